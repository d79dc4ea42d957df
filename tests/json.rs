//! The document's own format: nothing is lost on the way out and in, and the published schema
//! says what the types do.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::documents::postmortem;
use proptest::prelude::*;
use serde_json::{Value, json};
use unblame::{
    document::{
        AcceptedRisk, ActionItem, ActionKind, ActionStatus, Answer, Branch, Choice, DocumentStatus,
        Event, Form, Id, Item, Known, Lesson, Metric, Milestone, Participant, Postmortem, Priority,
        Replaced, Reviewer, Sharing, Silence, SilenceScope, TriggerAnswers, Why,
    },
    json::{FORMAT, FromJson, JsonError, Problem, SCHEMA, from_json, to_json, to_json_compact},
};

proptest! {
    #[test]
    fn what_was_written_is_read(doc in postmortem()) {
        for text in [to_json(&doc), to_json_compact(&doc)] {
            let read = read(&text).expect("our own JSON");
            prop_assert_eq!(&read.problems, &[]);
            prop_assert_eq!(&read.postmortem, &doc);
        }
    }

    #[test]
    fn a_text_cut_off_anywhere_is_refused_or_whole(doc in postmortem(), cut in any::<prop::sample::Index>()) {
        let text = to_json_compact(&doc);
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let cut = &text[..ends[cut.index(ends.len())]];
        let refused = matches!(read(cut), Err(JsonError::NotJson { .. }));
        prop_assert!(refused, "{}", cut);
    }

    #[test]
    fn no_text_makes_it_panic(text in any::<String>(), key in "[a-z_]{1,12}", value in any::<i64>()) {
        let _ = read(&text);
        let _ = read(&file(json!({ key: [value, { "id": text }] })));
    }
}

#[test]
fn what_cannot_be_opened_gets_a_sentence_of_its_own() {
    let newer = json!({ "format": FORMAT, "version": 7, "anything": [1] }).to_string();
    let cases = [
        ("", "This is not complete JSON"),
        ("{\"format\": ", "line 1, column"),
        ("# Outage\n", "This is not complete JSON"),
        ("[1]", "not a post-mortem of Unblame"),
        ("{\"title\": \"x\"}", "not a post-mortem of Unblame"),
        (
            "{\"format\": \"other/app\", \"version\": 1}",
            "its format is \"other/app\"",
        ),
        (&newer, "format version 7; this one reads version 1"),
        (
            "{\"format\": \"unblame/postmortem\"}",
            "does not say which version",
        ),
        (
            "{\"format\": \"unblame/postmortem\", \"version\": \"1\"}",
            "does not say which version",
        ),
        (
            &file(json!({ "timeline": [{}, { "at": 1405 }] })),
            "\"timeline[1].at\" should be a text, but it is a number",
        ),
        (
            &file(json!({ "title": ["x"] })),
            "\"title\" should be a text, but it is a list",
        ),
        (
            &file(json!({ "impact": {} })),
            "\"impact\" should be a list, but it is an object",
        ),
        (
            &file(json!({ "sharing": [{ "shared": "yes" }] })),
            "\"sharing[0].shared\" should be true or false, but it is a text",
        ),
        (
            &file(json!({ "silenced": [{ "rule": "x" }] })),
            "\"silenced[0].scope\" should be one of \"once\", \"document\", \"rule\", but it is missing",
        ),
    ];
    for (text, says) in cases {
        let error = read(text).expect_err(text).to_string();
        assert!(error.contains(says), "{text}: {error}");
        assert!(error.ends_with(". Nothing was changed."), "{error}");
        assert!(!error.contains('\n'), "{error}");
    }
}

#[test]
fn what_the_format_does_not_know_stands_in_the_unsorted_notes() {
    let read = read(&file(json!({
        "unsorted_notes": "Kept.",
        "weather": "Rain over the datacentre",
        "empty": "  ",
        "none": null,
        "status": "almost",
        "timeline": [{ "id": "0000000000000001", "at": "14:05", "mood": { "before": 3, "after": true } }],
    })))
    .expect("a post-mortem");
    let notes = &read.postmortem.unsorted_notes;
    assert!(notes.starts_with("Kept.\n\n"), "{notes}");
    for note in [
        "weather: Rain over the datacentre",
        "status: almost",
        "timeline[0].mood.before: 3",
        "timeline[0].mood.after: true",
    ] {
        assert!(notes.contains(note), "{notes}");
    }
    assert_eq!(read.postmortem.timeline[0].at, "14:05");
    assert_eq!(read.postmortem.status, DocumentStatus::Draft);
    let mut problems = read.problems;
    problems.sort_by_key(Problem::to_string);
    assert_eq!(
        problems,
        [
            Problem::UnknownChoice {
                path: "status".into(),
                value: "almost".into()
            },
            Problem::UnknownField {
                path: "timeline[0].mood".into()
            },
            Problem::UnknownField {
                path: "weather".into()
            },
        ]
    );
}

