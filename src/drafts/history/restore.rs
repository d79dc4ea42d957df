use crate::document::{Edit, Field, List, Place, Postmortem, Section};

/// The edit that brings a whole earlier state back; undo takes it back. `None` where nothing
/// differs.
pub fn restore(now: &Postmortem, then: &Postmortem) -> Option<Edit> {
    (now != then).then(|| Edit::Replace(Box::new(then.clone())))
}

/// The edit that brings one section of an earlier state back and leaves the others as they are.
/// `None` where the section does not differ.
///
/// Silenced findings are kept as they are now: they know their place by its text.
pub fn restore_section(now: &Postmortem, then: &Postmortem, section: Section) -> Option<Edit> {
    let mut mixed = now.clone();
    for &field in Field::ALL.iter().filter(|field| field.section() == section) {
        mixed.set_text(Place::Field(field), &then.field(field));
    }
    for &list in List::ALL.iter().filter(|list| list.section() == section) {
        take_rows(&mut mixed, then, list);
    }
    (mixed != *now).then(|| Edit::Replace(Box::new(mixed)))
}

fn take_rows(mixed: &mut Postmortem, then: &Postmortem, list: List) {
    let mut then = then.clone();
    let rows = mixed.rows_mut(list);
    while rows.remove(0).is_some() {}
    let earlier = then.rows_mut(list);
    while let Some(row) = earlier.remove(0) {
        let end = rows.len();
        rows.insert(end, row);
    }
}
