//! Our own Markdown, clean and full: what is written is read back, exactly.

mod common;

use common::documents::postmortem;
use expect_test::expect;
use proptest::prelude::*;
use unblame::{
    document::{
        Branch, Cells, Column, Form, Id, Item, List, Postmortem, Row, Section, TriggerAnswers, Why,
    },
    export::html,
    markdown::{self, Labels, Reading},
};

/// Gives ids that are counted up, as a page would give random ones.
fn ids() -> impl FnMut() -> Id {
    let mut last = 0;
    move || {
        last += 1;
        Id::from_bits(last)
    }
}

fn read(text: &str) -> Reading {
    markdown::read(text, &mut ids())
}

/// What the clean form shows of a document. Exactly this is dropped:
///
/// - the ids of rows and branches, which are set to 0,
/// - silenced findings,
/// - the form, the answers to the triggers, and what an action or a risk answers,
/// - blank rows (for the whys: blank and without a branch that is not), and branches without
///   a row that is not blank,
/// - fields of nothing but white space.
fn visible(doc: &Postmortem) -> Postmortem {
    let mut doc = doc.clone();
    doc.silenced.clear();
    doc.form = Form::Full;
    doc.triggers = TriggerAnswers::default();
    for field in [
        &mut doc.title,
        &mut doc.incident_date,
        &mut doc.start,
        &mut doc.end,
        &mut doc.severity,
        &mut doc.authors,
        &mut doc.postmortem_date,
        &mut doc.summary,
        &mut doc.immediate_cause,
        &mut doc.underlying_cause,
        &mut doc.review_date,
        &mut doc.responsible,
        &mut doc.unsorted_notes,
    ] {
        if field.trim().is_empty() {
            field.clear();
        }
    }
    const NONE: Id = Id::from_bits(0);
    macro_rules! filled {
        ($($rows:ident),+) => {$(
            doc.$rows.retain(|row| !row.is_blank());
            doc.$rows.iter_mut().for_each(|row| row.id = NONE);
        )+};
    }
    filled!(
        participants,
        services,
        timeline,
        contributing_factors,
        accepted_risks,
        impact,
        went_well,
        went_wrong,
        got_lucky,
        action_items,
        lessons,
        reviewers,
        sharing
    );
    doc.action_items
        .iter_mut()
        .for_each(|row| row.answers.clear());
    doc.accepted_risks
        .iter_mut()
        .for_each(|row| row.answers.clear());
    fn whys(chain: &mut Vec<Why>) {
        for why in chain.iter_mut() {
            why.id = NONE;
            for branch in &mut why.branches {
                branch.id = NONE;
                whys(&mut branch.whys);
            }
            why.branches.retain(|branch| !branch.whys.is_empty());
        }
        chain.retain(|why| !why.is_blank() || !why.branches.is_empty());
    }
    whys(&mut doc.whys);
    doc
}

proptest! {
    #[test]
    fn the_full_form_is_read_back_equal(doc in postmortem()) {
        let text = markdown::write_full(&doc);
        let reading = read(&text);
        prop_assert_eq!(&reading.postmortem, &doc, "{}", text);
        prop_assert_eq!(reading.problems, []);
        prop_assert_eq!(markdown::write_full(&reading.postmortem), text);
    }

    #[test]
    fn the_clean_form_is_read_back_equal_in_all_that_it_shows(doc in postmortem()) {
        let text = markdown::write_clean(&doc);
        let reading = read(&text);
        prop_assert_eq!(visible(&reading.postmortem), visible(&doc), "{}", text);
        prop_assert_eq!(reading.problems, []);
        prop_assert_eq!(markdown::write_clean(&reading.postmortem), text);
    }

    #[test]
    fn the_sections_joined_are_the_clean_form(doc in postmortem()) {
        let labels = Labels::of(&doc);
        let sections = Section::ALL.iter();
        let sections: Vec<String> =
            sections.filter_map(|&section| markdown::write_section(&doc, section, &labels)).collect();
        prop_assert_eq!(sections.join("\n"), markdown::write_clean(&doc));
    }
}

/// What a wiki makes of the clean form, which honours raw HTML.
fn in_a_wiki(doc: &Postmortem) -> String {
    let mut options = markdown::options();
    options.render.escape = false;
    options.render.r#unsafe = true;
    // Blanks make room for references, which comrak allows to be as long as the text.
    let blanks = " ".repeat(8000);
    let text = format!("{blanks}\n{}", markdown::write_clean(doc));
    comrak::markdown_to_html(&text, &options)
}