#[test]
fn every_row_gets_an_id_of_its_own() {
    let read = read(&file(json!({ "services": [
        { "id": "00000000000000aa", "text": "one" },
        { "id": "00000000000000AA", "text": "the same id" },
        { "id": "shop", "text": "no id" },
        { "text": "none" },
    ] })))
    .expect("a post-mortem");
    let services = &read.postmortem.services;
    let ids: BTreeSet<Id> = services.iter().map(|row| row.id).collect();
    assert_eq!((services.len(), ids.len()), (4, 4));
    assert_eq!(services[0].id, Id::from_bits(0xaa));
    assert_eq!(read.postmortem.unsorted_notes, "services[2].id: shop");
    assert_eq!(read.problems.len(), 3);
}

#[test]
fn a_byte_order_mark_and_foreign_line_ends_do_no_harm() {
    let text = format!(
        "\u{FEFF}{}",
        file(json!({ "summary": "one\r\ntwo\rthree" }))
    );
    let read = read(&text).expect("a post-mortem");
    assert_eq!(read.postmortem.summary, "one\ntwo\nthree");
    let replaced = Replaced {
        line_ends: 2,
        ..Replaced::default()
    };
    assert_eq!(read.problems, [Problem::Replaced(replaced)]);
}

#[test]
fn the_schema_and_the_types_name_the_same_fields() {
    assert_eq!(differences(&written(), &schema()), Vec::<String>::new());
}

#[test]
fn a_difference_between_schema_and_types_is_found() {
    let action = |schema: &mut Value| schema["$defs"]["action_item"]["properties"].take();
    let mut without = schema();
    let mut properties = action(&mut without);
    properties
        .as_object_mut()
        .expect("an object")
        .remove("owner");
    without["$defs"]["action_item"]["properties"] = properties;
    assert_eq!(
        differences(&written(), &without),
        ["action_item.owner is not in the schema"]
    );

    let mut more = schema();
    more["properties"]["mood"] = json!({ "type": "string" });
    assert_eq!(
        differences(&written(), &more),
        [".mood is in the schema only"]
    );

    let mut other = schema();
    other["$defs"]["metric"]["properties"]["estimate"] = json!({ "type": "string" });
    assert_eq!(
        differences(&written(), &other),
        ["metric.estimate is not a string"]
    );
}

#[test]
fn the_schema_and_the_types_name_the_same_choices() {
    let schema = schema();
    let defs = &schema["$defs"];
    let event = &defs["event"]["properties"];
    let action = &defs["action_item"]["properties"];
    same_choices::<DocumentStatus>(&schema["properties"]["status"]);
    same_choices::<Form>(&schema["properties"]["form"]);
    same_choices::<Milestone>(&event["milestone"]);
    same_choices::<Known>(&event["known"]);
    same_choices::<ActionStatus>(&action["status"]);
    same_choices::<Priority>(&action["priority"]);
    same_choices::<ActionKind>(&action["kind"]);
    same_choices::<SilenceScope>(&defs["silence"]["properties"]["scope"]);
    let triggers = defs["triggers"]["properties"].as_object();
    for trigger in triggers.expect("properties").values() {
        same_choices::<Answer>(trigger);
    }
}

fn same_choices<C: Choice>(schema: &Value) {
    let ours: BTreeSet<&str> = C::ALL.iter().map(|choice| choice.key()).collect();
    let choices = schema["enum"].as_array().expect("an enum");
    let theirs: BTreeSet<&str> = choices.iter().filter_map(Value::as_str).collect();
    assert_eq!(ours, theirs);
}

fn read(text: &str) -> Result<FromJson, JsonError> {
    let mut last = 0xf000_0000_0000_0000;
    from_json(text, &mut || {
        last += 1;
        Id::from_bits(last)
    })
}

/// A file of ours with these fields.
fn file(mut fields: Value) -> String {
    fields["format"] = FORMAT.into();
    fields["version"] = 1.into();
    fields.to_string()
}

fn schema() -> Value {
    serde_json::from_str(SCHEMA).expect("the schema is JSON")
}

fn written() -> Value {
    serde_json::from_str(&to_json(&filled())).expect("our own JSON")
}

