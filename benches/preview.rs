//! What one keystroke costs, and the first rendering, in documents of the sizes we promise.

use divan::{Bencher, black_box};
use unblame::{
    document::{Column, Field, List},
    document::{Event, Id, Item, Place, Postmortem, Row, Section},
    export::html,
    markdown::preview::{Medium, Preview},
};

fn main() {
    divan::main();
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

/// A document of about this size, a third of it in rows.
fn spread(bytes: usize) -> Postmortem {
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

fn rows() -> Postmortem {
    let mut doc = Postmortem::default();
    fill(&mut doc, List::Timeline, 300);
    fill(&mut doc, List::Actions, 50);
    doc
}

fn one_field() -> Postmortem {
    Postmortem {
        summary: prose(100_000),
        ..Postmortem::default()
    }
}

/// Types letters into the middle of the text at a place and renders its section each time.
fn keystroke(bencher: Bencher<'_, '_>, mut doc: Postmortem, place: Place) {
    let mut preview = Preview::new(Medium::Screen);
    preview.sections(&doc);
    let mut on = false;
    bencher.bench_local(|| {
        on = !on;
        if let Some(text) = doc.text_mut(place) {
            let middle = text.floor_char_boundary(text.len() / 2);
            if on {
                text.insert(middle, 'x');
            } else {
                text.remove(middle);
            }
        }
        black_box(preview.section(&doc, place.section()))
    });
}

fn event(doc: &Postmortem) -> Place {
    let row = doc.timeline.get(doc.timeline.len() / 2);
    Place::Cell {
        list: List::Timeline,
        row: row.map_or(id(0), |event: &Event| event.id),
        column: Column::Text,
    }
}

#[divan::bench(args = [10_000, 100_000, 1_000_000])]
fn keystroke_in_prose(bencher: Bencher<'_, '_>, bytes: usize) {
    keystroke(bencher, spread(bytes), Place::Field(Field::Summary));
}

#[divan::bench(args = [10_000, 100_000, 1_000_000])]
fn keystroke_in_the_timeline(bencher: Bencher<'_, '_>, bytes: usize) {
    let doc = spread(bytes);
    let place = event(&doc);
    keystroke(bencher, doc, place);
}

#[divan::bench]
fn keystroke_in_300_events(bencher: Bencher<'_, '_>) {
    let doc = rows();
    let place = event(&doc);
    keystroke(bencher, doc, place);
}

#[divan::bench]
fn keystroke_in_a_field_of_100_kb(bencher: Bencher<'_, '_>) {
    keystroke(bencher, one_field(), Place::Field(Field::Summary));
}

#[divan::bench(args = [10_000, 100_000, 1_000_000])]
fn first_rendering(bencher: Bencher<'_, '_>, bytes: usize) {
    let doc = spread(bytes);
    bencher.bench_local(|| Preview::new(Medium::Screen).sections(black_box(&doc)));
}

#[divan::bench]
fn section_without_a_change(bencher: Bencher<'_, '_>) {
    let doc = rows();
    let mut preview = Preview::new(Medium::Screen);
    preview.sections(&doc);
    bencher.bench_local(|| preview.section(black_box(&doc), Section::Timeline));
}

#[divan::bench]
fn html_file_of_1_mb(bencher: Bencher<'_, '_>) {
    let doc = spread(1_000_000);
    bencher.bench_local(|| html::page(black_box(&doc)));
}
