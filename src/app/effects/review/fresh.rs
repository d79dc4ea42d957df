//! The summary that follows the fields from which it was written.

use super::Review;
use crate::{
    document::{Edit, Field, Place},
    review::summary,
};

impl Review {
    /// Writes the summary anew where it was written from fields that have changed since. It waits
    /// until the writer goes on to another field: it is a step of its own for undo.
    pub(super) fn refresh_summary(self) {
        let kept = self.kept();
        let place = Place::Field(Field::Summary);
        let edit = self.session.with(|doc| {
            let is_followed = kept.borrow().written.as_ref() == Some(&doc.summary);
            let written = is_followed.then(|| summary::write(doc))??;
            Edit::retype(doc, place, &written)
        });
        if let Some(edit) = edit
            && !self.session.is_read_only()
        {
            self.session.edit(edit);
            self.run();
        }
    }
}
