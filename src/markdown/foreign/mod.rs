//! Text that is not as we write it: sorted by its headings, and what fits nowhere kept whole in
//! the unsorted notes.

mod sort;

use super::{Problem, Reading, own};
use crate::document::{Id, Postmortem, Section};

#[derive(Default)]
pub(super) struct Reader {
    doc: Postmortem,
    problems: Vec<Problem>,
    sections: Vec<Section>,
    /// What is not as we write it.
    foreign: String,
}

impl Reader {
    pub(super) fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    pub(super) fn front_matter(&mut self, line: &str) {
        self.keep(line);
    }

    pub(super) fn awaits(&self, section: Section) -> bool {
        !self.sections.contains(&section)
    }

    pub(super) fn own_section(&mut self, section: Section, part: Postmortem) {
        own::merge(section, part, &mut self.doc);
        self.sections.push(section);
    }

    pub(super) fn lines(&mut self, text: &str, _: &mut dyn FnMut() -> Id) {
        self.keep(text);
    }

    pub(super) fn finish(mut self, new_id: &mut dyn FnMut() -> Id) -> Reading {
        if !self.foreign.is_empty() {
            let rest = sort::sort(&self.foreign, &mut self.doc, &mut self.problems, new_id);
            self.doc.unsorted_notes.push_str(&rest);
        }
        Reading {
            postmortem: self.doc,
            problems: self.problems,
            sections: self.sections,
            labels: Vec::new(),
        }
    }

    fn keep(&mut self, text: &str) {
        self.foreign.push_str(text);
    }
}