/// The addresses of all links and images, and the footnotes that are referred to, in any order.
fn links(html: &str) -> Vec<String> {
    let html = html.replace("src=\"", "href=\"");
    let parts = html.split("href=\"").skip(1);
    let addresses = parts.filter_map(|part| part.split('"').next());
    let mut links: Vec<String> = addresses
        .map(|address| match address.strip_prefix("#fn") {
            Some(rest) if rest.starts_with("ref") => "back from a footnote".to_owned(),
            Some(_) => "to a footnote".to_owned(),
            None => address.to_owned(),
        })
        .collect();
    links.sort();
    links
}

/// Paragraphs that refer to labels and define them.
fn labelled() -> impl Strategy<Value = String> {
    let lines = [
        "words",
        "[a]",
        "see [a][]",
        "the [graph][a]",
        "![b]",
        "[A]",
        "x[^1]",
        "[^n] y",
        "[b][a]",
        "[a]: /one",
        "[a]: /two",
        "[b]: /three",
        "[^1]: note",
        "[^1]: see [a]",
        "[^n]: other",
        "`[a]`",
        "[a-summary]",
        "[a-went-well-1]: /four",
        "- [a]",
        "> [b]",
        "[c]: https://c.example",
    ];
    let line = prop::sample::select(lines.to_vec());
    let texts = prop::collection::vec(line, 0..5);
    texts.prop_map(|lines| lines.join("\n\n"))
}

fn rows(list: List, texts: &[String], doc: &mut Postmortem) {
    for (text, bits) in texts.iter().zip(1..) {
        let id = Id::from_bits(bits + 100 * list as u64);
        let column = match list {
            List::Whys => Column::Answer,
            _ => Column::Text,
        };
        let row = Row::with_cells(list, id, [(column, text.as_str())]);
        let end = doc.rows(list).len();
        doc.rows_mut(list).insert(end, row);
    }
}

proptest! {
    #[test]
    fn a_wiki_has_the_links_of_the_preview(
        prose in prop::collection::vec(labelled(), 4),
        items in prop::collection::vec(labelled(), 0..4),
        mention in prop::sample::select(vec!["x", "[a]", "see [b] and [^1]", "[c][a]", "[^n]"]),
    ) {
        let mut prose = prose.into_iter();
        let mut next = || prose.next().unwrap_or_default();
        let mut doc = Postmortem {
            title: mention.to_owned(),
            authors: mention.to_owned(),
            summary: next(),
            immediate_cause: next(),
            underlying_cause: next(),
            unsorted_notes: next(),
            ..Postmortem::default()
        };
        rows(List::WentWell, &items, &mut doc);
        rows(List::ContributingFactors, &items, &mut doc);
        rows(List::Timeline, &[mention.to_owned()], &mut doc);
        rows(List::Whys, &[mention.to_owned()], &mut doc);
        let text = markdown::write_clean(&doc);
        prop_assert_eq!(links(&in_a_wiki(&doc)), links(&html::fragment(&doc)), "{}", text);
        prop_assert_eq!(visible(&read(&text).postmortem), visible(&doc), "{}", text);
        let full = markdown::write_full(&doc);
        prop_assert_eq!(&read(&full).postmortem, &doc, "{}", full);
    }
}

