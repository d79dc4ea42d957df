//! What a post-mortem is: the document, its parts, and the edits that change it.
//!
//! Everything here is a plain value. There is no clock, no randomness and no input that panics:
//! ids and "now" are given by the caller.

mod access;
mod choice;
mod edit;
mod history;
mod id;
pub mod moment;
mod open;
mod order;
mod place;
mod postmortem;
mod rows;
mod text;

pub use choice::{
    ActionKind, ActionStatus, Answer, Choice, DocumentStatus, Form, Known, Milestone, Priority,
    SilenceScope, Trigger, YES,
};
pub use edit::{Edit, Slot};
pub use history::{History, Typing};
pub use id::{Id, ParseIdError};
pub use open::OpenDocument;
pub use order::{Order, event_times, incident_span, sort_by_time};
pub use place::{Column, Field, List, ParsePlaceError, Place, Section};
pub use postmortem::{
    AcceptedRisk, ActionItem, Branch, DEEPEST_WHYS, Event, Item, Lesson, Metric, Participant,
    Postmortem, Reviewer, SEVERITIES, Sharing, Silence, TriggerAnswers, Why,
};
pub use rows::{Cells, Row, Rows};
pub use text::{Replaced, clean_and_count, clean_text, clean_utf16};
