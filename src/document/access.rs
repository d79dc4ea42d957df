//! Every text, row and chain of a document by its place.

use std::borrow::Cow;

use super::{
    Branch, Cells, Choice, Field, Id, List, Place, Postmortem, Rows, Slot, Why, rows::set_choice,
};

impl Postmortem {
    /// The rows of a list. For the whys it is the main chain.
    pub fn rows(&self, list: List) -> &dyn Rows {
        match list {
            List::Participants => &self.participants,
            List::Services => &self.services,
            List::Timeline => &self.timeline,
            List::ContributingFactors => &self.contributing_factors,
            List::Whys => &self.whys,
            List::AcceptedRisks => &self.accepted_risks,
            List::Impact => &self.impact,
            List::WentWell => &self.went_well,
            List::WentWrong => &self.went_wrong,
            List::GotLucky => &self.got_lucky,
            List::Actions => &self.action_items,
            List::Lessons => &self.lessons,
            List::Reviewers => &self.reviewers,
            List::Sharing => &self.sharing,
        }
    }

    /// The rows of a list, to change.
    pub fn rows_mut(&mut self, list: List) -> &mut dyn Rows {
        match list {
            List::Participants => &mut self.participants,
            List::Services => &mut self.services,
            List::Timeline => &mut self.timeline,
            List::ContributingFactors => &mut self.contributing_factors,
            List::Whys => &mut self.whys,
            List::AcceptedRisks => &mut self.accepted_risks,
            List::Impact => &mut self.impact,
            List::WentWell => &mut self.went_well,
            List::WentWrong => &mut self.went_wrong,
            List::GotLucky => &mut self.got_lucky,
            List::Actions => &mut self.action_items,
            List::Lessons => &mut self.lessons,
            List::Reviewers => &mut self.reviewers,
            List::Sharing => &mut self.sharing,
        }
    }

    /// The rows of a list or, for the whys, of one branch. `None` where there is no such branch.
    pub fn chain(&self, list: List, branch: Option<Id>) -> Option<&dyn Rows> {
        match branch {
            None => Some(self.rows(list)),
            Some(branch) => find_branch(&self.whys, branch).map(|whys| whys as &dyn Rows),
        }
    }

    /// The same, to change.
    pub fn chain_mut(&mut self, list: List, branch: Option<Id>) -> Option<&mut dyn Rows> {
        match branch {
            None => Some(self.rows_mut(list)),
            Some(branch) => {
                find_branch_mut(&mut self.whys, branch).map(|whys| whys as &mut dyn Rows)
            }
        }
    }

    /// The branches that start from a why, in order.
    pub fn branch_ids(&self, why: Id) -> Vec<Id> {
        find_why(&self.whys, why)
            .map(|why| why.branches.iter().map(|branch| branch.id).collect())
            .unwrap_or_default()
    }

    /// Puts a branch in after the answer of a why. False, and nothing changed, where there is no
    /// such why or not so many branches.
    pub(super) fn insert_branch(&mut self, why: Id, index: usize, branch: Branch) -> bool {
        match find_why_mut(&mut self.whys, why) {
            Some(why) if index <= why.branches.len() => {
                why.branches.insert(index, branch);
                true
            }
            _ => false,
        }
    }

    /// Takes a branch out; with it come the why that it starts from and its index there.
    pub(super) fn remove_branch(&mut self, branch: Id) -> Option<(Id, usize, Branch)> {
        take_branch(&mut self.whys, branch)
    }

    /// How many chains of whys lie around a why, the main one included; 0 where there is no such
    /// why. [`DEEPEST_WHYS`](super::DEEPEST_WHYS) bounds it.
    pub fn why_depth(&self, why: Id) -> usize {
        depth(&self.whys, why).unwrap_or(0)
    }

    /// Where a row stands.
    pub fn locate(&self, list: List, row: Id) -> Option<Slot> {
        if let Some(index) = self.rows(list).position(row) {
            return Some(Slot {
                list,
                branch: None,
                index,
            });
        }
        let (branch, index) = match list {
            List::Whys => locate_why(&self.whys, row)?,
            _ => return None,
        };
        Some(Slot {
            list,
            branch: Some(branch),
            index,
        })
    }

    /// One row, wherever it stands.
    pub fn row(&self, list: List, row: Id) -> Option<&dyn Cells> {
        let slot = self.locate(list, row)?;
        self.chain(list, slot.branch)?.get(slot.index)
    }

    /// One row, to change.
    pub fn row_mut(&mut self, list: List, row: Id) -> Option<&mut dyn Cells> {
        let slot = self.locate(list, row)?;
        self.chain_mut(list, slot.branch)?.get_mut(slot.index)
    }

