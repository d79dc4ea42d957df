//! Silences: what a writer decided to keep, known again by its words and never by its position.

use crate::{
    document::{Id, Silence, SilenceScope},
    finding::Finding,
};

/// Findings, apart by whether a silence covers them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Split {
    pub shown: Vec<Finding>,
    /// With the id of the first silence that covers each.
    pub silenced: Vec<(Finding, Id)>,
}

/// Sets the silenced findings of one text apart.
pub fn split(findings: Vec<Finding>, text: &str, silences: &[Silence]) -> Split {
    let mut split = Split::default();
    for finding in findings {
        match silences
            .iter()
            .find(|silence| covers(silence, &finding, text))
        {
            Some(silence) => split.silenced.push((finding, silence.id)),
            None => split.shown.push(finding),
        }
    }
    split
}

/// Whether a silence covers a finding in `text`.
///
/// A silence for one finding holds for these words in this sentence, wherever the sentence
/// stands, and ends when the sentence changes in more than its white space. One for a wording
/// holds for these words in any sentence, in upper case or lower.
pub fn covers(silence: &Silence, finding: &Finding, text: &str) -> bool {
    silence.rule == finding.rule
        && match silence.scope {
            SilenceScope::Rule => true,
            SilenceScope::Document => {
                same_words(&silence.text, part(text, finding.range.clone()), true)
            }
            SilenceScope::Once => {
                same_words(&silence.text, part(text, finding.range.clone()), false)
                    && same_words(
                        &silence.sentence,
                        part(text, finding.sentence.clone()),
                        false,
                    )
            }
        }
}

/// The silence that covers this finding of `text`.
pub fn silence(
    finding: &Finding,
    text: &str,
    scope: SilenceScope,
    id: Id,
    reason: &str,
) -> Silence {
    let words = |range| {
        part(text, range)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
    };
    Silence {
        id,
        rule: finding.rule.into(),
        scope,
        text: words(finding.range.clone()),
        sentence: words(finding.sentence.clone()),
        reason: reason.into(),
    }
}

fn part(text: &str, range: std::ops::Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

fn same_words(a: &str, b: &str, in_any_case: bool) -> bool {
    let same = |(a, b): (&str, &str)| a == b || in_any_case && a.to_lowercase() == b.to_lowercase();
    let (mut a, mut b) = (a.split_whitespace(), b.split_whitespace());
    loop {
        match (a.next(), b.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if same((a, b)) => {}
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Class, Severity};

    fn finding(text: &str, words: &str) -> Finding {
        let start = text.find(words).expect("the words stand in the text");
        Finding {
            rule: "should-have",
            class: Class::Counterfactual,
            severity: Severity::Warning,
            range: start..start + words.len(),
            sentence: 0..text.len(),
            what: "",
            why: "",
            instead: "",
            source: "",
            fixes: Vec::new(),
        }
    }

    fn covered(scope: SilenceScope, before: &str, after: &str, words: &str) -> bool {
        let silence = silence(&finding(before, words), before, scope, Id::from_bits(1), "");
        covers(&silence, &finding(after, words), after)
    }

    #[test]
    fn one_finding_stays_silent_until_its_sentence_changes() {
        let text = "We should have tested it.";
        let once = SilenceScope::Once;
        assert!(covered(once, text, "We should have\ntested  it.", "should"));
        assert!(!covered(
            once,
            text,
            "We should have tested that.",
            "should"
        ));
    }

    #[test]
    fn a_wording_stays_silent_in_every_sentence() {
        let text = "We should have tested it.";
        let document = SilenceScope::Document;
        assert!(covered(document, text, "They should not.", "should"));
        let silence = silence(&finding(text, "We"), text, document, Id::from_bits(1), "");
        assert!(covers(&silence, &finding("we may", "we"), "we may"));
        assert!(!covers(&silence, &finding("we may", "may"), "we may"));
    }

    #[test]
    fn a_rule_stays_silent_everywhere_and_other_rules_speak() {
        let text = "We should have tested it.";
        let mut silence = silence(
            &finding(text, "should"),
            text,
            SilenceScope::Rule,
            Id::from_bits(1),
            "They ask for it.",
        );
        let other = finding("Nobody ought to.", "ought");
        assert!(covers(&silence, &other, "Nobody ought to."));
        silence.rule = "human-error".into();
        assert!(!covers(&silence, &other, "Nobody ought to."));
    }

    #[test]
    fn findings_are_set_apart() {
        let text = "We should have tested it.";
        let findings = vec![finding(text, "should"), finding(text, "tested")];
        let silence = silence(&findings[0], text, SilenceScope::Once, Id::from_bits(7), "");
        let split = split(findings.clone(), text, &[silence]);
        assert_eq!(split.shown, findings[1..]);
        assert_eq!(split.silenced, [(findings[0].clone(), Id::from_bits(7))]);
    }
}
