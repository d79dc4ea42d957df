use std::hash::{Hash, Hasher};

use chrono::NaiveDateTime;
use rustc_hash::FxHasher;

use crate::{
    document::{Id, Place, Postmortem, Section},
    finding::{At, Change, Finding},
    lint::silence::covers,
    review::{Context, Policy, review},
};

/// What the review of a whole document found, held between its runs.
///
/// A run costs more than a keystroke may, so the page runs it when nothing else is to do. In
/// between, [`Reviewed::look_again`] hides what rests on a text that has changed since.
#[derive(Debug, Default)]
pub struct Reviewed {
    held: Vec<Held>,
}

/// A finding as it was when the review ran.
#[derive(Debug)]
pub struct Held {
    pub finding: Finding,
    /// Everything that shows it, as a hash: what has the same look need not be shown anew.
    pub look: u64,
    /// The silence that covers it.
    pub silenced: Option<Id>,
    /// The texts at its place and at those that its remedies change, as a hash.
    rests: u64,
    is_stale: bool,
}

impl Reviewed {
    /// Reviews the document; `now` is in UTC. Gives whether anything looks other than before.
    pub fn run(&mut self, doc: &Postmortem, policy: &Policy, now: NaiveDateTime) -> bool {
        self.hold(review(doc, &Context::new(doc, policy, now)), doc)
    }

    /// Takes what a review of this document found in place of what was held. Gives whether
    /// anything looks other than before.
    pub fn hold(&mut self, findings: Vec<Finding>, doc: &Postmortem) -> bool {
        let held: Vec<Held> = findings
            .into_iter()
            .map(|finding| Held::new(finding, doc))
            .collect();
        let before = std::mem::replace(&mut self.held, held);
        let looks = |held: &[Held]| -> Vec<(u64, bool)> {
            let shown = held.iter().filter(|one| !one.is_stale);
            shown
                .map(|one| (one.look, one.silenced.is_some()))
                .collect()
        };
        looks(&before) != looks(&self.held)
    }

    /// Hides the findings that rest on a text that is not what it was, and shows those that are
    /// right again. Gives whether that changed anything.
    pub fn look_again(&mut self, doc: &Postmortem) -> bool {
        self.look_at(doc, &|_| true)
    }

    /// The same where only the text at this place has changed.
    pub fn look_again_at(&mut self, doc: &Postmortem, place: Place) -> bool {
        self.look_at(doc, &|held| held.rests_on(place))
    }

    fn look_at(&mut self, doc: &Postmortem, concerns: &dyn Fn(&Held) -> bool) -> bool {
        let mut changed = false;
        for held in self.held.iter_mut().filter(|held| concerns(held)) {
            let is_stale = rests(&held.finding, doc) != held.rests;
            changed |= is_stale != held.is_stale;
            held.is_stale = is_stale;
        }
        changed
    }

    /// Looks again which findings are silenced. Gives whether any of them changed.
    pub fn silence(&mut self, doc: &Postmortem) -> bool {
        let mut changed = false;
        for held in &mut self.held {
            let silenced = silenced(&held.finding, doc);
            changed |= silenced != held.silenced;
            held.silenced = silenced;
        }
        changed
    }

    /// What is found, holds still, and is not silenced, in the order of the checks.
    pub fn shown(&self) -> impl Iterator<Item = &Held> {
        let holds = |held: &&Held| !held.is_stale && held.silenced.is_none();
        self.held.iter().filter(holds)
    }

    /// What is silenced.
    pub fn silenced(&self) -> impl Iterator<Item = &Held> {
        self.held.iter().filter(|held| held.silenced.is_some())
    }

    /// How many findings of a section are shown: hints, warnings, errors.
    pub fn counts(&self, section: Section) -> [usize; 3] {
        let mut counts = [0; 3];
        for held in self.shown() {
            if held.finding.at.section() == Some(section) {
                counts[held.finding.severity as usize] += 1;
            }
        }
        counts
    }
}

impl Held {
    fn new(finding: Finding, doc: &Postmortem) -> Self {
        Self {
            look: look(&finding),
            silenced: silenced(&finding, doc),
            rests: rests(&finding, doc),
            is_stale: false,
            finding,
        }
    }

    fn rests_on(&self, place: Place) -> bool {
        let mut is = false;
        each_text(&self.finding, &mut |one| is |= one == place);
        is
    }
}

fn silenced(finding: &Finding, doc: &Postmortem) -> Option<Id> {
    let silences = doc.silenced.iter();
    let mut covering = silences.filter(|silence| covers(silence, finding, ""));
    covering.next().map(|silence| silence.id)
}

fn look(finding: &Finding) -> u64 {
    let mut hasher = FxHasher::default();
    finding.rule.hash(&mut hasher);
    finding.severity.hash(&mut hasher);
    finding.at.hash(&mut hasher);
    finding.range.hash(&mut hasher);
    finding.what.hash(&mut hasher);
    for remedy in &finding.remedies {
        remedy.label.hash(&mut hasher);
    }
    hasher.finish()
}

fn rests(finding: &Finding, doc: &Postmortem) -> u64 {
    let mut hasher = FxHasher::default();
    each_text(finding, &mut |place| doc.text(place).hash(&mut hasher));
    hasher.finish()
}

/// Calls with every place on whose text a finding rests.
fn each_text(finding: &Finding, take: &mut dyn FnMut(Place)) {
    if let At::Place(place) = finding.at {
        take(place);
    }
    for change in finding.remedies.iter().flat_map(|remedy| &remedy.changes) {
        if let Change::Replace { place, .. } | Change::Set { place, .. } = change {
            take(*place);
        }
    }
}
