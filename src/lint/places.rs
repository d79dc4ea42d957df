//! Which texts of a document are prose, and what is said about them.

use super::{Context, People, is_foreign, lint_text};
use crate::{
    document::{Column, Field, List, Place, Postmortem, Why},
    finding::Finding,
};

/// Whether the text at this place is prose and thus judged.
///
/// Names, handles, owners, dates, sources and choices are facts; a quote is what somebody else
/// or a machine said.
pub const fn is_prose(place: Place) -> bool {
    match place {
        Place::Field(field) => matches!(
            field,
            Field::Title
                | Field::Summary
                | Field::ImmediateCause
                | Field::UnderlyingCause
                | Field::UnsortedNotes
        ),
        Place::Cell { list, column, .. } => match list {
            List::Participants | List::Services | List::Reviewers | List::Sharing => false,
            List::Impact => matches!(column, Column::Name | Column::Value),
            _ => matches!(
                column,
                Column::Text | Column::Question | Column::Answer | Column::Title | Column::Reason
            ),
        },
    }
}

/// Findings in the text at one place; none where there is no such place or no prose in it.
pub fn lint_place(doc: &Postmortem, place: Place, people: &People) -> Vec<Finding> {
    let question = matches!(
        place,
        Place::Cell {
            column: Column::Question,
            ..
        }
    );
    let context = Context {
        section: place.section(),
        question,
        people,
    };
    match doc.text(place) {
        Some(text) if is_prose(place) => lint_text(&text, &context),
        _ => Vec::new(),
    }
}

/// Findings in all of the document's prose, in the order in which it reads. None at all where
/// the document is not English, see [`is_english`].
pub fn lint_document(doc: &Postmortem) -> Vec<(Place, Finding)> {
    if !is_english(doc) {
        return Vec::new();
    }
    let people = People::of(doc);
    prose_places(doc)
        .into_iter()
        .flat_map(|place| {
            let findings = lint_place(doc, place, &people);
            findings.into_iter().map(move |finding| (place, finding))
        })
        .collect()
}

/// Whether the linter has a say: false where enough prose is there to see that it is not
/// English. Such a document is left alone, and whoever shows findings says so once.
pub fn is_english(doc: &Postmortem) -> bool {
    let mut prose = String::new();
    for place in prose_places(doc) {
        prose.push_str(&doc.text(place).unwrap_or_default());
        prose.push('\n');
    }
    !is_foreign(&prose)
}

/// Every place that holds prose, in reading order.
pub fn prose_places(doc: &Postmortem) -> Vec<Place> {
    let mut places: Vec<Place> = Field::ALL
        .iter()
        .map(|&field| Place::Field(field))
        .filter(|&place| is_prose(place))
        .collect();
    for &list in List::ALL {
        if list == List::Whys {
            add_whys(&doc.whys, &mut places);
            continue;
        }
        for row in doc.rows(list).iter() {
            add_row(list, row.id(), &mut places);
        }
    }
    // A stable sort: within a section, fields stay before lists, and rows in their order.
    places.sort_by_key(|place| place.section());
    places
}

fn add_whys(whys: &[Why], places: &mut Vec<Place>) {
    for why in whys {
        add_row(List::Whys, why.id, places);
        for branch in &why.branches {
            add_whys(&branch.whys, places);
        }
    }
}

fn add_row(list: List, row: crate::document::Id, places: &mut Vec<Place>) {
    let cells = list.columns().iter();
    places.extend(
        cells
            .map(|&column| Place::Cell { list, row, column })
            .filter(|&place| is_prose(place)),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Id;

    fn cell(list: List, column: Column) -> Place {
        let row = Id::from_bits(1);
        Place::Cell { list, row, column }
    }

    #[test]
    fn facts_are_not_prose() {
        for place in [
            Place::Field(Field::Responsible),
            Place::Field(Field::Authors),
            cell(List::Actions, Column::Owner),
            cell(List::Timeline, Column::Source),
            cell(List::Timeline, Column::Quote),
            cell(List::Reviewers, Column::Name),
        ] {
            assert!(!is_prose(place), "{place}");
        }
        for place in [
            Place::Field(Field::Summary),
            cell(List::Whys, Column::Answer),
            cell(List::Actions, Column::Text),
            cell(List::Impact, Column::Value),
        ] {
            assert!(is_prose(place), "{place}");
        }
    }
}
