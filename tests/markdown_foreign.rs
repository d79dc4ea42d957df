//! Markdown of other people and tools, and ours edited by hand: sorted, and no word lost.

mod common;

use std::collections::BTreeMap;

use common::documents::{postmortem, text};
use proptest::prelude::*;
use unblame::{
    document::{ActionStatus, DocumentStatus, Id, Milestone, Postmortem, Section},
    markdown::{self, Problem, Reading},
};

fn read(text: &str) -> Reading {
    let mut last = 1 << 40;
    markdown::read(text, &mut || {
        last += 1;
        Id::from_bits(last)
    })
}

/// How often each word stands in a text. The `br` of a line break in a table is no word.
fn words(text: &str) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let text = text.replace("<br", "<");
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        if !word.is_empty() {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
    counts
}

/// Every text of a value, wherever it stands in it.
fn texts(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(values) => values.iter().map(texts).collect::<Vec<_>>().join(" "),
        serde_json::Value::Object(map) => map.values().map(texts).collect::<Vec<_>>().join(" "),
        _ => String::new(),
    }
}

/// The words of a source that are neither in the document nor understood as a label.
fn lost(source: &str, reading: &Reading) -> Vec<String> {
    let json = serde_json::from_str(&unblame::json::to_json_compact(&reading.postmortem))
        .expect("a document is JSON");
    let kept = words(&format!("{} {}", texts(&json), reading.labels.join(" ")));
    let missing = words(source)
        .into_iter()
        .filter(|(word, count)| kept.get(word).copied().unwrap_or(0) < *count);
    missing.map(|(word, _)| word).collect()
}

/// Lines as they stand in post-mortems, ours and others.
fn line() -> impl Strategy<Value = String> {
    const STARTS: [&str; 36] = [
        "# ",
        "## ",
        "### ",
        "## Timeline",
        "## 2. Action Items",
        "### Root cause",
        "## Impact",
        "## What went well?",
        "## 5 Whys",
        "## Lessons learned",
        "## Participants",
        "## Follow-Up",
        "## Executive Summary",
        "## Resolution",
        "- ",
        "  - ",
        "1. ",
        "- [x] ",
        "| ",
        "|---|---|",
        "14:05 ",
        "- 14:05 UTC: ",
        "### May 12 ",
        "**Severity:** ",
        "- Date: ",
        "Duration: ",
        "```",
        "---",
        "[a log]: /x",
        "[1]: https://a.example/ \"y\"",
        "- see [a log] and [more][1] ",
        "| [A  Log][] | ",
        "- Limit retries (@kim, due 2026-03-01) ",
        "- Limit retries (Owner: Kim; by March 5, 2026)",
        "1. Write it \u{2014} owner: @lou, eta: ",
        "| Action | Bug |\n|---|---|\n| Write it | #1 **TODO** |",
    ];
    let start = prop::sample::select(STARTS.as_slice());
    prop_oneof![
        3 => (start, "[a-z|:*]{0,6}( [a-z0-9]{1,6}){0,3}").prop_map(|(start, rest)| start.to_owned() + &rest),
        1 => text(),
        1 => Just(String::new()),
    ]
}

proptest! {
    #[test]
    fn no_word_of_any_text_is_lost(lines in prop::collection::vec(line(), 0..20)) {
        let source = lines.join("\n");
        let reading = read(&source);
        prop_assert_eq!(lost(&source, &reading), Vec::<String>::new(), "{:#?}", reading);
    }

    #[test]
    fn what_was_read_from_anybody_is_ours_afterwards(lines in prop::collection::vec(line(), 0..20)) {
        let doc = read(&lines.join("\n")).postmortem;
        let text = markdown::write_full(&doc);
        prop_assert_eq!(read(&text).postmortem, doc, "{}", text);
    }

    #[test]
    fn no_word_of_our_own_form_is_lost_when_a_line_is_put_in(
        doc in postmortem(), at in any::<prop::sample::Index>(), line in line(),
    ) {
        let text = markdown::write_clean(&doc);
        let mut lines: Vec<&str> = text.lines().collect();
        lines.insert(at.index(lines.len() + 1), &line);
        let source = lines.join("\n");
        let reading = read(&source);
        prop_assert_eq!(lost(&source, &reading), Vec::<String>::new(), "{:#?}", reading);
    }
}

const OTHER: &str = "\
# Queue stuck after a certificate ran out

- **Date**: 2024-03-02
- **Authors**: Robin, Kim
- Severity: 2

Orders were late.

## 1. TL;DR
Nothing was delivered.

## Timeline (times in CET)

### March 2
- 09:10 - first late order
  - seen by support
* **09:25 CET**: page

### March 3 08:00
All clear.

## Root Cause
A certificate ran out.

**Contributing factors:**
1. No alert
2. No owner

Impact
------
| Metric | Value | Source |
|---|---|---|
| Late orders | 120 | billing |

Customers waited: up to 2 h

## What could be improved?
Alerts on age

## Resolution
The certificate was renewed.

