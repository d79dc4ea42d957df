//! A text as it is written into a file, with its name behind the labels that others use too, and
//! the way back.

use std::borrow::Cow;

use super::{
    Name, Shared,
    case::Case,
    groups::{Group, groups, hash},
    probe::{self, Part, Use},
};
use crate::markdown::tail;

/// The text with the name of it behind each label that it defines and others use too.
pub fn encode<'t>(text: &'t str, name: &Name, shared: &Shared) -> Cow<'t, str> {
    if !text.contains('[') {
        return text.into();
    }
    let taken = highest(text, name);
    let mut parts = probe::parts(text, &shared.labels);
    let number = shared.number(name, taken.unwrap_or(0), text, &parts);
    let suffix = name.numbered(number);
    if name.number_in(&suffix) != Some(number) {
        parts.clear();
    }
    if parts.is_empty() && taken.is_none() {
        return text.into();
    }
    let mut out = renamed(text, &parts, &suffix);
    tail::put(&mut out, usize::from(parts.is_empty()), 2);
    out.into()
}

/// The text that was typed, the inverse of [`encode`]; the labels from which its name was taken
/// are added to `shared`, with the number that was behind it.
pub fn decode<'t>(text: &'t str, name: &Name, shared: &mut Shared) -> Cow<'t, str> {
    let Some(number) = highest(text, name) else {
        return text.into();
    };
    let (text, none) = tail::take(text, 2);
    if none == 1 {
        return text.into();
    }
    shared.numbers.push((name.clone(), number));
    let suffix = name.numbered(number).len();
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for group in groups(text) {
        let label = group.label(text);
        if name.number_in(label) != Some(number) {
            continue;
        }
        let (named, blank) = label.split_at(label.trim_end().len());
        let (typed, written) = named.split_at(named.len() - suffix);
        let typed = [typed, blank].concat();
        shared.labels.extend(hash(&typed));
        out.push_str(&text[from..group.start]);
        match used(&text[..group.start], &typed, Case::of(written)) {
            Use::Full => out.push_str(&format!("[{typed}]")),
            Use::Shortcut => {}
            Use::Collapsed => out.push_str(&format!("[{blank}]")),
        }
        from = group.end + 1;
    }
    out.push_str(&text[from..]);
    out.into()
}

/// What a label with a name was, behind this text.
fn used(before: &str, label: &str, case: Case) -> Use {
    if label.starts_with('^') || !before.ends_with(']') {
        return Use::Full;
    }
    match case {
        Case::Lower if is_shortcut(before, label) => Use::Shortcut,
        Case::Lower | Case::Other => Use::Full,
        Case::Title => Use::Shortcut,
        Case::Upper => Use::Collapsed,
    }
}

/// The highest number of this name behind a label of the text.
fn highest(text: &str, name: &Name) -> Option<u32> {
    let found = groups(text).filter_map(|group| name.number_in(group.label(text)));
    found.max()
}

fn renamed(text: &str, parts: &[Part], suffix: &str) -> String {
    let mut out = String::with_capacity(text.len() + parts.len() * 2 * suffix.len());
    let mut from = 0;
    for part in parts {
        let Group { start, end } = part.group;
        let label = part.group.label(text);
        match part.used {
            Use::Full => {
                out.push_str(&text[from..start]);
                let case = match used(&out, label, Case::Lower) {
                    Use::Full => Case::Lower,
                    _ => Case::Other,
                };
                let (typed, blank) = label.split_at(label.trim_end().len());
                out.push_str(&format!("[{typed}{}{blank}]", case.write(suffix)));
            }
            Use::Shortcut => {
                out.push_str(&text[from..=end]);
                let line = one_line(label);
                let case = match used(&out, &line, Case::Lower) {
                    Use::Shortcut => Case::Lower,
                    _ => Case::Title,
                };
                out.push_str(&format!("[{line}{}]", case.write(suffix)));
            }
            Use::Collapsed => {
                out.push_str(&text[from..=end]);
                let line = one_line(label);
                let blank = part.group.blank_behind(text).unwrap_or_default();
                out.push_str(&format!("[{line}{}{blank}]", Case::Upper.write(suffix)));
                from = end + 1 + "[]".len() + blank.len();
                continue;
            }
        }
        from = end + 1;
    }
    out.push_str(&text[from..]);
    out
}

/// Whether a label behind this text is that of a shortcut, if nothing else says what it is.
fn is_shortcut(before: &str, label: &str) -> bool {
    let before = before.strip_suffix(']');
    let before = before.and_then(|before| before.strip_suffix(label));
    before.is_some_and(|before| before.ends_with('['))
}

