//! `unblame rules` and `unblame explain`.

use unblame::{lint, review};

use super::unblame;

#[test]
fn every_rule_is_listed() {
    let ran = unblame(&["rules"]);
    assert_eq!(ran.status, 0);
    let lines: Vec<&str> = ran.out.lines().collect();
    let rules = lint::rules().iter().map(|rule| (rule.id, rule.what));
    let checks = review::checks().iter().map(|check| (check.id, check.what));
    let all: Vec<(&str, &str)> = rules.chain(checks).collect();
    assert_eq!(lines.len(), all.len() + 1);
    for (line, (id, what)) in lines[1..].iter().zip(&all) {
        assert!(line.starts_with(id) && line.ends_with(what), "{line}");
    }
    let list = unblame(&["rules", "--format", "json"]).json();
    let ids: Vec<&str> = list
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|rule| rule["id"].as_str())
        .collect();
    let known: Vec<&str> = all.iter().map(|(id, _)| *id).collect();
    assert_eq!(ids, known);
}

#[test]
fn every_rule_is_explained() {
    for (rule, examples) in lint::with_examples() {
        let ran = unblame(&["explain", rule.id]);
        assert_eq!(ran.status, 0);
        for text in [rule.what, rule.why, rule.instead, rule.source] {
            assert!(ran.out.contains(text), "{}", ran.out);
        }
        for (text, _, fixed) in examples.flags {
            assert!(ran.out.contains(text), "{}", ran.out);
            assert!(
                fixed.is_none_or(|fixed| ran.out.contains(fixed)),
                "{}",
                ran.out
            );
        }
        for (text, _) in examples.allows {
            assert!(ran.out.contains(text), "{}", ran.out);
        }
    }
}

#[test]
fn every_check_is_explained() {
    for check in review::checks() {
        let ran = unblame(&["explain", check.id]);
        assert_eq!(ran.status, 0);
        for text in [check.what, check.why, check.instead, check.source] {
            assert!(ran.out.contains(text), "{}", ran.out);
        }
        let examples = check.examples.flags.iter().chain(check.examples.allows);
        for line in examples.flat_map(|text| text.lines()) {
            assert!(ran.out.contains(line), "{}", ran.out);
        }
    }
}

#[test]
fn a_rule_that_is_not_known_finds_the_nearest() {
    let ran = unblame(&["explain", "Person as cuase"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "unblame: There is no rule `Person as cuase`. Is `person-as-cause` meant? `unblame rules` lists them.\n"
    );
    let ran = unblame(&["explain", "zzzzzz"]);
    assert_eq!(
        ran.err,
        "unblame: There is no rule `zzzzzz`. `unblame rules` lists them.\n"
    );
}
