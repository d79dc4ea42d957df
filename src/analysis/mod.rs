//! The one way from a document to what is found in it: findings are kept for each text, and
//! only what has changed is judged again.
//!
//! A keystroke costs a look at its section and the judging of the touched text, and of a long
//! text only of the touched paragraph. What would cost more waits until [`Analysis::catch_up`]
//! is called, and until then the findings in question are hidden or as they were.

mod bulk;
mod cuts;
mod entry;
mod found;
mod order;
mod reviewed;

use crate::{
    document::{Cells, Field, List, Place, Postmortem, Section, Silence, Why},
    finding::Finding,
    lint::{self, Context, People, config::Config},
    text::byte_at,
};
use entry::{Entry, Hearing};
pub use found::{Found, blank};
pub use order::{Order, Stand, next};
pub use reviewed::{Held, Reviewed};

/// So many bytes are judged at once after a change; more waits for [`Analysis::catch_up`].
const AT_ONCE: usize = 16_000;

/// So many bytes of prose show whether a document is English.
const SAMPLE: usize = 4_000;

/// How many texts further on one is looked for that is not where it was.
const LOOKS_AHEAD: usize = 64;

/// What finds something in one text: [`lint::lint_text`], but for tests.
pub type Judge = fn(&str, &Context<'_>) -> Vec<Finding>;

/// What was found in a document, text by text.
pub struct Analysis {
    judge: Judge,
    config: Config,
    people: People,
    silences: Vec<Silence>,
    /// Every prose text that is not empty, by section, in reading order.
    sections: Vec<Vec<Entry>>,
    /// What shows whether the document is English, and whether it is not.
    sample: String,
    foreign: bool,
}

impl Default for Analysis {
    fn default() -> Self {
        Self::new(lint::lint_text)
    }
}

impl Analysis {
    /// Knows nothing yet; every section has to be told to it by [`Analysis::update`].
    pub fn new(judge: Judge) -> Self {
        Self {
            judge,
            config: Config::default(),
            people: People::default(),
            silences: Vec::new(),
            sections: Section::ALL.iter().map(|_| Vec::new()).collect(),
            sample: String::new(),
            foreign: false,
        }
    }

    /// Takes in what is settled about rules and names: everything is judged again, later.
    pub fn settle(&mut self, config: &Config) {
        if self.config != *config {
            self.config.clone_from(config);
            let entries = self.sections.iter_mut().flatten();
            entries.for_each(|entry| entry.stale = true);
        }
    }

    /// Takes in what has changed in a section. Gives the places at which findings, or the text
    /// under them, are other than before.
    pub fn update(&mut self, doc: &Postmortem, section: Section) -> Vec<Place> {
        self.take_in(doc, section, AT_ONCE)
    }

    /// The same for a document that has just been opened: whatever is in it waits, because the
    /// page has to be shown first.
    pub fn put_off(&mut self, doc: &Postmortem, section: Section) -> Vec<Place> {
        self.take_in(doc, section, 0)
    }

    fn take_in(&mut self, doc: &Postmortem, section: Section, mut left: usize) -> Vec<Place> {
        self.meet_people(doc, section);
        let mut changed = self.update_silences(doc);
        let mut old: Vec<Option<Entry>> = std::mem::take(&mut self.sections[section as usize])
            .into_iter()
            .map(Some)
            .collect();
        let mut new = Vec::with_capacity(old.len());
        let mut cursor = 0;
        let hearing = Hearing {
            judge: self.judge,
            people: &self.people,
            config: &self.config,
        };
        each_text(doc, section, &mut |place, text| {
            let kept = old
                .iter()
                .skip(cursor)
                .take(LOOKS_AHEAD)
                .position(|entry| entry.as_ref().is_some_and(|entry| entry.place == place));
            let mut entry = match kept {
                Some(further) => {
                    cursor += further + 1;
                    old[cursor - 1].take()
                }
                None => None,
            }
            .unwrap_or_else(|| Entry::new(place));
            if entry.retype(text, &hearing, &self.silences, &mut left) {
                changed.push(place);
            }
            new.push(entry);
        });
        let gone = old.iter().flatten().filter(|entry| !entry.notes.is_empty());
        changed.extend(gone.map(|entry| entry.place));
        self.sections[section as usize] = new;
        self.look_at_language(&mut changed);
        changed
    }

    /// Takes in which findings are silenced. Gives the places at which that changed anything.
    pub fn update_silences(&mut self, doc: &Postmortem) -> Vec<Place> {
        if self.silences == doc.silenced {
            return Vec::new();
        }
        self.silences.clone_from(&doc.silenced);
        let entries = self.sections.iter_mut().flatten();
        entries
            .filter_map(|entry| entry.silence(&self.silences).then_some(entry.place))
            .collect()
    }

    /// Whether some text still waits to be judged.
    pub fn is_behind(&self) -> bool {
        self.sections.iter().flatten().any(|entry| entry.stale)
    }

    /// Judges texts that wait, until this many bytes are done; at least one. Gives the places
    /// at which findings are other than before.
    pub fn catch_up(&mut self, bytes: usize) -> Vec<Place> {
        let mut done = 0;
        let mut changed = Vec::new();
        let hearing = Hearing {
            judge: self.judge,
            people: &self.people,
            config: &self.config,
        };
        for entry in self.sections.iter_mut().flatten().filter(|one| one.stale) {
            if done > 0 && done + entry.text.len() > bytes {
                break;
            }
            done += entry.text.len();
            if entry.judge_again(&hearing, &self.silences) {
                changed.push(entry.place);
            }
        }
        changed
    }

    /// Whether the linter has a say: false where enough is written to see that it is in another
    /// language. Then nothing is shown as found.
    pub fn is_english(&self) -> bool {
        !self.foreign
    }

    /// What is found and not silenced, in reading order.
    pub fn shown(&self) -> impl Iterator<Item = Found<'_>> {
        let sections = self.sections.iter().filter(|_| !self.foreign);
        sections.flatten().flat_map(Entry::shown)
    }

    /// What is found and not silenced in one text, in the order in which it stands.
    pub fn at(&self, place: Place) -> impl Iterator<Item = Found<'_>> {
        let section = &self.sections[place.section() as usize];
        let entry = section.iter().find(|entry| entry.place == place);
        entry
            .filter(|_| !self.foreign)
            .into_iter()
            .flat_map(Entry::shown)
    }

    /// How many findings a section shows.
    pub fn count(&self, section: Section) -> usize {
        let entries = self.sections[section as usize].iter();
        entries
            .filter(|_| !self.foreign)
            .map(|entry| entry.shown().count())
            .sum()
    }

    /// The gravest finding under the caret, which stands before this UTF-16 unit of a text.
    pub fn under(&self, place: Place, caret: u32) -> Option<Found<'_>> {
        let touches = |found: &Found<'_>| {
            let at = byte_at(found.text, caret);
            found.finding.range.start <= at && at <= found.finding.range.end
        };
        let mut here: Vec<Found<'_>> = self.at(place).filter(touches).collect();
        // A stable sort: of equals, the first one stays so.
        here.sort_by_key(|found| std::cmp::Reverse(found.finding.severity));
        here.into_iter().next()
    }

    /// Names are part of what is judged: when they change, everything is judged again, later.
    fn meet_people(&mut self, doc: &Postmortem, section: Section) {
        if !matches!(
            section,
            Section::Incident | Section::Actions | Section::FollowUp
        ) {
            return;
        }
        let mut people = People::of(doc);
        self.config.add_to(&mut people);
        if people != self.people {
            self.people = people;
            let entries = self.sections.iter_mut().flatten();
            entries.for_each(|entry| entry.stale = true);
        }
    }

    fn look_at_language(&mut self, changed: &mut Vec<Place>) {
        let mut sample = String::new();
        for entry in self.sections.iter().flatten() {
            let left = SAMPLE - sample.len();
            sample.push_str(&entry.text[..entry.text.floor_char_boundary(left)]);
            if sample.len() + 4 >= SAMPLE {
                break;
            }
            sample.push('\n');
        }
        if sample == self.sample {
            return;
        }
        let foreign = lint::is_foreign(&sample);
        self.sample = sample;
        if foreign != self.foreign {
            self.foreign = foreign;
            let entries = self.sections.iter().flatten();
            changed.extend(
                entries
                    .filter(|entry| !entry.notes.is_empty())
                    .map(|entry| entry.place),
            );
        }
    }
}

/// Calls with every prose text of a section that is not empty, in reading order.
fn each_text(doc: &Postmortem, section: Section, take: &mut dyn FnMut(Place, &str)) {
    for &field in Field::ALL {
        let place = Place::Field(field);
        if field.section() == section && lint::is_prose(place) {
            let text = doc.field(field);
            if !text.is_empty() {
                take(place, &text);
            }
        }
    }
    for &list in List::ALL {
        if list.section() != section {
            continue;
        }
        if list == List::Whys {
            each_why(&doc.whys, take);
            continue;
        }
        for cells in doc.rows(list).iter() {
            each_cell(list, cells, take);
        }
    }
}

fn each_why(whys: &[Why], take: &mut dyn FnMut(Place, &str)) {
    for why in whys {
        each_cell(List::Whys, why, take);
        for branch in &why.branches {
            each_why(&branch.whys, take);
        }
    }
}

fn each_cell(list: List, cells: &dyn Cells, take: &mut dyn FnMut(Place, &str)) {
    let row = cells.id();
    for &column in list.columns() {
        let place = Place::Cell { list, row, column };
        if lint::is_prose(place)
            && let Some(text) = cells.cell(column)
            && !text.is_empty()
        {
            take(place, text);
        }
    }
}
