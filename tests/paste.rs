//! What is pasted into a list: lines and tables become rows, and no word is lost.

use proptest::prelude::*;
use unblame::{
    document::{Id, List, Row},
    paste::rows,
};

fn paste(text: &str, list: List) -> Option<Vec<Row>> {
    let mut last = 0;
    rows(text, list, &mut || {
        last += 1;
        Id::from_bits(last)
    })
}

/// The rows as `cell | cell`, one a line, without the cells at the end that are empty.
fn shown(text: &str, list: List) -> String {
    let Some(rows) = paste(text, list) else {
        return "pasted as text".to_owned();
    };
    let line = |row: &Row| {
        let cells: Vec<&str> = list
            .columns()
            .iter()
            .filter_map(|&column| row.cells().cell(column))
            .collect();
        cells.join(" | ").trim_end_matches([' ', '|']).to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(list: List, text: &str, expected: &str) {
    assert_eq!(shown(text, list), expected);
}

#[test]
fn a_single_text_is_pasted_where_the_caret_is() {
    for text in [
        "",
        "one",
        "one\n",
        "\n  one\n",
        "- one",
        "14:05 Alert",
        "a | b",
        "\tindented",
    ] {
        for &list in List::ALL {
            check(list, text, "pasted as text");
        }
    }
}

#[test]
fn lines_become_rows_without_their_markers() {
    check(List::WentWell, "one\r\n\r\ntwo\r\n", "one\ntwo");
    check(
        List::WentWell,
        "- one\n* two\n• three\n1. four\n2) five",
        "one\ntwo\nthree\nfour\nfive",
    );
    check(List::GotLucky, "- [x] one\n- [ ] two", "one\ntwo");
    check(
        List::ContributingFactors,
        "- one\n  goes on\n\t- two",
        "one\ngoes on\ntwo",
    );
    check(
        List::Services,
        "-5 degrees\n3.5 is no marker\n*bold* neither",
        "-5 degrees\n3.5 is no marker\n*bold* neither",
    );
}

#[test]
fn lines_are_split_where_a_list_has_a_way_of_writing_them() {
    check(
        List::Timeline,
        "14:00 Alert fires\n- 14:05 UTC — On call acknowledges\n[2025-12-05 14:12] Cause found\nno time",
        "14:00 | Alert fires\n14:05 UTC | On call acknowledges\n2025-12-05 14:12 | Cause found\n | no time",
    );
    check(
        List::Impact,
        "Users affected: ~2,000\nTickets: 23",
        "Users affected | ~2,000\nTickets | 23",
    );
    check(
        List::Lessons,
        "Watch pools — They run out.\nTest errors",
        "Watch pools | They run out.\nTest errors",
    );
    check(
        List::Whys,
        "1. Why? → Because\n2. And why? -> Hm",
        "Why? | Because\nAnd why? | Hm",
    );
    check(
        List::Actions,
        "- [ ] Add alert\n- [x] Fix leak",
        "Add alert |  |  | to_do\nFix leak |  |  | done",
    );
    check(
        List::Sharing,
        "- [x] Support\n- [ ] Product",
        "Support | yes\nProduct",
    );
}

#[test]
fn a_table_fills_cells_by_its_header() {
    check(
        List::Actions,
        "Owner\tAction\tStatus\tDue date\n@sarah\tAdd alert\tTo Do\t2025-12-10\n@mike\tFix leak\tDONE\t\n",
        "Add alert | @sarah | 2025-12-10 | to_do\nFix leak | @mike |  | done",
    );
    check(
        List::Timeline,
        "| Time (UTC) | Event |\n|---|:--|\n| 14:00 | a \\| b<br>c |\n|  | d |",
        "14:00 | a | b\nc\n | d",
    );
    check(
        List::Impact,
        "| Metric | Value |\n|---|---|\n| Tickets | 23 |",
        "Tickets | 23",
    );
    check(
        List::Participants,
        "Role\tName\nLead\tNoor",
        "Noor |  | Lead",
    );
    check(
        List::Lessons,
        "Lesson\tDetails\nLimits age\t\"Two\nlines\"",
        "Limits age | Two\nlines",
    );
    check(
        List::Actions,
        "Action,Owner,Due\n\"Add an alert, page on-call\",@ana,2025-12-20\n",
        "Add an alert, page on-call | @ana | 2025-12-20",
    );
    check(
        List::Actions,
        "Deploys, reverts\nwere late, as ever",
        "Deploys, reverts\nwere late, as ever",
    );
    check(
        List::Timeline,
        "| Time | Event |\n|---|---|\n| **09:58** | Alert |",
        "09:58 | Alert",
    );
    check(
        List::Timeline,
        "Time\tDate\tEvent\n14:00\t2025-12-05\tAlert",
        "2025-12-05 14:00 | Alert",
    );
}

#[test]
fn a_table_without_a_header_is_read_in_order() {
    check(
        List::Impact,
        "Tickets\t23\nUsers\t~2,000\tpeople",
        "Tickets | 23\nUsers | ~2,000 | people",
    );
    check(
        List::Actions,
        "Add alert\t@sarah\t2025-12-10\tIn progress",
        "Add alert | @sarah | 2025-12-10 | in_progress",
    );
    check(
        List::Timeline,
        "Alert\t14:00\nAck\t14:05",
        "14:00 | Alert\n14:05 | Ack",
    );
    check(
        List::Timeline,
        "2025-12-05\t14:00\tAlert",
        "2025-12-05 14:00 | Alert",
    );
    check(
        List::Timeline,
        "| 14:00 | Alert |\n| 14:05 | Ack |",
        "14:00 | Alert\n14:05 | Ack",
    );
}

#[test]
fn what_fits_no_cell_is_added_to_the_main_text() {
    check(
        List::Actions,
        "Action\tOwner\tStatus\tEffort\nAdd alert\t@sarah\tblocked\t2 days",
        "Add alert; status: blocked; Effort: 2 days | @sarah",
    );
    check(
        List::Timeline,
        "14:00\tAlert\tpager\tnoor",
        "14:00 | Alert; pager; noor",
    );
    check(
        List::WentWell,
        "one\ttwo\nthree\tfour",
        "one; two\nthree; four",
    );
    check(
        List::Impact,
        "| Apples | Pears |\n|---|---|\n| 3 | 4 |",
        "Apples | Pears\n3 | 4",
    );
}

/// The words of a text, as far as they are not the marks of a list, a table or a quotation.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Pieces that mean something to lists and tables, and anything else.
fn text() -> impl Strategy<Value = String> {
    const PIECES: [&str; 20] = [
        "\n",
        "\t",
        "|",
        "\"",
        "\"\"",
        "- ",
        "1. ",
        "[x] ",
        "14:05",
        "2025-12-05",
        "+",
        "é",
        "---",
        "|---|",
        "\\",
        "Time",
        "Event",
        ": ",
        " — ",
        "<br>",
    ];
    let pieces = prop::collection::vec(prop::sample::select(PIECES.as_slice()), 0..12);
    prop_oneof![
        pieces.prop_map(|pieces| pieces.concat()),
        ".{0,12}".prop_map(String::from)
    ]
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(texts in prop::collection::vec(text(), 1..6), list in 0..List::ALL.len()) {
        let _ = paste(&texts.join("\n"), List::ALL[list]);
        let _ = paste(&texts.join("\t"), List::ALL[list]);
    }

    /// Every word of pasted lines and cells stands in a row, whatever the list.
    #[test]
    fn no_word_is_lost(
        lines in prop::collection::vec(
            prop::collection::vec("[a-z]{4,9}( [a-z]{4,9}|, [A-Z]{3,5}|: [a-z]{3,5}| — [a-z]{3,5}){0,3}", 1..5),
            2..6,
        ),
        mark in prop::sample::select(vec!["", "- ", "* ", "1. ", "14:05 ", "[ ] "]),
        cell in prop::sample::select(vec!["\t", " | ", " → "]),
        list in 0..List::ALL.len(),
    ) {
        let list = List::ALL[list];
        let lines: Vec<String> = lines.iter().map(|cells| format!("{mark}{}", cells.join(cell))).collect();
        let text = lines.join("\n");
        if let Some(rows) = paste(&text, list) {
            let mut kept: Vec<String> = Vec::new();
            for row in &rows {
                for &column in list.columns() {
                    kept.extend(words(row.cells().cell(column).unwrap_or_default()));
                }
            }
            for word in words(&text).iter().filter(|word| word.chars().all(char::is_alphabetic)) {
                prop_assert!(kept.contains(word), "{word} of {text:?} is not in {kept:?}");
            }
        }
    }
}
