//! The form: what its controls hold, and where the focus stays.

use std::cell::Cell;

use unblame::app::{
    platform::{clock, storage},
    start,
};
use unblame::document::{Id, Item, Postmortem};
use unblame::drafts::{DraftId, TabId, Vault};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlTextAreaElement, window};

use crate::page::{all, document, empty_element, script, until};

thread_local! {
    static DRAFTS: Cell<u64> = const { Cell::new(0) };
}

/// An HTML parser drops the line break at the beginning of a text area's own text, and a text
/// that was typed over is no longer its child: only the value holds it.
#[wasm_bindgen_test]
async fn a_text_area_holds_the_text_to_its_last_sign() {
    let summary = "\n\n  indented\n<b>&amp;</b>\n\n";
    open(Postmortem {
        summary: summary.into(),
        ..Postmortem::default()
    })
    .await;
    assert_eq!(text_area("summary").value(), summary);
    assert_eq!(text_area("summary").text_content().as_deref(), Some(""));
}

#[wasm_bindgen_test]
async fn a_text_that_was_typed_over_is_still_brought_back_by_undo() {
    open(Postmortem {
        summary: "before".into(),
        ..Postmortem::default()
    })
    .await;
    let area = text_area("summary");
    area.set_value("before and after");
    script(
        "document.getElementById('summary')
             .dispatchEvent(new InputEvent('input', { bubbles: true }));",
    );
    script("window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }));");
    until("the text from before", || area.value() == "before").await;
}

#[wasm_bindgen_test]
async fn a_moved_row_stays_the_same_element_with_focus_and_caret() {
    let item = |id, text: &str| Item {
        id: Id::from_bits(id),
        text: text.into(),
    };
    open(Postmortem {
        went_well: vec![item(1, "one"), item(2, "two"), item(3, "three")],
        ..Postmortem::default()
    })
    .await;
    let rows = || all(".list-went_well li.row");
    let before = rows();
    let first = text_area(&format!("went_well.{}.text", Id::from_bits(1)));
    first.focus().expect("it takes the focus");
    first.set_selection_range(1, 2).expect("it has a caret");
    script(
        "document.activeElement.dispatchEvent(
             new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true, bubbles: true }));",
    );
    until("the row in second place", || {
        rows().get(1) == before.first()
    })
    .await;
    until("the focus", || {
        document().active_element().as_ref() == Some(&first)
    })
    .await;
    assert_eq!(first.selection_start(), Ok(Some(1)));
    assert_eq!(first.selection_end(), Ok(Some(2)));
    assert_eq!(
        rows(),
        [before[1].clone(), before[0].clone(), before[2].clone()]
    );
}

/// Starts the page once, and opens a draft of its own for every test.
async fn open(doc: Postmortem) {
    let count = DRAFTS.replace(DRAFTS.get() + 1);
    let id = DraftId::from_bits(0xf0_0000 + count);
    let vault = Vault::new(storage::open().store, TabId::from_bits(1));
    let now = clock::now_ms() as u64;
    // A run before this one may have left it.
    let _ = vault.trash(id, now).and_then(|()| vault.purge(id));
    vault.create(id, &doc, now).expect("there is room");
    let location = window().expect("the tests run in a page").location();
    location
        .set_hash(&format!("/draft/{id}"))
        .expect("it is an address");
    if count == 0 {
        empty_element("div", "app");
        start();
    }
    until("the draft's own form", || {
        let title = document().get_element_by_id("title");
        title.is_some() && shows(&doc)
    })
    .await;
}

/// Whether the form on the screen is this document's.
fn shows(doc: &Postmortem) -> bool {
    text_area("summary").value() == doc.summary
        && all(".list-went_well li.row").len() == doc.went_well.len()
}

fn text_area(id: &str) -> HtmlTextAreaElement {
    let element = document().get_element_by_id(id);
    let element = element.expect("the form has it");
    element.dyn_into().expect("it is a text area")
}
