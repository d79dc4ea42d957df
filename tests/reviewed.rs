//! Findings of the review between its runs.

use chrono::NaiveDateTime;
use unblame::{
    analysis::Reviewed,
    document::{Field, Id, Place, Postmortem, Section, SilenceScope},
    lint::silence::silence,
    review::Policy,
};

fn now() -> NaiveDateTime {
    chrono::DateTime::UNIX_EPOCH.naive_utc()
}

fn document() -> Postmortem {
    Postmortem {
        title: "It stopped on a day".into(),
        summary: "Checkout was down for 40 minutes.".into(),
        start: "14:00".into(),
        end: "14:32".into(),
        ..Postmortem::default()
    }
}

fn shown(reviewed: &Reviewed) -> Vec<&'static str> {
    let shown = reviewed.shown().map(|held| held.finding.rule);
    shown.filter(|rule| *rule == "duration-differs").collect()
}

#[test]
fn what_rests_on_a_changed_text_is_hidden_until_the_next_run() {
    let mut doc = document();
    let policy = Policy::default();
    let mut reviewed = Reviewed::default();
    assert!(reviewed.run(&doc, &policy, now()));
    assert!(
        !reviewed.run(&doc, &policy, now()),
        "nothing is other than before"
    );
    assert_eq!(shown(&reviewed).len(), 1);
    let place = Place::Field(Field::Summary);
    doc.set_text(place, "Checkout was down for 41 minutes.");
    assert!(reviewed.look_again(&doc));
    assert_eq!(shown(&reviewed).len(), 0);
    doc.set_text(place, &document().summary);
    assert!(reviewed.look_again(&doc), "undo brings it back");
    assert_eq!(shown(&reviewed).len(), 1);
    doc.set_text(Place::Field(Field::End), "14:40");
    assert!(reviewed.look_again(&doc), "the other side changed");
    assert_eq!(shown(&reviewed).len(), 0);
    reviewed.run(&doc, &policy, now());
    assert_eq!(shown(&reviewed).len(), 0, "now they agree");
}

#[test]
fn a_silence_holds_until_what_the_finding_rests_on_changes() {
    let mut doc = document();
    let policy = Policy::default();
    let mut reviewed = Reviewed::default();
    reviewed.run(&doc, &policy, now());
    let before = reviewed.counts(Section::Summary);
    let finding = reviewed
        .shown()
        .find(|held| held.finding.rule == "duration-differs")
        .map(|held| held.finding.clone())
        .expect("the two differ");
    let once = silence(
        &finding,
        "",
        SilenceScope::Once,
        Id::from_bits(7),
        "Rounded.",
    );
    doc.silenced.push(once);
    assert!(reviewed.silence(&doc));
    assert_eq!(reviewed.silenced().count(), 1);
    assert_eq!(shown(&reviewed).len(), 0);
    let after = reviewed.counts(Section::Summary);
    assert_eq!(before[1], after[1] + 1, "one warning less");
    doc.end = "14:33".into();
    reviewed.run(&doc, &policy, now());
    assert_eq!(shown(&reviewed).len(), 1, "14:33 is another matter");
}
