use super::{
    super::{
        Aside, DraftError, Envelope, Meta, Millis, Store, Theirs, Vault,
        history::Snapshot,
        opening::follows,
        shelf::{Slot, slot_key},
    },
    Keeper, ShelfSide, Stop, Write,
};
use crate::{document::Postmortem, json::to_json_compact};

impl Keeper {
    /// Whether the draft was opened without the shelf, which had not answered or could not be
    /// read: once it can, see [`Keeper::meet_shelf`].
    pub fn lacks_shelf(&self) -> bool {
        self.shelf.is_none()
    }

    /// Whether nothing was changed since the draft was opened.
    pub fn is_untouched(&self) -> bool {
        let opened = self.opened.as_ref();
        !self.has_unsaved() && opened.is_some_and(|opened| opened.revision == self.meta.revision)
    }

    /// Takes in a shelf that answers only now, with what both slots of the journal hold. The draft
    /// is kept there too from then on, and nothing counts as saved before it is. May give the first
    /// write.
    ///
    /// What stands there goes into the history where the text here may not follow it; where it is
    /// the later one, saving stops and the writer chooses.
    pub fn meet_shelf<S: Store>(
        &mut self,
        vault: &Vault<S>,
        doc: &Postmortem,
        slots: [Option<&str>; 2],
        now: Millis,
    ) -> Option<Write> {
        let order = |meta: &Meta| (meta.created_at, meta.revision, meta.updated_at);
        let document = to_json_compact(doc);
        let mut newest: Option<(Slot, Meta)> = None;
        for (slot, raw) in Slot::BOTH.into_iter().zip(slots) {
            let Some(raw) = raw else {
                continue;
            };
            let there = match Envelope::decode(raw) {
                Ok(there) => there,
                Err(why @ DraftError::Newer { .. }) => {
                    self.stop = Some(Stop::Theirs(Theirs::Unreadable(why)));
                    continue;
                }
                Err(why) => {
                    let aside = Aside {
                        from: slot_key(self.meta.id, slot),
                        at: now,
                        why: why.to_string(),
                        raw: raw.to_owned(),
                    };
                    self.beside.push(aside.record());
                    continue;
                }
            };
            if there.document != document {
                if order(&there.meta) > order(&self.meta) {
                    self.stop = Some(Stop::Theirs(Theirs::of(raw)));
                } else if !follows(&self.meta, &there.meta) {
                    let rival = Snapshot::rival(self.meta.id, &there);
                    self.beside.push(rival.record());
                    self.owes_rivals = true;
                }
            }
            if newest.is_none_or(|(_, newest)| order(&there.meta) > order(&newest)) {
                newest = Some((slot, there.meta));
            }
        }
        self.homes.shelf = true;
        let (slot, seen) = newest.map_or((Slot::Second, 0), |(slot, meta)| (slot, meta.revision));
        self.shelf = Some(ShelfSide::read((slot, 0), seen, slots));
        self.meta.revision = self.meta.revision.max(seen);
        self.save(vault, doc, now)
    }
}
