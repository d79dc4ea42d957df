//! The zone and the day of a timeline's times, where they are said once for all of them: below the
//! heading, in it, or in the name of a column.

use super::{Reader, times};

impl Reader {
    /// Keeps in mind what is said about the zone of all times. False where a text says something
    /// else.
    pub(super) fn zone(&mut self, said: &str, text: &str) -> bool {
        let zone = times::stated_zone(said);
        let is_one = zone.is_some();
        self.zones
            .extend(zone.map(|zone| (zone.to_owned(), text.to_owned())));
        is_one
    }

    /// Keeps in mind what a heading says beside its name: the day, the zone or both. False where it
    /// says something else.
    pub(super) fn says_when(&mut self, aside: &str, text: &str) -> bool {
        let parts = || aside.split([',', ';']).map(str::trim);
        let day = parts().find(|part| times::is_day(part));
        let mut rest = parts().filter(|part| Some(*part) != day && !times::says_utc(part));
        let (zone, more) = (rest.next(), rest.next());
        let is_known = more.is_none() && zone.is_none_or(|zone| self.zone(zone, text));
        if is_known && let Some(day) = day {
            self.day = Some(times::bare(day).0.to_owned());
            self.label(text);
        }
        is_known
    }

    /// Puts the zone behind each time that says none itself: without it, it would mean UTC. Where
    /// several are said, or no time takes it, what is said becomes a note.
    pub(super) fn put_zone_behind_times(&mut self) {
        let said = std::mem::take(&mut self.zones);
        let mut is_put = false;
        if let Some((zone, _)) = said.first()
            && said.iter().all(|(other, _)| other == zone)
        {
            for event in &mut self.doc.timeline {
                if times::lacks_zone(&event.at) {
                    event.at.push(' ');
                    event.at.push_str(zone);
                    is_put = true;
                }
            }
        }
        for (_, text) in said {
            match is_put {
                true => self.label(&text),
                false => self.note(&text, None),
            }
        }
    }
}
