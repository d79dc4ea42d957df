//! What a linter or a check has to say about a text: where, what, why, and what to write instead.

use std::{borrow::Cow, ops::Range};

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

/// One thing to look at in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The lasting id of the rule.
    pub rule: &'static str,
    pub class: Class,
    pub severity: Severity,
    /// The flagged words, in bytes of the text.
    pub range: Range<usize>,
    /// The sentence around them, in bytes of the text.
    pub sentence: Range<usize>,
    /// What was found, in a line.
    pub what: &'static str,
    /// Why it matters, in a line.
    pub why: &'static str,
    /// What to write instead, in a line.
    pub instead: &'static str,
    /// Where the reasoning comes from.
    pub source: &'static str,
    /// Better sentences, the best first. Often there are none that a rule could make.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// What was found, as one line for a list or a terminal.
    pub const fn message(&self) -> &'static str {
        self.what
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
