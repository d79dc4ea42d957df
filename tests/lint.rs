//! The rules against their own examples, and our own texts against the rules.

use std::collections::HashSet;

use unblame::{
    document::Section,
    finding::Finding,
    lint::{Context, People, lint_text, rules, with_examples},
    review::follow_up::AUDIENCES,
    template::{METRICS, Part, SECTIONS},
};

fn lint(text: &str, section: Section) -> Vec<Finding> {
    let people = People::default();
    let context = Context {
        section,
        question: false,
        people: &people,
    };
    lint_text(text, &context)
}

fn described(findings: &[Finding], text: &str) -> String {
    findings
        .iter()
        .map(|finding| format!("{} on {:?}", finding.rule, &text[finding.range.clone()]))
        .collect::<Vec<_>>()
        .join(", ")
}

#[test]
fn every_flagged_example_gives_one_finding_of_its_rule_and_its_fix() {
    for (rule, examples) in with_examples() {
        assert!(examples.flags.len() >= 3, "{} shows too little", rule.id);
        for &(text, section, fixed) in examples.flags {
            let findings = lint(text, section);
            let own = findings.iter().filter(|finding| finding.rule == rule.id);
            assert_eq!(
                own.count(),
                1,
                "{} in {text:?}: {}",
                rule.id,
                described(&findings, text)
            );
            let finding = findings.iter().find(|finding| finding.rule == rule.id);
            let fix = finding.and_then(|finding| finding.fixes.first());
            assert_eq!(fix.map(|fix| fix.apply(text)).as_deref(), fixed, "{text:?}");
        }
    }
}

#[test]
fn every_allowed_example_is_clean_under_all_rules() {
    for (rule, examples) in with_examples() {
        assert!(examples.allows.len() >= 3, "{} allows too little", rule.id);
        for &(text, section) in examples.allows {
            let findings = lint(text, section);
            assert!(
                findings.is_empty(),
                "{text:?}: {}",
                described(&findings, text)
            );
        }
    }
}

#[test]
fn ids_are_unique_and_in_kebab_case() {
    let mut seen = HashSet::new();
    for rule in rules() {
        assert!(seen.insert(rule.id), "{} is there twice", rule.id);
        assert!(
            rule.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'),
            "{}",
            rule.id
        );
    }
}

#[test]
fn a_fix_never_leaves_its_own_finding_behind() {
    for (_, examples) in with_examples() {
        for &(text, section, _) in examples.flags {
            for finding in lint(text, section) {
                for fix in &finding.fixes {
                    let fixed = fix.apply(text);
                    let again = lint(&fixed, section);
                    assert!(
                        again.iter().all(|other| other.rule != finding.rule),
                        "{text:?} became {fixed:?}: {}",
                        described(&again, &fixed)
                    );
                    assert_eq!(fix.needs_facts, fix.with.contains('['));
                    if let Some(action) = &fix.action {
                        assert!(lint(action, Section::Actions).is_empty(), "{action:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_drafted_action_says_what_is_to_be_done_and_to_nobody() {
    for (text, expected) in [
        ("We should have had alerts.", Some("Add alerts")),
        (
            "We should have had a runbook for the move.",
            Some("Add a runbook for the move"),
        ),
        ("Kim should have done a dry run.", Some("Do a dry run")),
        (
            "Kim should have called the vendor right away.",
            Some("Call the vendor"),
        ),
        (
            "The alert should have been raised by the on-call.",
            Some("Raise the alert"),
        ),
        (
            "The config should have been checked by the pipeline.",
            Some("Check the config"),
        ),
        ("Priya should have been paged.", None),
        ("We should have told Priya about the move.", None),
    ] {
        let findings = lint(text, Section::Lessons);
        let fix = findings.first().and_then(|finding| finding.fixes.first());
        assert!(fix.is_some(), "{text}");
        let action = fix.and_then(|fix| fix.action.as_deref());
        assert_eq!(action, expected, "{text}");
    }
}

/// A link, an image or a mark is never torn in two, and what is no word is never taken away.
#[test]
fn a_fix_leaves_markdown_whole() {
    for (text, expected) in [
        (
            "It hit [the db](https://d.example) obviously.",
            Some("It hit [the db](https://d.example)."),
        ),
        ("See ![i](a.png) obviously.", Some("See ![i](a.png).")),
        ("It **broke** obviously.", Some("It **broke**.")),
        ("It broke[^1] obviously.", Some("It broke[^1].")),
        ("It hit ~~db~~ obviously.", Some("It hit ~~db~~.")),
        ("It hit <b>db</b> obviously.", Some("It hit <b>db</b>.")),
        (
            "It failed \u{1F389} obviously.",
            Some("It failed \u{1F389}."),
        ),
        ("It failed, obviously.", Some("It failed.")),
        ("Obviously eBPF failed.", Some("eBPF failed.")),
        ("Obviously, the pool failed.", None),
        ("It [obviously](http://x.example) failed.", None),
        ("Obviously, **a** failed.", None),
        ("It failed, *obviously*.", None),
        ("Obviously | it failed.", None),
        (
            "It failed because of Kim's [change](http://x.example).",
            None,
        ),
        ("The bug was caused by **Kim's** change.", None),
    ] {
        let fixes: Vec<String> = lint(text, Section::Summary)
            .iter()
            .flat_map(|finding| finding.fixes.iter().map(|fix| fix.apply(text)))
            .collect();
        if let Some(expected) = expected {
            assert_eq!(fixes, [expected], "{text}");
        }
        for fixed in fixes {
            for mark in ["**", "~~", "*", "[", "](", "<b>", "</b>", "|", "![", "[^1]"] {
                assert_eq!(
                    fixed.matches(mark).count(),
                    text.matches(mark).count(),
                    "{text} became {fixed}"
                );
            }
        }
    }
}

/// Texts of ours: what rules and the form say.
fn own_texts() -> Vec<(&'static str, Section)> {
    let mut texts = Vec::new();
    for rule in rules() {
        for text in [rule.what, rule.why, rule.instead] {
            // What stands behind the colon of a rule's description is the wording it names.
            let text = text.split(": ").next().unwrap_or_default();
            texts.push((text, Section::Summary));
        }
    }
    for section in SECTIONS {
        texts.push((section.help, section.section));
        texts.extend(section.good.iter().map(|good| (*good, section.section)));
        for part in section.parts {
            match part {
                Part::Field(field) => texts.extend([
                    (field.label, section.section),
                    (field.help, section.section),
                    (field.example, section.section),
                ]),
                Part::List(list) => {
                    texts.extend([(list.label, section.section), (list.help, section.section)]);
                    for column in list.columns {
                        texts.push((column.label, section.section));
                        texts.push((column.example, section.section));
                    }
                }
                Part::Duration => {}
            }
        }
    }
    for metric in &METRICS {
        let wordings = [metric.name, metric.help, metric.example];
        texts.extend(wordings.map(|text| (text, Section::Impact)));
    }
    for audience in &AUDIENCES {
        texts.extend([audience.name, audience.wants].map(|text| (text, Section::FollowUp)));
    }
    texts
}

#[test]
fn our_own_texts_pass_our_own_rules() {
    for (text, section) in own_texts() {
        let findings = lint(text, section);
        assert!(
            findings.is_empty(),
            "{text:?}: {}",
            described(&findings, text)
        );
    }
}

#[test]
fn the_readme_passes_our_own_rules() {
    for text in [
        include_str!("../README.md"),
        include_str!("../CONTRIBUTING.md"),
    ] {
        let findings = lint(text, Section::Summary);
        assert!(findings.is_empty(), "{}", described(&findings, text));
    }
}
