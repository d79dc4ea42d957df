//! The preview and its exports: what they show, and that no text gets out of its element.

mod common;
#[path = "common/sound_html.rs"]
mod sound_html;

use std::rc::Rc;

use common::documents::{postmortem, text};
use expect_test::expect;
use proptest::prelude::*;
use sound_html::faults;
use unblame::{
    document::{Branch, Column, Edit, Field, Id, List, Place, Postmortem, Row, Section},
    export::html,
    markdown::preview::{Content, Medium, Node, Preview},
};

fn shown(doc: &Postmortem) -> String {
    let mut out = String::new();
    for section in Preview::new(Medium::Screen).sections(doc) {
        section.write(&mut out);
    }
    out
}

fn summary(text: &str) -> Postmortem {
    Postmortem {
        summary: text.to_owned(),
        ..Postmortem::default()
    }
}

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

#[test]
fn an_empty_document_shows_nothing() {
    assert!(
        Preview::new(Medium::Screen)
            .sections(&Postmortem::default())
            .is_empty()
    );
}

#[test]
fn what_has_not_changed_is_the_same_element() {
    let mut doc = summary("one");
    doc.immediate_cause = "two".into();
    doc.underlying_cause = "three".into();
    let mut preview = Preview::new(Medium::Screen);
    let before = preview
        .section(&doc, Section::Causes)
        .expect("it is written");
    let again = preview
        .section(&doc, Section::Causes)
        .expect("it is written");
    assert!(Rc::ptr_eq(&before, &again));
}

#[test]
fn dangerous_addresses_are_text() {
    let html = shown(&summary(
        "[a](javascript:alert(1)) ![b](data:image/png;base64,x) <b>c</b>",
    ));
    assert!(
        html.contains("a (javascript:alert(1)) b (data:image/png;base64,x) &lt;b&gt;c&lt;/b&gt;"),
        "{html}"
    );
}

fn example() -> Postmortem {
    let mut last = 0;
    let mut id = || {
        last += 1;
        Id::from_bits(last)
    };
    let mut doc = Postmortem {
        title: "Logins failed for `eu-west`".into(),
        incident_date: "2025-12-05".into(),
        start: "14:00".into(),
        end: "14:32".into(),
        severity: "Major".into(),
        authors: "@ana, Ben".into(),
        summary: "# What it meant\n\nSee the [graph][g] and ![a curve](https://a.example/c.png).[^1]\n\n\
                  - [x] checked\n- [ ] open\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n```\nlog <line>\n```\n\n\
                  [g]: https://a.example/g\n[^1]: A note."
            .into(),
        immediate_cause: "The pool was *empty*.".into(),
        review_date: "2025-12-22".into(),
        ..Postmortem::default()
    };
    let rows: [(List, &[(Column, &str)]); 9] = [
        (
            List::Participants,
            &[
                (Column::Name, "Ana"),
                (Column::Handle, "@ana"),
                (Column::Role, "lead"),
            ],
        ),
        (
            List::Timeline,
            &[
                (Column::At, "14:00"),
                (Column::Text, "First **alert**"),
                (Column::Milestone, "alerted"),
            ],
        ),
        (
            List::Timeline,
            &[(Column::At, "14:0"), (Column::Text, "two\n\nparagraphs")],
        ),
        (List::Timeline, &[]),
        (
            List::Whys,
            &[
                (Column::Question, "Why was it empty?"),
                (Column::Answer, "A leak"),
            ],
        ),
        (
            List::AcceptedRisks,
            &[(Column::Text, "One region"), (Column::Reason, "cost")],
        ),
        (
            List::Actions,
            &[(Column::Text, "Close it"), (Column::Status, "in_progress")],
        ),
        (
            List::Lessons,
            &[
                (Column::Title, "Watch the pool"),
                (Column::Text, "It is finite."),
            ],
        ),
        (
            List::Sharing,
            &[(Column::Audience, "Support"), (Column::Shared, "yes")],
        ),
    ];
    for (list, cells) in rows {
        let row = Row::with_cells(list, id(), cells.iter().copied());
        let end = doc.rows(list).len();
        doc.rows_mut(list).insert(end, row);
    }
    if let Some(why) = doc.whys.first_mut() {
        let Row::Why(inner) =
            Row::with_cells(List::Whys, id(), [(Column::Question, "Why unseen?")])
        else {
            return doc;
        };
        why.branches.push(Branch {
            id: id(),
            whys: vec![inner],
        });
    }
    doc
}

