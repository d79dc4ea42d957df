//! HTML's names of characters, as the browser knows them.

use unblame::app::platform::characters::{install, meaning};
use unblame::document::Postmortem;
use unblame::markdown::preview::{Medium, Preview};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn the_browser_tells_what_a_name_means() {
    for (name, expected) in [
        ("amp", "&"),
        ("lt", "<"),
        ("quot", "\""),
        ("semi", ";"),
        ("Tab", "\t"),
        ("NewLine", "\n"),
        ("nbsp", "\u{a0}"),
        ("eacute", "\u{e9}"),
        ("ThickSpace", "\u{205f}\u{200a}"),
        ("fjlig", "fj"),
        ("CounterClockwiseContourIntegral", "\u{2233}"),
    ] {
        assert_eq!(meaning(name).as_deref(), Some(expected), "{name}");
    }
}

#[wasm_bindgen_test]
fn what_is_no_name_means_nothing() {
    for name in ["nosuch", "a", "AMp", "notit", "ampx", "ltgt", "1"] {
        assert_eq!(meaning(name), None, "{name}");
    }
}

#[wasm_bindgen_test]
fn the_preview_asks_the_browser() {
    install();
    let doc = Postmortem {
        summary: "caf&eacute; &eacute;&nosuch; &lt;b&gt; &#233;".to_owned(),
        ..Postmortem::default()
    };
    let mut shown = String::new();
    for section in Preview::new(Medium::Screen).sections(&doc) {
        section.write(&mut shown);
    }
    let expected = "caf\u{e9} \u{e9}&amp;nosuch; &lt;b&gt; \u{e9}";
    assert!(shown.contains(expected), "{shown}");
}
