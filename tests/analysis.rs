//! Findings follow the document: what they cost, where they stand, and when they are quiet.

mod common;

use std::cell::Cell;

use common::documents::{postmortem, text};
use proptest::prelude::*;
use unblame::{
    analysis::{Analysis, Found, Order, Stand, next},
    document::{
        Branch, Column, Edit, Field, Id, List, Place, Postmortem, Row, Section, SilenceScope, Slot,
        Why,
    },
    finding::{At, Class, Finding, Fix, FixKind, Kind, Severity},
    lint::{
        Context,
        config::{Config, Level},
        silence,
    },
};

thread_local! {
    static JUDGED: Cell<usize> = const { Cell::new(0) };
}

/// Finds the word "bad", gravely when there is a "!" after it, and every known name "kit".
fn judge(text: &str, context: &Context<'_>) -> Vec<Finding> {
    JUDGED.set(JUDGED.get() + text.len());
    let mut words = vec!["bad"];
    let mut known = unblame::lint::People::default();
    known.add_names("kit");
    if *context.people == known {
        words.push("kit");
    }
    let mut found: Vec<Finding> = words
        .iter()
        .flat_map(|word| text.match_indices(word))
        .map(|(start, word)| finding(text, start..start + word.len()))
        .collect();
    found.sort_by_key(|finding| finding.range.start);
    found
}

fn finding(text: &str, range: std::ops::Range<usize>) -> Finding {
    let severity = match text[range.end..].starts_with('!') {
        true => Severity::Error,
        false => Severity::Hint,
    };
    Finding {
        sentence: range.start..(range.end + 1).min(text.len()),
        fixes: vec![Fix {
            kind: FixKind::Reword,
            label: "Say it so".into(),
            range: range.clone(),
            with: "good".into(),
            needs_facts: false,
            action: None,
        }],
        range,
        ..Finding::new("bad", Kind::Wording(Class::Judgement), severity)
    }
}

/// How many bytes are judged by what is done.
fn judged<T>(act: impl FnOnce() -> T) -> (T, usize) {
    JUDGED.set(0);
    let done = act();
    (done, JUDGED.get())
}

fn analysis(doc: &Postmortem) -> Analysis {
    let mut analysis = Analysis::new(judge);
    for &section in Section::ALL {
        analysis.update(doc, section);
    }
    while analysis.is_behind() {
        analysis.catch_up(10_000);
    }
    analysis
}

const SUMMARY: Place = Place::Field(Field::Summary);

fn event(bits: u64) -> Place {
    Place::Cell {
        list: List::Timeline,
        row: Id::from_bits(bits),
        column: Column::Text,
    }
}

fn add_event(doc: &mut Postmortem, bits: u64, text: &str) {
    let list = List::Timeline;
    let row = Row::with_cells(list, Id::from_bits(bits), [(Column::Text, text)]);
    let index = doc.rows(list).len();
    assert!(doc.rows_mut(list).insert(index, row));
}

/// Where something is shown, in order.
fn shown(analysis: &Analysis) -> Vec<(Place, std::ops::Range<usize>)> {
    let shown = analysis.shown();
    shown
        .map(|found| (found.place, found.finding.range.clone()))
        .collect()
}

#[test]
fn what_is_settled_counts_from_then_on() {
    let mut doc = Postmortem {
        title: "A bad day".into(),
        summary: "Then kit came".into(),
        ..Postmortem::default()
    };
    let mut analysis = Analysis::new(judge);
    let mut shown = |doc: &Postmortem, config: &Config| {
        analysis.settle(config);
        for &section in Section::ALL {
            analysis.update(doc, section);
        }
        analysis.catch_up(usize::MAX);
        let shown = analysis.shown();
        shown
            .map(|found| found.finding.severity)
            .collect::<Vec<_>>()
    };
    let mut config = Config::default();
    assert_eq!(shown(&doc, &config), [Severity::Hint]);
    config.people = vec!["kit".into()];
    assert_eq!(shown(&doc, &config), [Severity::Hint, Severity::Hint]);
    config.rules = [("bad".into(), Level::Error)].into();
    assert_eq!(shown(&doc, &config), [Severity::Error, Severity::Error]);
    config.rules = [("bad".into(), Level::Off)].into();
    assert_eq!(shown(&doc, &config), []);
    doc.title = "Another bad day".into();
    assert_eq!(shown(&doc, &config), []);
}

#[test]
fn only_the_touched_text_is_judged_again() {
    let mut doc = Postmortem::default();
    for bits in 0..300 {
        add_event(&mut doc, bits, "It was a bad release, all in all.");
    }
    let mut analysis = analysis(&doc);
    assert_eq!(analysis.count(Section::Timeline), 300);
    doc.set_text(event(150), "It was a bad release, all in all. It");
    let (changed, bytes) = judged(|| analysis.update(&doc, Section::Timeline));
    assert_eq!(changed, [event(150)]);
    assert_eq!(bytes, 36);
    Edit::Remove {
        list: List::Timeline,
        row: Id::from_bits(10),
    }
    .apply(&mut doc);
    let (changed, bytes) = judged(|| analysis.update(&doc, Section::Timeline));
    assert_eq!((changed, bytes), (vec![event(10)], 0));
    assert_eq!(analysis.count(Section::Timeline), 299);
}

