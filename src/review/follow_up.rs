//! After the review date: what is still open, and a document in which it is taken up again.
//! Beside it, whom a post-mortem is shared with.

use chrono::NaiveDate;

use super::words::{hears, plain};
use crate::document::{
    ActionItem, ActionStatus, Cells, Form, Id, Item, List, Postmortem, Row, moment::read_date,
};

/// Someone who learns from a post-mortem.
#[derive(Debug)]
pub struct Audience {
    /// What a reader sees, and what the row of the checklist is called.
    pub name: &'static str,
    /// By which words a row that says it otherwise is known.
    words: &'static str,
    /// What they need from it, in a line.
    pub wants: &'static str,
}

/// The four audiences of the template's guide, for a checklist.
pub const AUDIENCES: [Audience; 4] = [
    Audience {
        name: "Engineering",
        words: "engineer|developer|dev.|devs|sre|tech|r d.",
        wants: "The whole document: causes, timeline, action items.",
    },
    Audience {
        name: "Product",
        words: "product",
        wants: "Impact on users, and which work comes first.",
    },
    Audience {
        name: "Customer support",
        words: "support|customer s|customer c|success|service desk|help desk",
        wants: "What customers saw, and what to tell them.",
    },
    Audience {
        name: "Leadership",
        words: "leader|management|executive|c level|board|stakeholder|director",
        wants: "The summary, the impact, and what is still open.",
    },
];

/// The audiences for whom a document has no row yet.
pub fn missing_audiences(doc: &Postmortem) -> Vec<&'static Audience> {
    let rows: Vec<String> = doc.sharing.iter().map(|row| plain(&row.audience)).collect();
    let missing = |audience: &&Audience| !rows.iter().any(|row| hears(row, audience.words));
    AUDIENCES.iter().filter(missing).collect()
}

/// Whether an action item still waits to be done.
pub fn is_open(action: &ActionItem) -> bool {
    let done = matches!(
        action.status,
        Some(ActionStatus::Done | ActionStatus::WontDo)
    );
    !done && !action.is_blank()
}

/// The action items that still wait, in their order.
pub fn still_open(doc: &Postmortem) -> impl Iterator<Item = &ActionItem> {
    doc.action_items.iter().filter(|action| is_open(action))
}

/// Whether an open action item is past its deadline on this day.
pub fn is_overdue(action: &ActionItem, today: NaiveDate) -> bool {
    is_open(action) && read_date(&action.deadline).is_some_and(|deadline| deadline < today)
}

/// Whether the day of the review has come.
pub fn is_due(doc: &Postmortem, today: NaiveDate) -> bool {
    read_date(&doc.review_date).is_some_and(|review| review <= today)
}

/// A new document that opens with what is still open: the action items that wait, with owner and
/// deadline, under a title and a summary that lead back. `back` is the address of the first
/// document, or empty.
///
/// What the writer decides anew stays empty: the next review date, and causes and impact, which
/// stand in the first document.
pub fn follow_up(
    doc: &Postmortem,
    today: NaiveDate,
    back: &str,
    new_id: &mut dyn FnMut() -> Id,
) -> Postmortem {
    let action_items = still_open(doc).map(|action| ActionItem {
        id: new_id(),
        // What it answers stands in the first document.
        answers: Vec::new(),
        ..action.clone()
    });
    let action_items: Vec<ActionItem> = action_items.collect();
    let services = doc.services.iter().map(|item| Item {
        id: new_id(),
        text: item.text.clone(),
    });
    let services: Vec<Item> = services.collect();
    let mut next = Postmortem {
        title: ["Follow-up: ", doc.title.trim()].concat(),
        incident_date: doc.incident_date.clone(),
        severity: doc.severity.clone(),
        authors: doc.responsible.clone(),
        postmortem_date: today.to_string(),
        form: Form::Brief,
        summary: opening(doc, today, back),
        responsible: doc.responsible.clone(),
        services,
        action_items,
        ..Postmortem::default()
    };
    for row in &doc.sharing {
        let mut row = Row::Sharing(row.clone());
        row.cells_mut().set_id(new_id());
        let rows = next.rows_mut(List::Sharing);
        rows.insert(rows.len(), row);
    }
    for row in &mut next.sharing {
        row.shared = false;
    }
    next
}

