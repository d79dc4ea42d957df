//! The checks, one file each.

mod absence_as_cause;
mod action_answers_nothing;
mod action_overdue;
mod action_without_deadline;
mod action_without_end;
mod action_without_owner;
mod action_without_ticket;
mod action_without_verb;
mod all_remedies_weak;
mod before_the_end;
mod begins_with_detection;
mod cause_without_link;
mod common;
mod deadline_before_incident;
mod deadline_far_away;
mod deadline_on_weekend;
mod deadline_past_target;
mod detection_without_start;
mod done_without_proof;
mod duration_differs;
mod earlier_incidents_unasked;
mod end_before_start;
mod end_on_next_day;
mod estimate_without_method;
mod event_out_of_order;
mod events_without_source;
mod factor_unanswered;
mod impact_is_response;
mod impact_not_covered;
mod impact_without_number;
mod in_the_future;
mod insider_words;
mod kinds_out_of_balance;
mod kit;
mod lesson_copies_action;
mod lesson_not_alone;
mod long_sentences;
mod long_silence;
mod luck_unasked;
mod many_action_items;
mod milestones_out_of_order;
mod missing_fact;
mod more_than_all;
mod negative_response_time;
mod no_action_items;
mod no_decision;
mod no_high_priority;
mod no_lesson;
mod no_public_update;
mod no_review_date;
mod not_a_participant;
mod not_shared;
mod one_contributing_factor;
mod one_priority_for_all;
mod one_straight_chain;
mod only_components;
mod other_offset;
mod other_time_zone;
mod outage_in_part;
mod outcome_differs;
mod outcome_missing;
mod owner_not_one_person;
mod owner_with_many_items;
mod past_due;
mod percent_without_base;
mod person_in_title;
mod placeholder_left;
mod plan_in_event;
mod quantity_in_words;
mod repeated_event;
mod response_time_differs;
mod responsible_not_one_person;
mod restored_without_proof;
mod review_before_deadline;
mod review_form;
mod reviewed_by_nobody;
mod round_estimate;
mod same_item_twice;
mod several_owners;
mod severity_against_impact;
mod sla_against_downtime;
mod span_without_events;
mod summary_differs;
mod summary_leaves_out;
mod summary_too_long;
mod surprise_unasked;
mod title_length;
mod trigger_is_cause;
mod two_jobs_in_one;
mod typed_time_differs;
mod unexplained_abbreviation;
mod unmarked_milestone;
mod unreadable_date;
mod unreadable_time;
mod value_without_unit;
mod weak_remedy;
mod why_count;
mod why_end_unanswered;
mod why_ends_at_a_broken_rule;
mod why_ends_at_a_person;
mod why_jumps;
mod why_without_answer;
mod wrong_unanswered;

use super::check::Check;

