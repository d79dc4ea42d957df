//! What the page shows of the review: its findings, and beside the form what it reads out of the
//! document.

mod actions;
pub mod article;
mod causes;
mod coverage;
mod follow_up;
mod impact;
mod incident;
pub mod list;
mod panel;
pub mod settings;
mod summary;
mod timeline;

use crate::{
    app::{Page, platform::dom::Piece},
    document::{Id, List, Section},
};

/// Puts what the review reads out of a section into its card.
pub fn beside(page: Page, section: Section, card: &Piece) {
    match section {
        Section::Incident => incident::incident(page, card),
        Section::Summary => summary::summary_writer(page, card),
        Section::Timeline => timeline::timeline(page, card),
        Section::Causes => causes::causes(page, card),
        Section::Impact => impact::impact(page, card),
        Section::Actions => {
            actions::actions(page, card);
            coverage::coverage(page, card);
        }
        Section::FollowUp => follow_up::follow_ups(page, card),
        _ => {}
    }
}

/// Puts it into a row that was filled after the review ran.
pub fn filled(page: Page, list: List, id: Id, row: &Piece) {
    if list == List::Actions {
        actions::filled(page, id, row);
    }
}
