//! What holds for any text: no panic, spans in their place, fixes that fit.

use proptest::prelude::*;
use unblame::{
    document::{Id, Section, SilenceScope},
    finding::Finding,
    lint::{Context, People, lint_text, silence, with_examples},
};

fn lint(text: &str, section: Section) -> Vec<Finding> {
    let mut people = People::default();
    people.add_names("Robin Example, @kit");
    let context = Context {
        section,
        question: false,
        people: &people,
    };
    lint_text(text, &context)
}

fn check(text: &str, section: Section) {
    let findings = lint(text, section);
    let mut last = 0;
    for finding in &findings {
        let sentence = &finding.sentence;
        assert!(finding.range.start < finding.range.end, "{text:?}");
        assert!(finding.range.start >= last, "in order: {text:?}");
        last = finding.range.start;
        assert!(text.get(finding.range.clone()).is_some(), "{text:?}");
        assert!(text.get(sentence.clone()).is_some(), "{text:?}");
        assert!(sentence.start <= finding.range.start && finding.range.end <= sentence.end);
        for fix in &finding.fixes {
            assert!(text.get(fix.range.clone()).is_some(), "{text:?}");
            assert!(fix.range.start <= finding.range.end && finding.range.start <= fix.range.end);
            let fixed = fix.apply(text);
            assert!(
                fixed.len() + fix.range.len() == text.len() + fix.with.len(),
                "{text:?}"
            );
        }
        for scope in [
            SilenceScope::Once,
            SilenceScope::Document,
            SilenceScope::Rule,
        ] {
            let silence = silence::silence(finding, text, scope, Id::from_bits(1), "");
            assert!(silence::covers(&silence, finding, text), "{text:?}");
        }
    }
}

/// Words and signs of which most rules are made, and what a text may have between them.
fn pieces() -> impl Strategy<Value = String> {
    let words: Vec<&'static str> = with_examples()
        .flat_map(|(_, examples)| examples.flags)
        .flat_map(|(text, ..)| text.split(' '))
        .collect();
    let between = prop::sample::select(vec![
        " ",
        " ",
        " ",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        ", ",
        ". ",
        "; ",
        ": ",
        " - ",
        " \u{2014} ",
        "\n- ",
        "\n> ",
        "`",
        "\"",
        " '",
        "' ",
        "\u{201C}",
        "\u{201D}",
        "(",
        ")",
        "[",
        "](",
        "**",
        "_",
        "|",
        "\u{1F600}",
        "\u{1F469}\u{200D}\u{1F4BB}",
        "e\u{301}",
        "\u{5E9}\u{5DC}",
        "\u{202E}",
        "\u{2019}s ",
        "'s ",
        "n't ",
        "@",
        "#",
        "\\",
        "<",
        ">",
        "```\n",
        "<!--",
        "...",
        "?",
        "!",
        "\t",
        "\u{A0}",
        "\u{FEFF}",
        "/",
        "%",
        "$",
        "\u{3002}",
    ]);
    let word = prop::sample::select(words);
    prop::collection::vec((word, between), 0..40).prop_map(|pairs| {
        pairs
            .into_iter()
            .flat_map(|(word, sign)| [word, sign])
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn any_characters_are_taken(text in "\\PC{0,200}") {
        check(&text, Section::Summary);
    }

    #[test]
    fn any_bytes_that_are_text_are_taken(text in any::<String>()) {
        check(&text, Section::Actions);
    }

    #[test]
    fn any_mix_of_our_words_and_signs_is_taken(text in pieces()) {
        for section in [Section::Summary, Section::Actions, Section::Timeline] {
            check(&text, section);
        }
    }

    /// Applying a fix takes its own finding away, wherever the sentence stands.
    #[test]
    fn a_fix_heals_its_finding_within_any_text(
        before in "[A-Za-z ]{0,20}\n\n",
        example in prop::sample::select(
            with_examples().flat_map(|(_, examples)| examples.flags).map(|(text, ..)| *text).collect::<Vec<_>>()
        ),
        line_break in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let text = format!("{before}- {example}{line_break}- \u{1F600} Nothing else.");
        for finding in lint(&text, Section::Summary) {
            for fix in &finding.fixes {
                let fixed = fix.apply(&text);
                let again = lint(&fixed, Section::Summary);
                prop_assert!(
                    again.iter().all(|other| other.rule != finding.rule
                        || other.range.end <= fix.range.start
                        || fix.range.start + fix.with.len() <= other.range.start),
                    "{text:?} became {fixed:?}"
                );
            }
        }
    }
}

#[test]
fn spans_are_right_beside_all_scripts_and_line_ends() {
    let text = "\u{1F600} e\u{301} \u{5E9}\u{5DC}\u{5D5}\u{5DD}.\r\n\r\n- It was human error.\r\n";
    let findings = lint(text, Section::Causes);
    let flagged: Vec<&str> = findings.iter().map(|it| &text[it.range.clone()]).collect();
    assert_eq!(flagged, ["human error"]);
    assert_eq!(&text[findings[0].sentence.clone()], "It was human error.");
}

/// Found by `examples/lint_soak.rs`: the subject stood behind its verb.
#[test]
fn a_subject_behind_its_verb_gives_no_backward_span() {
    for text in [
        "Was the admin by mistake deleted the wrong volume?",
        "the`one who gave out the\u{2014}admin`password.**deleted two repositories. The@check)prevents a second delete of the same row. WAL.@The culprit\u{2014}was Renata.> dataset was deleted in error by the process",
        "did @kit accidentally deleted the index",
    ] {
        check(text, Section::Causes);
        check(text, Section::Summary);
    }
}
