//! The names under which other tools and people know our sections and fields.

use super::synonyms::{FACTS, HEADINGS};
use crate::{
    document::{Field, List, Section},
    markdown::headings::{field_label, heading, list_label},
};

/// Where text under some heading belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// Facts about the incident, and prose that leads in.
    Incident,
    Prose(Field),
    /// Prose and lists about causes, told apart by labels.
    Causes,
    /// Facts about the follow-up, and what is still to do.
    FollowUp,
    Rows(List),
    Unsorted,
}

impl Target {
    pub(super) const fn section(self) -> Section {
        match self {
            Self::Incident => Section::Incident,
            Self::Prose(field) => field.section(),
            Self::Causes => Section::Causes,
            Self::FollowUp => Section::FollowUp,
            Self::Rows(list) => list.section(),
            Self::Unsorted => Section::Unsorted,
        }
    }
}

/// What a labelled fact fills.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fact {
    Field(Field),
    Duration,
    /// A measure of the impact.
    Measure,
    /// Somebody's role in the response.
    Role,
    Rows(List),
}

/// Whether a label is exactly one that we write.
pub(super) fn is_own(name: &str) -> bool {
    Field::ALL
        .iter()
        .any(|&field| field_label(field) == Some(name))
        || List::ALL.iter().any(|&list| list_label(list) == Some(name))
}

/// The target that a heading names, if it names one. Of two names with a stroke between them it is
/// that of the first that is known.
pub(super) fn target(name: &str) -> Option<Target> {
    known(name).or_else(|| name.split('/').find_map(known))
}

fn known(name: &str) -> Option<Target> {
    let name = plain(name);
    if let Some(&section) = Section::ALL
        .iter()
        .find(|&&section| heading(section).is_some_and(|own| plain(own) == name))
    {
        return Some(of_section(section));
    }
    let list = List::ALL
        .iter()
        .find(|&&list| list_label(list).is_some_and(|own| plain(own) == name));
    if let Some(&list) = list {
        return Some(Target::Rows(list));
    }
    HEADINGS
        .iter()
        .find(|(_, names)| names.contains(&name.as_str()))
        .map(|(target, _)| *target)
}

/// The fact that a label names, if it names one.
pub(super) fn fact(label: &str) -> Option<Fact> {
    let label = plain(label);
    let own = Field::ALL
        .iter()
        .find(|&&field| field_label(field).is_some_and(|own| plain(own) == label));
    if let Some(&field) = own
        && !matches!(field, Field::ImmediateCause | Field::UnderlyingCause)
    {
        return Some(Fact::Field(field));
    }
    FACTS
        .iter()
        .find(|(_, names)| names.contains(&label.as_str()))
        .map(|(fact, _)| *fact)
}

/// What stands in parentheses in a heading, which its name leaves out.
pub(super) fn aside(name: &str) -> Option<&str> {
    let (_, rest) = name.split_once('(')?;
    let (inner, _) = rest.rsplit_once(')')?;
    Some(inner.trim())
}

/// A name without numbering, emoji, punctuation, parentheses and case.
fn plain(name: &str) -> String {
    let name = match (name.find('('), name.rfind(')')) {
        (Some(open), Some(close)) if 0 < open && open < close => {
            format!("{} {}", &name[..open], &name[close..])
        }
        _ => name.to_owned(),
    };
    let lower = name.to_lowercase().replace('&', " and ");
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let numbering = |word: &&str| word.bytes().all(|b| b.is_ascii_digit());
    let skip = words.iter().take_while(|word| numbering(word)).count();
    if skip == words.len() || words.get(skip..) == Some(&["whys"]) {
        return words.join(" ");
    }
    words[skip..].join(" ")
}

pub(super) const fn of_section(section: Section) -> Target {
    match section {
        Section::Incident => Target::Incident,
        Section::Summary => Target::Prose(Field::Summary),
        Section::Timeline => Target::Rows(List::Timeline),
        Section::Causes => Target::Causes,
        Section::Impact => Target::Rows(List::Impact),
        Section::WentWell => Target::Rows(List::WentWell),
        Section::WentWrong => Target::Rows(List::WentWrong),
        Section::GotLucky => Target::Rows(List::GotLucky),
        Section::Actions => Target::Rows(List::Actions),
        Section::Lessons => Target::Rows(List::Lessons),
        Section::FollowUp => Target::FollowUp,
        Section::Unsorted => Target::Unsorted,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_however_they_are_dressed() {
        for (name, expected) in [
            (
                "3. 🕒 TIMELINE (all times in CET):",
                Target::Rows(List::Timeline),
            ),
            ("5 Whys", Target::Rows(List::Whys)),
            ("TL;DR", Target::Prose(Field::Summary)),
            ("What didn't go so well?", Target::Rows(List::WentWrong)),
            ("Follow-Up", Target::FollowUp),
            ("Follow-ups", Target::Rows(List::Actions)),
            ("Problems/Timeline", Target::Rows(List::Timeline)),
            ("Action items / next steps", Target::Rows(List::Actions)),
        ] {
            assert_eq!(target(name), Some(expected), "{name}");
        }
        assert_eq!(target("Resolution"), None);
        assert_eq!(aside("Timeline (times in CET)"), Some("times in CET"));
    }
}
