//! The preview and its exports: what they show, and that no text gets out of its element.

mod common;
#[path = "common/html.rs"]
mod html_check;

use std::rc::Rc;

use common::documents::{postmortem, text};
use proptest::prelude::*;
use unblame::{
    document::{Edit, Field, Place, Postmortem, Section},
    export::html,
    markdown::preview::{Medium, Preview},
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

proptest! {
    #[test]
    fn any_document_gives_sound_html(doc in postmortem()) {
        for html in [shown(&doc), html::fragment(&doc), html::page(&doc)] {
            prop_assert_eq!(html_check::faults(&html), Vec::<String>::new());
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
