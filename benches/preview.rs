//! What one keystroke costs, and the first rendering, in documents of the sizes we promise.

#[path = "common/documents.rs"]
mod documents;

use divan::{Bencher, black_box};
use documents::{event, one_field, rows, spread};
use unblame::{
    document::{Field, Place, Postmortem, Section},
    export::html,
    markdown::{
        self, Labels,
        preview::{Medium, Preview},
    },
};

fn main() {
    divan::main();
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

/// Types letters as above, and writes the Markdown of the section each time.
fn keystroke_in_markdown(bencher: Bencher<'_, '_>, mut doc: Postmortem, place: Place) {
    let mut labels = Labels::of(&doc);
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
        labels.update(&doc, place.section());
        black_box(markdown::write_section(&doc, place.section(), &labels))
    });
}

#[divan::bench]
fn markdown_of_300_events(bencher: Bencher<'_, '_>) {
    let doc = rows();
    let place = event(&doc);
    keystroke_in_markdown(bencher, doc, place);
}

#[divan::bench]
fn markdown_of_1_mb(bencher: Bencher<'_, '_>) {
    keystroke_in_markdown(bencher, spread(1_000_000), Place::Field(Field::Summary));
}

/// A long text with all that has to be looked at: its labels are used elsewhere too, and it has
/// tags.
#[divan::bench]
fn markdown_of_100_kb_with_shared_labels(bencher: Bencher<'_, '_>) {
    let mut doc = one_field();
    doc.summary.push_str(
        "\n\nSee [log] and <b>this</b>.[^1]\n\n[^1]: A note.\n\n[log]: https://a.example\n",
    );
    doc.severity = "as in [log]".into();
    keystroke_in_markdown(bencher, doc, Place::Field(Field::Summary));
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