#[test]
fn the_page_shows_places_and_names_what_scrolls() {
    expect![[r##"
        <section aria-labelledby="preview-incident"><h1 data-place="title" id="preview-incident">Logins failed for <code>eu-west</code></h1>
        <dl class="facts"><dt>Date of Incident</dt>
        <dd><span data-place="incident_date">2025-12-05</span></dd>
        <dt>Duration</dt>
        <dd><span data-place="start">14:00</span> – <span data-place="end">14:32</span> (32 minutes)</dd>
        <dt>Severity</dt>
        <dd><span data-place="severity">Major</span></dd>
        <dt>Authors</dt>
        <dd><span data-place="authors">@ana, Ben</span></dd>
        <dt>Status</dt>
        <dd><span data-place="status">Draft</span></dd>
        <dt>Participants</dt>
        <dd><ul><li><span data-place="participants.0000000000000001.name">Ana</span> <span data-place="participants.0000000000000001.handle">@ana</span>, <span data-place="participants.0000000000000001.role">lead</span></li>
        </ul>
        </dd>
        </dl>
        </section>
        <section aria-labelledby="preview-summary"><h2 id="preview-summary">Executive Summary</h2>
        <div class="prose" data-place="summary"><h3>What it meant</h3>
        <p>See the <a href="https://a.example/g" rel="noopener noreferrer nofollow" target="_blank">graph</a> and a curve (<a href="https://a.example/c.png" rel="noopener noreferrer nofollow" target="_blank">https://a.example/c.png</a>).<sup class="footnote-ref"><a href="#fn-summary.1" id="fnref-summary.1" data-footnote-ref>1</a></sup></p>
        <ul>
        <li><span class="task" role="img" aria-label="Done:">☑</span> checked</li>
        <li><span class="task" role="img" aria-label="To do:">☐</span> open</li>
        </ul>
        <div class="table-scroll" tabindex="0" role="group" aria-label="Table">
        <table>
        <thead>
        <tr>
        <th scope="col">a</th>
        <th scope="col" align="right">b</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>1</td>
        <td align="right">2</td>
        </tr>
        </tbody>
        </table>
        </div>
        <pre tabindex="0" role="group" aria-label="Code"><code>log &lt;line&gt;
        </code></pre>
        <section class="footnotes" data-footnotes>
        <ol>
        <li id="fn-summary.1">
        <p>A note. <a href="#fnref-summary.1" class="footnote-backref" data-footnote-backref data-footnote-backref-idx="1" aria-label="Back to reference 1">↩</a></p>
        </li>
        </ol>
        </section>
        </div></section>
        <section aria-labelledby="preview-timeline"><h2 id="preview-timeline">Timeline</h2>
        <div class="table-scroll" tabindex="0" role="region" aria-label="Timeline table"><table class="columns-3"><thead><tr><th scope="col" class="at">Time (UTC)</th>
        <th scope="col" class="text">Event</th>
        <th scope="col" class="milestone">Milestone</th>
        </tr>
        </thead>
        <tbody><tr><td data-place="timeline.0000000000000002.at">14:00</td>
        <td data-place="timeline.0000000000000002.text">First <strong>alert</strong></td>
        <td data-place="timeline.0000000000000002.milestone">Alerted</td>
        </tr>
        <tr><td data-place="timeline.0000000000000003.at">14:0</td>
        <td data-place="timeline.0000000000000003.text"><p>two</p>
        <p>paragraphs</p>
        </td>
        <td data-place="timeline.0000000000000003.milestone"></td>
        </tr>
        </tbody>
        </table>
        </div></section>
        <section aria-labelledby="preview-causes"><h2 id="preview-causes">Root Cause Analysis</h2>
        <h3>Immediate Cause</h3>
        <div class="prose" data-place="immediate_cause"><p>The pool was <em>empty</em>.</p>
        </div><h3>5 Whys</h3>
        <ol><li><span class="question" data-place="whys.0000000000000005.question">Why was it empty?</span> → <span class="answer" data-place="whys.0000000000000005.answer">A leak</span><ol><li><span class="question" data-place="whys.000000000000000a.question">Why unseen?</span></li>
        </ol>
        </li>
        </ol>
        <h3>Accepted Risks</h3>
        <ul><li><span class="risk" data-place="accepted_risks.0000000000000006.text">One region</span> — because: <span class="reason" data-place="accepted_risks.0000000000000006.reason">cost</span></li>
        </ul>
        </section>
        <section aria-labelledby="preview-action_items"><h2 id="preview-action_items">Action Items</h2>
        <div class="table-scroll" tabindex="0" role="region" aria-label="Action Items table"><table class="columns-4"><thead><tr><th scope="col" class="text">Action</th>
        <th scope="col" class="owner">Owner</th>
        <th scope="col" class="deadline">Deadline</th>
        <th scope="col" class="status">Status</th>
        </tr>
        </thead>
        <tbody><tr><td data-place="action_items.0000000000000007.text">Close it</td>
        <td data-place="action_items.0000000000000007.owner"></td>
        <td data-place="action_items.0000000000000007.deadline"></td>
        <td data-place="action_items.0000000000000007.status">In Progress</td>
        </tr>
        </tbody>
        </table>
        </div></section>
        <section aria-labelledby="preview-lessons"><h2 id="preview-lessons">Lessons Learned</h2>
        <h3 data-place="lessons.0000000000000008.title">Watch the pool</h3>
        <div class="prose" data-place="lessons.0000000000000008.text"><p>It is finite.</p>
        </div></section>
        <section aria-labelledby="preview-follow_up"><h2 id="preview-follow_up">Follow-Up</h2>
        <dl class="facts"><dt>Action Item Review Date</dt>
        <dd><span data-place="review_date">2025-12-22</span></dd>
        </dl>
        <h3>Shared With</h3>
        <ul><li><span class="task" role="img" aria-label="Done:">☑</span> <span data-place="sharing.0000000000000009.audience">Support</span></li>
        </ul>
        </section>
    "##]].assert_eq(&shown(&example()));
}

#[test]
fn the_clipboard_gets_plain_elements() {
    expect![[r##"
        <h1>Logins failed for <code>eu-west</code></h1>
        <ul><li><strong>Date of Incident: </strong>2025-12-05</li>
        <li><strong>Duration: </strong>14:00 – 14:32 (32 minutes)</li>
        <li><strong>Severity: </strong>Major</li>
        <li><strong>Authors: </strong>@ana, Ben</li>
        <li><strong>Status: </strong>Draft</li>
        <li><strong>Participants: </strong><ul><li>Ana @ana, lead</li>
        </ul>
        </li>
        </ul>
        <h2>Executive Summary</h2>
        <h3>What it meant</h3>
        <p>See the <a href="https://a.example/g">graph</a> and a curve (<a href="https://a.example/c.png">https://a.example/c.png</a>).<sup class="footnote-ref"><a href="#fn-summary.1" id="fnref-summary.1" data-footnote-ref>1</a></sup></p>
        <ul>
        <li>☑ checked</li>
        <li>☐ open</li>
        </ul>
        <table>
        <thead>
        <tr>
        <th scope="col">a</th>
        <th scope="col" align="right">b</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>1</td>
        <td align="right">2</td>
        </tr>
        </tbody>
        </table>
        <pre><code>log &lt;line&gt;
        </code></pre>
        <section class="footnotes" data-footnotes>
        <ol>
        <li id="fn-summary.1">
        <p>A note. <a href="#fnref-summary.1" class="footnote-backref" data-footnote-backref data-footnote-backref-idx="1" aria-label="Back to reference 1">↩</a></p>
        </li>
        </ol>
        </section>
        <h2>Timeline</h2>
        <table><thead><tr><th scope="col">Time (UTC)</th>
        <th scope="col">Event</th>
        <th scope="col">Milestone</th>
        </tr>
        </thead>
        <tbody><tr><td>14:00</td>
        <td>First <strong>alert</strong></td>
        <td>Alerted</td>
        </tr>
        <tr><td>14:0</td>
        <td><p>two</p>
        <p>paragraphs</p>
        </td>
        <td></td>
        </tr>
        </tbody>
        </table>
        <h2>Root Cause Analysis</h2>
        <h3>Immediate Cause</h3>
        <p>The pool was <em>empty</em>.</p>
        <h3>5 Whys</h3>
        <ol><li>Why was it empty? → A leak<ol><li>Why unseen?</li>
        </ol>
        </li>
        </ol>
        <h3>Accepted Risks</h3>
        <ul><li>One region — because: cost</li>
        </ul>
        <h2>Action Items</h2>
        <table><thead><tr><th scope="col">Action</th>
        <th scope="col">Owner</th>
        <th scope="col">Deadline</th>
        <th scope="col">Status</th>
        </tr>
        </thead>
        <tbody><tr><td>Close it</td>
        <td></td>
        <td></td>
        <td>In Progress</td>
        </tr>
        </tbody>
        </table>
        <h2>Lessons Learned</h2>
        <h3>Watch the pool</h3>
        <p>It is finite.</p>
        <h2>Follow-Up</h2>
        <ul><li><strong>Action Item Review Date: </strong>2025-12-22</li>
        </ul>
        <h3>Shared With</h3>
        <ul><li>☑ Support</li>
        </ul>
    "##]].assert_eq(&html::fragment(&example()));
}

#[test]
fn a_file_needs_nothing_else() {
    let page = html::page(&example());
    assert!(page.starts_with("<!doctype html>"));
    assert!(page.contains("<title>Logins failed for `eu-west`</title>"));
    assert!(!page.contains("data-place"));
    assert!(page.contains("tabindex=\"0\""));
}

#[test]
fn a_keystroke_in_one_row_leaves_the_other_rows_alone() {
    let mut doc = example();
    let mut preview = Preview::new(Medium::Screen);
    let rows = |node: Rc<Node>| -> Vec<Rc<Node>> {
        let mut node = node;
        for index in [1, 0, 1] {
            let Content::Nodes(nodes) = &node.content else {
                panic!("it has children");
            };
            node = Rc::clone(&nodes[index]);
        }
        match &node.content {
            Content::Nodes(rows) => rows.clone(),
            _ => panic!("the body of a table has rows"),
        }
    };
    let before = rows(
        preview
            .section(&doc, Section::Timeline)
            .expect("it is written"),
    );
    doc.timeline[1].text.push('!');
    let after = rows(
        preview
            .section(&doc, Section::Timeline)
            .expect("it is written"),
    );
    assert_eq!(before.len(), 2);
    assert!(Rc::ptr_eq(&before[0], &after[0]));
    assert!(!Rc::ptr_eq(&before[1], &after[1]));
    assert_eq!(before[1].key, after[1].key);
}

#[test]
fn footnotes_of_two_fields_do_not_clash() {
    let doc = Postmortem {
        immediate_cause: "a[^1] b[^1]\n\n[^1]: note".into(),
        underlying_cause: "c[^1]\n\n[^1]: note".into(),
        ..Postmortem::default()
    };
    let html = shown(&doc);
    assert_eq!(faults(&html), Vec::<String>::new());
    assert!(html.contains("id=\"fn-immediate_cause.1\""), "{html}");
    assert!(html.contains("href=\"#fn-underlying_cause.1\""), "{html}");
}

#[test]
fn a_short_text_may_refer_to_a_long_address_many_times() {
    let address = "https://a.example/".repeat(9);
    let html = shown(&summary(&format!("[a] [a] [a] [a]\n\n[a]: {address}")));
    assert_eq!(html.matches("<a href").count(), 4);
}

#[test]
fn headings_stand_below_ours_and_skip_no_level() {
    let html = shown(&summary("###### deep\n\n# top\n\n### below\n\n## other"));
    for heading in ["<h3>deep", "<h3>top", "<h4>below", "<h4>other"] {
        assert!(html.contains(heading), "{html}");
    }
}

#[test]
fn a_footnote_defined_twice_keeps_both_texts() {
    let html = shown(&summary("[^1]: first\n\nwords[^1]\n\n[^1]: second"));
    assert_eq!(faults(&html), Vec::<String>::new());
    assert!(html.contains("<p>first</p>"), "{html}");
    assert!(html.contains("<p>second <a href"), "{html}");
}
