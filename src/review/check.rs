use std::borrow::Cow;

use super::Context;
use crate::{
    document::{Column, Field, Id, List, Place, Postmortem, Section},
    finding::{At, Finding, Kind, Severity, Topic},
};

/// A check of what a document says: what it is about, in words and by example, and how it looks.
#[derive(Debug)]
pub struct Check {
    /// Lasting, kebab-case, names what is flagged: it reads well in "allow end-before-start".
    pub id: &'static str,
    /// The letter and number of the check in the documentation, such as `H3`.
    pub code: &'static str,
    pub topic: Topic,
    pub severity: Severity,
    /// The version that brought it.
    pub since: &'static str,
    /// What is found, in a line; a finding says it with the values of its document.
    pub what: &'static str,
    /// Why it matters, in a line.
    pub why: &'static str,
    /// What to do instead, in a line.
    pub instead: &'static str,
    /// Where the reasoning comes from.
    pub source: &'static str,
    /// Documents that show it. The page does without them, for their bytes.
    #[cfg(not(target_arch = "wasm32"))]
    pub examples: Examples,
    pub(super) check: fn(&Postmortem, &Context<'_>, &mut Report<'_>),
}

/// Small documents, one entry a line: `start: 14:00`, `timeline: 14:00 | An alert fires | alerted`
/// (cells in the order of [`List::columns`]), and `-> went_wrong.2` behind a row that answers one.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug)]
pub struct Examples {
    /// Documents that give exactly one finding of this check; its first remedy closes it.
    pub flags: &'static [&'static str],
    /// Documents that look alike and give none.
    pub allows: &'static [&'static str],
}

/// What takes the findings of one check.
#[derive(Debug)]
pub struct Report<'a> {
    check: &'static Check,
    doc: &'a Postmortem,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Report<'a> {
    /// A report for this check on this document.
    pub(super) const fn new(
        check: &'static Check,
        doc: &'a Postmortem,
        findings: &'a mut Vec<Finding>,
    ) -> Self {
        Self {
            check,
            doc,
            findings,
        }
    }

    /// A finding on the whole text at a place; it rests on that text unless told otherwise.
    pub fn at(&mut self, place: Place, what: impl Into<Cow<'static, str>>) -> &mut Finding {
        let text = self.doc.text(place).unwrap_or_default();
        let (end, evidence) = (text.len(), text.into_owned());
        let finding = self.add(At::Place(place), what.into());
        finding.range = 0..end;
        finding.sentence = 0..end;
        finding.evidence = evidence;
        finding
    }

    /// A finding on a field.
    pub fn field(&mut self, field: Field, what: impl Into<Cow<'static, str>>) -> &mut Finding {
        self.at(Place::Field(field), what)
    }

    /// A finding on a cell of a row.
    pub fn cell(
        &mut self,
        list: List,
        row: Id,
        column: Column,
        what: impl Into<Cow<'static, str>>,
    ) -> &mut Finding {
        self.at(Place::Cell { list, row, column }, what)
    }

    /// A finding on a section as a whole: something is missing from it.
    pub fn section(
        &mut self,
        section: Section,
        what: impl Into<Cow<'static, str>>,
    ) -> &mut Finding {
        self.add(At::Section(section), what.into())
    }

    fn add(&mut self, at: At, what: Cow<'static, str>) -> &mut Finding {
        let check = self.check;
        self.findings.push(Finding {
            at,
            what,
            why: check.why,
            instead: check.instead,
            source: check.source,
            ..Finding::new(check.id, Kind::Content(check.topic), check.severity)
        });
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }
}
