//! Raw HTML that does not end where its text ends: the preview shows it as typed, but where a
//! wiki takes HTML for what it is, it would hide or change what other fields say.
//!
//! A `<` that begins such HTML is written `&lt;`. HTML that is closed in its own text stays as
//! typed. Where the writer has written `<` in this way in the same text, the next of the
//! [`SPELLINGS`] is taken that is not there, and blanks at the end of the text say which it was.

mod open;
mod tags;

use std::borrow::Cow;

use super::tail;
pub(super) use open::Shape;
use open::escape;

/// So many ways there are to write `<` as a character: `&lt;`, `&#60;`, `&#060;` and so on, to
/// the most digits that Markdown allows. A text that has them all keeps its HTML as typed.
const SPELLINGS: usize = 7;

/// The text with nothing in it that reaches over its end.
pub(super) fn encode(text: &str, shape: Shape) -> Cow<'_, str> {
    let is_spelled = holds_any(text);
    if !is_spelled && !tags::may_reach(text) {
        return text.into();
    }
    let free = (0..SPELLINGS).find(|&number| !holds(text, &spelling(number)));
    let mut out = match free {
        Some(number) => escape(text, shape, &spelling(number)),
        None => text.to_owned(),
    };
    if is_spelled || out != text {
        tail::put(&mut out, free.unwrap_or(SPELLINGS), SPELLINGS + 1);
    }
    out.into()
}

/// The text that was typed, the inverse of [`encode`].
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !holds_any(text) {
        return text.into();
    }
    let (text, number) = tail::take(text, SPELLINGS + 1);
    if number == SPELLINGS {
        return text.into();
    }
    let spelling = spelling(number);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for at in places(text, &spelling) {
        out.push_str(&text[from..at]);
        out.push('<');
        from = at + spelling.len();
    }
    out.push_str(&text[from..]);
    out.into()
}

fn spelling(number: usize) -> String {
    match number {
        0 => "&lt;".to_owned(),
        more => format!("&#{}60;", "0".repeat(more - 1)),
    }
}

fn holds_any(text: &str) -> bool {
    let may = ["&lt;", "&#"].iter().any(|start| text.contains(start));
    may && (0..SPELLINGS).any(|number| holds(text, &spelling(number)))
}

fn holds(text: &str, spelling: &str) -> bool {
    places(text, spelling).next().is_some()
}

/// Where `<` is written so before what would be HTML behind it.
fn places<'t>(text: &'t str, spelling: &'t str) -> impl Iterator<Item = usize> + 't {
    let found = text.match_indices(spelling);
    found.filter_map(|(at, _)| {
        tags::begins(text[at + spelling.len()..].bytes().next()).then_some(at)
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::{collection::vec, prelude::*, sample::select};

    use super::*;

    const PIECES: &[&str] = &[
        "\t",
        "- \t",
        "word",
        " ",
        "  ",
        "\n",
        "\n\n",
        "<b>",
        "</b>",
        "<",
        ">",
        "<!--",
        "-->",
        "<details>",
        "</details>",
        "<script>",
        "</script>",
        "<pre>",
        "<?",
        "?>",
        "<![CDATA[",
        "]]>",
        "<!X",
        "<br>",
        "<br",
        "<p>",
        "<a title=\"",
        "\"",
        "'",
        "&lt;",
        "&lt;b>",
        "&#60;b>",
        "&#060;b>",
        "&#0060;b>",
        "&#00060;b>",
        "&#000060;b>",
        "&#0000060;b>",
        "`",
        "```\n",
        "~~~\n",
        "- ",
        "> ",
        "    ",
        "# ",
        "[a]: /b",
        "|",
        "\\",
        "\\<",
        "<textarea>",
        "<service>",
        "</td>",
        "<http://a.b>",
        "<div>\n",
        "</div>",
        "*",
    ];

    fn text() -> impl Strategy<Value = String> {
        vec(select(PIECES), 0..16).prop_map(|pieces| pieces.concat())
    }

    /// What of raw HTML a reader's browser would find open at the end of the text.
    fn reaches(text: &str) -> bool {
        let mut options = crate::markdown::options();
        options.render.escape = false;
        options.render.r#unsafe = true;
        let html = comrak::markdown_to_html(text, &options);
        let mut balance = tags::Balance::default();
        balance.add(&html, |at| at);
        !balance.finish().is_empty()
    }

    proptest! {
        #[test]
        fn what_was_typed_comes_back(text in text()) {
            for shape in [Shape::Block, Shape::Line] {
                let written = encode(&text, shape);
                prop_assert_eq!(decode(&written), &*text, "{:?}", written);
            }
        }

        #[test]
        fn nothing_reaches_over_the_end(text in text()) {
            let written = encode(&text, Shape::Block);
            let all = (0..SPELLINGS).all(|number| holds(&text, &spelling(number)));
            prop_assert!(all || !reaches(&written), "{:?}", written);
            let line = text.replace('\n', " ");
            let written = encode(&line, Shape::Line);
            let written = format!("- **Author:** {written}");
            let all = (0..SPELLINGS).all(|number| holds(&line, &spelling(number)));
            prop_assert!(all || !reaches(&written), "{:?}", written);
        }
    }

    #[test]
    fn only_what_reaches_over_the_end_is_written_otherwise() {
        for text in [
            "plain < text & more &lt;",
            "<b>bold</b> and <br> and <http://a.example>",
            "<!-- a remark -->",
            "<details>\n<summary>More</summary>\n\nwords\n\n</details>",
            "`<b>` and\n\n```\n<!--\n```\n\n    <script>",
            "an arrow <- and <3",
            "a line<p>another",
        ] {
            assert_eq!(encode(text, Shape::Block), text);
        }
        for (text, written) in [
            ("<!-- open", "&lt;!-- open"),
            ("a\n<script>\nb", "a\n&lt;script>\nb"),
            ("<pre>\n\nb", "&lt;pre>\n\nb"),
            ("<![CDATA[ x", "&lt;![CDATA[ x"),
            ("<?php x", "&lt;?php x"),
            ("restart <service> now", "restart &lt;service> now"),
            ("a </details> b", "a &lt;/details> b"),
            ("<b>a</b> <i>b", "<b>a</b> &lt;i>b"),
            ("`<b>` <b>", "`<b>` &lt;b>"),
            (
                "<!-- a\n<!-- b\n```\n<!-- c\n```",
                "&lt;!-- a\n&lt;!-- b\n```\n<!-- c\n```",
            ),
            ("> - <!-- x\n\ny", "> - &lt;!-- x\n\ny"),
            ("[a]: /b\nword <i> c", "[a]: /b\nword &lt;i> c"),
            ("- <div>\n\n</div>", "- &lt;div>\n\n&lt;/div>"),
            // Whose `&lt;` it is, the blanks at the end say.
            // In a script there is no other.
            (
                "<script><script></script></script>x",
                "<script><script></script>&lt;/script>x",
            ),
            // Behind a line break of HTML an address is a tag.
            ("<br>\n<http://a.b>", "<br>\n&lt;http://a.b>"),
            ("&lt;b>", "&lt;b> "),
            ("&lt;b> <b>", "&lt;b> &#60;b> "),
            ("&lt;b> ", "&lt;b>         "),
        ] {
            assert_eq!(encode(text, Shape::Block), written);
            assert_eq!(decode(written), text);
        }
    }

    #[test]
    fn many_of_them_take_no_long_time() {
        let text = "<!-- a\n\n<b>\n".repeat(2_000);
        let written = encode(&text, Shape::Block);
        assert!(!reaches(&written));
        assert_eq!(decode(&written), text);
    }
}
