//! What the linter adds to a keystroke, and what it takes to open a document.

#[path = "common/documents.rs"]
mod documents;

use divan::{Bencher, black_box};
use documents::{event, one_field, rows, spread};
use unblame::{
    analysis::Analysis,
    document::{Field, Place, Postmortem, Section},
};

fn main() {
    divan::main();
}

fn analysis(doc: &Postmortem) -> Analysis {
    let mut analysis = Analysis::default();
    for &section in Section::ALL {
        analysis.update(doc, section);
    }
    while analysis.is_behind() {
        analysis.catch_up(16_000);
    }
    analysis
}

/// Types letters into the middle of the text at a place.
fn keystroke(bencher: Bencher<'_, '_>, mut doc: Postmortem, place: Place) {
    let mut analysis = analysis(&doc);
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
        black_box(analysis.update(&doc, place.section()))
    });
}

#[divan::bench(args = [2_000, 100_000, 1_000_000])]
fn keystroke_in_prose(bencher: Bencher<'_, '_>, bytes: usize) {
    keystroke(bencher, spread(bytes), Place::Field(Field::Summary));
}

#[divan::bench]
fn keystroke_in_100_kb_of_one_field(bencher: Bencher<'_, '_>) {
    keystroke(bencher, one_field(), Place::Field(Field::Summary));
}

#[divan::bench]
fn keystroke_in_a_row_of_300(bencher: Bencher<'_, '_>) {
    let doc = rows();
    let place = event(&doc);
    keystroke(bencher, doc, place);
}

#[divan::bench(args = [100_000, 1_000_000])]
fn opening(bencher: Bencher<'_, '_>, bytes: usize) {
    let doc = spread(bytes);
    bencher.bench_local(|| black_box(analysis(&doc)));
}
