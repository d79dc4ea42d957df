//! Text that is not as we write it: sorted by its headings into our sections, as well as it can
//! be understood. No word is lost: what fits nowhere is kept in the unsorted notes, and at the
//! end every word of the source is counted in the result.

mod assigned;
mod blocks;
mod entries;
mod facts;
mod names;
mod outline;
mod passages;
mod references;
mod rows;
mod synonyms;
mod times;
mod zone;

pub use passages::{Passage, passages};
pub(super) use references::references;

use std::borrow::Cow;

use self::{
    blocks::heading_text,
    names::Target,
    outline::{NO_ANSWER, Outline, Route, answer, heads, is_unanswered},
    zone::When,
};
use super::{Problem, Reading, own, words::Tally};
use crate::document::{Field, Id, Postmortem, Section, moment};

/// Puts together what a text says, piece by piece.
#[derive(Default)]
pub(super) struct Reader {
    doc: Postmortem,
    problems: Vec<Problem>,
    sections: Vec<Section>,
    labels: Vec<String>,
    /// What goes to the unsorted notes, beside those that the text has itself.
    notes: Vec<String>,
    /// What is said of all times of the timeline that is being read, and of the next one.
    when: When,
    next_when: When,
    outline: Outline,
    /// The words that must be in the result.
    words: Tally,
    /// The text that was not as we write it.
    seen: String,
    /// Whether the facts of the incident were as we write them: what is not among them is empty.
    has_own_facts: bool,
}

impl Reader {
    pub(super) fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// A line of somebody's front matter.
    pub(super) fn front_matter(&mut self, line: &str, new_id: &mut dyn FnMut() -> Id) {
        self.see(line);
        let fact = line.split_once(':').map(|(label, value)| {
            let value = value.trim();
            (label.trim(), value.trim_matches(['"', '\'']))
        });
        let taken = fact.is_some_and(|(label, value)| {
            !value.is_empty() && self.fact(label, value, line, new_id)
        });
        if !taken && !line.trim().is_empty() {
            self.note(line.trim_end(), None);
        }
    }

    /// Whether nothing of this section has been read yet.
    pub(super) fn awaits(&self, section: Section) -> bool {
        !self.sections.contains(&section)
    }

    /// A section that was exactly as we write it.
    pub(super) fn own_section(&mut self, section: Section, text: &str, part: Postmortem) {
        let mut texts = Tally::default();
        texts.add_document(&part);
        let mut labels = Tally::default();
        labels.add(text);
        labels.subtract(&texts);
        self.labels.extend(labels.words());
        self.words.add(text);
        self.has_own_facts |= section == Section::Incident;
        own::merge(section, part, &mut self.doc);
        self.found(section);
        self.outline.begin(section);
    }

