//! What the review of a whole document takes. The goal for 300 events and 50 action items: 5 ms.

#[path = "common/documents.rs"]
mod documents;

use chrono::NaiveDateTime;
use divan::{Bencher, black_box};
use documents::{event, one_field, rows, spread};
use unblame::{
    document::{Milestone, Postmortem},
    review::{Context, Policy, review},
};

fn main() {
    divan::main();
}

fn now() -> NaiveDateTime {
    chrono::DateTime::UNIX_EPOCH.naive_utc()
}

/// 300 events over 10 hours, and 50 action items.
fn long_incident() -> Postmortem {
    let mut doc = rows();
    doc.incident_date = "2025-12-05".into();
    (doc.start, doc.end) = ("08:00".into(), "18:00".into());
    doc.summary = "On 2025-12-05 checkout was down for 9 hours, for about 2,000 users.".into();
    let place = event(&doc);
    doc.set_text(
        place,
        "Decision: restart the servers, which empties the pool",
    );
    for (number, event) in doc.timeline.iter_mut().enumerate() {
        event.at = format!("{:02}:{:02}", 8 + number / 30, number % 30 * 2);
    }
    let marks = [Milestone::Started, Milestone::Alerted, Milestone::Resolved];
    for (number, mark) in marks.into_iter().enumerate() {
        doc.timeline[number * 100].milestone = Some(mark);
    }
    doc
}

fn run(bencher: Bencher<'_, '_>, doc: &Postmortem) {
    let policy = Policy::default();
    bencher.bench_local(|| {
        let context = Context::new(black_box(doc), &policy, now());
        black_box(review(doc, &context))
    });
}

#[divan::bench]
fn of_300_events_and_50_actions(bencher: Bencher<'_, '_>) {
    run(bencher, &long_incident());
}

#[divan::bench(args = [100_000, 1_000_000])]
fn of_bytes(bencher: Bencher<'_, '_>, bytes: usize) {
    run(bencher, &spread(bytes));
}

#[divan::bench]
fn of_100_kb_of_one_field(bencher: Bencher<'_, '_>) {
    run(bencher, &one_field());
}
