//! Which finding is meant, and where the form shows it.

use crate::{
    analysis::Found,
    app::{platform::controls, view::card_id},
    document::{Place, Section},
    finding::{At, Finding},
};

/// Which finding is meant: of the linter or of the review.
#[derive(Debug, Clone, PartialEq)]
pub enum Which {
    Wording(Spot),
    Content(Mark),
}

/// Where a finding is shown in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    Place(Place),
    Section(Section),
}

/// One of the linter's: it is gone as soon as any of this is not so any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub place: Place,
    /// The flagged words, in bytes of the text.
    pub start: usize,
    pub end: usize,
    pub rule: &'static str,
}

impl Spot {
    /// What names this finding.
    pub fn of(found: &Found<'_>) -> Self {
        Self {
            place: found.place,
            start: found.finding.range.start,
            end: found.finding.range.end,
            rule: found.finding.rule,
        }
    }
}

/// One of the review's: it is another one as soon as any of this differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    rule: &'static str,
    at: At,
    evidence: String,
}

impl Mark {
    /// What names this finding.
    pub fn of(finding: &Finding) -> Self {
        Self {
            rule: finding.rule,
            at: finding.at,
            evidence: finding.evidence.clone(),
        }
    }

    /// The id of its check.
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    /// Where the form shows it.
    pub fn stop(&self) -> Stop {
        match self.at {
            At::Place(place) => Stop::Place(place),
            At::Section(section) => Stop::Section(section),
            At::Text => Stop::Section(Section::Incident),
        }
    }

    /// Whether it is this one.
    pub fn names(&self, finding: &Finding) -> bool {
        (self.rule, self.at) == (finding.rule, finding.at) && self.evidence == finding.evidence
    }
}

impl Which {
    /// Where the form shows it.
    pub fn stop(&self) -> Stop {
        match self {
            Self::Wording(spot) => Stop::Place(spot.place),
            Self::Content(mark) => mark.stop(),
        }
    }
}

impl Stop {
    /// Where the focus is, if it is at one.
    pub fn focused() -> Option<Self> {
        let id = controls::focused_id()?;
        if let Ok(place) = id.parse() {
            return Some(Self::Place(place));
        }
        let mut sections = Section::ALL.iter().copied();
        let section = sections.find(|&section| card_id(section) == id)?;
        Some(Self::Section(section))
    }

    /// Moves the focus there.
    pub fn focus(self) {
        match self {
            Self::Place(place) => {
                controls::focus(place);
            }
            Self::Section(section) => controls::focus_id(&card_id(section)),
        }
    }
}