    /// The text at a place: choices by their key, flags as `yes` or nothing.
    /// `None` where the document has no such row or cell.
    pub fn text(&self, place: Place) -> Option<Cow<'_, str>> {
        match place {
            Place::Field(field) => Some(self.field(field)),
            Place::Cell { list, row, column } => {
                self.row(list, row)?.cell(column).map(Cow::Borrowed)
            }
        }
    }

    /// Sets the text at a place. False, and nothing changed, where there is no such place or
    /// the value is not one of its choices.
    pub fn set_text(&mut self, place: Place, value: &str) -> bool {
        match place {
            Place::Cell { list, row, column } => self
                .row_mut(list, row)
                .is_some_and(|cells| cells.set_cell(column, value)),
            Place::Field(field) => match self.field_mut(field) {
                Some(text) => {
                    value.clone_into(text);
                    true
                }
                None => self.set_field_choice(field, value),
            },
        }
    }

    /// The text at a place that is free text, to change in place.
    pub fn text_mut(&mut self, place: Place) -> Option<&mut String> {
        match place {
            Place::Field(field) => self.field_mut(field),
            Place::Cell { list, row, column } => {
                let slot = self.locate(list, row)?;
                self.chain_mut(list, slot.branch)?
                    .get_mut(slot.index)?
                    .text_mut(column)
            }
        }
    }

    /// The text of a field: choices by their key.
    pub fn field(&self, field: Field) -> Cow<'_, str> {
        let text = match field {
            Field::Title => &self.title,
            Field::IncidentDate => &self.incident_date,
            Field::Start => &self.start,
            Field::End => &self.end,
            Field::Severity => &self.severity,
            Field::Authors => &self.authors,
            Field::PostmortemDate => &self.postmortem_date,
            Field::Summary => &self.summary,
            Field::ImmediateCause => &self.immediate_cause,
            Field::UnderlyingCause => &self.underlying_cause,
            Field::ReviewDate => &self.review_date,
            Field::Responsible => &self.responsible,
            Field::UnsortedNotes => &self.unsorted_notes,
            Field::Status => return self.status.key().into(),
            Field::Form => return self.form.key().into(),
            _ => {
                let answer = field
                    .trigger()
                    .and_then(|trigger| self.triggers.get(trigger));
                return answer.map_or("", Choice::key).into();
            }
        };
        text.as_str().into()
    }

    fn field_mut(&mut self, field: Field) -> Option<&mut String> {
        Some(match field {
            Field::Title => &mut self.title,
            Field::IncidentDate => &mut self.incident_date,
            Field::Start => &mut self.start,
            Field::End => &mut self.end,
            Field::Severity => &mut self.severity,
            Field::Authors => &mut self.authors,
            Field::PostmortemDate => &mut self.postmortem_date,
            Field::Summary => &mut self.summary,
            Field::ImmediateCause => &mut self.immediate_cause,
            Field::UnderlyingCause => &mut self.underlying_cause,
            Field::ReviewDate => &mut self.review_date,
            Field::Responsible => &mut self.responsible,
            Field::UnsortedNotes => &mut self.unsorted_notes,
            _ => return None,
        })
    }

    fn set_field_choice(&mut self, field: Field, key: &str) -> bool {
        match field {
            Field::Status => set_required(&mut self.status, key),
            Field::Form => set_required(&mut self.form, key),
            _ => field
                .trigger()
                .is_some_and(|trigger| set_choice(self.triggers.get_mut(trigger), key)),
        }
    }
}

fn set_required<C: Choice>(target: &mut C, key: &str) -> bool {
    match C::from_key(key) {
        Some(choice) => {
            *target = choice;
            true
        }
        None => false,
    }
}

fn find_branch(whys: &[Why], id: Id) -> Option<&Vec<Why>> {
    whys.iter()
        .flat_map(|why| &why.branches)
        .find_map(|branch| {
            if branch.id == id {
                Some(&branch.whys)
            } else {
                find_branch(&branch.whys, id)
            }
        })
}

fn find_branch_mut(whys: &mut [Why], id: Id) -> Option<&mut Vec<Why>> {
    whys.iter_mut()
        .flat_map(|why| &mut why.branches)
        .find_map(|branch| {
            if branch.id == id {
                Some(&mut branch.whys)
            } else {
                find_branch_mut(&mut branch.whys, id)
            }
        })
}

fn find_why(whys: &[Why], id: Id) -> Option<&Why> {
    whys.iter().find_map(|why| {
        if why.id == id {
            return Some(why);
        }
        let mut branches = why.branches.iter();
        branches.find_map(|branch| find_why(&branch.whys, id))
    })
}

fn find_why_mut(whys: &mut [Why], id: Id) -> Option<&mut Why> {
    whys.iter_mut().find_map(|why| {
        if why.id == id {
            return Some(why);
        }
        let mut branches = why.branches.iter_mut();
        branches.find_map(|branch| find_why_mut(&mut branch.whys, id))
    })
}

fn take_branch(whys: &mut [Why], id: Id) -> Option<(Id, usize, Branch)> {
    whys.iter_mut().find_map(|why| {
        if let Some(index) = why.branches.iter().position(|branch| branch.id == id) {
            return Some((why.id, index, why.branches.remove(index)));
        }
        let mut branches = why.branches.iter_mut();
        branches.find_map(|branch| take_branch(&mut branch.whys, id))
    })
}

fn depth(whys: &[Why], id: Id) -> Option<usize> {
    if whys.iter().any(|why| why.id == id) {
        return Some(1);
    }
    whys.iter()
        .flat_map(|why| &why.branches)
        .find_map(|branch| depth(&branch.whys, id).map(|inner| inner + 1))
}

fn locate_why(whys: &[Why], row: Id) -> Option<(Id, usize)> {
    whys.iter()
        .flat_map(|why| &why.branches)
        .find_map(
            |branch| match branch.whys.iter().position(|why| why.id == row) {
                Some(index) => Some((branch.id, index)),
                None => locate_why(&branch.whys, row),
            },
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_takes_its_keys_and_nothing_else() {
        let mut doc = Postmortem::default();
        let status = Place::Field(Field::Status);
        assert!(doc.set_text(status, "in_review"));
        assert!(!doc.set_text(status, "finished"));
        assert_eq!(doc.text(status).as_deref(), Some("in_review"));
        assert!(doc.set_text(Place::Field(Field::TriggerDataLoss), "yes"));
        assert_eq!(doc.field(Field::TriggerDataLoss), "yes");
    }
}