/// What is in one of them only. The fields of a definition are gathered from all its values,
/// for the whys end somewhere.
fn differences(file: &Value, schema: &Value) -> Vec<String> {
    let mut walk = Walk {
        schema,
        fields: BTreeMap::new(),
        found: BTreeSet::new(),
    };
    walk.value(file, schema, "");
    for (name, fields) in &walk.fields {
        let definition = match name.as_str() {
            "" => schema,
            name => &schema["$defs"][name],
        };
        let properties = definition["properties"].as_object().into_iter().flatten();
        for (property, _) in properties {
            if !fields.contains(property) {
                let what = format!("{name}.{property} is in the schema only");
                walk.found.insert(what);
            }
        }
    }
    for (name, definition) in schema["$defs"].as_object().into_iter().flatten() {
        if definition["type"] == "object" && !walk.fields.contains_key(name) {
            walk.found.insert(format!("{name} is in the schema only"));
        }
    }
    walk.found.into_iter().collect()
}

struct Walk<'a> {
    schema: &'a Value,
    /// By the name of the definition, which for the whole is empty.
    fields: BTreeMap<String, BTreeSet<String>>,
    found: BTreeSet<String>,
}

impl Walk<'_> {
    fn value(&mut self, value: &Value, schema: &Value, name: &str) {
        if let Some(target) = schema["$ref"].as_str() {
            let target = target.trim_start_matches("#/$defs/");
            // An id is a text like any other: the field that holds it is the one to name.
            let name = if target == "id" { name } else { target };
            let all = self.schema;
            return self.value(value, &all["$defs"][target], name);
        }
        let kind = schema["type"].as_str().unwrap_or_default();
        match (kind, value) {
            ("object", Value::Object(fields)) => {
                self.fields.entry(name.to_owned()).or_default();
                for (field, value) in fields {
                    let here = format!("{name}.{field}");
                    let Some(schema) = schema["properties"].get(field) else {
                        self.found.insert(format!("{here} is not in the schema"));
                        continue;
                    };
                    let own = self.fields.entry(name.to_owned()).or_default();
                    own.insert(field.clone());
                    self.value(value, schema, &here);
                }
            }
            ("array", Value::Array(items)) => {
                for item in items {
                    self.value(item, &schema["items"], name);
                }
            }
            ("string", Value::String(_))
            | ("boolean", Value::Bool(_))
            | ("integer", Value::Number(_)) => {}
            _ => {
                self.found.insert(format!("{name} is not a {kind}"));
            }
        }
    }
}

/// A document without an empty field. Every struct is written out, so that a new field is
/// missing here before it can be missing in the schema.
fn filled() -> Postmortem {
    let id = Id::from_bits(1);
    let text = || "x".to_owned();
    let items = || vec![Item { id, text: text() }];
    let leaf = Why {
        id,
        question: text(),
        answer: text(),
        branches: Vec::new(),
    };
    Postmortem {
        title: text(),
        incident_date: text(),
        start: text(),
        end: text(),
        severity: text(),
        authors: text(),
        postmortem_date: text(),
        status: DocumentStatus::Reviewed,
        form: Form::Brief,
        participants: vec![Participant {
            id,
            name: text(),
            handle: text(),
            role: text(),
        }],
        services: items(),
        triggers: TriggerAnswers {
            customers: Some(Answer::Yes),
            over_30_minutes: Some(Answer::Yes),
            data_loss: Some(Answer::No),
            revenue: Some(Answer::No),
            several_teams: Some(Answer::Yes),
            out_of_hours: Some(Answer::No),
        },
        summary: text(),
        timeline: vec![Event {
            id,
            at: text(),
            text: text(),
            milestone: Milestone::ALL.first().copied(),
            source: text(),
            quote: text(),
            known: Known::ALL.first().copied(),
        }],
        immediate_cause: text(),
        underlying_cause: text(),
        contributing_factors: items(),
        whys: vec![Why {
            branches: vec![Branch {
                id,
                whys: vec![leaf.clone()],
            }],
            ..leaf
        }],
        accepted_risks: vec![AcceptedRisk {
            id,
            text: text(),
            reason: text(),
            answers: vec![id],
        }],
        impact: vec![Metric {
            id,
            name: text(),
            value: text(),
            unit: text(),
            estimate: true,
        }],
        went_well: items(),
        went_wrong: items(),
        got_lucky: items(),
        action_items: vec![ActionItem {
            id,
            text: text(),
            owner: text(),
            deadline: text(),
            status: ActionStatus::ALL.first().copied(),
            priority: Priority::ALL.first().copied(),
            kind: ActionKind::ALL.first().copied(),
            tracker: text(),
            done_on: text(),
            answers: vec![id],
        }],
        lessons: vec![Lesson {
            id,
            title: text(),
            text: text(),
        }],
        review_date: text(),
        responsible: text(),
        reviewers: vec![Reviewer { id, name: text() }],
        sharing: vec![Sharing {
            id,
            audience: text(),
            shared: true,
        }],
        unsorted_notes: text(),
        silenced: vec![Silence {
            id,
            rule: text(),
            scope: SilenceScope::ALL[0],
            text: text(),
            sentence: text(),
            reason: text(),
        }],
    }
}
