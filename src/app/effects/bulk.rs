//! Changing many places at once.

use leptos::prelude::*;

use crate::{app::Page, document::Edit, drafts::history::Reason};

/// Puts in the first wording of each finding that needs no new fact, as one step; the state before
/// is kept in the history.
pub fn fix_all(page: Page) {
    if page.session.read_only().get_untracked() {
        return;
    }
    let edits = page
        .linter
        .with(|analysis| page.session.with(|doc| analysis.plain_fixes(doc)));
    if edits.is_empty() {
        let none = "No finding has a wording that needs no new fact: each of them needs you.";
        page.announcer.say(none);
        return;
    }
    let words = match edits.len() {
        1 => "One place was reworded".to_owned(),
        many => [&many.to_string(), " places were reworded"].concat(),
    };
    page.desk.replace(Edit::Batch(edits), Reason::Fix);
    let count = page.session.edits().get_untracked();
    page.announcer.undoable(words, count);
}
