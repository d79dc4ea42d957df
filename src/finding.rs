//! What a linter or a check has to say about a text: where, what, why, and what to write instead.

use std::{borrow::Cow, ops::Range};

use crate::document::{Column, Id, List, Place, Section};

/// How much a finding weighs. Ordered: a hint is less than an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Wording that is worth a second look.
    Hint,
    /// Wording that readers take as blame.
    Warning,
    /// Wording that singles out a person.
    Error,
}

impl Severity {
    /// The lasting lower-case name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The value with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Hint, Self::Warning, Self::Error]
            .into_iter()
            .find(|severity| severity.key() == key)
    }
}

macro_rules! classes {
    ($($(#[$doc:meta])* $class:ident = $key:literal, $label:literal;)+) => {
        /// The kinds of blame language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Class {
            $($(#[$doc])* $class,)+
        }

        impl Class {
            /// Every class, the gravest first.
            pub const ALL: &'static [Self] = &[$(Self::$class),+];

            /// The lasting kebab-case name.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$class => $key),+ }
            }

            /// What a filter calls it.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$class => $label),+ }
            }

            /// The class with this key.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|class| class.key() == key)
            }
        }
    };
}

classes! {
    /// A person or another team as agent or owner of the harm.
    PersonAsCause = "person-as-cause", "Person as the cause";
    /// Fault, guilt, liability or a sanction.
    Fault = "fault", "Fault and sanctions";
    /// Human performance as the explanation.
    HumanError = "human-error", "Human error";
    /// What a person did not do, told as a lapse.
    Omission = "omission", "Lapses";
    /// A past that did not happen.
    Counterfactual = "counterfactual", "What might have been";
    /// Character, competence or care of people.
    Judgement = "judgement", "Judgement of people";
    /// An evaluation or a guess in place of a fact.
    Opinion = "opinion", "Opinion in place of fact";
    /// What is plain to see only afterwards.
    Hindsight = "hindsight", "Hindsight";
    /// A follow-up without an end that could be seen.
    VagueAction = "vague-action", "Vague actions";
    /// A follow-up that rests on care or memory.
    WeakAction = "weak-action", "Weak remedies";
    /// A sound machine and a broken operator.
    Mechanistic = "mechanistic", "People as the broken part";
}

/// What part of a post-mortem a check of its content is about, in the order of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// The facts at the head: title, dates, people, status.
    Header,
    Timeline,
    /// Times to detect, acknowledge, mitigate and resolve.
    Metrics,
    Summary,
    Impact,
    Causes,
    /// What went well, what went wrong, and where luck helped.
    Outcome,
    Actions,
    /// Lessons, review and sharing.
    FollowUp,
}

impl Topic {
    /// Every topic.
    pub const ALL: [Self; 9] = [
        Self::Header,
        Self::Timeline,
        Self::Metrics,
        Self::Summary,
        Self::Impact,
        Self::Causes,
        Self::Outcome,
        Self::Actions,
        Self::FollowUp,
    ];

    /// The lasting kebab-case name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Timeline => "timeline",
            Self::Metrics => "metrics",
            Self::Summary => "summary",
            Self::Impact => "impact",
            Self::Causes => "causes",
            Self::Outcome => "outcome",
            Self::Actions => "actions",
            Self::FollowUp => "follow-up",
        }
    }

    /// What a filter calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Header => "Incident",
            Self::Timeline => "Timeline",
            Self::Metrics => "Response times",
            Self::Summary => "Summary",
            Self::Impact => "Impact",
            Self::Causes => "Causes",
            Self::Outcome => "Went well, wrong, lucky",
            Self::Actions => "Action items",
            Self::FollowUp => "Lessons and follow-up",
        }
    }
}

/// What a finding is about: how something is said, or what is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A kind of blame language; the linter's findings.
    Wording(Class),
    /// A part of the document; the review's findings.
    Content(Topic),
}

impl Kind {
    /// The lasting kebab-case name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Wording(class) => class.key(),
            Self::Content(topic) => topic.key(),
        }
    }

    /// What a filter calls it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Wording(class) => class.label(),
            Self::Content(topic) => topic.label(),
        }
    }
}

/// Where a finding stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum At {
    /// In the text that was judged; who asked knows where that stands.
    Text,
    /// At this place.
    Place(Place),
    /// In this section, at no place of it in particular: something is missing.
    Section(Section),
}

impl At {
    /// The section in which it stands; `None` where only who asked knows.
    pub const fn section(self) -> Option<Section> {
        match self {
            Self::Text => None,
            Self::Place(place) => Some(place.section()),
            Self::Section(section) => Some(section),
        }
    }
}

/// One thing to look at in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The lasting id of the rule or check.
    pub rule: &'static str,
    pub kind: Kind,
    pub severity: Severity,
    pub at: At,
    /// The flagged words, in bytes of the text; empty where the whole field, or what is
    /// missing from it, is meant.
    pub range: Range<usize>,
    /// The sentence around them, in bytes of the text.
    pub sentence: Range<usize>,
    /// What was found, in a line.
    pub what: Cow<'static, str>,
    /// Why it matters, in a line.
    pub why: &'static str,
    /// What to write instead, in a line.
    pub instead: &'static str,
    /// Where the reasoning comes from.
    pub source: &'static str,
    /// Better sentences, the best first. Often there are none that a rule could make.
    pub fixes: Vec<Fix>,
    /// What else could be done to the document, the best first.
    pub remedies: Vec<Remedy>,
    /// The words and values on which a check's finding rests, wherever they stand: a silence
    /// ends when they change. Empty for findings in wording, which rest on their sentence.
    pub evidence: String,
}

