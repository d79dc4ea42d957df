//! Changing many places at once.

use leptos::prelude::*;

use crate::{app::Page, document::Edit, drafts::history::Reason};

/// Puts in the first wording of each finding that needs no new fact, as one step; the state before
/// is kept in the history.
pub fn fix_all(page: Page) {
    if page.session.is_read_only() {
        return;
    }
    let linter = page.linter;
    let edits = linter.with(|analysis| page.session.with(|doc| analysis.plain_fixes(doc)));
    if edits.is_empty() {
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

/// Whether a finding has a wording that needs no new fact.
pub fn has_any(page: Page) -> bool {
    let linter = page.linter;
    linter.with(|analysis| page.session.with(|doc| analysis.has_plain_fix(doc)))
}
