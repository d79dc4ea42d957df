use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use crate::{app::platform::dom::Piece, drafts::DraftId};

/// The id of the element that a screen reader reads out when its text changes.
pub const WHISPERED_ID: &str = "whispered";

/// How long a message stays.
const STAYS: Duration = Duration::from_secs(8);

/// Short messages at the edge of the page, which a screen reader reads out.
#[derive(Clone, Copy)]
pub struct Announcer {
    message: RwSignal<Option<Message>>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

/// One short message.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    pub text: String,
    /// What its button takes back.
    pub undo: Undo,
}

/// What the message's button takes back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Undo {
    Nothing,
    /// The step that made this the document's so many-th change.
    Edit(u32),
    /// A draft's way to the trash.
    Trash(DraftId),
}

impl Announcer {
    /// Created once, at the root of the page.
    pub fn new() -> Self {
        Self {
            message: RwSignal::new(None),
            timer: StoredValue::new(None),
        }
    }

    /// Tells something.
    pub fn say(self, text: impl Into<String>) {
        self.show(text.into(), Undo::Nothing);
    }

    /// Tells a screen reader alone what everybody else sees.
    pub fn whisper(self, text: &str) {
        Piece::by_id(WHISPERED_ID).set_text(text);
    }

    /// Tells of a change of the document that can be taken back, until the next one: `edits`
    /// is how many there have been.
    pub fn undoable(self, text: impl Into<String>, edits: u32) {
        self.show(text.into(), Undo::Edit(edits));
    }

    /// Tells of a draft that went to the trash.
    pub fn trashed(self, text: impl Into<String>, id: DraftId) {
        self.show(text.into(), Undo::Trash(id));
    }

    /// The message that is shown.
    pub fn message(self) -> ReadSignal<Option<Message>> {
        self.message.read_only()
    }

    /// Takes the message away.
    pub fn clear(self) {
        self.message.set(None);
    }

    /// Takes a message away whose button would take back a change of the draft that is left.
    pub fn leave_draft(self) {
        let of_draft = |message: &Option<Message>| {
            message
                .as_ref()
                .is_some_and(|message| matches!(message.undo, Undo::Edit(_)))
        };
        if self.message.with_untracked(of_draft) {
            self.clear();
        }
    }

    fn show(self, text: String, undo: Undo) {
        if let Some(timer) = self.timer.get_value() {
            timer.clear();
        }
        self.message.set(Some(Message { text, undo }));
        let timer = set_timeout_with_handle(move || self.clear(), STAYS).ok();
        self.timer.set_value(timer);
    }
}
