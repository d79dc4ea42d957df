//! Which sections and fields a post-mortem has, as data: the form is built from it.
//!
//! The texts are the guidance a writer sees. An `example` is shown beside an empty control and
//! is never written into a document.

mod example;
mod metrics;
mod progress;
mod sections;

use crate::document::{Choice, Column, Field, List, Section};

pub use example::worked_example;
pub use metrics::{METRICS, MetricPreset};
pub use progress::{Progress, is_shown, progress};
pub use sections::SECTIONS;

/// One card of the form.
#[derive(Debug)]
pub struct SectionTemplate {
    pub section: Section,
    /// The heading, the same in form, preview and Markdown.
    pub heading: &'static str,
    /// What the section is for, in a line.
    pub help: &'static str,
    /// What a good entry holds, each a short line.
    pub good: &'static [&'static str],
    /// Whether the brief form for minor incidents shows it.
    pub brief: bool,
    pub parts: &'static [Part],
}

/// A piece of a card.
#[derive(Debug)]
pub enum Part {
    Field(FieldTemplate),
    List(ListTemplate),
    /// The duration, computed from start and end.
    Duration,
}

/// A field that the document has once.
#[derive(Debug)]
pub struct FieldTemplate {
    pub field: Field,
    pub label: &'static str,
    pub help: &'static str,
    pub example: &'static str,
    pub control: Control,
    /// Whether the section counts as complete only with it.
    pub expected: bool,
}

/// A list of rows.
#[derive(Debug)]
pub struct ListTemplate {
    pub list: List,
    pub label: &'static str,
    pub help: &'static str,
    /// What one row is called, in the middle of a sentence.
    pub row: &'static str,
    pub columns: &'static [ColumnTemplate],
    /// Whether the section counts as complete only with at least one row.
    pub expected: bool,
    /// Where it is shown: always, or folded away until wanted.
    pub folded: bool,
}

/// One cell of each row of a list.
#[derive(Debug)]
pub struct ColumnTemplate {
    pub column: Column,
    pub label: &'static str,
    pub example: &'static str,
    pub control: Control,
    /// Whether it is shown only when the row's details are open.
    pub detail: bool,
    /// Whether a row counts as complete only with it.
    pub expected: bool,
}

/// With what a value is written.
#[derive(Debug, Clone, Copy)]
pub enum Control {
    /// One line of text.
    Line,
    /// Markdown of any length.
    Prose,
    /// A date as text, with a picker beside it.
    Date,
    /// A time as text, with a picker beside it.
    Time,
    /// A word of the severity scale.
    Severity,
    /// One of a short list, by key and label.
    Choice(fn() -> Vec<(&'static str, &'static str)>),
    /// Yes or nothing.
    Flag,
}

/// The keys and labels of a choice, for [`Control::Choice`].
fn options<C: Choice>() -> Vec<(&'static str, &'static str)> {
    C::ALL
        .iter()
        .map(|choice| (choice.key(), choice.label()))
        .collect()
}

/// The template of a section.
pub fn section(section: Section) -> Option<&'static SectionTemplate> {
    SECTIONS.iter().find(|template| template.section == section)
}

/// The template of a list.
pub fn list(list: List) -> Option<&'static ListTemplate> {
    SECTIONS
        .iter()
        .flat_map(|template| template.parts)
        .find_map(|part| match part {
            Part::List(template) if template.list == list => Some(template),
            _ => None,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_field_list_and_column_has_its_control() {
        for &wanted in Section::ALL {
            assert!(section(wanted).is_some(), "{wanted:?}");
        }
        for &wanted in Field::ALL {
            let shown = wanted == Field::Form
                || SECTIONS
                    .iter()
                    .flat_map(|template| template.parts)
                    .any(|part| matches!(part, Part::Field(field) if field.field == wanted));
            assert!(shown, "{wanted:?}");
        }
        for &wanted in List::ALL {
            let columns: Vec<Column> = list(wanted)
                .unwrap_or_else(|| panic!("{wanted:?} has no template"))
                .columns
                .iter()
                .map(|column| column.column)
                .collect();
            assert_eq!(columns, wanted.columns(), "{wanted:?}");
        }
    }

    #[test]
    fn every_part_stands_in_its_own_section() {
        for template in SECTIONS {
            for part in template.parts {
                match part {
                    Part::Field(field) => assert_eq!(field.field.section(), template.section),
                    Part::List(list) => assert_eq!(list.list.section(), template.section),
                    Part::Duration => assert_eq!(template.section, Section::Incident),
                }
            }
        }
    }
}
