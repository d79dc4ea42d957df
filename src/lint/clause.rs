//! Who is in a sentence, and who does what: a shallow analysis by closed-class words, the
//! lexicon and the order of words. English as it is typed in a hurry has to pass too, so
//! nothing here rests on a complete parse.

mod head;
mod names;
mod nouns;
mod people;
mod reach;
mod subject;
mod verbs;

pub use head::heads;
pub use names::is_by_hand;
pub use people::people;
pub use verbs::verbs;

/// Who is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonKind {
    /// One or more singled out: a name, a handle, a role, he, she, I, someone.
    Individual,
    /// A team that is not the writers'.
    Team,
    /// The writers and their team.
    We,
    They,
    /// Users, customers, attackers.
    Outsider,
    Nobody,
    /// Everyone, people: nobody in particular.
    Anyone,
}

impl PersonKind {
    /// A person, or a team that is not the writers'.
    pub const fn is_singled_out(self) -> bool {
        matches!(self, Self::Individual | Self::Team)
    }

    /// Whoever is singled out, or "they".
    pub const fn is_other(self) -> bool {
        self.is_singled_out() || matches!(self, Self::They)
    }

    /// Whoever works on the system, the writers included.
    pub const fn is_colleague(self) -> bool {
        self.is_other() || matches!(self, Self::We)
    }

    /// A colleague, or everyone.
    pub const fn is_somebody(self) -> bool {
        self.is_colleague() || matches!(self, Self::Anyone)
    }
}

/// The words for one person or group. All are token indices, ends exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    pub kind: PersonKind,
    pub start: usize,
    /// The end of the name or noun itself.
    pub end: usize,
    /// The end with what belongs to it: "on the platform team".
    pub reach: usize,
    /// Whether `'s` follows.
    pub possessive: bool,
}

/// Of whom or what a verb is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// By index into the people of the sentence.
    Person(usize),
    /// `who` or `whoever` without somebody named.
    Who,
    /// A thing, or `which` and `that` for one.
    Thing,
    /// None is there: a fragment such as "Deleted the pods".
    None,
}

/// A verb with its helpers. All are token indices, ends exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    /// The first helper, or the verb itself.
    pub first: usize,
    /// The verb that carries the meaning; for "was late" it is `was`.
    pub main: usize,
    pub end: usize,
    pub subject: Subject,
    pub negated: bool,
    /// Can, should, will, need to.
    pub modal: bool,
    /// Have done, had done.
    pub perfect: bool,
    pub passive: bool,
    /// Accidentally, mistakenly.
    pub error_adverb: Option<usize>,
}
