use std::cell::RefCell;

use wasm_bindgen::JsValue;

use crate::drafts::{
    fingerprint,
    shelf::{Expect, Record, Table},
};

/// How many texts are remembered: both slots of the open draft, and what goes along.
const AT_MOST: usize = 4;

/// The texts that were put or found last, as the browser has them.
///
/// A draft is looked at in both its slots at each save. The browser tells in no time that a text
/// is the one of before; brought here to be looked at, a megabyte takes longer than a frame.
#[derive(Default)]
pub(super) struct Seen(RefCell<Vec<One>>);

struct One {
    table: Table,
    key: String,
    text: JsValue,
    fingerprint: u64,
}

impl Seen {
    /// The fingerprint of what was found where something is expected; `None` where it is no text.
    pub(super) fn fingerprint(&self, place: &Expect, text: &JsValue) -> Option<u64> {
        let known = self
            .0
            .borrow()
            .iter()
            .find(|one| (one.table, &one.key) == (place.table, &place.key) && one.text == *text)
            .map(|one| one.fingerprint);
        if known.is_some() {
            return known;
        }
        let fingerprint = fingerprint(&text.as_string()?);
        self.remember(place.table, &place.key, text, fingerprint);
        Some(fingerprint)
    }

    /// Remembers what was put.
    pub(super) fn put(&self, record: &Record, text: &JsValue) {
        self.remember(record.table, &record.key, text, record.fingerprint);
    }

    fn remember(&self, table: Table, key: &str, text: &JsValue, fingerprint: u64) {
        let mut all = self.0.borrow_mut();
        all.retain(|one| (one.table, one.key.as_str()) != (table, key));
        if all.len() == AT_MOST {
            all.remove(0);
        }
        all.push(One {
            table,
            key: key.to_owned(),
            text: text.clone(),
            fingerprint,
        });
    }
}
