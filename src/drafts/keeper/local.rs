use super::{
    super::{
        Aside, Baseline, CreateError, Meta, Millis, Saved, Store, StoreError, Theirs, Vault, keys,
        moves::{is_same_or_earlier, standing},
    },
    Keeper, LocalSide, Stop,
    pace::is_due,
};

impl Keeper {
    /// Writes a value into local storage; `None` is one that is too large for it. Gives why
    /// saving must stop, if it must.
    pub(super) fn save_locally<S: Store>(
        &mut self,
        vault: &Vault<S>,
        meta: Meta,
        value: Option<&String>,
        now: Millis,
    ) -> Option<Stop> {
        let has_shelf = self.shelf.is_some();
        if self.local.blocked.is_some() || (has_shelf && !self.homes.local) {
            return None;
        }
        let Some(value) = value else {
            self.local.error = None;
            return self.held_elsewhere(vault, now);
        };
        if has_shelf && self.local.error.is_some() && !is_due(self.local.retry_at, now) {
            return self.held_elsewhere(vault, now);
        }
        self.read_late(vault);
        let saved = match &mut self.local.baseline {
            Some(baseline) => vault.save_value(baseline, meta, value, now),
            None => match vault.create_value(meta, value) {
                Ok(baseline) => {
                    self.local.baseline = Some(baseline);
                    Saved::Saved {
                        revision: meta.revision,
                    }
                }
                Err(CreateError::Taken) => Saved::Conflict(self.found(vault)),
                Err(CreateError::Store(error)) => Saved::Failed(error),
            },
        };
        match saved {
            Saved::Saved { revision } => {
                self.local.revision = revision;
                self.local.error = None;
                None
            }
            Saved::Failed(error) => {
                self.local.failed(error, now);
                None
            }
            Saved::ReadOnly { writer } => Some(Stop::TakenOver { writer }),
            // A storage that was cleared, or broke, costs nothing where the shelf has it all: a
            // draft that another tab deleted is gone from there too, and that is noticed.
            Saved::Conflict(Theirs::Gone) if has_shelf => {
                self.local = LocalSide::empty();
                self.local
                    .failed(StoreError::Other("it was cleared".to_owned()), now);
                None
            }
            Saved::Conflict(Theirs::Unreadable(why)) if has_shelf => {
                self.set_aside(vault, meta, &why.to_string(), now);
                None
            }
            Saved::Conflict(theirs) => Some(Stop::Theirs(theirs)),
        }
    }

    /// What local storage gets once the shelf has a revision: the stub of a text that is not
    /// there, or leave to overwrite what now lies aside.
    pub(super) fn follow_locally<S: Store>(
        &mut self,
        vault: &Vault<S>,
        revision: u64,
        now: Millis,
    ) {
        if !self.homes.local {
            return;
        }
        if self.beside.is_empty()
            && let Some(blocked) = self.local.blocked.take()
        {
            self.local.baseline = Some(blocked);
        }
        let Some(latest) = self
            .latest
            .as_ref()
            .filter(|latest| latest.meta.revision == revision)
        else {
            return;
        };
        let Some(stub) = &latest.stub else {
            return;
        };
        let value = stub.encode();
        // A stub that finds no room is not missed: the shelf is listed too.
        match &mut self.local.baseline {
            Some(baseline) => {
                if let Saved::Saved { .. } = vault.save_value(baseline, latest.meta, &value, now) {
                    self.local.revision = 0;
                }
            }
            None => {
                if let Ok(baseline) = vault.create_value(latest.meta, &value) {
                    self.local.baseline = Some(baseline);
                }
            }
        }
    }

    /// Whether another tab writes the draft, asked where nothing is written here.
    fn held_elsewhere<S: Store>(&self, vault: &Vault<S>, now: Millis) -> Option<Stop> {
        match vault.hold(self.meta.id, now) {
            Ok(super::super::Hold::ReadOnly { writer }) => Some(Stop::TakenOver { writer }),
            _ => None,
        }
    }

    /// Lets what stands in local storage go aside with the next write to the shelf.
    fn set_aside<S: Store>(&mut self, vault: &Vault<S>, meta: Meta, why: &str, now: Millis) {
        self.local
            .failed(StoreError::Other("what it held is damaged".to_owned()), now);
        if let Ok(Some(raw)) = vault.raw(meta.id) {
            let aside = Aside {
                from: keys::draft(meta.id),
                at: now,
                why: why.to_owned(),
                raw,
            };
            self.local.blocked = Some(Baseline::of(meta, &aside.raw));
            self.beside.push(aside.record());
        }
    }

    /// What stands in local storage though nothing was read there when the draft was opened: an
    /// earlier state of it may be overwritten as if it had been.
    fn read_late<S: Store>(&mut self, vault: &Vault<S>) {
        if self.local.baseline.is_none()
            && let Ok(Some(raw)) = vault.raw(self.meta.id)
            && let Some(there) = standing(&raw)
            && !there.is_alone
            && is_same_or_earlier(&there, &self.meta)
        {
            self.local.baseline = Some(Baseline::of(there, &raw));
        }
    }

    fn found<S: Store>(&self, vault: &Vault<S>) -> Theirs {
        match vault.raw(self.meta.id) {
            Ok(Some(raw)) => Theirs::of(&raw),
            _ => Theirs::Gone,
        }
    }
}
