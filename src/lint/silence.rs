//! Silences: what a writer decided to keep, known again by its words and never by its position.

use std::borrow::Cow;

use crate::{
    document::{Id, Silence, SilenceScope},
    finding::{At, Finding},
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
///
/// A check's finding is known by where it stands instead of its words, and by what it rests on
/// instead of its sentence: silenced for the document, it stays silent there whatever is written.
pub fn covers(silence: &Silence, finding: &Finding, text: &str) -> bool {
    if silence.rule != finding.rule {
        return false;
    }
    let (words, sentence) = marks(finding, text);
    match silence.scope {
        SilenceScope::Rule => true,
        SilenceScope::Document => same_words(&silence.text, &words, true),
        SilenceScope::Once => {
            same_words(&silence.text, &words, false)
                && same_words(&silence.sentence, sentence, false)
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
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (words, sentence) = marks(finding, text);
    Silence {
        id,
        rule: finding.rule.into(),
        scope,
        text: one_line(&words),
        sentence: one_line(sentence),
        reason: reason.into(),
    }
}

/// By what a finding is known again: its words and the sentence around them, or for a check
/// where it stands and what it rests on.
fn marks<'a>(finding: &'a Finding, text: &'a str) -> (Cow<'a, str>, &'a str) {
    match finding.at {
        At::Text => (
            part(text, finding.range.clone()).into(),
            part(text, finding.sentence.clone()),
        ),
        At::Place(place) => (place.to_string().into(), &finding.evidence),
        At::Section(section) => (section.key().into(), &finding.evidence),
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
    use crate::finding::{Class, Kind, Severity};

    fn finding(text: &str, words: &str) -> Finding {
        let start = text.find(words).expect("the words stand in the text");
        Finding {
            range: start..start + words.len(),
            sentence: 0..text.len(),
            ..Finding::new(
                "should-have",
                Kind::Wording(Class::Counterfactual),
                Severity::Warning,
            )
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
    fn a_check_stays_silent_until_what_it_rests_on_changes() {
        use crate::{document::Field, document::Place, finding::Topic};
        let kind = Kind::Content(Topic::Header);
        let mut found = Finding::new("end-before-start", kind, Severity::Error);
        found.at = At::Place(Place::Field(Field::End));
        found.evidence = "14:00 \u{2013} 13:00".into();
        let silence = |scope| silence(&found, "", scope, Id::from_bits(1), "");
        let (once, here) = (silence(SilenceScope::Once), silence(SilenceScope::Document));
        assert!(covers(&once, &found, "") && covers(&here, &found, ""));
        let mut later = found.clone();
        later.evidence = "14:00 \u{2013} 12:00".into();
        assert!(!covers(&once, &later, "") && covers(&here, &later, ""));
        later.at = At::Place(Place::Field(Field::Start));
        assert!(!covers(&here, &later, ""));
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