#[test]
fn each_field_keeps_its_footnotes_and_links() {
    let mut doc = Postmortem {
        summary: "Orders[^1] waited, see [log].\n\n[^1]: All of them.\n\n[log]: https://a.example"
            .into(),
        severity: "Major [log]".into(),
        ..Postmortem::default()
    };
    let lesson = "Watch[^1] the [log].\n\n[^1]: Every day.\n\n[log]: https://b.example";
    rows(List::Lessons, &[lesson.to_owned()], &mut doc);
    expect![[r#"
        - **Severity:** Major [log]
        - **Status:** Draft

        ## Executive Summary

        Orders[^1-summary] waited, see [log][log-summary].

        [^1-summary]: All of them.

        [log-summary]: https://a.example

        ## Lessons Learned

        - Watch[^1-lessons-1] the [log][log-lessons-1].

          [^1-lessons-1]: Every day.

          [log-lessons-1]: https://b.example
    "#]]
    .assert_eq(&markdown::write_clean(&doc));
    assert_eq!(links(&in_a_wiki(&doc)), links(&html::fragment(&doc)));
    assert_eq!(links(&html::page(&doc)), links(&html::fragment(&doc)));
    // Where nothing is shared, everything stays as typed.
    doc.lessons.clear();
    doc.severity.clear();
    assert!(markdown::write_clean(&doc).contains(&doc.summary));
}

#[test]
fn a_comment_in_the_code_of_an_item_hides_no_heading() {
    let doc = Postmortem {
        services: vec![Item {
            id: Id::from_bits(1),
            text: "```\n<!--".into(),
        }],
        summary: "All of it. -->".into(),
        ..Postmortem::default()
    };
    assert_eq!(read(&markdown::write_full(&doc)).postmortem, doc);
}

#[test]
fn raw_html_ends_with_its_field() {
    for open in [
        "<!-- x",
        "<script>x",
        "<pre>x",
        "<![CDATA[x",
        "<?x",
        "<details>",
        "ask <service>",
    ] {
        let doc = |text: &str| {
            let mut doc = Postmortem {
                title: text.to_owned(),
                authors: text.to_owned(),
                summary: text.to_owned(),
                immediate_cause: text.to_owned(),
                unsorted_notes: "The last words.".into(),
                ..Postmortem::default()
            };
            let two = [text.to_owned(), text.to_owned()];
            for list in [List::Timeline, List::Whys, List::WentWell, List::Lessons] {
                rows(list, &two, &mut doc);
            }
            doc
        };
        // What is shown of the text is what the preview shows: the characters that were typed.
        let html = in_a_wiki(&doc(open));
        let typed = open.replace('<', "&lt;").replace('>', "&gt;");
        assert_eq!(html.matches(&typed).count(), 12, "{html}");
        assert!(html.contains("<p>The last words.</p>"), "{html}");
        for doc in [doc(open), doc(&open.replace('<', "&lt;"))] {
            let full = markdown::write_full(&doc);
            assert_eq!(read(&full).postmortem, doc, "{full}");
        }
    }
}

#[test]
fn no_block_of_a_why_goes_on_in_its_branches() {
    for open in ["```", "~~~ x", "<div>x</div>", "<!-- x -->", "\\```"] {
        let why = |bits, branches| Why {
            id: Id::from_bits(bits),
            question: open.to_owned(),
            answer: String::new(),
            branches,
        };
        let branch = Branch {
            id: Id::from_bits(2),
            whys: vec![why(3, Vec::new())],
        };
        let doc = Postmortem {
            whys: vec![why(1, vec![branch])],
            ..Postmortem::default()
        };
        let html = in_a_wiki(&doc);
        assert_eq!(html.matches("<li>").count(), 3, "{html}");
        let full = markdown::write_full(&doc);
        assert_eq!(read(&full).postmortem, doc, "{full}");
    }
}

#[test]
fn a_fence_that_is_left_open_ends_with_its_field() {
    let mut doc = Postmortem {
        summary: "```\nlog".into(),
        immediate_cause: "~~~~\nlog".into(),
        unsorted_notes: "The last words.".into(),
        ..Postmortem::default()
    };
    let two = ["```\nlog".to_owned(), "a\n```\nlog".to_owned()];
    for list in [List::Timeline, List::WentWell, List::Lessons] {
        rows(list, &two, &mut doc);
    }
    let html = in_a_wiki(&doc);
    assert!(html.contains("<p>The last words.</p>"), "{html}");
    for section in [Section::Timeline, Section::WentWell, Section::Lessons] {
        let heading = markdown::heading(section).unwrap_or_default();
        assert!(html.contains(&format!("<h2>{heading}</h2>")), "{html}");
    }
}

/// What another's title says is a fact of theirs; in our own file an empty date is empty.
#[test]
fn no_date_is_made_of_a_title_of_ours() {
    let doc = Postmortem {
        title: "Outage of 5 May 2021".into(),
        summary: "It failed.".into(),
        ..Postmortem::default()
    };
    for text in [markdown::write_full(&doc), markdown::write_clean(&doc)] {
        assert_eq!(read(&text).postmortem.incident_date, "", "{text}");
    }
    let theirs = "# Outage of 5 May 2021\n\n## Summary\n\nIt failed.\n";
    assert_eq!(read(theirs).postmortem.incident_date, "2021-05-05");
}
