//! Text that is not as we write it: kept whole in the unsorted notes.

use super::{Problem, Reading, own};
use crate::document::{Id, Postmortem, Section};

#[derive(Default)]
pub(super) struct Reader {
    doc: Postmortem,
    problems: Vec<Problem>,
    sections: Vec<Section>,
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

    pub(super) fn finish(self, _: &mut dyn FnMut() -> Id) -> Reading {
        Reading {
            postmortem: self.doc,
            problems: self.problems,
            sections: self.sections,
            labels: Vec::new(),
        }
    }

    fn keep(&mut self, text: &str) {
        self.doc.unsorted_notes.push_str(text);
    }
}