## Action items
### Soon
- [x] Renew it
- [ ] Alert on age

| Task | Who | Due | State | Effort |
| :-- | --- | --- | --- | --- |
| Write a runbook | @kim | 2024-04-01 | In progress | small |

## Lessons
- **Certificates end:** put their end into the calendar.
";

#[test]
fn a_foreign_post_mortem_is_sorted_by_its_headings() {
    let Reading {
        postmortem: doc,
        problems,
        sections,
        ..
    } = read(OTHER);
    assert_eq!(doc.title, "Queue stuck after a certificate ran out");
    assert_eq!(
        [&doc.incident_date, &doc.authors, &doc.severity],
        ["2024-03-02", "Robin, Kim", "2"]
    );
    assert_eq!(doc.summary, "Orders were late.\n\nNothing was delivered.");
    let events: Vec<(&str, &str)> = doc
        .timeline
        .iter()
        .map(|event| (event.at.as_str(), event.text.as_str()))
        .collect();
    assert_eq!(
        events,
        [
            ("March 2 09:10 CET", "first late order\n- seen by support"),
            ("March 2 09:25 CET", "page"),
            ("March 3 08:00 CET", "All clear."),
        ]
    );
    assert_eq!(doc.underlying_cause, "A certificate ran out.");
    let factors: Vec<&str> = doc
        .contributing_factors
        .iter()
        .map(|row| row.text.as_str())
        .collect();
    assert_eq!(factors, ["No alert", "No owner"]);
    let impact: Vec<(&str, &str)> = doc
        .impact
        .iter()
        .map(|row| (row.name.as_str(), row.value.as_str()))
        .collect();
    assert_eq!(
        impact,
        [
            ("Late orders; Source: billing", "120"),
            ("Customers waited", "up to 2 h")
        ]
    );
    assert_eq!(doc.went_wrong.len(), 1);
    let actions: Vec<(&str, Option<ActionStatus>)> = doc
        .action_items
        .iter()
        .map(|row| (row.text.as_str(), row.status))
        .collect();
    assert_eq!(
        actions,
        [
            ("Soon: Renew it", Some(ActionStatus::Done)),
            ("Soon: Alert on age", Some(ActionStatus::ToDo)),
            (
                "Soon: Write a runbook; Effort: small",
                Some(ActionStatus::InProgress)
            ),
        ]
    );
    assert_eq!(doc.action_items[2].owner, "@kim");
    assert_eq!(doc.lessons[0].title, "Certificates end");
    assert_eq!(
        doc.unsorted_notes,
        "## Resolution\nThe certificate was renewed."
    );
    assert_eq!(
        problems,
        [Problem::UnknownHeading {
            heading: "Resolution".into()
        }]
    );
    assert!(sections.contains(&Section::Causes) && !sections.contains(&Section::FollowUp));
}

/// What stands in each row's first cells, without the empty ones.
fn rows(reading: &Reading, list: &str) -> Vec<String> {
    let json: serde_json::Value =
        serde_json::from_str(&unblame::json::to_json_compact(&reading.postmortem))
            .expect("a document is JSON");
    let rows = json[list].as_array().cloned().unwrap_or_default();
    let row = |row: &serde_json::Value| {
        let cells = row.as_object().cloned().unwrap_or_default();
        let cells = cells.iter().filter(|(key, _)| *key != "id");
        let text = |(key, value): (&String, &serde_json::Value)| {
            let text = value.as_str().filter(|text| !text.is_empty())?;
            Some(format!("{key}={text}"))
        };
        cells.filter_map(text).collect::<Vec<_>>().join(" | ")
    };
    rows.iter().map(row).collect()
}

#[test]
fn names_behind_a_label_end_with_its_line() {
    let reading = read(
        "# Login outage\n\n**Participants:** Kim, Lee\n**Severity:** SEV-1\n\
         **Start time:** 14:00 UTC\n\nLogins failed, then recovered.\n",
    );
    assert_eq!(rows(&reading, "participants"), ["name=Kim", "name=Lee"]);
    assert_eq!(reading.postmortem.severity, "SEV-1");
    assert_eq!(reading.postmortem.summary, "Logins failed, then recovered.");
    let reading =
        read("# T\n\n## Follow-up\n\nReviewers: Ana, Ben\n\n- [ ] Add alert, with a page\n");
    assert_eq!(rows(&reading, "reviewers"), ["name=Ana", "name=Ben"]);
    let actions = rows(&reading, "action_items");
    assert_eq!(actions.len(), 1);
    assert!(
        actions[0].contains("text=Add alert, with a page"),
        "{actions:?}"
    );
    let reading = read("# T\n\n**Services:**\n\n- Checkout\n- Login\n\nIt was slow.\n");
    assert_eq!(rows(&reading, "services"), ["text=Checkout", "text=Login"]);
    assert_eq!(reading.postmortem.summary, "It was slow.");
}