#[test]
fn of_a_long_text_only_the_touched_paragraph_is_judged_again() {
    let mut doc = Postmortem {
        summary: "It was a bad release, all in all.\n\n".repeat(3_000),
        ..Postmortem::default()
    };
    let mut analysis = analysis(&doc);
    assert_eq!(analysis.count(Section::Summary), 3_000);
    doc.summary.insert_str(35 * 1_500, "So it was. ");
    let (_, bytes) = judged(|| analysis.update(&doc, Section::Summary));
    assert_eq!(bytes, 46);
    let moved = shown(&analysis);
    for (index, (_, range)) in moved.iter().enumerate() {
        let by = if index < 1_500 { 0 } else { 11 };
        assert_eq!(range.start, 35 * index + 9 + by);
    }
    let fix = analysis.at(SUMMARY).last().expect("the last one");
    assert_eq!(fix.finding.fixes[0].range, fix.finding.range);
}

#[test]
fn what_is_too_much_at_once_waits_and_is_hidden_meanwhile() {
    let mut doc = Postmortem::default();
    let mut analysis = analysis(&doc);
    doc.summary = "It was a bad release, all in all.\n\n".repeat(3_000);
    let (_, bytes) = judged(|| analysis.update(&doc, Section::Summary));
    assert_eq!((bytes, analysis.count(Section::Summary)), (0, 0));
    assert!(analysis.is_behind());
    assert_eq!(analysis.catch_up(1), [SUMMARY]);
    assert_eq!(analysis.count(Section::Summary), 3_000);
    assert!(!analysis.is_behind());
}

#[test]
fn a_new_name_is_heard_of_later_and_everywhere() {
    let mut doc = Postmortem {
        summary: "So kit said that the release was a bad one.".into(),
        ..Postmortem::default()
    };
    let mut analysis = analysis(&doc);
    assert_eq!(analysis.count(Section::Summary), 1);
    doc.authors = "Kit".into();
    let (changed, bytes) = judged(|| analysis.update(&doc, Section::Incident));
    assert_eq!((changed, bytes), (vec![], 0));
    assert!(analysis.is_behind());
    assert_eq!(analysis.catch_up(1_000), [SUMMARY]);
    assert_eq!(analysis.count(Section::Summary), 2);
}

#[test]
fn what_is_silenced_is_not_shown_until_it_is_brought_back() {
    let mut doc = Postmortem {
        summary: "bad. bad! bad.".into(),
        ..Postmortem::default()
    };
    let mut analysis = analysis(&doc);
    let found = analysis.shown().next().expect("a finding");
    let id = Id::from_bits(1);
    let one = silence::silence(found.finding, found.text, SilenceScope::Once, id, "");
    doc.silenced.push(one);
    assert_eq!(analysis.update_silences(&doc), [SUMMARY]);
    assert_eq!(shown(&analysis), [(SUMMARY, 5..8)]);
    assert_eq!(analysis.update_silences(&doc), []);
    doc.summary.push_str(" bad.");
    analysis.update(&doc, Section::Summary);
    assert_eq!(shown(&analysis), [(SUMMARY, 5..8)]);
    doc.silenced.clear();
    analysis.update(&doc, Section::Incident);
    assert_eq!(analysis.count(Section::Summary), 4);
}

#[test]
fn the_next_and_the_previous_finding_go_round_the_document() {
    let mut doc = Postmortem {
        summary: "\u{1F600} bad bad".into(),
        ..Postmortem::default()
    };
    add_event(&mut doc, 1, "fine");
    add_event(&mut doc, 2, "bad");
    let analysis = analysis(&doc);
    let order = Order::of(&doc);
    let stand = |place, range| order.stand(At::Place(place), &range);
    let found: Vec<Found<'_>> = analysis.shown().collect();
    let stands: Vec<Stand> = found
        .iter()
        .map(|found| stand(found.place, found.finding.range.clone()))
        .collect();
    let from = |place, range| Some((stand(place, range), None));
    let place = |index: Option<usize>| {
        let found = index.map(|index| &found[index]);
        found.map(|found| (found.place, found.finding.range.start))
    };
    let after = |from| place(next(&stands, from, false));
    let before = |from| place(next(&stands, from, true));
    let first = Some((SUMMARY, 5));
    let second = Some((SUMMARY, 9));
    let third = Some((event(2), 0));
    assert_eq!(after(None), first);
    assert_eq!(after(from(SUMMARY, 0..0)), first);
    assert_eq!(after(from(SUMMARY, 5..8)), second);
    assert_eq!(after(from(SUMMARY, 9..12)), third);
    assert_eq!(after(from(Place::Field(Field::Title), 0..0)), first);
    assert_eq!(after(from(event(2), 0..3)), first);
    assert_eq!(before(None), third);
    assert_eq!(before(from(event(2), 0..3)), second);
    assert_eq!(before(from(SUMMARY, 5..8)), third);
    let time = Place::Cell {
        list: List::Timeline,
        row: Id::from_bits(2),
        column: Column::At,
    };
    assert_eq!(after(from(time, 0..0)), third);
    assert_eq!(before(from(time, 0..0)), second);
}