impl Finding {
    /// A finding in a text, of which nothing is said yet.
    pub fn new(rule: &'static str, kind: Kind, severity: Severity) -> Self {
        Self {
            rule,
            kind,
            severity,
            at: At::Text,
            range: 0..0,
            sentence: 0..0,
            what: Cow::Borrowed(""),
            why: "",
            instead: "",
            source: "",
            fixes: Vec::new(),
            remedies: Vec::new(),
            evidence: String::new(),
        }
    }

    /// What was found, as one line for a list or a terminal.
    pub fn message(&self) -> &str {
        &self.what
    }

    /// The place where it stands, if it stands at one.
    pub const fn place(&self) -> Option<Place> {
        match self.at {
            At::Place(place) => Some(place),
            At::Text | At::Section(_) => None,
        }
    }

    /// Marks only these bytes of the text.
    pub fn marks(&mut self, range: Range<usize>) -> &mut Self {
        self.sentence = range.clone();
        self.range = range;
        self
    }

    /// Rests on these words and values.
    pub fn rests_on(&mut self, evidence: impl Into<String>) -> &mut Self {
        self.evidence = evidence.into();
        self
    }

    /// Offers a way to close it.
    pub fn offer(&mut self, label: impl Into<Cow<'static, str>>, change: Change) -> &mut Self {
        self.offer_all(label, vec![change])
    }

    /// Offers a way that takes several changes.
    pub fn offer_all(
        &mut self,
        label: impl Into<Cow<'static, str>>,
        changes: Vec<Change>,
    ) -> &mut Self {
        let label = label.into();
        self.remedies.push(Remedy { label, changes });
        self
    }
}

/// Something that can be done to the document about a finding. It states no fact that does not
/// stand in the document already; what only the writer knows is left as a visible blank such as
/// `[when did it start?]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Remedy {
    /// What a button says.
    pub label: Cow<'static, str>,
    /// What is done, in one step for the writer.
    pub changes: Vec<Change>,
}

/// One change of a [`Remedy`].
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Replaces bytes of the text at a place.
    Replace {
        place: Place,
        range: Range<usize>,
        with: String,
    },
    /// Sets a whole field or cell; a choice by its key.
    Set { place: Place, value: String },
    /// Adds a row before the row at this index, or at the end.
    Add {
        list: List,
        index: Option<usize>,
        cells: Vec<(Column, String)>,
        /// The causes and items that it answers, where rows of the list do.
        answers: Vec<Id>,
    },
    /// Takes a row out.
    Remove { list: List, row: Id },
    /// Says that a row, an action or an accepted risk, answers a cause or an item.
    Link { list: List, row: Id, answers: Id },
    /// Puts the timeline into the order of its times.
    Sort,
    /// Changes nothing, and shows the writer where to write.
    Go(Place),
}

impl Change {
    /// Sets a whole field or cell.
    pub fn set(place: Place, value: impl Into<String>) -> Self {
        let value = value.into();
        Self::Set { place, value }
    }

    /// A new row at the end of a list.
    pub fn add(list: List, cells: &[(Column, &str)]) -> Self {
        Self::Add {
            list,
            index: None,
            cells: cells
                .iter()
                .map(|&(column, text)| (column, text.to_owned()))
                .collect(),
            answers: Vec::new(),
        }
    }
}

/// What a fix does to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FixKind {
    /// Takes words away.
    Remove,
    /// Puts other words in their place.
    Reword,
    /// Says the sentence or clause anew.
    Rewrite,
}

/// A better wording, ready to be put in.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    pub kind: FixKind,
    /// What a button says.
    pub label: Cow<'static, str>,
    /// The bytes that are replaced.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub with: String,
    /// Whether `with` or `action` holds a blank such as `[what made this possible?]`, to be
    /// filled by someone who knows.
    pub needs_facts: bool,
    /// The text of an action item, to be added in the same step.
    pub action: Option<String>,
}

impl Fix {
    /// The text with this fix applied; unchanged where the range does not lie in it.
    pub fn apply(&self, text: &str) -> String {
        match (text.get(..self.range.start), text.get(self.range.end..)) {
            (Some(before), Some(after)) => [before, &self.with, after].concat(),
            _ => text.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_back() {
        for &class in Class::ALL {
            assert_eq!(Class::from_key(class.key()), Some(class));
        }
        for severity in [Severity::Hint, Severity::Warning, Severity::Error] {
            assert_eq!(Severity::from_key(severity.key()), Some(severity));
        }
    }

    #[test]
    fn a_fix_outside_of_the_text_changes_nothing() {
        let mut fix = Fix {
            kind: FixKind::Reword,
            label: "Say it so".into(),
            range: 0..1,
            with: "b".into(),
            needs_facts: false,
            action: None,
        };
        assert_eq!(fix.apply("a c"), "b c");
        fix.range = 1..9;
        assert_eq!(fix.apply("a c"), "a c");
        fix.range = 1..2;
        assert_eq!(fix.apply("\u{e9}"), "\u{e9}", "inside of a character");
    }
}
