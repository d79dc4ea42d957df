use super::{
    super::{
        Baseline, DraftId, Meta, Millis, StoreError, Stub, fingerprint,
        shelf::{Batch, Record, ShelfError, Slot, Table, slot_key},
    },
    Write,
    pace::{ANSWERS_WITHIN_MS, RETRIES_AFTER_MS, is_due},
};

/// The newest text on its way to the shelf.
#[derive(Debug)]
pub(super) struct Latest {
    pub(super) meta: Meta,
    pub(super) value: String,
    /// What goes into local storage once the shelf has the text, where the text is not there.
    pub(super) stub: Option<Stub>,
}

/// What local storage has of the draft.
#[derive(Debug)]
pub(in super::super) struct LocalSide {
    /// What stands there; `None` is nothing.
    pub(super) baseline: Option<Baseline>,
    /// The newest revision whose whole text is there; 0 where there is none.
    pub(super) revision: u64,
    pub(super) error: Option<StoreError>,
    /// Until then it is not tried again.
    pub(super) retry_at: Millis,
    /// What stands there cannot be read, and must lie aside before it is overwritten.
    pub(super) blocked: Option<Baseline>,
}

impl LocalSide {
    pub(in super::super) fn empty() -> Self {
        Self {
            baseline: None,
            revision: 0,
            error: None,
            retry_at: 0,
            blocked: None,
        }
    }

    /// With what was read there, and the revision of which it is the whole text.
    pub(in super::super) fn read(baseline: Baseline, revision: u64) -> Self {
        Self {
            baseline: Some(baseline),
            revision,
            ..Self::empty()
        }
    }

    /// With a value that goes aside at the next write to the shelf.
    pub(in super::super) fn blocked(baseline: Baseline) -> Self {
        Self {
            blocked: Some(baseline),
            ..Self::empty()
        }
    }

    pub(super) fn failed(&mut self, error: StoreError, now: Millis) {
        self.error = Some(error);
        self.retry_at = now.saturating_add(RETRIES_AFTER_MS);
    }

    pub(super) fn wakes_at(&self) -> Option<Millis> {
        self.error.as_ref().map(|_| self.retry_at)
    }
}

/// What the shelf has of the draft.
#[derive(Debug)]
pub(in super::super) struct ShelfSide {
    /// The slot of the newest acknowledged revision; 0 is none.
    acknowledged: (Slot, u64),
    /// The newest revision that was read there or acknowledged, whatever its text.
    seen: u64,
    /// The fingerprints of what each slot may hold: what was read or acknowledged, and every try
    /// since, which may have landed though nobody said so.
    may_hold: [Vec<Option<u64>>; 2],
    flight: Option<Flight>,
    pub(super) error: Option<ShelfError>,
    retry_at: Millis,
}

/// What the shelf now has.
#[derive(Debug)]
pub(super) struct Landed {
    pub(super) revision: u64,
    /// How many records went along and are safe too.
    pub(super) beside: usize,
}

#[derive(Debug)]
struct Flight {
    revision: u64,
    slot: Slot,
    fingerprint: u64,
    since: Millis,
    /// How many records went along.
    beside: usize,
}

impl ShelfSide {
    pub(in super::super) fn empty() -> Self {
        Self::read((Slot::Second, 0), 0, [None, None])
    }

    /// With the slot of the newest revision that was read and what of it counts as acknowledged,
    /// the revision itself, and what both slots hold.
    pub(in super::super) fn read(
        acknowledged: (Slot, u64),
        seen: u64,
        slots: [Option<&str>; 2],
    ) -> Self {
        Self {
            acknowledged,
            seen,
            may_hold: slots.map(|raw| vec![raw.map(fingerprint)]),
            flight: None,
            error: None,
            retry_at: 0,
        }
    }

    /// The newest acknowledged revision.
    pub(super) fn revision(&self) -> u64 {
        self.acknowledged.1
    }

