//! The five faults of the worked example: each is found, and its finding offers what closes it.

use chrono::{NaiveDate, NaiveDateTime};
use unblame::{
    document::{Id, Postmortem},
    finding::{Change, Finding},
    review::{Context, Policy, edit_of, is_blank_left, review},
    template,
};

fn example() -> Postmortem {
    let mut last = 0;
    template::worked_example(&mut || {
        last += 1;
        Id::from_bits(last)
    })
}

fn now() -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2025, 12, 9).expect("a day");
    day.and_hms_opt(9, 0, 0).expect("a time")
}

fn found(doc: &Postmortem, rule: &str) -> Vec<Finding> {
    let policy = Policy::default();
    let mut findings = review(doc, &Context::new(doc, &policy, now()));
    findings.retain(|finding| finding.rule == rule);
    findings
}

/// Does what the first remedy of the finding offers; gives whether the writer still has a blank
/// to fill.
fn close(doc: &mut Postmortem, finding: &Finding) -> bool {
    let remedy = finding.remedies.first().expect("it offers something");
    let mut last = 1_000;
    let edit = edit_of(remedy, doc, &mut || {
        last += 1;
        Id::from_bits(last)
    });
    edit.expect("it does something").apply(doc);
    is_blank_left(remedy)
}

#[test]
fn the_time_to_detect_has_no_start_to_count_from() {
    let mut doc = example();
    let findings = found(&doc, "detection-without-start");
    assert_eq!(findings.len(), 1);
    let what = findings[0].message();
    assert!(
        what.contains("2 minutes") && what.contains("34 minutes"),
        "{what}"
    );
    assert!(
        close(&mut doc, &findings[0]),
        "when it began is the writer's to say"
    );
    assert_eq!(found(&doc, "detection-without-start"), []);
    assert_eq!(doc.timeline.len(), 7);
}

#[test]
fn the_status_page_is_praised_but_no_event_shows_it() {
    let mut doc = example();
    let findings = found(&doc, "no-public-update");
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message().contains("status page"));
    assert!(close(&mut doc, &findings[0]));
    assert_eq!(found(&doc, "no-public-update"), []);
}

#[test]
fn its_numbers_agree_otherwise() {
    let doc = example();
    for rule in [
        "duration-differs",
        "summary-differs",
        "response-time-differs",
        "typed-time-differs",
        "outcome-differs",
        "event-out-of-order",
        "missing-fact",
        "placeholder-left",
    ] {
        assert_eq!(found(&doc, rule), [], "{rule}");
    }
}

#[test]
fn a_number_that_is_changed_is_found_and_either_side_can_follow() {
    for side in [0, 1] {
        let mut doc = example();
        doc.summary = doc.summary.replace("32 minutes", "40 minutes");
        let findings = found(&doc, "duration-differs");
        assert_eq!(findings.len(), 1);
        assert_eq!(&doc.summary[findings[0].range.clone()], "40 minutes");
        let remedy = &findings[0].remedies[side];
        let edit = edit_of(remedy, &doc, &mut || Id::from_bits(0)).expect("one click");
        edit.apply(&mut doc);
        let expected = [("32 minutes", "14:32"), ("40 minutes", "14:40")][side];
        assert!(doc.summary.contains(expected.0), "{}", doc.summary);
        assert_eq!(doc.end, expected.1);
    }
}

#[test]
fn no_remedy_states_a_fact_that_the_document_does_not_have() {
    let doc = example();
    let json = unblame::json::to_json(&doc);
    let policy = Policy::default();
    for finding in review(&doc, &Context::new(&doc, &policy, now())) {
        for remedy in &finding.remedies {
            for change in &remedy.changes {
                if let Change::Add { cells, .. } = change {
                    let is_open = cells.iter().any(|(_, text)| text.contains('['));
                    let is_known = cells.iter().all(|(_, text)| json.contains(text.as_str()));
                    assert!(is_open || is_known, "{}: {cells:?}", finding.rule);
                }
            }
        }
    }
}