#[test]
fn what_a_template_says_in_comments_is_no_fact() {
    let reading = read(
        "# Outage\n\n<!--\nSeverity: pick SEV1 or SEV2\nParticipants: everybody\n-->\n\n\
         **Severity:** SEV2\n\n<!-- never closed\n\n**Authors:** @kim\n",
    );
    assert_eq!(reading.postmortem.severity, "SEV2");
    assert_eq!(reading.postmortem.authors, "@kim");
    assert_eq!(reading.postmortem.participants, []);
    assert!(reading.postmortem.summary.contains("pick SEV1 or SEV2"));
    let reading = read("# T\n\n## Timeline\n\n<!--\n## Impact\nSay it.\n-->\n\n- 14:05 Alert\n");
    assert_eq!(reading.postmortem.impact, []);
    let events = reading.postmortem.timeline.iter();
    assert!(events.last().is_some_and(|event| event.text == "Alert"));
    let reading = read(
        "# T\n\n## Summary\n\nSeen.\n\n<!--\n## Timeline\n- 10:00 yak\n-->\n\n## Root Cause\n\nx\n",
    );
    assert_eq!(reading.postmortem.timeline, []);
    assert!(reading.postmortem.summary.ends_with("yak\n-->"));
    let code = "```\n<!--\n```";
    let reading = read(&format!(
        "# T\n\n## Executive Summary\n\n{code}\n\n## Timeline\n\n- 14:05 Alert -->\n"
    ));
    assert_eq!(reading.postmortem.timeline.len(), 1);
}

#[test]
fn a_table_of_facts_leaves_no_head_behind() {
    let reading = read(
        "# T\n\n| Field | Value |\n|---|---|\n| Severity | SEV1 |\n| Authors | Ann, Bo |\n\nIt fell.\n",
    );
    let doc = &reading.postmortem;
    assert_eq!((&*doc.severity, &*doc.summary), ("SEV1", "It fell."));
    let reading =
        read("# T\n\n| **Severity** | SEV1 |\n| --- | --- |\n| Authors | Ann, Bo |\n\nIt fell.\n");
    let doc = &reading.postmortem;
    assert_eq!((&*doc.severity, &*doc.summary), ("SEV1", "It fell."));
    let kept = "| Region | Orders |\n|---|---|\n| north | 12 |";
    let reading = read(&format!("# T\n\n{kept}\n| Severity | SEV1 |\n"));
    assert_eq!(reading.postmortem.summary, kept);
    let code = "```\na | b\n--|--\n```";
    let reading = read(&format!("# T\n\n**Severity:** SEV1\n\n{code}\n"));
    assert_eq!(reading.postmortem.summary, code);
}

#[test]
fn a_link_says_where_it_leads_wherever_its_definition_stands() {
    let source = "\
# Uploads failed

It is in [the ticket][42] and in [the log].

## Timeline

| Time | Event |
|---|---|
| 14:05 | Alert, see [the log][] |

## Action Items

- Rotate the key, as [ticket 42][42] says[^1]
- Watch it

[42]: https://tickets.example/42 \"Rotation\"
[The  Log]: https://logs.example/(a)
[nowhere]: https://else.example

[^1]: Twice a year.
";
    let reading = read(source);
    let doc = &reading.postmortem;
    assert_eq!(
        doc.summary,
        "It is in [the ticket](https://tickets.example/42 \"Rotation\") and in [the log](<https://logs.example/(a)>)."
    );
    assert_eq!(
        rows(&reading, "timeline"),
        ["at=14:05 | text=Alert, see [the log](<https://logs.example/(a)>)"]
    );
    assert_eq!(
        doc.action_items[0].text,
        "Rotate the key, as [ticket 42](https://tickets.example/42 \"Rotation\") says[^1]"
    );
    assert!(
        doc.unsorted_notes
            .contains("[nowhere]: https://else.example")
    );
    assert_eq!(lost(source, &reading), Vec::<String>::new());
}

#[test]
fn bold_labels_stand_for_headings_where_there_are_several() {
    let source = "\
# Search was down

**Date**: 2025-11-04
**Authors**: Robin, Kim

**Summary**: Search was down for an hour.

**Impact**: 1.2 million queries were lost.

**Duration**: 66 minutes (23:41 CET to 00:47 CET)

**Root Causes**: The index ran out of file descriptors.
It had leaked them.
";
    let reading = read(source);
    let doc = &reading.postmortem;
    assert_eq!(
        (doc.incident_date.as_str(), doc.authors.as_str()),
        ("2025-11-04", "Robin, Kim")
    );
    assert_eq!(doc.summary, "Search was down for an hour.");
    assert_eq!(
        rows(&reading, "impact"),
        [
            "name=1.2 million queries were lost.",
            "name=Duration | value=66 minutes (23:41 CET to 00:47 CET)"
        ]
    );
    assert_eq!(
        doc.underlying_cause,
        "The index ran out of file descriptors.\nIt had leaked them."
    );
    assert_eq!(doc.unsorted_notes, "");
    assert_eq!(lost(source, &reading), Vec::<String>::new());
}