fn one_line(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ")
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::{collection::vec, prelude::*, sample::select};

    use super::*;
    use crate::document::Field;

    const PIECES: &[&str] = &[
        "word",
        " ",
        "\n",
        "\n\n",
        "[a]",
        "[a][]",
        "[a][a]",
        "[b][a]",
        "[A ]",
        "[\na]",
        "[a b]",
        "[a\nb]",
        "![a]",
        "![b][a]",
        "[![a]][a]",
        "[a]: /a",
        "[a b]: /b",
        "[A]: /c",
        "[^1]",
        "[^1]: note",
        "[^a]",
        "[a-summary]",
        "[a-summary]: /s",
        "[^1-summary]",
        "[a-summary-2]",
        "[a][a-SUMMARY]",
        "[a-summary-999999999]",
        "[",
        "]",
        "\\",
        "`",
        "```\n",
        "- ",
        "> ",
        "[ ]",
        "[a][ ]",
        "(x)",
        ":",
        "[x\\[a][a]",
        "a][a]",
        "  ",
        "*",
        "[ ] ",
        "<b>",
        "| a |\n|---|\n",
    ];

    fn text() -> impl Strategy<Value = String> {
        vec(select(PIECES), 0..14).prop_map(|pieces| pieces.concat())
    }

    fn all_of(text: &str) -> Shared {
        let labels = groups(text).filter_map(|group| hash(group.label(text)));
        let mut all = Shared {
            labels: labels.collect(),
            ..Shared::default()
        };
        all.sort();
        all
    }

    fn html(text: &str) -> String {
        // Blanks make room for references, which comrak allows to be as long as the text.
        let text = format!("{}\n{text}", " ".repeat(4000));
        comrak::markdown_to_html(&text, &crate::markdown::options())
    }

    /// The HTML without the names of footnotes, which no reader sees, and without blanks.
    fn seen(text: &str) -> String {
        let html = html(text);
        let mut parts = html.split("\"");
        let mut out = String::new();
        while let Some(part) = parts.next() {
            out.push_str(part);
            let value = parts.next().unwrap_or_default();
            let is_name = ["#fn", "fn"].iter().any(|start| value.starts_with(start));
            out.push_str(if is_name { "fn" } else { value });
        }
        // A blank at the end is shown where code is left open.
        out.split_whitespace().collect()
    }

    fn summary() -> Name {
        Name::of_field(Field::Summary)
    }

    proptest! {
        #[test]
        fn what_was_typed_comes_back(text in text()) {
            for shared in [all_of(&text), Shared::default()] {
                let written = encode(&text, &summary(), &shared);
                let mut again = Shared::default();
                prop_assert_eq!(decode(&written, &summary(), &mut again), &*text, "{:?}", written);
                again.sort();
                prop_assert_eq!(encode(&text, &summary(), &again), written);
            }
        }

        #[test]
        fn what_is_seen_stays_the_same(text in text()) {
            let written = encode(&text, &summary(), &all_of(&text));
            prop_assert_eq!(seen(&written), seen(&text), "{:?}", written);
        }
    }

    #[test]
    fn a_label_gets_the_name_of_its_text() {
        for (text, written) in [
            ("a[^1]\n\n[^1]: b", "a[^1-summary]\n\n[^1-summary]: b"),
            (
                "[log]\n\n[log]: /a",
                "[log][log-summary]\n\n[log-summary]: /a",
            ),
            (
                "[the][log]\n\n[log]: /a",
                "[the][log-summary]\n\n[log-summary]: /a",
            ),
            (
                "[log][]\n\n[log]: /a",
                "[log][log-SUMMARY]\n\n[log-summary]: /a",
            ),
            (
                "[log][log]\n\n[log]: /a",
                "[log][log-sUMMARY]\n\n[log-summary]: /a",
            ),
            (
                "![log]\n\n[Log ]: /a",
                "![log][log-summary]\n\n[Log-summary ]: /a",
            ),
            (
                "[a\nb]\n\n[a b]: /a",
                "[a\nb][a b-Summary]\n\n[a b-summary]: /a",
            ),
            // What only looks like one stays.
            (
                "`[log]` \\[log]\n\n[log]: /a",
                "`[log]` \\[log]\n\n[log-summary]: /a",
            ),
            ("words\n[log]: no definition", "words\n[log]: no definition"),
            ("```\n[log]: /a\n```", "```\n[log]: /a\n```"),
            // The writer's own name, and the blank that tells it from ours.
            ("[a-summary]", "[a-summary] "),
            (
                "[a] [b-summary]\n\n[a]: /a",
                "[a][a-summary-2] [b-summary]\n\n[a-summary-2]: /a",
            ),
        ] {
            assert_eq!(encode(text, &summary(), &all_of(text)), written);
            assert_eq!(decode(written, &summary(), &mut Shared::default()), text);
        }
    }
}
