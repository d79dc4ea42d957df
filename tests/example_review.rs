//! The five faults of the worked example: each is found, and its finding offers what closes it.

use chrono::{NaiveDate, NaiveDateTime};
use unblame::{
    document::{Id, Place, Postmortem},
    finding::{Change, Finding, Remedy},
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

/// The one finding of a check.
fn only(doc: &Postmortem, rule: &str) -> Finding {
    let mut findings = found(doc, rule);
    assert_eq!(findings.len(), 1, "{rule}: {findings:#?}");
    findings.remove(0)
}

/// Does what this remedy offers.
fn apply(doc: &mut Postmortem, remedy: &Remedy) {
    let mut last = 1_000;
    let edit = edit_of(remedy, doc, &mut || {
        last += 1;
        Id::from_bits(last)
    });
    let edit = edit.unwrap_or_else(|| panic!("{} does nothing", remedy.label));
    assert!(edit.apply(doc).is_some(), "{}", remedy.label);
}

/// The example after the first remedy, which closes the finding.
fn closed_by_first(rule: &str) -> Postmortem {
    let mut doc = example();
    let finding = only(&doc, rule);
    apply(&mut doc, &finding.remedies[0]);
    assert_eq!(found(&doc, rule), [], "{rule} stays");
    doc
}

/// The example after its writer filled the field to which the first remedy leads.
fn closed_by_filling(rule: &str, value: &str) -> Postmortem {
    let mut doc = example();
    let finding = only(&doc, rule);
    let [Change::Go(place)] = finding.remedies[0].changes[..] else {
        panic!("{rule} leads nowhere: {finding:#?}");
    };
    assert!(doc.set_text(place, value));
    assert_eq!(found(&doc, rule), [], "{rule} stays");
    doc
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
fn thirty_two_minutes_alone_are_no_breach() {
    let doc = example();
    let finding = only(&doc, "sla-against-downtime");
    assert!(finding.message().contains("allows 43.2 minutes"));
    assert!(finding.message().contains("leaves 11.2 minutes"));
    let doc = closed_by_first("sla-against-downtime");
    let value = &doc.impact[5].value;
    assert!(value.starts_with("Yes (99.9% monthly). A window of 30 days at 99.9 % allows 43.2"));
    assert!(value.contains("[minutes of earlier downtime in the window]"));
    // Only earlier downtime that is written down makes it a breach.
    for (minutes, is_found) in [("11", true), ("12", false)] {
        let mut doc = doc.clone();
        let place = finding.place().expect("it stands in a cell");
        let filled = value.replace("[minutes of earlier downtime in the window]", minutes);
        assert!(doc.set_text(place, &filled));
        let found = found(&doc, "sla-against-downtime");
        assert_eq!(!found.is_empty(), is_found, "{filled}");
    }
    // Or it was none, with the sum beside it.
    let mut doc = example();
    apply(&mut doc, &finding.remedies[1]);
    assert!(doc.impact[5].value.starts_with("No. A window of 30 days"));
    assert_eq!(found(&doc, "sla-against-downtime"), []);
}

#[test]
fn the_slow_diagnosis_and_the_load_tests_are_answered_by_nothing() {
    for (rule, words) in [
        ("wrong-unanswered", "exhausted pool took 7 minutes"),
        ("factor-unanswered", "load tests"),
    ] {
        let finding = only(&example(), rule);
        assert!(finding.message().contains(words), "{}", finding.message());
        let doc = closed_by_first(rule);
        assert_eq!(doc.action_items.len(), example().action_items.len() + 1);
        // Or the risk is accepted, with room for the reason.
        let mut doc = example();
        let risk = finding.remedies.last().expect("it can be accepted");
        apply(&mut doc, risk);
        assert_eq!(doc.accepted_risks.len(), 1);
        assert!(doc.accepted_risks[0].reason.starts_with('['));
        assert_eq!(found(&doc, rule), []);
    }
}

#[test]
fn the_last_item_has_no_end_and_one_owner_is_a_role() {
    let finding = only(&example(), "action-without-end");
    assert!(finding.message().contains("Document good habits"));
    let doc = closed_by_first("action-without-end");
    assert!(doc.action_items[4].text.contains("(done when ["));
    let finding = only(&example(), "owner-not-one-person");
    assert!(finding.message().contains("@team-lead"));
    let doc = closed_by_filling("owner-not-one-person", "@robin");
    assert_eq!(doc.action_items[3].owner, "@robin");
    let doc = closed_by_filling("responsible-not-one-person", "@robin");
    assert_eq!(doc.responsible, "@robin");
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

/// What a remedy writes is a blank, or stands in the document, or is worked out from it.
#[test]
fn no_remedy_of_the_example_invents_a_number() {
    let doc = example();
    let known = format!("{doc:?}");
    let policy = Policy::default();
    for finding in review(&doc, &Context::new(&doc, &policy, now())) {
        for change in finding.remedies.iter().flat_map(|remedy| &remedy.changes) {
            let text = match change {
                Change::Replace { with: text, .. } | Change::Set { value: text, .. } => {
                    text.clone()
                }
                Change::Add { cells, .. } => cells.iter().map(|(_, text)| &**text).collect(),
                _ => continue,
            };
            let numbers = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != '-');
            let numbers = numbers.map(|number| number.trim_matches(['.', '-']));
            for number in numbers.filter(|number| !number.is_empty()) {
                let worked_out = ["43.2", "11.2", "30", "34", "2025-12-22"].contains(&number);
                assert!(worked_out || known.contains(number), "{number} in {text:?}");
            }
        }
    }
}

#[test]
fn places_of_findings_are_in_the_document() {
    let doc = example();
    let policy = Policy::default();
    for finding in review(&doc, &Context::new(&doc, &policy, now())) {
        if let Some(place @ Place::Cell { .. }) = finding.place() {
            let text = doc.text(place);
            assert!(text.is_some_and(|text| text.get(finding.range.clone()).is_some()));
        }
    }
}
