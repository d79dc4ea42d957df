use std::ops::Range;

use super::{Found, Judge, cuts::cuts};
use crate::{
    document::{Column, Place, Silence},
    finding::Finding,
    lint::{Context, People, config::Config, silence::covers},
    text::{common_end, common_start},
};

/// One text, and what is found in it.
#[derive(Debug)]
pub struct Entry {
    pub place: Place,
    pub text: String,
    /// In the order in which they stand.
    pub notes: Vec<Note>,
    /// Whether some of it still has to be judged, or all of it again.
    pub stale: bool,
    /// Where the pieces begin that are judged apart.
    cuts: Vec<usize>,
}

/// With what texts are judged.
pub struct Hearing<'a> {
    pub judge: Judge,
    pub people: &'a People,
    /// Which rules speak, and how loud.
    pub config: &'a Config,
}

/// A finding and whether it is shown.
#[derive(Debug, PartialEq)]
pub struct Note {
    finding: Finding,
    silenced: bool,
}

impl Entry {
    /// An empty text.
    pub fn new(place: Place) -> Self {
        Self {
            place,
            text: String::new(),
            notes: Vec::new(),
            stale: false,
            cuts: vec![0],
        }
    }

    /// The findings that are not silenced.
    pub fn shown(&self) -> impl Iterator<Item = Found<'_>> {
        let notes = self.notes.iter().filter(|note| !note.silenced);
        notes.map(|note| Found {
            place: self.place,
            text: &self.text,
            finding: &note.finding,
        })
    }

    /// Takes another text. What changed is judged at once if it has no more than `left` bytes,
    /// else it waits. Gives whether there are findings, or were, that this touches.
    pub fn retype(
        &mut self,
        text: &str,
        hearing: &Hearing<'_>,
        silences: &[Silence],
        left: &mut usize,
    ) -> bool {
        if self.text == text {
            return false;
        }
        let had_notes = !self.notes.is_empty();
        let new_cuts = cuts(text);
        let (head, tail) = same_pieces((&self.text, &self.cuts), (text, &new_cuts));
        let old = between(&self.text, &self.cuts, head, tail);
        let new = between(text, &new_cuts, head, tail);
        let first = self
            .notes
            .partition_point(|note| note.finding.range.start < old.start);
        let touched =
            self.notes[first..].partition_point(|note| note.finding.range.start < old.end);
        let after = first + touched;
        for note in &mut self.notes[after..] {
            note.move_to(old.end, new.end);
        }
        let mut found = Vec::new();
        if new.len() <= *left {
            *left -= new.len();
            let pieces = &new_cuts[head..new_cuts.len() - tail];
            for (index, &start) in pieces.iter().enumerate() {
                let end = pieces.get(index + 1).copied().unwrap_or(new.end);
                self.judge_piece(&text[start..end], start, hearing, &mut found);
            }
        } else {
            self.stale = true;
        }
        for note in &mut found {
            note.silenced = is_silenced(silences, &note.finding, text);
        }
        self.notes.splice(first..after, found);
        self.cuts = new_cuts;
        text.clone_into(&mut self.text);
        had_notes || !self.notes.is_empty()
    }

    /// Judges all of the text again. Gives whether anything else came of it.
    pub fn judge_again(&mut self, hearing: &Hearing<'_>, silences: &[Silence]) -> bool {
        let mut found = Vec::new();
        for (index, &start) in self.cuts.iter().enumerate() {
            let end = self.cuts.get(index + 1).copied().unwrap_or(self.text.len());
            self.judge_piece(&self.text[start..end], start, hearing, &mut found);
        }
        for note in &mut found {
            note.silenced = is_silenced(silences, &note.finding, &self.text);
        }
        self.stale = false;
        let changed = self.notes != found;
        self.notes = found;
        changed
    }

    /// Looks again which findings are silenced. Gives whether any of them changed.
    pub fn silence(&mut self, silences: &[Silence]) -> bool {
        let mut changed = false;
        for note in &mut self.notes {
            let silenced = is_silenced(silences, &note.finding, &self.text);
            changed |= silenced != note.silenced;
            note.silenced = silenced;
        }
        changed
    }

    fn judge_piece(&self, piece: &str, start: usize, hearing: &Hearing<'_>, found: &mut Vec<Note>) {
        let column = match self.place {
            Place::Cell { column, .. } => Some(column),
            Place::Field(_) => None,
        };
        let context = Context {
            section: self.place.section(),
            question: column == Some(Column::Question),
            people: hearing.people,
        };
        let heard = hearing.config.filter((hearing.judge)(piece, &context));
        found.extend(heard.into_iter().map(|finding| {
            let mut note = Note {
                finding,
                silenced: false,
            };
            note.move_to(0, start);
            note
        }));
    }
}

impl Note {
    /// Moves everything by as much as the byte `from` has come to be the byte `to`.
    fn move_to(&mut self, from: usize, to: usize) {
        let moved = |range: &mut Range<usize>| {
            // Findings that are moved stand behind `from`.
            *range = range.start + to - from..range.end + to - from;
        };
        moved(&mut self.finding.range);
        moved(&mut self.finding.sentence);
        for fix in &mut self.finding.fixes {
            moved(&mut fix.range);
        }
    }
}

fn is_silenced(silences: &[Silence], finding: &Finding, text: &str) -> bool {
    silences
        .iter()
        .any(|silence| covers(silence, finding, text))
}

/// How many pieces are the same at the beginning and at the end of two texts.
fn same_pieces(old: (&str, &[usize]), new: (&str, &[usize])) -> (usize, usize) {
    let most = old.1.len().min(new.1.len());
    let prefix = common_start(old.0, new.0);
    let head = (1..most)
        .take_while(|&i| old.1[i] == new.1[i] && old.1[i] <= prefix)
        .count();
    let suffix = common_end(old.0, new.0, usize::MAX);
    let from_end = |(text, cuts): (&str, &[usize]), i: usize| text.len() - cuts[cuts.len() - i];
    let tail = (1..most - head)
        .take_while(|&i| from_end(old, i) == from_end(new, i) && from_end(old, i) <= suffix)
        .count();
    (head, tail)
}

/// The bytes that are neither in the first `head` pieces nor in the last `tail` ones.
fn between(text: &str, cuts: &[usize], head: usize, tail: usize) -> Range<usize> {
    let end = match tail {
        0 => text.len(),
        tail => cuts[cuts.len() - tail],
    };
    cuts[head]..end
}