#[test]
fn a_section_of_ours_keeps_its_links_by_reference() {
    let doc = Postmortem {
        summary: "In [the log].\n\n[the log]: https://logs.example/a".into(),
        immediate_cause: "See [it][the log].".into(),
        ..Postmortem::default()
    };
    let text = markdown::write_clean(&doc);
    assert_eq!(read(&text).postmortem, doc);
    let text = text.replace("See [it]", "\n\n\nSee [it]");
    let reading = read(&text);
    assert_eq!(reading.postmortem.summary, doc.summary);
    assert_eq!(lost(&text, &reading), Vec::<String>::new());
}

#[test]
fn bullets_of_other_editors_are_items() {
    let text = "# T\n\n## What went well\n\n•\tThe alert came.\n• The page stayed\nup.\n";
    let items = rows(&read(text), "went_well");
    assert_eq!(items, ["text=The alert came.", "text=The page stayed\nup."]);
}

#[test]
fn a_form_that_was_filled_in_has_its_answers_below_its_questions() {
    let reading = read(
        "### Severity\n\nSEV-2\n\n### Date of incident\n\n2025-12-05\n\n### Authors\n\n\
         _No response_\n\n### Summary\n\nLogins failed.\n\n### Status\n\nIn review\n\n\
         ### Affected services\n\nLogin, Checkout\n\n### Duration\n\nHalf a day, in waves.\n",
    );
    let doc = &reading.postmortem;
    assert_eq!(
        (&*doc.severity, &*doc.incident_date),
        ("SEV-2", "2025-12-05")
    );
    assert_eq!((&*doc.authors, &*doc.summary), ("", "Logins failed."));
    assert_eq!(doc.status, DocumentStatus::InReview);
    assert_eq!(rows(&reading, "services"), ["text=Login", "text=Checkout"]);
    assert_eq!(
        rows(&reading, "impact"),
        ["name=Duration | value=Half a day, in waves."]
    );
    assert_eq!(doc.unsorted_notes, "");
    let text = "# T\n\n### Impact\n\n_No response_\n\n### What went wrong?\n\n_No response_\n";
    let reading = read(text);
    let doc = &reading.postmortem;
    assert_eq!((doc.impact.len(), doc.went_wrong.len()), (0, 0));
    assert_eq!(doc.unsorted_notes, "");
    let text = "Severity\n---\n\nAuthors\n---\n\nKim\n";
    let doc = read(text).postmortem;
    assert_eq!((&*doc.severity, &*doc.authors), ("", "Kim"));
    let text = "# T\n\n## Timeline\n\n### Start\n\nA release began.\n";
    assert_eq!(read(text).postmortem.start, "");
}

#[test]
fn the_header_of_a_table_names_its_columns_though_some_are_not_ours() {
    let reading = read(
        "# T\n\n## Action Items\n\n| # | Remediation | Owner | Target date | State |\n\
         |---|---|---|---|---|\n| 1 | Add alert | Kim | 2025-12-20 | Open |\n",
    );
    let [action] = &reading.postmortem.action_items[..] else {
        panic!("{:?}", reading.postmortem.action_items);
    };
    assert_eq!((&*action.text, &*action.owner), ("Add alert", "Kim"));
    assert_eq!(action.deadline, "2025-12-20");
    assert_eq!(action.status, Some(ActionStatus::ToDo));
    let reading = read(
        "# T\n\n## Timeline\n\n| Time | Actor | Action |\n|---|---|---|\n\
         | 14:05 | Kim | Restarted it |\n",
    );
    let [event] = &reading.postmortem.timeline[..] else {
        panic!("{:?}", reading.postmortem.timeline);
    };
    assert_eq!(
        (&*event.at, &*event.text),
        ("14:05", "Restarted it; Actor: Kim")
    );
}

#[test]
fn facts_that_no_field_takes_are_noted_and_do_not_lead_in() {
    let text = "# T\n\n**Call recording:** https://calls.example/1\n**Date:** 2026-03-01\n\n\
                | Field | Value |\n|---|---|\n| Severity | Major |\n| Incident number | 17 |\n\n\
                **Background:** The queue was moved a week before. It has two readers.\n\n\
                - Customers impacted: 120\n- Commander: Kim\n";
    let reading = read(text);
    let doc = &reading.postmortem;
    assert_eq!(
        (&*doc.incident_date, &*doc.severity),
        ("2026-03-01", "Major")
    );
    assert_eq!(
        doc.summary,
        "**Background:** The queue was moved a week before. It has two readers."
    );
    assert_eq!(
        doc.unsorted_notes,
        "**Call recording:** https://calls.example/1\n\n| Incident number | 17 |"
    );
    assert_eq!(
        rows(&reading, "impact"),
        ["name=Customers impacted | value=120"]
    );
    assert_eq!(
        rows(&reading, "participants"),
        ["name=Kim | role=Commander"]
    );
    assert_eq!(lost(text, &reading), Vec::<String>::new());
}

