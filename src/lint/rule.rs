use crate::{
    document::Section,
    finding::{Class, Severity},
};

/// A rule: what it is about, in words and by example, and how it looks.
#[derive(Debug)]
pub struct Rule {
    /// Lasting, kebab-case, names the flagged wording: it reads well in "allow should-have".
    pub id: &'static str,
    pub class: Class,
    pub severity: Severity,
    /// The version that brought it.
    pub since: &'static str,
    /// What is found, in a line.
    pub what: &'static str,
    /// Why it matters, in a line.
    pub why: &'static str,
    /// What to write instead, in a line.
    pub instead: &'static str,
    /// Where the reasoning comes from.
    pub source: &'static str,
    /// Texts that give exactly one finding of this rule, each with the text after the first
    /// fix, if there is one.
    pub flags: &'static [(&'static str, Section, Option<&'static str>)],
    /// Texts that look alike and are clean under all rules.
    pub allows: &'static [(&'static str, Section)],
}
