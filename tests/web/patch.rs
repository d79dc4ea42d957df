//! The preview is patched: what does not differ stays the very same element.

use unblame::app::platform::patch::Slot;
use unblame::document::{Event, Id, Postmortem, Section};
use unblame::markdown::preview::{Medium, Preview};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, Node};

use crate::page::{all, document, empty_element};

const ID: &str = "patched";

/// A timeline in the page, and what shows it.
struct Shown {
    doc: Postmortem,
    preview: Preview,
    slot: Slot,
}

impl Shown {
    fn new(texts: &[&str]) -> Self {
        empty_element("div", ID);
        let mut shown = Self {
            doc: Postmortem::default(),
            preview: Preview::new(Medium::Screen),
            slot: Slot::in_element(ID).expect("it is in the page"),
        };
        shown.doc.timeline = texts
            .iter()
            .zip(1..)
            .map(|(text, id)| event(id, text))
            .collect();
        shown.show();
        shown
    }

    fn show(&mut self) {
        let node = self.preview.section(&self.doc, Section::Timeline);
        self.slot.show(node);
    }
}

#[wasm_bindgen_test]
fn a_changed_text_touches_its_own_row_alone() {
    let mut shown = Shown::new(&["one", "two", "three"]);
    let (heading, before) = (heading(), rows());
    shown.doc.timeline[1].text = "two, *changed*".into();
    shown.show();
    assert_eq!(texts(), ["one", "two, changed", "three"]);
    assert_eq!(self::heading(), heading);
    assert_eq!(rows(), before);
}

#[wasm_bindgen_test]
fn a_letter_more_leaves_every_element_of_its_text() {
    let mut shown = Shown::new(&["a *b* c & **d** <e>", "two"]);
    let before = all("#patched tbody *");
    for text in [
        "a *b* c & **d** <ee>",
        "a *b* c && **d** <ee>",
        "aa *b* c && **d** <ee>",
        "aa *b* c && **dd** <ee>",
    ] {
        shown.doc.timeline[0].text = text.into();
        shown.show();
        assert_eq!(texts()[0], text.replace('*', ""));
        assert_eq!(all("#patched tbody *"), before);
    }
    shown.doc.timeline[0].text = "aa *b* c **dd** [e](https://e.example)".into();
    shown.show();
    assert_eq!(texts()[0], "aa b c dd e");
    assert_ne!(all("#patched tbody *"), before);
}

#[wasm_bindgen_test]
fn a_text_that_the_page_has_otherwise_is_written_anew() {
    let mut shown = Shown::new(&["a *b* c"]);
    let texts_of_row = rows()[0].query_selector("td:nth-child(2) em");
    let em = texts_of_row.expect("it is a selector").expect("b is there");
    em.set_text_content(Some("something else"));
    shown.doc.timeline[0].text = "a *bb* c".into();
    shown.show();
    assert_eq!(texts(), ["a bb c"]);
}

#[wasm_bindgen_test]
fn of_a_long_text_the_piece_with_the_change_is_written() {
    let long = "\u{1F980}ab &lt; ".repeat(4_000);
    let first = format!("{long}*em* {long}end");
    let mut shown = Shown::new(&[&first]);
    let says = |text: &str| text.replace('*', "").replace("&lt;", "<");
    assert_eq!(texts(), [says(&first)]);
    let before = pieces();
    assert!(before.len() > 7, "{} pieces", before.len());
    let longest = before.iter().filter_map(Node::text_content);
    let longest = longest.map(|text| text.encode_utf16().count()).max();
    assert!(longest <= Some(8_192), "{longest:?}");

    for text in [
        format!("{first}s"),
        format!("!{first}"),
        format!("{long}*em* and {long}end"),
        format!("{long}*em* {long}{}", "x".repeat(20_000)),
    ] {
        shown.doc.timeline[0].text = text.clone();
        shown.show();
        assert_eq!(texts(), [says(&text)]);
        let kept = pieces();
        let kept = kept.iter().filter(|piece| before.contains(piece));
        assert!(kept.count() >= before.len() - 1, "made anew");
        shown.doc.timeline[0].text = first.clone();
        shown.show();
        assert_eq!(texts(), [says(&first)]);
    }
}

#[wasm_bindgen_test]
fn rows_move_come_and_go_without_the_others_being_made_anew() {
    let mut shown = Shown::new(&["one", "two", "three"]);
    let before = rows();
    let [one, two, three] = before.as_slice() else {
        panic!("{before:?}");
    };
    shown.doc.timeline.rotate_left(1);
    shown.show();
    assert_eq!(texts(), ["two", "three", "one"]);
    assert_eq!(rows(), [two.clone(), three.clone(), one.clone()]);

    shown.doc.timeline.remove(1);
    shown.doc.timeline.insert(0, event(9, "zero"));
    shown.show();
    assert_eq!(texts(), ["zero", "two", "one"]);
    assert_eq!(rows()[1..], [two.clone(), one.clone()]);
    assert!(!three.is_connected());
}

#[wasm_bindgen_test]
fn a_section_that_becomes_empty_goes_and_comes_back() {
    let mut shown = Shown::new(&["one"]);
    let events = std::mem::take(&mut shown.doc.timeline);
    shown.show();
    assert_eq!(all("#patched *"), []);
    shown.doc.timeline = events;
    shown.show();
    assert_eq!(texts(), ["one"]);
}

#[wasm_bindgen_test]
fn text_never_becomes_an_element_of_its_own() {
    Shown::new(&["<img src=x> ![a](b.png) <script>c</script>"]);
    assert_eq!(all("#patched :is(img, script)"), []);
    assert!(texts()[0].contains("<img src=x>"), "{:?}", texts());
}

fn event(id: u64, text: &str) -> Event {
    Event {
        id: Id::from_bits(id),
        at: String::new(),
        text: text.into(),
        milestone: None,
        source: String::new(),
        quote: String::new(),
        known: None,
    }
}

/// The text nodes of what the first row says.
fn pieces() -> Vec<Node> {
    let walker = document().create_tree_walker_with_what_to_show(&all("#patched td")[1], 4);
    let walker = walker.expect("there are texts");
    std::iter::from_fn(|| walker.next_node().expect("it walks on")).collect()
}

fn heading() -> Vec<Element> {
    all("#patched h2")
}

fn rows() -> Vec<Element> {
    all("#patched tbody tr")
}

/// What the rows say, without their times.
fn texts() -> Vec<String> {
    let texts = rows().into_iter().filter_map(|row| row.text_content());
    texts.map(|text| text.trim().to_owned()).collect()
}