#[test]
fn a_title_stands_before_the_sections() {
    let text =
        "---\ntitle: Names did not resolve\n---\n\n# Names did not resolve\n\nFor an hour.\n";
    let doc = read(text).postmortem;
    assert_eq!(
        (&*doc.title, &*doc.summary, &*doc.unsorted_notes),
        ("Names did not resolve", "For an hour.", "")
    );
    let doc = read("# Summary\n\nAll good.\n\n# Done list\n\n- keep\n").postmortem;
    assert_eq!((&*doc.title, &*doc.summary), ("", "All good."));
    assert_eq!(doc.unsorted_notes, "# Done list\n\n- keep");
    let text = "# Summary\n\nAll good.\n\n## Details\n\nOf it.\n\n## Timeline\n\n- 14:05 Alert\n\n\
                ## Appendix\n\nGraphs.\n";
    let doc = read(text).postmortem;
    assert_eq!(doc.unsorted_notes, "## Appendix\n\nGraphs.");
}

#[test]
fn a_heading_over_action_items_is_their_kind_or_stands_before_them() {
    let text = "# T\n\n## Action items\n\n### Prevent\n\n| Action | Owner |\n|---|---|\n\
                | Limit retries | @kim |\n\n### Later\n\n| Action | Owner |\n|---|---|\n\
                | Write a runbook | @lou |\n\n### Detect\n\n- Alert on age\n";
    let reading = read(text);
    assert_eq!(
        rows(&reading, "action_items"),
        [
            "kind=prevent | owner=@kim | text=Limit retries",
            "owner=@lou | text=Later: Write a runbook",
            "kind=detect | text=Alert on age",
        ]
    );
    assert_eq!(lost(text, &reading), Vec::<String>::new());
}

#[test]
fn the_day_in_the_heading_is_that_of_all_events() {
    for text in [
        "# T\n\n## Timeline\n\n2026-01-21 (*all times UTC*)\n\n- 14:05 Alert\n",
        "# T\n\n## Timeline (2026-01-21, UTC)\n\n- 14:05 Alert\n",
        "# T\n\n## Timeline (2026-01-21)\n\n| Time | Event |\n|---|---|\n| 14:05 | Alert |\n",
    ] {
        let reading = read(text);
        assert_eq!(
            rows(&reading, "timeline"),
            ["at=2026-01-21 14:05 | text=Alert"],
            "{text}"
        );
        assert_eq!(reading.postmortem.unsorted_notes, "", "{text}");
        assert_eq!(lost(text, &reading), Vec::<String>::new());
    }
    let unused = read("# T\n\n## Timeline (2026-01-21)\n\nLater.\n");
    assert_eq!(rows(&unused, "timeline"), ["at=2026-01-21 | text=Later."]);
}

#[test]
fn who_follows_up_is_not_who_wrote_it() {
    let text = "# T\n\n## Follow-up\n\n- Owner: Kim\n- **Shared with:** Support, Sales\n";
    let reading = read(text);
    let doc = &reading.postmortem;
    assert_eq!((&*doc.authors, &*doc.responsible), ("", "Kim"));
    assert_eq!((doc.action_items.len(), doc.sharing.len()), (0, 2));
    assert_eq!(lost(text, &reading), Vec::<String>::new());
}

#[test]
fn columns_of_other_tools_are_understood() {
    for (text, list, expected) in [
        (
            "# T\n\n## Timeline\n\n| Start | End | Activity |\n|---|---|---|\n\
             | 10:00 | 10:05 | Deploy |\n",
            "timeline",
            "at=10:00 | text=Deploy; End: 10:05",
        ),
        (
            "# T\n\n## Actions\n\n| Work | Owner | Done? |\n|---|---|---|\n\
             | Limit retries | @kim | yes |\n",
            "action_items",
            "owner=@kim | status=done | text=Limit retries",
        ),
        (
            "# T\n\n## Actions\n\n| Title | Point person | State |\n|---|---|---|\n\
             | Limit retries | @kim | Cancelled |\n",
            "action_items",
            "owner=@kim | status=wont_do | text=Limit retries",
        ),
    ] {
        let reading = read(text);
        assert_eq!(rows(&reading, list), [expected]);
        assert_eq!(lost(text, &reading), Vec::<String>::new());
    }
}

#[test]
fn a_page_that_was_copied_as_plain_text_has_its_sections() {
    let text = "Checkout was down\n\nSeverity\tMajor\nDate\t2026-03-01\n\nExecutive summary\n\
                Nobody could pay.\n\nTimeline\nTime\tEvent\n14:05\tAlert\n14:09\tCall\n\n\
                Action items\nAction\tOwner\nLimit retries\t@kim\n";
    let reading = read(text);
    let doc = &reading.postmortem;
    assert_eq!(
        (
            &*doc.title,
            &*doc.severity,
            &*doc.incident_date,
            &*doc.summary
        ),
        (
            "Checkout was down",
            "Major",
            "2026-03-01",
            "Nobody could pay."
        )
    );
    assert_eq!(
        rows(&reading, "timeline"),
        ["at=14:05 | text=Alert", "at=14:09 | text=Call"]
    );
    assert_eq!(
        rows(&reading, "action_items"),
        ["owner=@kim | text=Limit retries"]
    );
    assert_eq!(doc.unsorted_notes, "");
    assert_eq!(lost(text, &reading), Vec::<String>::new());
    let wrapped = "It was down for an hour.\nEvents\nwere lost, and also\nDetails\nof them.";
    assert_eq!(read(wrapped).postmortem.summary, wrapped);
    let causes = "It had two causes:\n\n- Network: the switch failed\n- Storage: it was full";
    assert_eq!(read(causes).postmortem.summary, causes);
    let doc = read("Timeline\n\nIt was long.\n").postmortem;
    assert_eq!(doc.summary, "Timeline\n\nIt was long.");
}

