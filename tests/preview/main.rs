//! The preview and its exports: what they show, and that no text gets out of its element.

mod any_text;
#[path = "../common/mod.rs"]
mod common;
mod kept;
#[path = "../common/sound_html.rs"]
mod sound_html;
mod texts;
mod whole;

use unblame::{
    document::{Branch, Column, Id, List, Postmortem, Row},
    markdown::preview::{Medium, Preview},
};

fn shown(doc: &Postmortem) -> String {
    let mut out = String::new();
    for section in Preview::new(Medium::Screen).sections(doc) {
        section.write(&mut out);
    }
    out
}

fn summary(text: &str) -> Postmortem {
    Postmortem {
        summary: text.to_owned(),
        ..Postmortem::default()
    }
}

fn example() -> Postmortem {
    let mut last = 0;
    let mut id = || {
        last += 1;
        Id::from_bits(last)
    };
    let mut doc = Postmortem {
        title: "Logins failed for `eu-west`".into(),
        incident_date: "2025-12-05".into(),
        start: "14:00".into(),
        end: "14:32".into(),
        severity: "Major".into(),
        authors: "@ana, Ben".into(),
        summary: "# What it meant\n\nSee the [graph][g] and ![a curve](https://a.example/c.png).[^1]\n\n\
                  - [x] checked\n- [ ] open\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```\nlog <line>\n```\n\n\
                  [g]: https://a.example/g\n[^1]: A note."
            .into(),
        immediate_cause: "The pool was *empty*.".into(),
        review_date: "2025-12-22".into(),
        ..Postmortem::default()
    };
    let rows: [(List, &[(Column, &str)]); 9] = [
        (
            List::Participants,
            &[
                (Column::Name, "Ana"),
                (Column::Handle, "@ana"),
                (Column::Role, "lead"),
            ],
        ),
        (
            List::Timeline,
            &[
                (Column::At, "14:00"),
                (Column::Text, "First **alert**"),
                (Column::Milestone, "alerted"),
            ],
        ),
        (
            List::Timeline,
            &[(Column::At, "14:0"), (Column::Text, "two\n\nparagraphs")],
        ),
        (List::Timeline, &[]),
        (
            List::Whys,
            &[
                (Column::Question, "Why was it empty?"),
                (Column::Answer, "A leak"),
            ],
        ),
        (
            List::AcceptedRisks,
            &[(Column::Text, "One region"), (Column::Reason, "cost")],
        ),
        (
            List::Actions,
            &[(Column::Text, "Close it"), (Column::Status, "in_progress")],
        ),
        (
            List::Lessons,
            &[
                (Column::Title, "Watch the pool"),
                (Column::Text, "It is finite."),
            ],
        ),
        (
            List::Sharing,
            &[(Column::Audience, "Support"), (Column::Shared, "yes")],
        ),
    ];
    for (list, cells) in rows {
        let row = Row::with_cells(list, id(), cells.iter().copied());
        let end = doc.rows(list).len();
        doc.rows_mut(list).insert(end, row);
    }
    if let Some(why) = doc.whys.first_mut() {
        let Row::Why(inner) =
            Row::with_cells(List::Whys, id(), [(Column::Question, "Why unseen?")])
        else {
            return doc;
        };
        why.branches.push(Branch {
            id: id(),
            whys: vec![inner],
        });
    }
    doc
}
