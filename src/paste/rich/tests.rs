use proptest::prelude::*;

use super::*;

/// An element whose end has not come: its name, its attributes, and what was in it so far.
type Open = (String, Vec<(&'static str, String)>, Vec<Node>);

/// Reads the little of HTML that the examples here are written in: no blanks within tags, values
/// in single quotation marks, every element closed but `br`, `hr`, `img` and `input`.
fn read(html: &str) -> Vec<Node> {
    let html = with_hidden_styles(html);
    let mut open: Vec<Open> = vec![(String::new(), Vec::new(), Vec::new())];
    let mut rest = &*html;
    while !rest.is_empty() {
        let Some(inside) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            push(&mut open, Node::Text(rest[..end].to_owned()));
            rest = &rest[end..];
            continue;
        };
        let (tag, behind) = inside.split_once('>').expect("a tag ends");
        rest = behind;
        if let Some(closed) = tag.strip_prefix('/') {
            let (name, attributes, children) = open.pop().expect("it was opened");
            assert_eq!(closed, name);
            push(
                &mut open,
                Node::Element(Element::new(name, attributes, children)),
            );
            continue;
        }
        let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
        let attributes = attributes.split("' ").filter_map(|one| {
            let (name, value) = one.split_once("='")?;
            let name = ATTRIBUTES.iter().find(|one| **one == name)?;
            Some((*name, value.trim_end_matches('\'').to_owned()))
        });
        let attributes = attributes.collect();
        if ["br", "hr", "img", "input"].contains(&name) {
            let element = Element::new(name.to_owned(), attributes, Vec::new());
            push(&mut open, Node::Element(element));
        } else {
            open.push((name.to_owned(), attributes, Vec::new()));
        }
    }
    assert_eq!(open.len(), 1, "everything is closed");
    open.remove(0).2
}

fn push(open: &mut [Open], node: Node) {
    open.last_mut().expect("the root is open").2.push(node);
}

fn becomes(html: &str, expected: &str) {
    assert_eq!(markdown(&read(html)), expected, "{html}");
}

#[test]
fn headings_and_paragraphs_stand_by_themselves() {
    becomes(
        "<h1>Checkout <b>outage</b></h1><p>It was\n  down.</p>\n<h2>Impact</h2><div>32 minutes</div>",
        "# Checkout outage\n\nIt was down.\n\n## Impact\n\n32 minutes",
    );
    becomes("<p>one<br>two</p><hr><p> </p>", "one\ntwo\n\n---");
    becomes("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b");
    becomes(
        "<pre>deploy\n  --now</pre><pre>```</pre>",
        "```\ndeploy\n  --now\n```\n\n````\n```\n````",
    );
}

#[test]
fn lists_keep_their_order_and_their_depth() {
    becomes(
        "<ul><li>one</li><li><p>two</p><ul><li>below</li></ul></li></ul>",
        "- one\n- two\n  - below",
    );
    becomes("<ol start='3'><li>c</li><li>d</li></ol>", "3. c\n4. d");
    // As word processors put it.
    becomes(
        "<p><span style='mso-list:Ignore'>\u{b7}<span>   </span></span>14:05 Alert</p><p><span style='mso-list:Ignore'>2.<span> </span></span>two</p>",
        "- 14:05 Alert\n\n2. two",
    );
    becomes(
        "<ol><li>one</li><ul><li>below</li></ul><li>two</li></ol>",
        "1. one\n   - below\n2. two",
    );
    becomes(
        "<ul><li><input type='checkbox' checked=''>done</li><li><input type='checkbox'> open</li></ul>",
        "- [x] done\n- [ ] open",
    );
}

#[test]
fn a_list_of_names_says_what_each_means() {
    becomes(
        "<dl><dt>Severity</dt>\n<dd>Major</dd>\n<dt>Services:</dt><dd><ul><li>Cart</li><li>Login</li></ul></dd>\
         <div><dt>Status</dt><dd>Draft</dd></div><dt>Left out</dt></dl>",
        "**Severity:** Major\n\n**Services:**\n\n- Cart\n- Login\n\n**Status:** Draft\n\nLeft out",
    );
}

#[test]
fn a_table_has_its_first_row_as_its_head() {
    becomes(
        "<table><tbody><tr><th><p>Time</p></th><th>Event</th></tr><tr><td>14:00</td><td><p>a | b</p><p>c</p></td></tr></tbody></table>",
        "| Time | Event |\n| --- | --- |\n| 14:00 | a \\| b<br>c |",
    );
    becomes(
        "<table><caption>Events</caption><tr><td colspan='2'>all</td></tr><tr><td>a</td><td>b</td></tr></table>",
        "Events\n\n| all |  |\n| --- | --- |\n| a | b |",
    );
    becomes(
        "<table><tr><th>Date</th><th>Time</th><th>Event</th></tr><tr><td rowspan='2'>2025-12-05</td><td>14:00</td><td>Alert</td></tr><tr><td>14:05</td><td>Rolled back</td></tr><tr><td>x</td></tr></table>",
        "| Date | Time | Event |\n| --- | --- | --- |\n| 2025-12-05 | 14:00 | Alert |\n\
         | 2025-12-05 | 14:05 | Rolled back |\n| x |  |  |",
    );
    // Those that arrange a page.
    becomes(
        "<table><tr><td>menu</td><td><h2>Impact</h2><p>none</p></td></tr></table>",
        "menu\n\n## Impact\n\nnone",
    );
    becomes(
        "<table><tr><td><h2>Impact</h2><p>none</p></td></tr></table>",
        "## Impact\n\nnone",
    );
}

#[test]
fn emphasis_and_links_have_their_signs() {
    becomes(
        "<p>a<b> bold</b> and <em>more</em>, <del>gone</del>, <code>a`b</code></p>",
        "a **bold** and *more*, ~~gone~~, `` a`b ``",
    );
    becomes(
        "<p><span style='font-weight:700'>Own</span><span style='font-weight: 700'>er</span> <b style='font-weight:normal'>x</b></p>",
        "**Owner** x",
    );
    becomes(
        "<p>See<a href='https://wiki.example/a (b)'> the page</a> or <a href='https://b.example'>https://b.example</a> or <a href='#top'>above</a>.</p>",
        "See [the page](https://wiki.example/a%20%28b%29) or https://b.example or above.",
    );
    becomes(
        "<p><img alt='a graph' src='https://a.example/g.png'> <img alt='inside' src='data:x'></p>",
        "![a graph](https://a.example/g.png) inside",
    );
    becomes(
        "<p>It was down.<b><br>Impact<br></b>2,000 users<i><br></i>a<b>b<br><br>c</b></p>",
        "It was down.\n**Impact**\n2,000 users\na**b**\n\n**c**",
    );
    becomes(
        "<p>a<code> b</code><code>c</code></p><p><code>one<br>  two</code></p>",
        "a `b` `c`\n\n```\none\n  two\n```",
    );
    becomes(
        "<h2><a href='https://a.example/#i'>Impact</a><a href='https://a.example/#i'>\u{b6}</a></h2>",
        "## Impact",
    );
    becomes("<h2><div>a</div><div>b</div></h2>", "## a b");
}

#[test]
fn what_a_reader_does_not_see_is_left_out() {
    becomes(
        "<html><head><title>t</title></head><body><style>p {}</style><script>x</script><p style='display: none'>y</p><b><p>seen</p></b></body></html>",
        "seen",
    );
}

#[test]
fn the_plain_text_is_taken_where_it_says_as_much() {
    let rich = read("<h1>Outage</h1><p>Down</p>");
    assert_eq!(
        of_clipboard("Outage\nDown", &rich).as_deref(),
        Some("# Outage\n\nDown")
    );
    // An editor's colours, and Markdown that a page shows as it is.
    assert_eq!(
        of_clipboard("a\nb", &read("<div>a</div><div>b</div>")),
        None
    );
    let list = read("<ul><li>a</li></ul>");
    assert_eq!(of_clipboard("# Outage\n- a", &list), None);
    assert_eq!(of_clipboard("| a | b |\n|---|:-:|", &list), None);
    // A page may show code with such a line.
    let page = read("<h1>Outage</h1><pre># restart</pre>");
    assert!(of_clipboard("Outage\n# restart", &page).is_some());
}

fn words() -> impl Strategy<Value = Node> {
    "[A-F \n]{0,6}".prop_map(Node::Text)
}

fn element(name: &str, children: Vec<Node>) -> Node {
    Node::Element(Element::new(name.to_owned(), Vec::new(), children))
}

fn any_node() -> impl Strategy<Value = Node> {
    let names = [
        "p",
        "div",
        "h2",
        "ul",
        "ol",
        "li",
        "b",
        "em",
        "s",
        "code",
        "pre",
        "a",
        "span",
        "blockquote",
        "dl",
        "dt",
        "dd",
        "x-own",
    ];
    words().prop_recursive(5, 60, 5, move |inside| {
        let children = prop::collection::vec(inside.clone(), 0..5);
        let other = (prop::sample::select(names.to_vec()), children)
            .prop_map(|(name, children)| element(name, children));
        let cell = prop::collection::vec(inside, 0..3).prop_map(|inside| element("td", inside));
        let row = prop::collection::vec(cell, 0..4).prop_map(|cells| element("tr", cells));
        let table = prop::collection::vec(row, 0..4).prop_map(|rows| element("table", rows));
        prop_oneof![4 => other, 1 => table]
    })
}

fn letters(nodes: &[Node]) -> String {
    let mut text = String::new();
    for node in nodes {
        match node {
            Node::Text(words) => text.push_str(words),
            Node::Element(element) => text.push_str(&letters(&element.children)),
        }
    }
    text.retain(|letter| letter.is_ascii_uppercase());
    text
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_letter_of_any_tree_is_kept_in_order(tree in prop::collection::vec(any_node(), 0..5)) {
        let mut kept = markdown(&tree);
        kept.retain(|letter| letter.is_ascii_uppercase());
        prop_assert_eq!(kept, letters(&tree));
    }
}