#[test]
fn a_heading_over_a_paragraph_is_the_title_of_a_lesson() {
    let text = "# T\n\n## Lessons\n\n### Watch the pool\n\nIt is a limit.\n\nLike a disk.\n\n\
                ### Others\n\n- Test failures\n";
    let reading = read(text);
    assert_eq!(
        rows(&reading, "lessons"),
        [
            "text=It is a limit.\n\nLike a disk. | title=Watch the pool",
            "text=Others: Test failures",
        ]
    );
    assert_eq!(lost(text, &reading), Vec::<String>::new());
}

#[test]
fn entries_in_one_paragraph_are_rows_of_their_own() {
    for (text, list, expected) in [
        (
            "# T\n\n## Impact\n\nLate orders: 120\nRevenue at risk: EUR 12,000\n",
            "impact",
            &[
                "name=Late orders | value=120",
                "name=Revenue at risk | value=EUR 12,000",
            ][..],
        ),
        (
            "# T\n\n## 5 Whys\n\nWhy did it fail?\nThe disk was full.\nWhy was it full?\nLogs.\n",
            "whys",
            &[
                "answer=The disk was full. | question=Why did it fail?",
                "answer=Logs. | question=Why was it full?",
            ],
        ),
        (
            "# T\n\n## 5 Whys\n\n### Why did it fail?\n\nThe disk was full.\n",
            "whys",
            &["answer=The disk was full. | question=Why did it fail?"],
        ),
        (
            "# T\n\n## 5 Whys\n\n### Why?\n\nThe disk was full.\n",
            "whys",
            &["answer=The disk was full. | question=Why?"],
        ),
        (
            "# T\n\n## Participants\n\n- Kim Lee: lead, scribe\n- Ana Ruiz, Bob Lead\n",
            "participants",
            &[
                "name=Kim Lee | role=lead, scribe",
                "name=Ana Ruiz",
                "name=Bob Lead",
            ],
        ),
        (
            "# T\n\n## Participants\n\n- Kim Lee, SRE\n- @lou (IC)\n- Bo Dahl @bo, owner of the cart\n- Scribe: Ada\n",
            "participants",
            &[
                "name=Kim Lee | role=SRE",
                "handle=@lou | role=IC",
                "handle=@bo | name=Bo Dahl | role=owner of the cart",
                "name=Ada | role=Scribe",
            ],
        ),
        (
            "# T\n\n## Timeline\n\n- At 10:24, the pool was full\n",
            "timeline",
            &["at=10:24 | text=the pool was full"],
        ),
    ] {
        let reading = read(text);
        assert_eq!(rows(&reading, list), expected);
        assert_eq!(lost(text, &reading), Vec::<String>::new());
    }
}

#[test]
fn the_zone_of_all_times_stands_behind_each_of_them() {
    for text in [
        "# T\n\n## Timeline\n\n_All times are CET._\n\n- 14:05 Alert\n- 14:09 UTC Call\n",
        "# T\n\n## Timeline (times in CET)\n\n- 14:05 Alert\n- 14:09 UTC Call\n",
        "# T\n\n## Timeline\n\n| Time (CET) | Event |\n|---|---|\n| 14:05 | Alert |\n\
         | 14:09 UTC | Call |\n",
    ] {
        let reading = read(text);
        let events = ["at=14:05 CET | text=Alert", "at=14:09 UTC | text=Call"];
        assert_eq!(rows(&reading, "timeline"), events, "{text}");
        assert_eq!(reading.postmortem.unsorted_notes, "", "{text}");
        assert_eq!(lost(text, &reading), Vec::<String>::new());
    }
    for (text, events) in [
        // Each table has its own.
        (
            "# T\n\n## Timeline\n\n| Time (UTC) | Event |\n|---|---|\n| 14:05 | Alert |\n\n\
             | Time (PT) | Event |\n|---|---|\n| 09:00 | Call |\n",
            ["at=14:05 | text=Alert", "at=09:00 PT | text=Call"],
        ),
        // Each heading has its own day.
        (
            "# T\n\n## Timeline (May 5)\n\n- 14:05 Alert\n\n## Timeline (May 7)\n\n- 14:05 Call\n",
            ["at=May 5 14:05 | text=Alert", "at=May 7 14:05 | text=Call"],
        ),
        (
            "# T\n\n## Timeline (2026-05-05)\n\n- 23:50 Alert\n\n### 2026-05-06 (UTC)\n\n- 00:05 Call\n",
            [
                "at=2026-05-05 23:50 | text=Alert",
                "at=2026-05-06 00:05 | text=Call",
            ],
        ),
    ] {
        let reading = read(text);
        assert_eq!(rows(&reading, "timeline"), events, "{text}");
        assert_eq!(lost(text, &reading), Vec::<String>::new());
    }
    let either = "# T\n\n## Timeline (all times UTC)\n\nAll times in CET.\n\n- 14:05 Alert\n";
    let reading = read(either);
    assert_eq!(rows(&reading, "timeline"), ["at=14:05 | text=Alert"]);
    assert_eq!(reading.problems.len(), 1);
    let several = "# T\n\n## Timeline (CET)\n\nAll times in EET.\n\n- 14:05 Alert\n";
    let reading = read(several);
    assert_eq!(rows(&reading, "timeline"), ["at=14:05 | text=Alert"]);
    assert_eq!(lost(several, &reading), Vec::<String>::new());
    assert!(reading.postmortem.unsorted_notes.contains("EET"));
}

