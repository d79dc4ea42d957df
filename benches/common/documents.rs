//! Documents of the sizes for which the project promises how fast it is.

use unblame::document::{Column, Event, Id, Item, List, Place, Postmortem, Row};

/// A document of about this size, a third of it in rows.
pub fn spread(bytes: usize) -> Postmortem {
    let mut doc = Postmortem {
        title: "Checkout was down".into(),
        summary: prose(bytes / 6),
        immediate_cause: prose(bytes / 6),
        underlying_cause: prose(bytes / 6),
        unsorted_notes: prose(bytes / 6),
        ..Postmortem::default()
    };
    let rows = bytes / 3 / 600;
    fill(&mut doc, List::Timeline, rows);
    fill(&mut doc, List::Actions, rows);
    let items = (0..rows).map(|number| Item {
        id: id(number),
        text: paragraph(number),
    });
    doc.went_well = items.collect();
    doc
}

/// A document of 300 events and 50 action items.
pub fn rows() -> Postmortem {
    let mut doc = Postmortem::default();
    fill(&mut doc, List::Timeline, 300);
    fill(&mut doc, List::Actions, 50);
    doc
}

/// A document with 100 kB in one field.
pub fn one_field() -> Postmortem {
    Postmortem {
        summary: prose(100_000),
        ..Postmortem::default()
    }
}

/// The text of the event in the middle of the timeline.
pub fn event(doc: &Postmortem) -> Place {
    let row = doc.timeline.get(doc.timeline.len() / 2);
    Place::Cell {
        list: List::Timeline,
        row: row.map_or(id(0), |event: &Event| event.id),
        column: Column::Text,
    }
}

/// Some 150 bytes of Markdown, different for every number.
fn paragraph(number: usize) -> String {
    format!(
        "Step {number}: the *connection pool* of `service-{number}` ran out, and the \
         [dashboard](https://graphs.example/{number}) showed **{number}** waiting requests at 14:05.\n\n"
    )
}

fn prose(bytes: usize) -> String {
    let mut text = String::new();
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        text.push_str(&paragraph(number));
        if number % 10 == 0 {
            text.push_str(
                "- an item\n- another one, `of code`\n\n```\nlog line one\n\nlog line two\n```\n\n",
            );
        }
    }
    text
}

fn id(bits: usize) -> Id {
    Id::from_bits(bits as u64)
}

fn fill(doc: &mut Postmortem, list: List, rows: usize) {
    for number in 0..rows {
        let text = paragraph(number);
        let cells = list.columns().iter().map(|&column| match column {
            Column::Milestone | Column::Known | Column::Priority | Column::Kind => (column, ""),
            Column::Status => (column, "to_do"),
            Column::At => (column, "14:05"),
            Column::Deadline | Column::DoneOn => (column, "2025-12-05"),
            Column::Source | Column::Tracker => (column, "https://graphs.example/a"),
            Column::Owner => (column, "@someone"),
            _ => (column, text.trim()),
        });
        let row = Row::with_cells(list, id(list as usize * 1_000_000 + number), cells);
        doc.rows_mut(list).insert(number, row);
    }
}