    /// The newest revision that was read there or acknowledged.
    pub(super) fn seen(&self) -> u64 {
        self.seen
    }

    /// Whether a write has been given out that is not answered.
    pub(super) fn is_under_way(&self) -> bool {
        self.flight.is_some()
    }

    /// When something is to be done: an answer is overdue, or a text waits for another try.
    pub(super) fn wakes_at(&self, waits: bool) -> Option<Millis> {
        match &self.flight {
            Some(flight) => Some(flight.since.saturating_add(ANSWERS_WITHIN_MS)),
            None => waits.then_some(self.retry_at),
        }
    }

    /// The write of a text, unless one is on its way or it is too early for another try.
    pub(super) fn send(
        &mut self,
        id: DraftId,
        latest: &Latest,
        beside: &[Record],
        now: Millis,
    ) -> Option<Write> {
        if self.flight.is_some() || !is_due(self.retry_at, now) {
            return None;
        }
        let slot = self.acknowledged.0.other();
        let record = Record::new(Table::Journal, slot_key(id, slot), latest.value.clone());
        let fingerprint = record.fingerprint;
        let mut batch = Batch {
            puts: vec![record],
            ..Batch::default()
        };
        for slot in Slot::BOTH {
            let any_of = self.may_hold[slot as usize].clone();
            batch = batch.expect(Table::Journal, slot_key(id, slot), any_of);
        }
        batch.puts.extend_from_slice(beside);
        let may_hold = &mut self.may_hold[slot as usize];
        if !may_hold.contains(&Some(fingerprint)) {
            may_hold.push(Some(fingerprint));
        }
        self.flight = Some(Flight {
            revision: latest.meta.revision,
            slot,
            fingerprint,
            since: now,
            beside: beside.len(),
        });
        Some(Write {
            ticket: fingerprint,
            batch,
        })
    }

    /// Takes in an answer; `None` where it is none to the write that is waited for.
    pub(super) fn answered(
        &mut self,
        ticket: u64,
        answer: Result<(), ShelfError>,
        now: Millis,
    ) -> Option<Result<Landed, ShelfError>> {
        let is_meant = |flight: &mut Flight| flight.fingerprint == ticket;
        let flight = self.flight.take_if(is_meant)?;
        let revision = flight.revision;
        match answer {
            Ok(()) => {
                self.acknowledged = (flight.slot, revision);
                self.seen = self.seen.max(revision);
                self.may_hold[flight.slot as usize] = vec![Some(flight.fingerprint)];
                self.error = None;
                self.retry_at = 0;
                Some(Ok(Landed {
                    revision,
                    beside: flight.beside,
                }))
            }
            Err(error) => {
                self.failed(error.clone(), now);
                Some(Err(error))
            }
        }
    }

    /// Whether what was found in a slot was read or written here.
    pub(super) fn knows(&self, slot: Slot, found: Option<&str>) -> bool {
        self.may_hold[slot as usize].contains(&found.map(fingerprint))
    }

    /// Takes what was found in a slot as read; it may be tried again at once.
    pub(super) fn learn(&mut self, slot: Slot, found: &str) {
        self.may_hold[slot as usize].push(Some(fingerprint(found)));
        self.error = None;
        self.retry_at = 0;
    }

    /// Waits no longer for an answer that is overdue. Should it come all the same, it is passed
    /// over: what it speaks of may have been overwritten by then.
    pub(super) fn give_up_waiting(&mut self, now: Millis) {
        let is_overdue =
            |flight: &mut Flight| is_due(flight.since.saturating_add(ANSWERS_WITHIN_MS), now);
        if self.flight.take_if(is_overdue).is_some() {
            self.failed(ShelfError::Silent, now);
            self.retry_at = now;
        }
    }

    fn failed(&mut self, error: ShelfError, now: Millis) {
        self.error = Some(error);
        self.retry_at = now.saturating_add(RETRIES_AFTER_MS);
    }
}