#[test]
fn a_status_is_understood_as_other_templates_call_it() {
    for (value, status, is_noted) in [
        ("Final", DocumentStatus::Reviewed, false),
        ("under review", DocumentStatus::InReview, false),
        (
            "Complete, action items in progress",
            DocumentStatus::Reviewed,
            true,
        ),
        ("Resolved", DocumentStatus::Draft, true),
    ] {
        let source = format!("# T\n\nStatus: {value}\n\n## Summary\n\nIt failed.\n");
        let reading = read(&source);
        assert_eq!(reading.postmortem.status, status, "{value}");
        let notes = &reading.postmortem.unsorted_notes;
        assert_eq!(notes.contains(value), is_noted, "{value}: {notes}");
        assert_eq!(lost(&source, &reading), Vec::<String>::new());
    }
}

#[test]
fn who_does_an_action_is_told_from_what_is_done() {
    let reading = read(
        "# T\n\n## Action items\n\n\
         - [ ] Limit retries (@kim, 2026-03-01)\n\
         - [x] Write the runbook \u{2014} @lou\n\
         - Add an alert (Owner: Sam Example, due by March 5, 2026)\n\
         - Ask the vendor (three times)\n",
    );
    let actions = reading.postmortem.action_items.iter();
    let actions: Vec<_> = actions
        .map(|item| [&*item.text, &*item.owner, &*item.deadline])
        .collect();
    assert_eq!(
        actions,
        [
            ["Limit retries", "@kim", "2026-03-01"],
            ["Write the runbook", "@lou", ""],
            ["Add an alert", "Sam Example", "March 5, 2026"],
            ["Ask the vendor (three times)", "", ""],
        ]
    );
    assert_eq!(
        reading.postmortem.action_items[1].status,
        Some(ActionStatus::Done)
    );
    // As in the template of Google's book.
    let source = "# T\n\n## Action items\n\n\
         | Action Item | Owner | Bug |\n| --- | --- | --- |\n\
         | Limit retries | @kim | #12 **DONE** |\n\
         | Add an alert | @lou | n/a **soon** |\n";
    let reading = read(source);
    let actions = reading.postmortem.action_items.iter();
    let actions: Vec<_> = actions.map(|item| (&*item.tracker, item.status)).collect();
    assert_eq!(
        actions,
        [("#12", Some(ActionStatus::Done)), ("n/a **soon**", None)]
    );
    assert_eq!(lost(source, &reading), Vec::<String>::new());
}

#[test]
fn no_clock_and_no_path_is_cut_at_its_colon() {
    for text in [
        "Between 14:00 UTC and 14:32 UTC all logins failed.",
        "At 14:05 UTC: errors rose.",
        "A ratio of 3:1",
        "C:\\temp filled up.",
    ] {
        let reading = read(&format!("# T\n\n## Impact\n\n{text}\n"));
        let [metric] = &reading.postmortem.impact[..] else {
            panic!("{:?}", reading.postmortem.impact);
        };
        assert_eq!((&*metric.name, &*metric.value), (text, ""));
    }
    let reading = read("# T\n\n## Impact\n\n- **Users:** 500\n");
    assert_eq!(rows(&reading, "impact"), ["name=Users | value=500"]);
}

#[test]
fn code_keeps_its_indentation_and_a_day_stands_before_its_events() {
    let code = "    # /etc/cron.d/cleanup\n    0 3 * * * root rm";
    let reading = read(&format!("# T\n\n## Root cause\n\n{code}\n"));
    assert_eq!(reading.postmortem.underlying_cause, code);
    let reading =
        read("# T\n\n## Timeline\n\n**2025-12-05**\n\n- 14:05 alert\n- 2025-12-06T01:00Z calm\n");
    let events = reading.postmortem.timeline.iter();
    let events: Vec<(&str, &str)> = events.map(|event| (&*event.at, &*event.text)).collect();
    assert_eq!(
        events,
        [("2025-12-05 14:05", "alert"), ("2025-12-06T01:00Z", "calm")]
    );
}

