//! The document that is open, with its history: still to be had where the program stops in the
//! midst of a change.

use std::cell::RefCell;

use super::{Edit, History, Postmortem, Typing};

/// An open document and what has been done to it.
#[derive(Debug, Default)]
pub struct OpenDocument {
    doc: RefCell<Postmortem>,
    history: RefCell<History>,
    /// The document before the step that is just being made.
    before: RefCell<Option<Postmortem>>,
}

impl OpenDocument {
    /// Opens another document, with a history of its own.
    pub fn replace(&self, doc: Postmortem) {
        self.doc.replace(doc);
        self.history.take();
    }

    /// Reads the document.
    pub fn read<T>(&self, read: impl FnOnce(&Postmortem) -> T) -> T {
        read(&self.doc.borrow())
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        self.history.borrow().can_undo()
    }

    /// Whether there is an undone step to make again.
    pub fn can_redo(&self) -> bool {
        self.history.borrow().can_redo()
    }

    /// Makes an edit. Gives whether anything changed.
    pub fn edit(&self, edit: Edit, typing: Typing) -> bool {
        match typing {
            // A letter in one text: a copy of all texts for each of them is felt in a long document.
            Typing::Letters { .. } => {
                let mut history = self.history.borrow_mut();
                history.edit(&mut self.doc.borrow_mut(), edit, typing)
            }
            Typing::Step => self.step(|history, doc| history.edit(doc, edit, typing)),
        }
    }

    /// Makes a step, which may change all of the document.
    pub fn step<T>(&self, make: impl FnOnce(&mut History, &mut Postmortem) -> T) -> T {
        let before = self.doc.borrow().clone();
        self.before.replace(Some(before));
        let made = make(&mut self.history.borrow_mut(), &mut self.doc.borrow_mut());
        self.before.take();
        made
    }

    /// The document, wherever the program has stopped: in the midst of a step, as it was before.
    /// None only in the midst of a letter's edit.
    pub fn rescued(&self) -> Option<Postmortem> {
        match self.doc.try_borrow() {
            Ok(doc) => Some(doc.clone()),
            Err(_) => self.before.try_borrow().ok()?.clone(),
        }
    }
}