    /// A text with its links by reference written out, so that each part of it may go elsewhere.
    pub(super) fn with_links<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        let edits = references(text);
        if edits.is_empty() {
            return text.into();
        }
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for edit in edits {
            self.label(edit.label);
            self.words.add(edit.label);
            out.push_str(&text[from..edit.range.start]);
            out.push_str(&edit.text);
            from = edit.range.end;
        }
        out.push_str(&text[from..]);
        out.into()
    }

    /// Text of any kind, from the beginning of a line to the end of one.
    pub(super) fn lines(&mut self, text: &str, new_id: &mut dyn FnMut() -> Id) {
        self.see(text);
        let lines: Vec<&str> = text.lines().collect();
        let mut target = self.outline.target();
        let mut part: Vec<String> = Vec::new();
        let mut underlined = false;
        let mut answered = None;
        for (number, (&line, head)) in lines.iter().zip(heads(&lines)).enumerate() {
            if std::mem::take(&mut underlined) || answered == Some(number) {
                continue;
            }
            let below = head.and_then(|head| {
                let answer = answer(&lines, number, head);
                self.below((head.level, line), answer, target, new_id)
            });
            let Some((next, text, below)) = below else {
                part.push(line.to_owned());
                continue;
            };
            self.flush(target, &mut part, new_id);
            self.begin_when();
            target = next;
            answered = below;
            // A heading that is kept as text keeps its underline.
            underlined = head.is_some_and(|head| head.is_underlined)
                && !(next == Target::Unsorted && text == line);
            part.push(text);
        }
        self.flush(target, &mut part, new_id);
    }

    /// Everything that was read, with every word of the source in it.
    pub(super) fn finish(mut self) -> Reading {
        self.begin_when();
        self.begin_when();
        let notes = std::mem::take(&mut self.notes);
        for note in notes {
            self.keep(&note);
        }
        if !self.seen.is_empty() {
            self.rescue();
        }
        if self.doc.incident_date.is_empty()
            && !self.has_own_facts
            && let Some(date) = moment::date_in(&self.doc.title)
        {
            self.doc.incident_date = date.to_string();
        }
        self.sections.sort();
        Reading {
            postmortem: self.doc,
            problems: self.problems,
            sections: self.sections,
            labels: self.labels,
        }
    }

    /// Where the lines below a heading belong, what of the heading is text there, and which line
    /// was taken as the answer to it; `None` where it is one of the lines that stay where they are.
    fn below(
        &mut self,
        heading: (usize, &str),
        answer: Option<(usize, &str)>,
        current: Target,
        new_id: &mut dyn FnMut() -> Id,
    ) -> Option<(Target, String, Option<usize>)> {
        let title = self.doc.title.clone();
        let mut outline = std::mem::take(&mut self.outline);
        let mut answered = None;
        let route = outline.route(heading, current, &title, &mut |text, is_outer| match (
            text.split_once(':'),
            answer.filter(|_| is_outer),
        ) {
            (Some((label, value)), _) => self.fact(label.trim(), value, text, new_id),
            (None, Some((number, value))) if self.answer(text, value, new_id) => {
                answered = Some(number);
                true
            }
            _ => false,
        });
        self.outline = outline;
        let (target, said) = match route {
            Route::Content => return None,
            Route::Named { target, name, said } => {
                self.label(&name);
                if let Some(aside) = names::aside(&name) {
                    let section = target.section();
                    let is_when = section == Section::Timeline && self.says_when(aside, &name);
                    if !is_when && !times::says_utc(aside) {
                        self.note(&heading_text(heading.1), Some(Problem::NoRow { section }));
                    }
                }
                (target, said)
            }
            Route::Fact => (current, String::new()),
            Route::Title(title) => {
                match self.doc.title.is_empty() {
                    true => self.doc.title = title,
                    false => self.label(&title),
                }
                self.found(Section::Incident);
                (Target::Incident, String::new())
            }
            Route::Inner(target) => (target, heading.1.to_owned()),
            Route::Unknown(text) => {
                self.problems
                    .push(Problem::UnknownHeading { heading: text });
                (Target::Unsorted, heading.1.to_owned())
            }
        };
        Some((target, said, answered))
    }

    /// Whether a heading is a question of which this is the answer.
    fn answer(&mut self, label: &str, value: &str, new_id: &mut dyn FnMut() -> Id) -> bool {
        if names::fact(label).is_some() && value == NO_ANSWER {
            self.label(label);
            self.label(value);
            return true;
        }
        self.fact(label, value, &[label, ": ", value].concat(), new_id)
    }

    fn flush(&mut self, target: Target, part: &mut Vec<String>, new_id: &mut dyn FnMut() -> Id) {
        let part = std::mem::take(part);
        let lines: Vec<&str> = part.iter().map(String::as_str).collect();
        if lines.iter().any(|line| !line.trim().is_empty()) {
            self.place(target, &lines, new_id);
        }
    }

    fn place(&mut self, target: Target, lines: &[&str], new_id: &mut dyn FnMut() -> Id) {
        if is_unanswered(lines) {
            return self.label(NO_ANSWER);
        }
        match target {
            Target::Incident => self.incident(lines, new_id),
            Target::Prose(field) => self.prose(field, lines, &[]),
            Target::Causes => self.causes(lines, new_id),
            Target::FollowUp => self.follow_up(lines, new_id),
            Target::Rows(list) => self.rows(list, lines, new_id),
            Target::Unsorted => self.prose(Field::UnsortedNotes, lines, &[]),
        }
    }

    fn found(&mut self, section: Section) {
        if !self.sections.contains(&section) {
            self.sections.push(section);
        }
    }

    /// Source text that is understood and therefore part of no text.
    fn label(&mut self, text: &str) {
        if text.contains(char::is_alphanumeric) {
            self.labels.push(text.trim().to_owned());
        }
    }

    fn note(&mut self, text: &str, problem: Option<Problem>) {
        self.notes.push(text.to_owned());
        if let Some(problem) = problem
            && !self.problems.contains(&problem)
        {
            self.problems.push(problem);
        }
    }

    fn see(&mut self, text: &str) {
        self.words.add(text);
        self.seen.push_str(text);
        self.seen.push('\n');
    }

    fn keep(&mut self, text: &str) {
        self.found(Section::Unsorted);
        let notes = &mut self.doc.unsorted_notes;
        if !notes.is_empty() {
            notes.push_str("\n\n");
        }
        notes.push_str(text);
    }

    /// Keeps every line of which a word is nowhere in the result.
    fn rescue(&mut self) {
        let mut result = Tally::default();
        result.add_document(&self.doc);
        for label in &self.labels {
            result.add(label);
        }
        let mut missing = std::mem::take(&mut self.words);
        missing.subtract(&result);
        let seen = std::mem::take(&mut self.seen);
        let rest: Vec<&str> = seen.lines().filter(|line| missing.take(line)).collect();
        if !rest.is_empty() {
            self.problems.push(Problem::Rest { lines: rest.len() });
            self.keep(&rest.join("\n"));
        }
    }
}
