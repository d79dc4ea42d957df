//! The checks, one file each.

mod end_before_start;

use super::check::Check;

/// Every check, in the order of the document.
pub const CHECKS: &[&Check] = &[&end_before_start::CHECK];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::{
        document::{Id, Section},
        finding::{Change, Finding},
        lint::{Context, People, lint_text},
        review::{
            edit_of,
            example::{document, findings, findings_of},
        },
    };

    #[test]
    fn every_flagged_example_gives_one_finding() {
        for check in CHECKS {
            assert!(
                !check.examples.flags.is_empty(),
                "{} shows nothing",
                check.id
            );
            for text in check.examples.flags {
                let found = findings(text, check.id);
                assert_eq!(found.len(), 1, "{} in {text:?}: {found:#?}", check.id);
            }
        }
    }

    #[test]
    fn every_allowed_example_gives_none() {
        for check in CHECKS {
            assert!(
                check.examples.allows.len() >= 2,
                "{} allows too little",
                check.id
            );
            for text in check.examples.allows {
                let found = findings(text, check.id);
                assert!(found.is_empty(), "{} in {text:?}: {found:#?}", check.id);
            }
        }
    }

    #[test]
    fn the_first_remedy_closes_its_finding() {
        for check in CHECKS {
            for text in check.examples.flags {
                let found = findings(text, check.id);
                let first = found.first().and_then(|finding| finding.remedies.first());
                let Some(remedy) = first else { continue };
                if matches!(remedy.changes[..], [Change::Go(_)]) {
                    continue;
                }
                let mut doc = document(text);
                let mut last = 1_000_000;
                let edit = edit_of(remedy, &doc, &mut || {
                    last += 1;
                    Id::from_bits(last)
                });
                let edit = edit.unwrap_or_else(|| panic!("{} does nothing: {text:?}", check.id));
                edit.apply(&mut doc);
                let left = findings_of(&doc, text, check.id);
                assert!(left.is_empty(), "{} stays in {text:?}: {left:#?}", check.id);
            }
        }
    }

    #[test]
    fn ids_and_codes_are_unique_and_in_form() {
        let (mut ids, mut seen) = (HashSet::new(), HashSet::new());
        for check in CHECKS {
            assert!(ids.insert(check.id), "{} is there twice", check.id);
            assert!(
                crate::lint::rule(check.id).is_none(),
                "{} is a rule",
                check.id
            );
            assert!(
                check
                    .id
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b == b'-')
            );
            let (letter, number) = check.code.split_at(1);
            assert!("HTMSICWAF".contains(letter), "{}", check.code);
            assert!(
                number
                    .trim_end_matches(char::is_alphabetic)
                    .parse::<u8>()
                    .is_ok()
            );
            seen.insert(check.code);
        }
        assert_eq!(seen.len(), CHECKS.len(), "a code is there twice");
    }

    #[test]
    fn what_the_checks_say_is_without_blame() {
        for check in CHECKS {
            let mut texts = vec![
                check.what.to_owned(),
                check.why.into(),
                check.instead.into(),
            ];
            for text in check.examples.flags {
                for finding in findings(text, check.id) {
                    texts.extend(own_texts(&finding));
                }
            }
            for text in texts {
                let people = People::default();
                let context = Context {
                    section: Section::Summary,
                    question: false,
                    people: &people,
                };
                // What stands in quotation marks is the document's.
                let found = lint_text(&text, &context);
                assert!(found.is_empty(), "{}: {text:?}: {found:#?}", check.id);
            }
        }
    }

    fn own_texts(finding: &Finding) -> Vec<String> {
        let labels = finding
            .remedies
            .iter()
            .map(|remedy| remedy.label.to_string());
        labels.chain([finding.message().to_owned()]).collect()
    }
}
