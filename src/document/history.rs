use super::{Edit, Place, Postmortem};

/// How long a writer may pause, in milliseconds, before the next letter starts a new step.
const PAUSE_MS: f64 = 1_000.0;

/// How many steps are kept; the oldest go first.
const MOST_STEPS: usize = 1_000;

/// What a change looks like to the writer, which decides what one undo takes back.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Typing {
    /// One letter among others at this place, at this time in milliseconds: letters that
    /// follow each other are one step, up to a pause or the end of a word.
    Letters { place: Place, at_ms: f64 },
    /// A step of its own.
    Step,
}

/// What has been done and undone, newest last.
#[derive(Debug, Clone, Default)]
pub struct History {
    undo: Vec<Step>,
    redo: Vec<Edit>,
}

#[derive(Debug, Clone)]
struct Step {
    inverse: Edit,
    typing: Typing,
    ends_word: bool,
}

impl History {
    /// Applies an edit and remembers how to take it back. Gives whether anything changed.
    pub fn edit(&mut self, doc: &mut Postmortem, edit: Edit, typing: Typing) -> bool {
        let ends_word = ends_word(&edit);
        let Some(inverse) = edit.apply(doc) else {
            return false;
        };
        self.redo.clear();
        match self.undo.last_mut() {
            Some(last) if last.goes_on_with(typing, &inverse) => {
                last.join(inverse);
                last.typing = typing;
                last.ends_word = ends_word;
            }
            _ => self.push(Step {
                inverse,
                typing,
                ends_word,
            }),
        }
        true
    }

    /// Takes the last step back and gives the edit that was made for it.
    pub fn undo(&mut self, doc: &mut Postmortem) -> Option<Edit> {
        let step = self.undo.pop()?;
        let made = step.inverse.clone();
        if let Some(inverse) = step.inverse.apply(doc) {
            self.redo.push(inverse);
        }
        Some(made)
    }

    /// Makes the last undone step again and gives the edit that was made for it.
    pub fn redo(&mut self, doc: &mut Postmortem) -> Option<Edit> {
        let edit = self.redo.pop()?;
        let made = edit.clone();
        if let Some(inverse) = edit.apply(doc) {
            self.push(Step {
                inverse,
                typing: Typing::Step,
                ends_word: true,
            });
        }
        Some(made)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is an undone step to make again.
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    fn push(&mut self, step: Step) {
        if self.undo.len() == MOST_STEPS {
            self.undo.remove(0);
        }
        self.undo.push(step);
    }
}

impl Step {
    /// Whether a letter belongs to this step: same place, no pause, the caret where it was,
    /// the same direction, and no word begun after the last one ended.
    fn goes_on_with(&self, typing: Typing, inverse: &Edit) -> bool {
        let (
            Typing::Letters { place, at_ms },
            Typing::Letters {
                place: last_place,
                at_ms: last_ms,
            },
        ) = (typing, self.typing)
        else {
            return false;
        };
        place == last_place
            && at_ms - last_ms <= PAUSE_MS
            && !self.ends_word
            && joined(&self.inverse, inverse).is_some()
    }

    fn join(&mut self, inverse: Edit) {
        if let Some(joined) = joined(&self.inverse, &inverse) {
            self.inverse = joined;
        }
    }
}

/// One splice that does what `newer` and then `older` would, where they touch.
fn joined(older: &Edit, newer: &Edit) -> Option<Edit> {
    let (
        Edit::Splice {
            place,
            range: older_range,
            with: older_with,
        },
        Edit::Splice {
            range: newer_range,
            with: newer_with,
            ..
        },
    ) = (older, newer)
    else {
        return None;
    };
    let typed = older_with.is_empty() && newer_with.is_empty();
    if typed && newer_range.start == older_range.end {
        return Some(Edit::Splice {
            place: *place,
            range: older_range.start..newer_range.end,
            with: String::new(),
        });
    }
    let deleted = older_range.is_empty() && newer_range.is_empty();
    if deleted && newer_range.start + newer_with.len() == older_range.start {
        return Some(Edit::Splice {
            place: *place,
            range: newer_range.clone(),
            with: format!("{newer_with}{older_with}"),
        });
    }
    None
}

/// Whether the writer has just finished a word: the next letter starts a new step.
fn ends_word(edit: &Edit) -> bool {
    match edit {
        Edit::Splice { with, .. } => with.ends_with(char::is_whitespace),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Field;

    fn type_text(history: &mut History, doc: &mut Postmortem, text: &str, from_ms: f64) {
        let place = Place::Field(Field::Summary);
        for (index, letter) in text.char_indices() {
            let new = format!("{}{letter}", doc.summary);
            let edit = Edit::retype(doc, place, &new).expect("a letter was added");
            let at_ms = from_ms + index as f64;
            history.edit(doc, edit, Typing::Letters { place, at_ms });
        }
    }

    #[test]
    fn undo_goes_word_by_word_and_redo_comes_back() {
        let (mut doc, mut history) = (Postmortem::default(), History::default());
        type_text(&mut history, &mut doc, "one two three", 0.0);
        history.undo(&mut doc);
        assert_eq!(doc.summary, "one two ");
        history.undo(&mut doc);
        assert_eq!(doc.summary, "one ");
        history.redo(&mut doc);
        history.redo(&mut doc);
        assert_eq!(doc.summary, "one two three");
        assert!(history.redo(&mut doc).is_none());
    }

    #[test]
    fn a_pause_starts_a_new_step() {
        let (mut doc, mut history) = (Postmortem::default(), History::default());
        type_text(&mut history, &mut doc, "ab", 0.0);
        type_text(&mut history, &mut doc, "cd", 5_000.0);
        history.undo(&mut doc);
        assert_eq!(doc.summary, "ab");
    }

    #[test]
    fn deleting_backwards_is_one_step() {
        let mut doc = Postmortem {
            summary: "abcd".into(),
            ..Postmortem::default()
        };
        let mut history = History::default();
        let place = Place::Field(Field::Summary);
        for (at_ms, new) in [(0.0, "abc"), (1.0, "ab"), (2.0, "a")] {
            let edit = Edit::retype(&doc, place, new).expect("a letter went");
            history.edit(&mut doc, edit, Typing::Letters { place, at_ms });
        }
        history.undo(&mut doc);
        assert_eq!(doc.summary, "abcd");
        assert!(!history.can_undo());
    }

    #[test]
    fn a_new_edit_forgets_what_was_undone() {
        let (mut doc, mut history) = (Postmortem::default(), History::default());
        type_text(&mut history, &mut doc, "a", 0.0);
        history.undo(&mut doc);
        assert!(history.can_redo());
        type_text(&mut history, &mut doc, "b", 0.0);
        assert!(!history.can_redo());
    }
}
