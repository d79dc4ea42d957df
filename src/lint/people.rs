use crate::document::Postmortem;

/// The people of whom a text may speak, beside those that any text shows: names, handles and
/// roles that this document or a settings file gives.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct People {
    /// Lower-case words of names, without `@`, sorted.
    names: Vec<String>,
    /// Lower-case role words, sorted.
    roles: Vec<String>,
}

/// Words of a name cell that say what someone does, and are no names.
const NOT_NAMES: [&str; 30] = [
    "and",
    "architect",
    "commander",
    "company",
    "crew",
    "department",
    "dev",
    "devops",
    "engineer",
    "engineering",
    "group",
    "incident",
    "infra",
    "lead",
    "manager",
    "of",
    "on-call",
    "oncall",
    "operations",
    "ops",
    "owner",
    "platform",
    "product",
    "security",
    "sre",
    "support",
    "team",
    "tbd",
    "the",
    "vendor",
];

impl People {
    /// Everyone whom the document names: authors, participants, owners of actions, the one who
    /// is responsible for the follow-up, and reviewers.
    pub fn of(doc: &Postmortem) -> Self {
        let mut people = Self::default();
        people.add_names(&doc.authors);
        people.add_names(&doc.responsible);
        for person in &doc.participants {
            people.add_names(&person.name);
            people.add_names(&person.handle);
        }
        for action in &doc.action_items {
            people.add_names(&action.owner);
        }
        for reviewer in &doc.reviewers {
            people.add_names(&reviewer.name);
        }
        people
    }

    /// Adds the words of one or more names or handles.
    pub fn add_names(&mut self, text: &str) {
        let words = text.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_'));
        for word in words {
            let word = word.to_lowercase();
            let is_name = word.chars().filter(|c| c.is_alphabetic()).count() >= 2
                && !NOT_NAMES.contains(&word.as_str());
            if is_name {
                insert(&mut self.names, word);
            }
        }
    }

    /// Adds a word for what someone does, such as `librarian`.
    pub fn add_role(&mut self, role: &str) {
        let role = role.trim().to_lowercase();
        if !role.is_empty() {
            insert(&mut self.roles, role);
        }
    }

    /// Whether nobody is known.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty() && self.roles.is_empty()
    }

    /// Whether this lower-case word belongs to a name.
    pub(super) fn is_name(&self, word: &str) -> bool {
        contains(&self.names, word)
    }

    /// Whether this lower-case word is a role.
    pub(super) fn is_role(&self, word: &str) -> bool {
        contains(&self.roles, word)
    }
}

fn insert(words: &mut Vec<String>, word: String) {
    if let Err(at) = words.binary_search(&word) {
        words.insert(at, word);
    }
}

fn contains(words: &[String], word: &str) -> bool {
    words
        .binary_search_by(|known| known.as_str().cmp(word))
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Column, Id, List, Row};

    #[test]
    fn names_come_from_every_cell_that_holds_some() {
        let mut doc = Postmortem {
            authors: "Robin Example, @kit-b".into(),
            responsible: "Wren".into(),
            ..Postmortem::default()
        };
        let cells = [
            (List::Participants, Column::Name, "Platform team"),
            (List::Participants, Column::Handle, "@ash"),
            (List::Actions, Column::Owner, "@rowan"),
            (List::Reviewers, Column::Name, "\u{c9}lodie"),
        ];
        for (bits, (list, column, text)) in cells.into_iter().enumerate() {
            let row = Row::with_cells(list, Id::from_bits(bits as u64), [(column, text)]);
            let rows = doc.rows_mut(list);
            assert!(rows.insert(rows.len(), row));
        }
        let people = People::of(&doc);
        for name in ["robin", "kit-b", "wren", "ash", "rowan", "\u{e9}lodie"] {
            assert!(people.is_name(name), "{name}");
        }
        assert!(!people.is_name("platform") && !people.is_name("team"));
    }
}
