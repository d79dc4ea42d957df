use super::{FieldTemplate, ListTemplate, Part, SectionTemplate};
use crate::document::{Cells, Field, Form, Postmortem, Section};

/// How far a section has come. Nothing is mandatory: it only tells the writer where to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Nothing is written yet.
    Empty,
    /// Something is.
    Begun,
    /// Everything that the template expects is.
    Complete,
}

/// How far this section of a document has come.
pub fn progress(doc: &Postmortem, template: &SectionTemplate) -> Progress {
    let parts = || template.parts.iter();
    if !parts().any(|part| is_begun(doc, part)) {
        Progress::Empty
    } else if parts().all(|part| is_complete(doc, part)) {
        Progress::Complete
    } else {
        Progress::Begun
    }
}

/// Whether the form shows a section: all of them in the full form, and in the brief one those of
/// a lighter review and those in which something is written. Unsorted notes show when there are any.
pub fn is_shown(doc: &Postmortem, section: Section) -> bool {
    let Some(template) = super::section(section) else {
        return false;
    };
    let wanted = section != Section::Unsorted && (doc.form == Form::Full || template.brief);
    wanted || progress(doc, template) != Progress::Empty
}

fn is_begun(doc: &Postmortem, part: &Part) -> bool {
    match part {
        // A document always has a status and a form; they say nothing about writing.
        Part::Field(FieldTemplate {
            field: Field::Status | Field::Form,
            ..
        })
        | Part::Duration => false,
        Part::Field(template) => is_filled(doc, template.field),
        Part::List(template) => doc.rows(template.list).iter().any(|row| !row.is_blank()),
    }
}

fn is_complete(doc: &Postmortem, part: &Part) -> bool {
    match part {
        Part::Duration => true,
        Part::Field(template) => !template.expected || is_filled(doc, template.field),
        Part::List(template) => {
            let rows = doc.rows(template.list);
            let mut written = rows.iter().filter(|row| !row.is_blank()).peekable();
            let any = written.peek().is_some();
            (any || !template.expected) && written.all(|row| is_row_complete(row, template))
        }
    }
}

fn is_row_complete(row: &dyn Cells, template: &ListTemplate) -> bool {
    template
        .columns
        .iter()
        .filter(|column| column.expected)
        .all(|column| {
            row.cell(column.column)
                .is_some_and(|text| !text.trim().is_empty())
        })
}

fn is_filled(doc: &Postmortem, field: Field) -> bool {
    !doc.field(field).trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        document::{Column, Id, List, Row},
        template::section,
    };

    #[test]
    fn a_section_goes_from_empty_to_begun_to_complete() {
        let template = section(Section::Timeline).expect("it has a template");
        let mut doc = Postmortem::default();
        assert_eq!(progress(&doc, template), Progress::Empty);
        let blank = Row::new(List::Timeline, Id::from_bits(1));
        doc.rows_mut(List::Timeline).insert(0, blank);
        assert_eq!(progress(&doc, template), Progress::Empty);
        doc.timeline[0].text = "Alert fired".into();
        assert_eq!(progress(&doc, template), Progress::Begun);
        doc.rows_mut(List::Timeline)
            .get_mut(0)
            .expect("the row is there")
            .set_cell(Column::At, "14:00");
        assert_eq!(progress(&doc, template), Progress::Complete);
    }

    #[test]
    fn the_brief_form_hides_no_word() {
        let mut doc = Postmortem {
            form: Form::Brief,
            ..Postmortem::default()
        };
        assert!(is_shown(&doc, Section::Summary));
        assert!(!is_shown(&doc, Section::Timeline));
        doc.rows_mut(List::Timeline).insert(
            0,
            Row::with_cells(List::Timeline, Id::from_bits(1), [(Column::Text, "Alert")]),
        );
        assert!(is_shown(&doc, Section::Timeline));
    }

    #[test]
    fn the_status_that_every_document_has_begins_nothing() {
        let template = section(Section::Incident).expect("it has a template");
        assert_eq!(progress(&Postmortem::default(), template), Progress::Empty);
    }
}