#[test]
fn a_time_may_be_a_link_and_a_word_like_a_month_is_none() {
    let reading = read(
        "# T\n\n## Timeline\n\n- [14:05](https://chat.example/1) Alert fired\n\
         - Decided at 14:07 to roll back\n- Tues 14:09 Calm\n\u{b7} 14:10 Over\n",
    );
    assert_eq!(
        rows(&reading, "timeline"),
        [
            "at=14:05 | text=Alert fired https://chat.example/1",
            "text=Decided at 14:07 to roll back",
            "at=Tues 14:09 | text=Calm",
            "at=14:10 | text=Over",
        ]
    );
}

#[test]
fn a_title_may_begin_with_the_word_for_it() {
    let reading = read("# Incident: Checkout was down\n\n## Summary\n\nIt stopped.\n");
    assert_eq!(reading.postmortem.title, "Incident: Checkout was down");
    assert_eq!(reading.postmortem.summary, "It stopped.");
}

#[test]
fn a_why_ends_with_its_question_mark_however_it_is_set() {
    let reading = read(
        "# T\n\n## 5 whys\n\n1. **Why did it stop?** The pool was empty.\n\
         2. Why was it empty?\n   A release leaked.\n3. Is it _why?_ Yes.\n",
    );
    assert_eq!(
        rows(&reading, "whys"),
        [
            "answer=The pool was empty. | question=Why did it stop?",
            "answer=A release leaked. | question=Why was it empty?",
            "answer=Yes. | question=Is it _why?_",
        ]
    );
}

#[test]
fn front_matter_of_other_tools_fills_fields_and_is_else_kept() {
    let doc =
        read("---\ntitle: \"Slow search\"\ntags: a, b\nauthor: Robin\n---\n\nText\n").postmortem;
    assert_eq!(
        (doc.title.as_str(), doc.authors.as_str()),
        ("Slow search", "Robin")
    );
    assert_eq!(
        (doc.summary.as_str(), doc.unsorted_notes.as_str()),
        ("Text", "tags: a, b")
    );
}

/// A document of ours in the full form, and the ids of its events.
fn own() -> (String, Postmortem) {
    let mut doc = read(
        "# T\n\n## Timeline\n- 14:00 one\n- 14:05 two\n- 14:10 three\n\n## Actions\n- fix it\n",
    )
    .postmortem;
    doc.timeline[1].milestone = Some(Milestone::Alerted);
    doc.action_items[0].answers = vec![doc.timeline[0].id];
    (markdown::write_full(&doc), doc)
}

#[test]
fn a_row_that_was_edited_or_moved_by_hand_keeps_its_id_and_the_others_theirs() {
    let (text, doc) = own();
    let ids = |doc: &Postmortem| -> Vec<Id> { doc.timeline.iter().map(|row| row.id).collect() };
    let before = ids(&doc);

    let edited = read(&text.replace("| two |", "| second |")).postmortem;
    assert_eq!(edited.timeline[1].text, "second");
    assert_eq!(ids(&edited), before);
    assert_eq!(edited.action_items, doc.action_items);

    let lines: Vec<&str> = text.lines().collect();
    let one = lines
        .iter()
        .position(|line| line.contains("| one |"))
        .expect("it is written");
    let mut moved = lines.clone();
    moved.swap(one, one + 2);
    let moved = read(&moved.join("\n")).postmortem;
    assert_eq!(ids(&moved), [before[2], before[1], before[0]]);

    let mut added = lines.clone();
    added.insert(one + 1, "| 14:02 | new | |");
    let added = read(&added.join("\n")).postmortem;
    assert_eq!(ids(&added)[0], before[0]);
    assert_eq!(ids(&added)[2..], before[1..]);
    assert!(!before.contains(&ids(&added)[1]));
}

#[test]
fn a_hand_edit_in_one_section_leaves_the_others_exact() {
    let (_, mut doc) = own();
    doc.summary = "Ends with spaces  \n\n".into();
    let text = markdown::write_full(&doc).replace("| one |", "|one|");
    let reading = read(&text);
    assert_eq!(reading.problems, []);
    assert_eq!(reading.postmortem, doc);
}

#[test]
fn damaged_or_newer_front_matter_costs_only_itself() {
    let (text, _) = own();
    let damaged = read(&text.replace("unblame: {", "unblame: {{"));
    assert_eq!(damaged.problems.first(), Some(&Problem::FrontMatter));
    assert_eq!(damaged.postmortem.timeline.len(), 3);
    let newer = read(&text.replace("\"version\":1", "\"version\":2"));
    assert_eq!(
        newer.problems.first(),
        Some(&Problem::NewerFrontMatter { version: 2 })
    );
}

#[test]
fn line_ends_and_marks_of_other_systems_do_not_matter() {
    let (text, doc) = own();
    let dos = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
    assert_eq!(read(&dos).postmortem, doc);
    assert_eq!(read(text.trim_end()).postmortem, doc);
}
