//! How much prose the linter reads in a second, and how long a field takes:
//! `cargo bench --bench lint`.

use divan::{Bencher, counter::BytesCount};
use unblame::{
    document::Section,
    lint::{Context, People, lint_document, lint_text, with_examples},
    template::worked_example,
};

fn main() {
    divan::main();
}

/// Prose as it is: mostly sentences without a finding, one in six with one.
fn prose(bytes: usize) -> String {
    let mut text = String::new();
    'full: loop {
        for (_, examples) in with_examples() {
            let clean = examples.allows.iter().map(|(text, _)| *text);
            let flagged = examples.flags.iter().map(|(text, ..)| *text).take(1);
            for sentence in clean.chain(flagged) {
                if text.len() + sentence.len() + 2 > bytes {
                    break 'full;
                }
                text.push_str(sentence);
                text.push_str(if text.len().is_multiple_of(7) {
                    "\n\n"
                } else {
                    " "
                });
            }
        }
    }
    text
}

fn lint(text: &str, people: &People) -> usize {
    let context = Context {
        section: Section::Summary,
        question: false,
        people,
    };
    lint_text(text, &context).len()
}

#[divan::bench]
fn a_megabyte_of_prose(bencher: Bencher) {
    let text = prose(1_000_000);
    let people = People::default();
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| lint(&text, &people));
}

#[divan::bench]
fn a_field_of_2_kb(bencher: Bencher) {
    let text = prose(2_000);
    let mut people = People::default();
    people.add_names("Robin Example, @kit, Ash, Wren");
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| lint(&text, &people));
}

#[divan::bench]
fn the_worked_example(bencher: Bencher) {
    let mut last = 0;
    let doc = worked_example(&mut || {
        last += 1;
        unblame::document::Id::from_bits(last)
    });
    bencher.bench_local(|| lint_document(&doc).len());
}
