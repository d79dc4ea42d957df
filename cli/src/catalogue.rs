//! What the linter and the review look for, in one list.

use serde_json::{Value, json};
use unblame::{
    finding::Severity,
    lint::{self, Examples, Rule},
    review::{self, Check},
};

/// A rule of the linter or a check of the review, as it is told.
pub struct Entry {
    pub id: &'static str,
    pub severity: Severity,
    /// The class of wording or the topic.
    pub kind: &'static str,
    pub since: &'static str,
    pub what: &'static str,
    pub why: &'static str,
    pub instead: &'static str,
    pub source: &'static str,
    /// Examples that are flagged, with what they become where that is said.
    pub flags: Vec<(&'static str, Option<&'static str>)>,
    pub allows: Vec<&'static str>,
    /// Examples as objects.
    json: [Value; 2],
}

impl Entry {
    /// Everything about it as an object.
    pub fn object(&self) -> Value {
        let [flags, allows] = &self.json;
        json!({
            "id": self.id,
            "class": self.kind,
            "severity": self.severity.key(),
            "since": self.since,
            "what": self.what,
            "why": self.why,
            "instead": self.instead,
            "source": self.source,
            "flags": flags,
            "allows": allows,
        })
    }
}

/// The rules of `lint`.
pub fn rules() -> Vec<Entry> {
    lint::with_examples()
        .map(|(rule, examples)| of_rule(rule, examples))
        .collect()
}

/// The checks of `check`.
pub fn checks() -> Vec<Entry> {
    review::checks()
        .iter()
        .map(|check| of_check(check))
        .collect()
}

/// Both, rules first.
pub fn all() -> Vec<Entry> {
    rules().into_iter().chain(checks()).collect()
}

fn of_rule(rule: &'static Rule, examples: &'static Examples) -> Entry {
    let flags = examples.flags.iter().map(
        |(text, section, fixed)| json!({"text": text, "section": section.key(), "fixed": fixed}),
    );
    let allows = examples.allows.iter();
    let allows = allows.map(|(text, section)| json!({"text": text, "section": section.key()}));
    Entry {
        id: rule.id,
        severity: rule.severity,
        kind: rule.class.key(),
        since: rule.since,
        what: rule.what,
        why: rule.why,
        instead: rule.instead,
        source: rule.source,
        json: [flags.collect(), allows.collect()],
        flags: examples
            .flags
            .iter()
            .map(|(text, _, fixed)| (*text, *fixed))
            .collect(),
        allows: examples.allows.iter().map(|(text, _)| *text).collect(),
    }
}

fn of_check(check: &'static Check) -> Entry {
    let documents = |texts: &[&str]| texts.iter().map(|text| json!({"document": text})).collect();
    let examples = &check.examples;
    Entry {
        id: check.id,
        severity: check.severity,
        kind: check.topic.key(),
        since: check.since,
        what: check.what,
        why: check.why,
        instead: check.instead,
        source: check.source,
        json: [documents(examples.flags), documents(examples.allows)],
        flags: examples.flags.iter().map(|text| (*text, None)).collect(),
        allows: examples.allows.to_vec(),
    }
}
