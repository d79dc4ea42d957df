//! The zone and the day of a timeline's times, where they are said once for all of them: below the
//! heading, in it, or in the name of a column.

use super::{Problem, Reader, names, times};
use crate::{document::Section, markdown::inline::split_row};

/// What is said of all times of a timeline.
#[derive(Default)]
pub(super) struct When {
    pub(super) day: Option<String>,
    zones: Vec<Zone>,
}

/// A zone, and what says it.
struct Zone {
    name: String,
    text: String,
    /// Whether the text is known to be a label already.
    is_label: bool,
}

const UTC: &str = "UTC";

impl Reader {
    /// Keeps in mind what a line says about the zone of all times. False where it says something
    /// else.
    pub(super) fn zone(&mut self, text: &str) -> bool {
        let zone = zone_of(text, text, false);
        let is_one = zone.is_some();
        self.when.zones.extend(zone);
        is_one
    }

    /// Keeps in mind what a heading says beside its name about the times below it: the day, the
    /// zone or both. False where it says something else.
    pub(super) fn says_when(&mut self, aside: &str, text: &str) -> bool {
        let parts = || aside.split([',', ';']).map(str::trim);
        let day = parts().find(|part| times::is_day(part));
        let zones = parts().filter(|part| Some(*part) != day);
        let zones: Option<Vec<Zone>> = zones.map(|part| zone_of(part, text, true)).collect();
        let Some(zones) = zones else { return false };
        self.next_when = When {
            day: day.map(|day| times::bare(day).0.to_owned()),
            zones,
        };
        true
    }

    /// Comes to what stands below the next heading. What was said of times before, and no event
    /// has taken, becomes a note.
    pub(super) fn begin_when(&mut self) {
        let next = std::mem::take(&mut self.next_when);
        let When { day, zones } = std::mem::replace(&mut self.when, next);
        if let Some(day) = day {
            self.note_when(&day);
        }
        let zones = zones.into_iter().filter(|zone| zone.name != UTC);
        for zone in zones.collect::<Vec<_>>() {
            self.note_when(&zone.text);
        }
    }

    /// Puts the zone that was said behind each time from this event on that says none itself:
    /// without it, it would mean UTC. Where several are said, or no time takes it, what is said
    /// becomes a note.
    pub(super) fn put_zone(&mut self, from: usize) {
        let said = std::mem::take(&mut self.when.zones);
        let is_put = match &*said {
            [first, more @ ..] if more.iter().all(|other| other.name == first.name) => {
                first.name == UTC || self.put_behind(from, &first.name)
            }
            _ => false,
        };
        for zone in said {
            match is_put {
                true if zone.is_label => {}
                true => self.label(&zone.text),
                false => self.note_when(&zone.text),
            }
        }
    }

    /// The same for the rows of a table, of which the names of its columns say the zone.
    pub(super) fn put_zone_of_columns(&mut self, from: usize, names: &str) {
        let cells = split_row(names).into_iter();
        let said: Vec<Zone> = cells
            .filter_map(|cell| zone_of(names::aside(cell)?, cell.trim(), true))
            .collect();
        match &*said {
            [] => {}
            // Of other tables it says nothing, but a zone for all of them would not be theirs.
            [zone] if zone.name == UTC => self.when.zones.extend(said),
            [zone] if self.put_behind(from, &zone.name) => {}
            several => {
                let texts: Vec<String> = several.iter().map(|zone| zone.text.clone()).collect();
                texts.iter().for_each(|text| self.note_when(text));
            }
        }
    }

    fn put_behind(&mut self, from: usize, zone: &str) -> bool {
        let mut is_put = false;
        for event in self.doc.timeline.iter_mut().skip(from) {
            if times::lacks_zone(&event.at) {
                event.at.push(' ');
                event.at.push_str(zone);
                is_put = true;
            }
        }
        is_put
    }

    /// A note on what is said about times that did not take it.
    pub(super) fn note_when(&mut self, text: &str) {
        let section = Section::Timeline;
        self.note(text, Some(Problem::NoRow { section }));
    }
}

fn zone_of(said: &str, text: &str, is_label: bool) -> Option<Zone> {
    let name = match times::says_utc(said) {
        true => UTC,
        false => times::stated_zone(said)?,
    };
    Some(Zone {
        name: name.to_owned(),
        text: text.to_owned(),
        is_label,
    })
}
