use super::{
    super::{
        Aside, DraftError, Envelope, Meta, Millis, Store, Stub, Theirs, Vault,
        shelf::{ShelfError, Slot, slot_key},
    },
    Keeper, ShelfSide, Stop, Write, fits,
    sides::{Landed, Latest},
};
use crate::document::Postmortem;

impl Keeper {
    /// Saves the document as it is now: into local storage at once, and into the shelf by the
    /// write that this gives, or by a later one where one is on its way.
    ///
    /// Also to be called when the page is hidden, and to try again when the user asks for it.
    pub fn save<S: Store>(
        &mut self,
        vault: &Vault<S>,
        doc: &Postmortem,
        now: Millis,
    ) -> Option<Write> {
        if self.stop.is_some() || self.is_read_only {
            return None;
        }
        let meta = Meta {
            revision: self.meta.revision.saturating_add(1),
            updated_at: now,
            writer: vault.tab(),
            is_alone: self.shelf.is_none() || self.owes_rivals,
            base: self.shelf.as_ref().map_or(0, ShelfSide::seen),
            ..self.meta
        };
        let envelope = Envelope::of(meta, doc);
        let value = envelope.encode();
        let is_small = self.shelf.is_none() || fits(&value);
        if let Some(stop) = self.save_locally(vault, meta, is_small.then_some(&value), now) {
            self.stop = Some(stop);
            return None;
        }
        self.meta = meta;
        self.pace.saved();
        if self.shelf.is_some() {
            self.keep_history(&envelope, now);
            self.latest = Some(Latest {
                meta,
                value,
                stub: (self.local.revision != meta.revision)
                    .then(|| Stub::new(meta, doc, envelope.document.len() as u64)),
            });
        }
        self.next_write(now)
    }

    /// Takes in the shelf's answer to a write. May give the next one.
    pub fn answered<S: Store>(
        &mut self,
        vault: &Vault<S>,
        ticket: u64,
        answer: Result<(), ShelfError>,
        now: Millis,
    ) -> Option<Write> {
        match self.shelf.as_mut()?.answered(ticket, answer, now)? {
            Err(ShelfError::Changed(found)) => self.meet(&found, now),
            Err(_) => {}
            Ok(Landed { revision, beside }) => {
                self.beside.drain(..beside.min(self.beside.len()));
                self.owes_rivals &= !self.beside.is_empty();
                self.follow_locally(vault, revision, now);
                self.latest
                    .take_if(|latest| latest.meta.revision == revision);
            }
        }
        self.next_write(now)
    }

    /// Looks at what stands in the journal in place of what was expected: damage goes aside and is
    /// written over, anything else stops the saving.
    fn meet(&mut self, found: &[Option<String>], now: Millis) {
        let (id, Some(shelf)) = (self.meta.id, &mut self.shelf) else {
            return;
        };
        for (slot, found) in Slot::BOTH.into_iter().zip(found) {
            if shelf.knows(slot, found.as_deref()) {
                continue;
            }
            let Some(raw) = found else {
                self.stop = Some(Stop::Theirs(Theirs::Gone));
                return;
            };
            match Envelope::decode(raw) {
                Err(why @ (DraftError::NotJson | DraftError::Damaged)) => {
                    let aside = Aside {
                        from: slot_key(id, slot),
                        at: now,
                        why: why.to_string(),
                        raw: raw.clone(),
                    };
                    self.beside.push(aside.record());
                    shelf.learn(slot, raw);
                }
                _ => {
                    self.stop = Some(Stop::Theirs(Theirs::of(raw)));
                    return;
                }
            }
        }
    }

    pub(super) fn next_write(&mut self, now: Millis) -> Option<Write> {
        if self.stop.is_some() {
            return None;
        }
        let latest = self.latest.as_ref()?;
        let beside = &self.beside;
        self.shelf.as_mut()?.send(self.meta.id, latest, beside, now)
    }
}
