//! The coverage map: what each cause and each item that went wrong is answered by, what nobody
//! answers yet, and what seems to belong together.

use super::{
    why_tree,
    words::{shared, stems},
};
use crate::document::{Cells, Column, Field, Id, List, Place, Postmortem};

/// Something that calls for an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// Where it stands: a row, or one of the two cause fields, which no row can be linked to.
    pub place: Place,
    pub text: String,
    /// The action items that say they answer it.
    pub actions: Vec<Id>,
    /// The accepted risks that do.
    pub risks: Vec<Id>,
    /// Action items without a link whose words are near, the nearest first. A proposal.
    pub proposed: Vec<Id>,
}

/// What is answered by what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The two cause fields, contributing factors, ends of the whys and items that went wrong,
    /// in the order of the document.
    pub causes: Vec<Cause>,
    /// Action items that answer nothing.
    pub loose: Vec<Id>,
}

/// So many stems must two texts share before they are proposed as a pair.
const NEAR: usize = 2;

/// So many action items are proposed for one cause.
const MOST: usize = 3;

impl Cause {
    /// The row's id; `None` for a field.
    pub fn row(&self) -> Option<Id> {
        self.place.row()
    }

    /// Whether an action item or an accepted risk answers it.
    pub fn is_answered(&self) -> bool {
        !self.actions.is_empty() || !self.risks.is_empty()
    }

    /// Whether it is a row that nothing answers.
    pub fn is_orphan(&self) -> bool {
        self.row().is_some() && !self.is_answered()
    }
}

impl Coverage {
    /// The map of a document. Rows without text are left out.
    pub fn of(doc: &Postmortem) -> Self {
        let mut causes = Vec::new();
        for field in [Field::ImmediateCause, Field::UnderlyingCause] {
            add(doc, Place::Field(field), &doc.field(field), &mut causes);
        }
        add_list(doc, List::ContributingFactors, &mut causes);
        for end in why_tree::ends(doc) {
            let place = Place::Cell {
                list: List::Whys,
                row: end.id,
                column: Column::Answer,
            };
            add(doc, place, &end.answer, &mut causes);
        }
        add_list(doc, List::WentWrong, &mut causes);
        propose(doc, &mut causes);
        let written = doc.action_items.iter().filter(|row| !row.is_blank());
        let loose = written.filter(|action| {
            !causes
                .iter()
                .any(|cause| cause.actions.contains(&action.id))
        });
        let loose = loose.map(|action| action.id).collect();
        Self { causes, loose }
    }

    /// The rows that nothing answers.
    pub fn orphans(&self) -> impl Iterator<Item = &Cause> {
        self.causes.iter().filter(|cause| cause.is_orphan())
    }
}

fn add_list(doc: &Postmortem, list: List, causes: &mut Vec<Cause>) {
    for row in doc.rows(list).iter() {
        let place = Place::Cell {
            list,
            row: row.id(),
            column: Column::Text,
        };
        add(
            doc,
            place,
            row.cell(Column::Text).unwrap_or_default(),
            causes,
        );
    }
}

fn add(doc: &Postmortem, place: Place, text: &str, causes: &mut Vec<Cause>) {
    // The address of a link, which stands apart in Markdown, is no cause.
    let is_address = text.starts_with('[') && text.contains("]: ");
    if text.trim().is_empty() || is_address {
        return;
    }
    let answering = |list| match place.row() {
        Some(id) => answering(doc, list, id),
        None => Vec::new(),
    };
    causes.push(Cause {
        place,
        text: text.to_owned(),
        actions: answering(List::Actions),
        risks: answering(List::AcceptedRisks),
        proposed: Vec::new(),
    });
}

/// The rows of a list that say they answer this row.
fn answering(doc: &Postmortem, list: List, id: Id) -> Vec<Id> {
    let rows = doc.rows(list).iter();
    let rows = rows.filter(|row| row.answers().contains(&id));
    rows.map(Cells::id).collect()
}

fn propose(doc: &Postmortem, causes: &mut [Cause]) {
    let actions: Vec<(Id, Vec<u32>)> = doc
        .action_items
        .iter()
        .map(|action| (action.id, stems(&action.text)))
        .collect();
    for cause in causes.iter_mut().filter(|cause| !cause.is_answered()) {
        let own = stems(&cause.text);
        let mut near: Vec<(usize, Id)> = actions
            .iter()
            .map(|(id, stems)| (shared(&own, stems), *id))
            .filter(|(count, _)| *count >= NEAR)
            .collect();
        // A stable sort: of equals, the first one stays so.
        near.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        cause.proposed = near.into_iter().take(MOST).map(|(_, id)| id).collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Row, Why};

    fn push(doc: &mut Postmortem, list: List, bits: u64, text: &str, answers: &[u64]) {
        let cells = [(Column::Text, text)];
        let mut row = Row::with_cells(list, Id::from_bits(bits), cells);
        let answers = answers.iter().map(|&bits| Id::from_bits(bits)).collect();
        row.cells_mut().set_answers(answers);
        let rows = doc.rows_mut(list);
        assert!(rows.insert(rows.len(), row));
    }

    fn document() -> Postmortem {
        let mut doc = Postmortem {
            underlying_cause: "A release leaked connections".into(),
            whys: vec![Why {
                id: Id::from_bits(7),
                question: "Why?".into(),
                answer: "Load tests skip logins".into(),
                branches: Vec::new(),
            }],
            ..Postmortem::default()
        };
        push(
            &mut doc,
            List::ContributingFactors,
            1,
            "The pool had no alert",
            &[],
        );
        push(
            &mut doc,
            List::WentWrong,
            2,
            "Connections of the pool leaked",
            &[],
        );
        push(&mut doc, List::WentWrong, 3, " ", &[]);
        push(
            &mut doc,
            List::WentWrong,
            4,
            "One region serves everyone",
            &[],
        );
        push(&mut doc, List::Actions, 5, "Alert on the pool", &[1]);
        push(&mut doc, List::Actions, 6, "Close leaked connections", &[]);
        push(&mut doc, List::Actions, 8, "", &[]);
        push(&mut doc, List::AcceptedRisks, 9, "One region", &[4]);
        doc
    }

    #[test]
    fn what_nothing_answers_is_an_orphan() {
        let coverage = Coverage::of(&document());
        let rows: Vec<Option<u64>> = coverage
            .causes
            .iter()
            .map(|cause| cause.row().map(Id::bits))
            .collect();
        assert_eq!(rows, [None, Some(1), Some(7), Some(2), Some(4)]);
        let orphans: Vec<&str> = coverage
            .orphans()
            .map(|cause| cause.text.as_str())
            .collect();
        assert_eq!(
            orphans,
            ["Load tests skip logins", "Connections of the pool leaked"]
        );
        assert_eq!(coverage.loose, [Id::from_bits(6)], "the empty row is none");
    }

    #[test]
    fn near_words_are_proposed_and_linked_causes_are_left_alone() {
        let coverage = Coverage::of(&document());
        let proposed = |at: usize| coverage.causes[at].proposed.clone();
        assert_eq!(proposed(0), [Id::from_bits(6)]);
        assert!(proposed(1).is_empty() && proposed(2).is_empty());
        assert_eq!(proposed(3), [Id::from_bits(6)]);
    }
}