#[test]
fn the_order_is_that_of_the_form() {
    let mut doc = Postmortem::default();
    add_event(&mut doc, 2, "one");
    add_event(&mut doc, 1, "two");
    doc.whys = vec![why(3, vec![why(4, vec![])]), why(5, vec![])];
    let order = Order::of(&doc);
    let at = |place| order.stand(At::Place(place), &(0..0));
    let answer = |row| Place::Cell {
        list: List::Whys,
        row: Id::from_bits(row),
        column: Column::Answer,
    };
    let stands = [
        order.stand(At::Section(Section::Incident), &(0..0)),
        at(Place::Field(Field::Title)),
        at(Place::Field(Field::Start)),
        order.stand(At::Section(Section::Timeline), &(0..0)),
        at(event(2)),
        at(event(1)),
        at(Place::Field(Field::ImmediateCause)),
        at(answer(3)),
        at(answer(4)),
        at(answer(5)),
        at(Place::Field(Field::ReviewDate)),
    ];
    assert!(stands.is_sorted_by(|one, other| one < other), "{stands:?}");
}

fn why(id: u64, whys: Vec<Why>) -> Why {
    let branches = match whys.is_empty() {
        true => Vec::new(),
        false => vec![Branch {
            id: Id::from_bits(100 + id),
            whys,
        }],
    };
    Why {
        id: Id::from_bits(id),
        branches,
        question: String::new(),
        answer: String::new(),
    }
}

#[test]
fn the_gravest_finding_is_the_one_under_the_caret() {
    let doc = Postmortem {
        summary: "badbad! bad".into(),
        ..Postmortem::default()
    };
    let analysis = analysis(&doc);
    let under = |caret| {
        let found = analysis.under(SUMMARY, caret);
        found.map(|found| found.finding.range.start)
    };
    assert_eq!(under(0), Some(0));
    assert_eq!(under(3), Some(3), "where two meet");
    assert_eq!(under(7), None);
    assert_eq!(under(11), Some(8), "at the very end");
}

#[test]
fn a_finding_shows_its_sentence_before_and_after() {
    let doc = Postmortem {
        summary: "A bad!".into(),
        ..Postmortem::default()
    };
    let analysis = analysis(&doc);
    let found = analysis.shown().next().expect("a finding");
    assert_eq!(found.sentence(), ["", "bad", "!"]);
    assert_eq!(found.fixed(&found.finding.fixes[0]), ["", "good", "!"]);
}

#[test]
fn a_document_in_another_language_is_left_alone() {
    let mut doc = Postmortem {
        title: "bad".into(),
        ..Postmortem::default()
    };
    let mut analysis = analysis(&doc);
    assert!(analysis.is_english());
    doc.summary = "Der Dienst wurde nach dem Update neu gestartet, danach war die Datenbank \
                   \u{fc}ber zwanzig Minuten nicht erreichbar."
        .into();
    assert_eq!(
        analysis.update(&doc, Section::Summary),
        [Place::Field(Field::Title)]
    );
    assert!(!analysis.is_english());
    assert_eq!(shown(&analysis), []);
    assert_eq!(analysis.count(Section::Incident), 0);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// However a document came to be as it is, the same is found in it.
    #[test]
    fn what_is_found_depends_on_the_document_alone(
        before in postmortem(),
        after in postmortem(),
        moves in prop::collection::vec((0..20_usize, 0..20_usize, text()), 0..8),
    ) {
        let mut analysis = analysis(&before);
        let mut doc = after;
        let list = List::Timeline;
        for (index, to, text) in moves {
            for &section in Section::ALL {
                analysis.update(&doc, section);
            }
            if let Some(row) = doc.rows(list).get(index).map(|row| row.id()) {
                Edit::Move { list, row, to }.apply(&mut doc);
            }
            let slot = Slot { list, branch: None, index: to };
            let id = Id::from_bits(index as u64);
            let row = Box::new(Row::with_cells(list, id, [(Column::Text, text.as_str())]));
            if doc.locate(list, id).is_none() {
                Edit::Insert { slot, row }.apply(&mut doc);
            }
            doc.summary.insert_str(0, &format!("{text} bad\n\n").repeat(300));
        }
        for &section in Section::ALL {
            analysis.update(&doc, section);
        }
        while analysis.is_behind() {
            analysis.catch_up(1);
        }
        prop_assert_eq!(shown(&analysis), shown(&self::analysis(&doc)));
    }
}
