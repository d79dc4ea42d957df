//! The worked example: the facts it tells, and the five faults it has on purpose.

use unblame::{
    document::{ActionStatus, Id, Milestone, Postmortem, moment::incident_minutes},
    json::{from_json, to_json},
    template::worked_example,
};

fn example() -> Postmortem {
    let mut last = 0;
    worked_example(&mut || {
        last += 1;
        Id::from_bits(last)
    })
}

#[test]
fn it_tells_the_facts_of_the_incident() {
    let doc = example();
    assert_eq!(
        incident_minutes(&doc.incident_date, &doc.start, &doc.end),
        Some(32)
    );
    let times: Vec<&str> = doc.timeline.iter().map(|event| event.at.as_str()).collect();
    assert_eq!(
        times,
        ["14:00", "14:05", "14:12", "14:25", "14:32", "14:45"]
    );
    let values: Vec<&str> = doc
        .impact
        .iter()
        .map(|metric| metric.value.as_str())
        .collect();
    assert_eq!(
        values,
        [
            "32",
            "~2,000",
            "847",
            "$12,400",
            "23",
            "Yes (99.9% monthly)"
        ]
    );
    let actions: Vec<(&str, &str, bool)> = doc
        .action_items
        .iter()
        .map(|item| {
            let done = item.status == Some(ActionStatus::Done);
            (item.owner.as_str(), item.deadline.as_str(), done)
        })
        .collect();
    assert_eq!(
        actions,
        [
            ("@sarah", "2025-12-10", false),
            ("@mike", "2025-12-08", true),
            ("@sarah", "2025-12-15", false),
            ("@team-lead", "2025-12-12", false),
            ("@mike", "2025-12-20", false),
        ]
    );
    assert_eq!(doc.whys.len(), 5);
    assert_eq!(
        (doc.review_date.as_str(), doc.responsible.as_str()),
        ("2025-12-22", "@team-lead")
    );
}

#[test]
fn it_has_its_five_faults() {
    let doc = example();
    let tells = |rows: &[unblame::document::Item], words: &str| {
        rows.iter().any(|row| row.text.contains(words))
    };

    // An alert within 2 minutes of a start that no event marks.
    assert!(tells(&doc.went_well, "within 2 minutes of the start"));
    assert!(
        doc.timeline
            .iter()
            .all(|event| event.milestone != Some(Milestone::Started))
    );
    assert_eq!(doc.timeline[0].at, doc.start);

    // 99.9 % of 30 days leave 43 minutes; 32 of them are no breach.
    let breach = doc.impact.iter().find(|metric| metric.name == "SLA breach");
    assert!(breach.is_some_and(|metric| metric.value.starts_with("Yes (99.9%")));

    // No action answers the slow diagnosis or the load tests.
    let unanswered = [&doc.went_wrong[3], &doc.contributing_factors[2]];
    assert!(unanswered[0].text.contains("7 minutes"));
    assert!(unanswered[1].text.contains("load tests"));
    for row in unanswered {
        assert!(
            doc.action_items
                .iter()
                .all(|item| !item.answers.contains(&row.id))
        );
    }

    // The status page is praised and never mentioned.
    assert!(tells(&doc.went_well, "status page"));
    assert!(
        doc.timeline
            .iter()
            .all(|event| !event.text.contains("status page"))
    );

    // An action without a measurable end, and a role as an owner.
    assert_eq!(
        doc.action_items[4].text,
        "Document good habits with database connections"
    );
    assert_eq!(doc.action_items[3].owner, "@team-lead");
}

#[test]
fn its_links_lead_to_rows_and_it_comes_back_from_json() {
    let doc = example();
    let mut rows = doc.contributing_factors.iter().chain(&doc.went_wrong);
    let rows: Vec<Id> = rows.by_ref().map(|row| row.id).collect();
    let links = doc.action_items.iter().flat_map(|item| &item.answers);
    assert!(links.clone().count() >= 5);
    assert!(links.into_iter().all(|id| rows.contains(id)));
    let read = from_json(&to_json(&doc), &mut || Id::from_bits(0)).expect("it can be read");
    assert_eq!((read.problems, read.postmortem), (vec![], doc));
}
