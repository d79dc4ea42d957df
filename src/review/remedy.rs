//! From what a finding offers to the edit that does it.

use crate::{
    document::{Edit, Field, Id, List, Place, Postmortem, Row, Slot, sort_by_time},
    finding::{Change, Remedy},
};

/// The one edit that does what a remedy says; `None` where it changes nothing, be it that it
/// only shows a place or that the document has moved on.
pub fn edit_of(remedy: &Remedy, doc: &Postmortem, new_id: &mut dyn FnMut() -> Id) -> Option<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    // Rows that are added at the end of a list follow each other there.
    let mut added: Vec<List> = Vec::new();
    for change in &remedy.changes {
        edits.extend(edit(change, doc, &added, new_id));
        if let Change::Add {
            list, index: None, ..
        } = change
        {
            added.push(*list);
        }
    }
    match edits.len() {
        0 | 1 => edits.pop(),
        _ => Some(Edit::Batch(edits)),
    }
}

/// Where the writer goes with this remedy, if it says so.
pub fn place_of(remedy: &Remedy) -> Option<Place> {
    remedy.changes.iter().find_map(|change| match change {
        Change::Go(place) | Change::Replace { place, .. } | Change::Set { place, .. } => {
            Some(*place)
        }
        _ => None,
    })
}

/// Whether a remedy leaves a blank such as `[when did it start?]` for the writer to fill.
pub fn is_blank_left(remedy: &Remedy) -> bool {
    remedy.changes.iter().any(|change| match change {
        Change::Replace { with: text, .. } | Change::Set { value: text, .. } => text.contains('['),
        Change::Add { cells, .. } => cells.iter().any(|(_, text)| text.contains('[')),
        _ => false,
    })
}

fn edit(
    change: &Change,
    doc: &Postmortem,
    added: &[List],
    new_id: &mut dyn FnMut() -> Id,
) -> Option<Edit> {
    match change {
        Change::Replace { place, range, with } => {
            doc.text(*place)?.get(range.clone())?;
            Some(Edit::Splice {
                place: *place,
                range: range.clone(),
                with: with.clone(),
            })
        }
        Change::Set { place, value } if is_choice(*place) => {
            let key = value.clone();
            (doc.text(*place)? != *value).then_some(Edit::Choose { place: *place, key })
        }
        Change::Set { place, value } => Edit::retype(doc, *place, value),
        Change::Add {
            list,
            index,
            cells,
            answers,
        } => {
            let cells = cells.iter().map(|(column, text)| (*column, text.as_str()));
            let mut row = Row::with_cells(*list, new_id(), cells);
            row.cells_mut().set_answers(answers.clone());
            let most = doc.rows(*list).len() + added.iter().filter(|one| *one == list).count();
            let slot = Slot {
                list: *list,
                branch: None,
                index: index.unwrap_or(most).min(most),
            };
            let row = Box::new(row);
            Some(Edit::Insert { slot, row })
        }
        Change::Remove { list, row } => {
            doc.locate(*list, *row)?;
            Some(Edit::Remove {
                list: *list,
                row: *row,
            })
        }
        Change::Link { list, row, answers } => link(doc, *list, *row, *answers),
        Change::Sort => sort_by_time(doc),
        Change::Go(_) => None,
    }
}

fn link(doc: &Postmortem, list: List, row: Id, answers: Id) -> Option<Edit> {
    let mut all = doc.row(list, row)?.answers().to_vec();
    if all.contains(&answers) {
        return None;
    }
    all.push(answers);
    Some(Edit::Answer {
        list,
        row,
        answers: all,
    })
}

/// Whether a place takes one of a few keys and no free text.
fn is_choice(place: Place) -> bool {
    match place {
        Place::Field(field) => {
            matches!(field, Field::Status | Field::Form) || field.trigger().is_some()
        }
        Place::Cell { list, row, column } => {
            let mut empty = Row::new(list, row);
            empty.cells_mut().text_mut(column).is_none()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{document::Column, review::example::document};

    fn apply(doc: &mut Postmortem, changes: Vec<Change>) -> Option<Edit> {
        let label = "Do it".into();
        let mut last = 100;
        let edit = edit_of(&Remedy { label, changes }, doc, &mut || {
            last += 1;
            Id::from_bits(last)
        });
        edit?.apply(doc)
    }

    #[test]
    fn rows_are_added_in_their_order() {
        let names = ["Time to detect", "Time to mitigate", "Time to resolve"];
        let add = |name: &&str| Change::add(List::Impact, &[(Column::Name, *name)]);
        let mut doc = document("impact: Users | 3");
        apply(&mut doc, names.iter().map(add).collect());
        let rows = doc.impact.iter().map(|metric| metric.name.as_str());
        assert_eq!(rows.skip(1).collect::<Vec<_>>(), names);
    }

    #[test]
    fn every_change_is_one_step_that_can_be_taken_back() {
        let mut doc = document(
            "title: It stopped\nwent_wrong: Slow\nwent_wrong: Slow\naction_items: Do it | @kit\n\
             timeline: 14:05 | Two\ntimeline: 14:00 | One",
        );
        let before = doc.clone();
        let (wrong, twice) = (doc.went_wrong[0].id, doc.went_wrong[1].id);
        let action = doc.action_items[0].id;
        let undo = apply(
            &mut doc,
            vec![
                Change::set(Place::Field(Field::Status), "reviewed"),
                Change::set(Place::Field(Field::End), "14:32"),
                Change::Replace {
                    place: Place::Field(Field::Title),
                    range: 0..2,
                    with: "Checkout".into(),
                },
                Change::Remove {
                    list: List::WentWrong,
                    row: twice,
                },
                Change::Link {
                    list: List::Actions,
                    row: action,
                    answers: wrong,
                },
                Change::Sort,
                Change::add(List::Lessons, &[(Column::Title, "Look")]),
            ],
        );
        assert_eq!(
            (doc.title.as_str(), doc.end.as_str()),
            ("Checkout stopped", "14:32")
        );
        assert_eq!(doc.field(Field::Status), "reviewed");
        assert_eq!(doc.went_wrong.len(), 1);
        assert_eq!(doc.action_items[0].answers, [wrong]);
        assert_eq!(doc.timeline[0].at, "14:00");
        assert_eq!(doc.lessons[0].title, "Look");
        undo.expect("it can be undone").apply(&mut doc);
        assert_eq!(doc, before);
    }

    #[test]
    fn what_no_longer_fits_changes_nothing() {
        let mut doc = document("title: It");
        let gone = Id::from_bits(9);
        for change in [
            Change::Go(Place::Field(Field::Title)),
            Change::Sort,
            Change::set(Place::Field(Field::Title), "It"),
            Change::Remove {
                list: List::Impact,
                row: gone,
            },
            Change::Link {
                list: List::Actions,
                row: gone,
                answers: gone,
            },
            Change::Replace {
                place: Place::Field(Field::Title),
                range: 1..9,
                with: String::new(),
            },
        ] {
            assert_eq!(apply(&mut doc, vec![change.clone()]), None, "{change:?}");
        }
    }
}