/// Every check, in the order of the document.
pub const CHECKS: &[&Check] = &[
    &missing_fact::CHECK,
    &unreadable_date::CHECK,
    &placeholder_left::CHECK,
    &title_length::CHECK,
    &person_in_title::CHECK,
    &end_before_start::CHECK,
    &end_on_next_day::CHECK,
    &duration_differs::CHECK,
    &before_the_end::CHECK,
    &in_the_future::CHECK,
    &past_due::CHECK,
    &several_owners::CHECK,
    &review_form::CHECK,
    &reviewed_by_nobody::CHECK,
    &not_a_participant::CHECK,
    &event_out_of_order::CHECK,
    &unreadable_time::CHECK,
    &other_time_zone::CHECK,
    &other_offset::CHECK,
    &unmarked_milestone::CHECK,
    &begins_with_detection::CHECK,
    &milestones_out_of_order::CHECK,
    &long_silence::CHECK,
    &events_without_source::CHECK,
    &plan_in_event::CHECK,
    &no_public_update::CHECK,
    &repeated_event::CHECK,
    &no_decision::CHECK,
    &restored_without_proof::CHECK,
    &negative_response_time::CHECK,
    &typed_time_differs::CHECK,
    &span_without_events::CHECK,
    &response_time_differs::CHECK,
    &detection_without_start::CHECK,
    &impact_is_response::CHECK,
    &summary_too_long::CHECK,
    &summary_leaves_out::CHECK,
    &summary_differs::CHECK,
    &insider_words::CHECK,
    &unexplained_abbreviation::CHECK,
    &long_sentences::CHECK,
    &impact_without_number::CHECK,
    &value_without_unit::CHECK,
    &percent_without_base::CHECK,
    &quantity_in_words::CHECK,
    &impact_not_covered::CHECK,
    &round_estimate::CHECK,
    &estimate_without_method::CHECK,
    &sla_against_downtime::CHECK,
    &outage_in_part::CHECK,
    &severity_against_impact::CHECK,
    &more_than_all::CHECK,
    &one_contributing_factor::CHECK,
    &why_ends_at_a_person::CHECK,
    &why_ends_at_a_broken_rule::CHECK,
    &why_count::CHECK,
    &why_without_answer::CHECK,
    &why_jumps::CHECK,
    &one_straight_chain::CHECK,
    &why_end_unanswered::CHECK,
    &factor_unanswered::CHECK,
    &cause_without_link::CHECK,
    &absence_as_cause::CHECK,
    &only_components::CHECK,
    &trigger_is_cause::CHECK,
    &surprise_unasked::CHECK,
    &earlier_incidents_unasked::CHECK,
    &outcome_missing::CHECK,
    &luck_unasked::CHECK,
    &wrong_unanswered::CHECK,
    &same_item_twice::CHECK,
    &outcome_differs::CHECK,
    &no_action_items::CHECK,
    &no_high_priority::CHECK,
    &action_without_owner::CHECK,
    &owner_not_one_person::CHECK,
    &action_without_deadline::CHECK,
    &deadline_before_incident::CHECK,
    &deadline_on_weekend::CHECK,
    &deadline_far_away::CHECK,
    &action_without_verb::CHECK,
    &action_without_end::CHECK,
    &two_jobs_in_one::CHECK,
    &done_without_proof::CHECK,
    &action_overdue::CHECK,
    &action_without_ticket::CHECK,
    &kinds_out_of_balance::CHECK,
    &all_remedies_weak::CHECK,
    &weak_remedy::CHECK,
    &one_priority_for_all::CHECK,
    &many_action_items::CHECK,
    &deadline_past_target::CHECK,
    &action_answers_nothing::CHECK,
    &owner_with_many_items::CHECK,
    &no_lesson::CHECK,
    &lesson_not_alone::CHECK,
    &lesson_copies_action::CHECK,
    &no_review_date::CHECK,
    &review_before_deadline::CHECK,
    &responsible_not_one_person::CHECK,
    &not_shared::CHECK,
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::{
        document::{Id, Section},
        finding::{Change, Finding},
        lint::{Context, People, lint_text},
        review::{
            edit_of,
            example::{document, findings, findings_of},
        },
    };

    #[test]
    fn every_flagged_example_gives_one_finding() {
        for check in CHECKS {
            assert!(
                !check.examples.flags.is_empty(),
                "{} shows nothing",
                check.id
            );
            for text in check.examples.flags {
                let found = findings(text, check.id);
                assert_eq!(found.len(), 1, "{} in {text:?}: {found:#?}", check.id);
            }
        }
    }

    #[test]
    fn every_allowed_example_gives_none() {
        for check in CHECKS {
            assert!(
                check.examples.allows.len() >= 2,
                "{} allows too little",
                check.id
            );
            for text in check.examples.allows {
                let found = findings(text, check.id);
                assert!(found.is_empty(), "{} in {text:?}: {found:#?}", check.id);
            }
        }
    }

    #[test]
    fn the_first_remedy_closes_its_finding() {
        for check in CHECKS {
            for text in check.examples.flags {
                let found = findings(text, check.id);
                let first = found.first().and_then(|finding| finding.remedies.first());
                let Some(remedy) = first else { continue };
                if matches!(remedy.changes[..], [Change::Go(_)]) {
                    continue;
                }
                let mut doc = document(text);
                let mut last = 1_000_000;
                let edit = edit_of(remedy, &doc, &mut || {
                    last += 1;
                    Id::from_bits(last)
                });
                let edit = edit.unwrap_or_else(|| panic!("{} does nothing: {text:?}", check.id));
                edit.apply(&mut doc);
                let left = findings_of(&doc, text, check.id);
                assert!(left.is_empty(), "{} stays in {text:?}: {left:#?}", check.id);
            }
        }
    }

    #[test]
    fn ids_and_codes_are_unique_and_in_form() {
        let (mut ids, mut seen) = (HashSet::new(), HashSet::new());
        for check in CHECKS {
            assert!(ids.insert(check.id), "{} is there twice", check.id);
            assert!(
                crate::lint::rule(check.id).is_none(),
                "{} is a rule",
                check.id
            );
            assert!(
                check
                    .id
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b == b'-')
            );
            let (letter, number) = check.code.split_at(1);
            assert!("HTMSICWAF".contains(letter), "{}", check.code);
            assert!(
                number
                    .trim_end_matches(char::is_alphabetic)
                    .parse::<u8>()
                    .is_ok()
            );
            seen.insert(check.code);
        }
        assert_eq!(seen.len(), CHECKS.len(), "a code is there twice");
    }

    #[test]
    fn what_the_checks_say_is_without_blame() {
        let mut wrong: Vec<String> = Vec::new();
        for check in CHECKS {
            let mut texts = vec![
                check.what.to_owned(),
                check.why.into(),
                check.instead.into(),
            ];
            for text in check.examples.flags {
                for finding in findings(text, check.id) {
                    texts.extend(own_texts(&finding));
                }
            }
            for text in texts {
                let people = People::default();
                let context = Context {
                    section: Section::Summary,
                    question: false,
                    people: &people,
                };
                // What stands in quotation marks is the document's.
                let found = lint_text(&text, &context).into_iter();
                wrong.extend(found.map(|found| format!("{}: {text:?}: {}", check.id, found.rule)));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    fn own_texts(finding: &Finding) -> Vec<String> {
        let labels = finding
            .remedies
            .iter()
            .map(|remedy| remedy.label.to_string());
        labels.chain([finding.message().to_owned()]).collect()
    }
}