/// "2 of 5 action items are still open on 2025-12-22; 1 is past its deadline."
fn opening(doc: &Postmortem, today: NaiveDate, back: &str) -> String {
    let all = doc
        .action_items
        .iter()
        .filter(|row| !row.is_blank())
        .count();
    let open = still_open(doc).count();
    let late = still_open(doc)
        .filter(|action| is_overdue(action, today))
        .count();
    let mut text = open.to_string();
    text.push_str(" of ");
    text.push_str(&all.to_string());
    text.push_str(" action items ");
    text.push_str(if open == 1 { "is" } else { "are" });
    text.push_str(" still open on ");
    text.push_str(&today.to_string());
    if late > 0 {
        text.push_str("; ");
        text.push_str(&late.to_string());
        text.push_str(if late == 1 {
            " is past its deadline"
        } else {
            " are past their deadline"
        });
    }
    text.push_str(". The post-mortem: ");
    let words: Vec<&str> = doc.title.split_whitespace().collect();
    let title = match words.join(" ") {
        title if title.is_empty() => "without a title".to_owned(),
        title => title,
    };
    if back.trim().is_empty() {
        text.push_str(&title);
    } else {
        text.push('[');
        for c in title.chars() {
            if matches!(c, '[' | ']' | '\\') {
                text.push('\\');
            }
            text.push(c);
        }
        text.push_str("](<");
        text.extend(
            back.trim()
                .chars()
                .filter(|c| !matches!(c, '<' | '>' | '\n')),
        );
        text.push_str(">)");
    }
    if !text.ends_with(['.', '!', '?']) {
        text.push('.');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, Sharing};
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        read_date(text).expect("it is a date")
    }

    fn document() -> Postmortem {
        let mut doc = Postmortem {
            title: "Checkout [EU] stopped".into(),
            review_date: "2025-12-22".into(),
            responsible: "@kit".into(),
            sharing: vec![Sharing {
                id: Id::from_bits(9),
                audience: "Support desk".into(),
                shared: true,
            }],
            ..Postmortem::default()
        };
        for (bits, (text, deadline, status)) in [
            ("Add an alert", "2025-12-10", "to_do"),
            ("Close the leak", "2025-12-08", "done"),
            ("Add a test", "2026-01-15", "in_progress"),
            ("Rewrite it", "", "wont_do"),
            ("", "", ""),
        ]
        .into_iter()
        .enumerate()
        {
            let cells = [
                (Column::Text, text),
                (Column::Deadline, deadline),
                (Column::Status, status),
                (Column::Owner, if text.is_empty() { "" } else { "@kit" }),
            ];
            let row = Row::with_cells(List::Actions, Id::from_bits(bits as u64), cells);
            assert!(doc.rows_mut(List::Actions).insert(bits, row));
        }
        doc.action_items[0].answers.push(Id::from_bits(9));
        doc
    }

    #[test]
    fn what_is_open_is_carried_over_with_owner_and_deadline() {
        let mut last = 100;
        let mut new_id = || {
            last += 1;
            Id::from_bits(last)
        };
        let next = follow_up(
            &document(),
            day("2025-12-22"),
            "https://a.example/7",
            &mut new_id,
        );
        let carried: Vec<(&str, &str, &str)> = next
            .action_items
            .iter()
            .map(|row| (row.text.as_str(), row.owner.as_str(), row.deadline.as_str()))
            .collect();
        assert_eq!(
            carried,
            [
                ("Add an alert", "@kit", "2025-12-10"),
                ("Add a test", "@kit", "2026-01-15")
            ]
        );
        assert!(
            next.action_items
                .iter()
                .all(|row| row.id.bits() > 100 && row.answers.is_empty())
        );
        assert!(!next.sharing[0].shared && next.sharing[0].id.bits() > 100);
        assert_eq!(next.title, "Follow-up: Checkout [EU] stopped");
        assert_eq!(
            next.summary,
            "2 of 4 action items are still open on 2025-12-22; 1 is past its deadline. \
             The post-mortem: [Checkout \\[EU\\] stopped](<https://a.example/7>)."
        );
        assert!(next.review_date.is_empty(), "the writer sets the next one");
    }

    #[test]
    fn a_review_is_due_from_its_date_on() {
        let doc = document();
        assert!(is_due(&doc, day("2025-12-22")) && !is_due(&doc, day("2025-12-21")));
        assert!(!is_due(&Postmortem::default(), day("2025-12-22")));
        let actions = &doc.action_items;
        assert!(is_overdue(&actions[0], day("2025-12-11")));
        assert!(
            !is_overdue(&actions[0], day("2025-12-10")),
            "the day itself counts"
        );
        assert!(!is_overdue(&actions[1], day("2025-12-11")), "it is done");
    }

    #[test]
    fn audiences_are_known_by_other_names() {
        let names = |doc: &Postmortem| -> Vec<&str> {
            missing_audiences(doc).iter().map(|one| one.name).collect()
        };
        assert_eq!(names(&document()), ["Engineering", "Product", "Leadership"]);
        assert_eq!(names(&Postmortem::default()).len(), 4);
    }

    proptest! {
            #[test]
            fn any_title_and_address_lead_back(title in "(.|\n)*", back in "(.|\n)*") {
                let doc = Postmortem { title, ..document() };
                let next = follow_up(&doc, day("2025-12-22"), &back, &mut || Id::from_bits(1));
                prop_assert!(next.summary.starts_with("2 of 4 action items"));
    prop_assert_eq!(next.summary.lines().count(), 1);
            }
        }
}
