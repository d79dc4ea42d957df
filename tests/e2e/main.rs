//! Journeys through the finished page, in a real browser: `cargo xtask test e2e`.
//!
//! Each journey is a person's: it finds things by what they are called on the page. The harness
//! serves `dist/` as a static host would, at an address of its own, where the browser remembers
//! nothing, and cleans up.

mod barriers;
mod beside;
mod composing;
mod drafts;
mod exports;
mod fault;
mod folder;
mod harness;
mod imports;
mod kills;
mod late;
mod leaving;
mod linter;
mod long;
mod offline;
mod opening;
mod order;
mod parts;
mod pasting;
mod person;
mod pickers;
mod preview;
mod prose;
mod readiness;
mod review;
mod rows;
mod silence;
mod storage;
mod tabs;
mod theme;
mod trash;
mod undo;
mod vault;
mod worked_example;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};
use tokio::runtime::Runtime;

/// Makes a test of each journey, named as it is called here.
macro_rules! trials {
    ($runtime:ident: $($journey:path,)+) => {
        vec![$(Trial::test(stringify!($journey), || {
            $runtime.block_on($journey());
            Ok(())
        }),)+]
    };
}

fn main() -> ExitCode {
    let runtime: &Runtime = Box::leak(Box::new(Runtime::new().expect("this machine has threads")));
    let trials = trials![runtime:
        barriers::no_view_has_a_barrier_in_light_colours,
        barriers::no_view_has_a_barrier_in_dark_colours,
        beside::a_person_as_the_last_why_is_met_with_a_question,
        beside::a_summary_follows_its_fields_until_someone_edits_it,
        beside::after_the_review_date_a_draft_opens_with_what_is_still_open,
        beside::the_due_clock_runs_by_the_severity,
        beside::the_four_audiences_are_put_on_the_list_and_ticked_off,
        beside::the_questions_propose_the_full_form_or_the_brief_one_and_say_why,
        beside::the_whys_are_drawn_copied_as_mermaid_and_downloaded_as_a_picture,
        beside::pictures_show_words_without_their_marks,
        composing::enter_takes_the_composed_word_and_adds_no_row,
        composing::a_word_is_composed_beside_underlined_ones,
        drafts::drafts_are_listed_and_found_by_any_word_in_them,
        drafts::a_copy_that_is_reloaded_at_once_has_no_rival,
        drafts::a_draft_is_copied_deleted_and_taken_back,
        exports::every_download_has_its_name_and_its_content,
        exports::every_copy_has_its_content,
        exports::a_rich_copy_has_tables_and_the_markdown_beside_them,
        fault::a_fault_of_the_program_gives_the_draft_as_a_file,
        folder::each_draft_is_written_into_the_chosen_folder_too,
        imports::a_post_mortem_comes_in_by_file_by_drop_and_by_paste,
        imports::what_is_no_post_mortem_is_refused_with_a_sentence,
        imports::a_page_of_a_wiki_comes_in_with_its_sections_and_tables,
        imports::our_own_page_comes_back,
        late::a_database_that_answers_late_gets_what_was_written_meanwhile,
        late::a_database_that_falls_silent_keeps_no_draft_from_opening,
        late::without_a_database_drafts_are_kept_deleted_backed_up_and_brought_back,
        linter::blame_is_underlined_reworded_taken_back_and_silenced,
        linter::findings_are_listed_and_reached_by_key,
        linter::a_long_text_is_underlined_again_and_again,
        linter::a_document_in_another_language_is_left_alone,
        linter::what_might_have_been_becomes_a_sentence_and_an_action_item,
        long::far_rows_of_a_long_list_are_worked_on_like_any,
        long::rows_that_were_never_near_are_found_by_the_browsers_own_search,
        offline::the_first_reload_works_with_the_host_gone,
        offline::what_lies_below_the_page_is_not_taken_for_it,
        offline::nothing_is_asked_for_once_the_page_is_kept,
        offline::a_later_visit_begins_with_the_program_itself,
        offline::a_new_version_waits_until_it_is_accepted,
        offline::a_new_version_comes_back_to_the_same_caret,
        opening::the_page_opens_without_a_complaint,
        opening::the_policy_is_in_force,
        opening::an_error_in_the_page_is_heard,
        opening::the_page_opens_under_any_path,
        opening::every_card_is_laid_out_once_the_page_is_shown,
        order::a_timeline_is_sorted_when_asked_and_never_by_itself,
        order::an_answer_is_asked_about_twice,
        parts::a_file_is_taken_before_the_rest_is_there,
        parts::a_first_visit_writes_sees_judges_and_keeps_before_the_rest_is_there,
        parts::a_press_for_what_can_not_be_had_is_answered_and_the_writing_goes_on,
        parts::a_rest_that_can_not_be_had_is_said_and_the_draft_given_out,
        parts::findings_are_listed_before_the_rest_has_come_by_itself,
        parts::the_rest_comes_by_itself,
        parts::the_rest_comes_when_the_network_is_there_again,
        parts::what_is_asked_of_the_rest_before_it_is_there_is_done,
        parts::what_the_program_itself_calls_before_it_is_there_is_had_at_once,
        pasting::pasted_lines_become_rows_and_one_undo_takes_them_back,
        pasting::a_row_that_others_answer_is_not_replaced_by_a_paste,
        pasting::a_pasted_table_fills_rows_wherever_it_comes_from,
        pasting::what_a_field_cannot_keep_is_told_when_it_is_pasted,
        pasting::a_megabyte_is_kept_to_the_byte,
        pickers::a_picker_opens_beside_its_field_and_fills_it,
        preview::a_click_in_the_preview_goes_to_the_field,
        preview::each_tab_stays_where_it_was_scrolled_to,
        preview::the_cells_of_a_table_stand_under_their_headings,
        preview::the_preview_follows_the_field_in_focus,
        preview::the_list_of_sections_follows_focus_and_scroll,
        preview::what_is_written_never_acts_in_the_page,
        preview::footnotes_belong_to_their_field,
        preview::the_markdown_keeps_the_footnotes_of_two_fields_apart,
        preview::every_section_of_the_preview_is_named_by_its_heading,
        prose::a_short_field_grows_and_a_long_one_scrolls,
        prose::keys_make_bold_italic_links_and_lists,
        prose::a_list_goes_on_by_enter_and_ends_by_it,
        prose::a_question_mark_shows_all_keys_outside_of_a_field,
        readiness::a_key_leads_through_all_findings_in_the_order_of_the_document,
        readiness::a_silenced_check_speaks_again_when_what_it_rests_on_changes,
        readiness::the_findings_are_printed_as_a_checklist,
        readiness::what_the_checks_found_is_marked_in_the_preview,
        review::a_cause_is_linked_with_what_answers_it_and_a_risk_is_accepted,
        review::a_settings_file_is_used_kept_and_refused_with_a_sentence,
        review::response_times_and_the_error_budget_are_written_into_the_impact,
        review::the_five_faults_of_the_worked_example_are_closed_from_their_findings,
        rows::rows_are_added_moved_and_removed_by_key,
        rows::enter_behind_a_time_leads_to_what_happened,
        rows::enter_behind_a_question_leads_to_its_answer,
        rows::a_removed_row_is_taken_back_by_the_message_about_it,
        rows::a_message_hides_no_field_with_the_caret,
        rows::a_row_is_moved_by_its_handle,
        rows::a_row_is_a_form_that_is_never_sent,
        silence::a_session_of_work_makes_no_request,
        storage::a_full_local_storage_costs_nothing,
        storage::a_full_storage_is_said_and_no_word_is_lost,
        storage::a_draft_that_is_half_saved_is_written_on_after_coming_back,
        storage::a_draft_can_be_begun_where_there_is_no_room_at_all,
        storage::a_local_storage_that_was_cleared_costs_nothing,
        storage::a_draft_that_vanished_can_be_kept_as_a_new_one,
        storage::a_damaged_draft_is_shown_and_left_as_it_is,
        tabs::a_second_tab_reads_along_and_writes_over_nothing,
        tabs::a_tab_that_reads_along_replaces_nothing,
        tabs::a_second_tab_may_take_over,
        tabs::a_draft_that_goes_back_at_once_stays_there,
        tabs::a_draft_without_a_lease_can_be_taken_over,
        tabs::an_answer_that_comes_late_takes_no_text_away,
        tabs::two_windows_that_type_at_once_lose_nothing,
        tabs::a_killed_tab_loses_at_most_a_second_and_the_draft_goes_on,
        theme::a_chosen_theme_is_there_after_a_reload,
        trash::what_has_lain_in_the_trash_for_30_days_goes_and_nothing_earlier,
        undo::typing_is_taken_back_word_by_word,
        undo::undo_goes_across_rows_fields_and_choices,
        undo::an_import_in_place_of_the_draft_is_taken_back,
        undo::the_browsers_own_undo_is_the_documents,
        vault::an_earlier_state_is_compared_and_brought_back,
        vault::everything_goes_into_one_file_and_comes_back,
        vault::a_damaged_value_is_set_aside_and_repaired,
        vault::a_draft_that_is_damaged_everywhere_is_given_out_and_read_as_far_as_it_goes,
        vault::a_draft_of_a_newer_version_is_read_as_a_copy_and_never_written_over,
        vault::text_of_any_kind_comes_back_to_the_byte,
        vault::many_places_are_reworded_at_once_and_the_state_before_is_kept,
        worked_example::the_worked_example_is_typed_seen_kept_exported_and_imported,
        worked_example::all_of_it_works_without_a_host,
        // These need a browser that was started otherwise.
        leaving::the_page_asks_before_unsaved_text_is_left_and_only_then,
        leaving::the_page_asks_before_text_is_left_that_only_the_tab_has,
        kills::a_killed_browser_loses_at_most_a_second_of_typing,
        storage::a_database_that_is_really_full_is_said_and_no_word_is_lost,
        storage::a_browser_that_keeps_nothing_still_takes_text_and_gives_it_out,
    ];
    let conclusion = libtest_mimic::run(&Arguments::from_args(), trials);
    runtime.block_on(harness::close_the_browser());
    conclusion.exit_code()
}
