//! Whatever is written, no text gets out of its element.

use proptest::prelude::*;
use unblame::{
    document::{Column, Edit, Field, Id, List, Place, Row},
    export::html,
    markdown::preview::{Content, Medium, Node, Preview, Retyped, SafeHtml, escape, retyped},
};

use crate::{
    common::documents::{postmortem, text},
    shown,
    sound_html::faults,
    summary,
};

/// What those would type who want the page to run it.
fn attack() -> impl Strategy<Value = String> {
    let pieces: &[&str] = &[
        "[a](javascript:x)",
        "![",
        "[",
        "](",
        ")",
        "<javascript:x>",
        "](java\\script:",
        "&#106;avascript:",
        "data:text/html,",
        "\" onclick=\"x",
        "' onerror='x",
        "<img src=x onerror=x>",
        "<script>",
        "</script>",
        "<svg/onload=x>",
        "</td>",
        "</section>",
        "<!--",
        "-->",
        "]]>",
        "&lt;script&gt;",
        "`",
        "```",
        "\n",
        "\n\n",
        "[^",
        "]: ",
        "^]",
        "|",
        "\n|-|\n",
        "[r]: javascript:x \"t\"",
        "[r]",
        "http://",
        "www.a.b\"x",
        "vbscript:",
        "- [ ] ",
        "- [x] ",
        "# ",
        "\t",
        "\0",
        "\u{202e}",
        " title=\"",
        ">",
        "\"",
        "https://a.example/'\">",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_attack_gets_out_of_its_text(text in attack(), cell in attack()) {
        let mut doc = summary(&text);
        doc.title.clone_from(&cell);
        doc.authors.clone_from(&cell);
        let row = Row::with_cells(List::Timeline, Id::from_bits(1), [(Column::Text, cell.as_str())]);
        doc.rows_mut(List::Timeline).insert(0, row);
        for html in [shown(&doc), html::fragment(&doc), html::page(&doc)] {
            prop_assert_eq!(faults(&html), Vec::<String>::new());
        }
    }

    #[test]
    fn any_document_gives_sound_html(doc in postmortem()) {
        for html in [shown(&doc), html::fragment(&doc), html::page(&doc)] {
            prop_assert_eq!(faults(&html), Vec::<String>::new());
        }
    }

    #[test]
    fn any_long_text_gives_sound_html(texts in prop::collection::vec(text(), 40..80)) {
        let html = shown(&summary(&texts.join("\n\n")));
        prop_assert_eq!(faults(&html), Vec::<String>::new());
    }

    #[test]
    fn a_retyped_text_makes_one_html_of_the_other(
        text in prop_oneof![text(), attack()],
        at in any::<prop::sample::Index>(),
        typed in prop_oneof![Just("x"), Just(" "), Just("<"), Just("&"), Just("é"), Just("\"")],
    ) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let mut now = text.clone();
        now.insert_str(*at.get(&places), typed);
        let (old, new) = (htmls(&text), htmls(&now));
        for (old, new) in old.iter().zip(&new) {
            if let Some(change) = retyped(old, new) {
                prop_assert_eq!(with_text(old.as_str(), &change), new.as_str());
            }
        }
    }

    #[test]
    fn a_kept_preview_shows_what_a_new_one_shows(
        doc in postmortem(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), text()), 1..6),
    ) {
        let mut doc = doc;
        let mut preview = Preview::new(Medium::Screen);
        preview.sections(&doc);
        for (index, text) in edits {
            let place = Place::Field(*index.get(Field::ALL));
            if let Some(edit) = Edit::retype(&doc, place, &text) {
                edit.apply(&mut doc);
            }
            let mut kept = String::new();
            for section in preview.sections(&doc) {
                section.write(&mut kept);
            }
            prop_assert_eq!(kept, shown(&doc));
        }
    }
}

/// What is rendered of a summary, piece by piece.
fn htmls(text: &str) -> Vec<SafeHtml> {
    fn add(node: &Node, to: &mut Vec<SafeHtml>) {
        match &node.content {
            Content::Nodes(nodes) => nodes.iter().for_each(|node| add(node, to)),
            Content::Html(html) => to.push(html.clone()),
            Content::Text(_) => {}
        }
    }
    let mut htmls = Vec::new();
    for section in Preview::new(Medium::Screen).sections(&summary(text)) {
        add(&section, &mut htmls);
    }
    htmls
}

/// This HTML with the change made in its texts, which has to find the text that it was made from.
fn with_text(html: &str, change: &Retyped) -> String {
    let mut before = change.before;
    let mut out = String::new();
    let mut rest = html;
    while !rest.is_empty() {
        let end = match rest.strip_prefix('<') {
            Some(_) => rest.find('>').map_or(rest.len(), |at| at + 1),
            None => rest.find('<').unwrap_or(rest.len()),
        };
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        if piece.starts_with('<') {
            out.push_str(piece);
        } else if before > 0 {
            before -= 1;
            out.push_str(piece);
        } else {
            let mut old = String::new();
            escape(&change.old, &mut old);
            assert_eq!(old, piece);
            escape(&change.new, &mut out);
            out.push_str(rest);
            break;
        }
    }
    out
}
