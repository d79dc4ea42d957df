//! A shelf that fails as browsers' databases do, and worse.

use std::collections::{BTreeMap, VecDeque};

use unblame::drafts::{
    DraftId, StoreError,
    keeper::Write,
    shelf::{Batch, ShelfError, Slot, Table, slot_key},
};

/// What becomes of one transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is done.
    Kept,
    /// It is refused.
    Refused,
    /// It is refused for want of room.
    Full,
    /// It is said to be done, but only half of each value was kept: reading back shows it.
    Cut,
    /// It is refused, but half of each value stands there.
    Torn,
    /// It is said to be done, and nothing was: reading back shows it.
    Ignored,
    /// It is done, but said to be refused.
    Unacknowledged,
    /// It is done, but nobody ever says so.
    Silent,
    /// It is not done, and nobody ever says so.
    Lost,
}

pub const FATES: [Fate; 8] = [
    Fate::Refused,
    Fate::Full,
    Fate::Cut,
    Fate::Torn,
    Fate::Ignored,
    Fate::Unacknowledged,
    Fate::Silent,
    Fate::Lost,
];

type Values = BTreeMap<(Table, String), String>;

/// A write on its way.
#[derive(Debug)]
pub struct Flight {
    pub tab: usize,
    pub write: Write,
    pub lands_at: u64,
}

#[derive(Debug, Default)]
pub struct Shelf {
    pub values: Values,
    /// What stood in each place before its last write.
    before: BTreeMap<(Table, String), Option<String>>,
    pub flights: VecDeque<Flight>,
    pub fates: VecDeque<Fate>,
    pub denied: bool,
    /// Every n-th transaction is refused.
    pub fails_every: Option<u32>,
    transactions: u32,
    /// Counts what was changed.
    pub changes: u32,
    /// The next reading gives what stood there before the last write.
    pub is_stale: bool,
}

impl Shelf {
    /// What stands there, as an adapter reads it.
    pub fn slots(&mut self, draft: DraftId) -> Option<[Option<String>; 2]> {
        if self.denied {
            return None;
        }
        let is_stale = std::mem::take(&mut self.is_stale);
        Some(Slot::BOTH.map(|slot| {
            let place = (Table::Journal, slot_key(draft, slot));
            match self.before.get(&place) {
                Some(before) if is_stale => before.clone(),
                _ => self.values.get(&place).cloned(),
            }
        }))
    }

    /// The oldest write on its way reaches the disk. Gives the answer, unless there is none.
    pub fn land(&mut self, write: &Write) -> Option<Result<(), ShelfError>> {
        self.transactions += 1;
        let refuses = self
            .fails_every
            .is_some_and(|n| self.transactions.is_multiple_of(n));
        let mut fate = self.fates.pop_front().unwrap_or(Fate::Kept);
        if self.denied || refuses {
            fate = Fate::Refused;
        }
        let refused = || Some(Err(ShelfError::Store(StoreError::Other("refused".into()))));
        match fate {
            Fate::Refused => return refused(),
            Fate::Full => return Some(Err(ShelfError::Store(StoreError::Full))),
            Fate::Lost => return None,
            _ => {}
        }
        if let Err(changed) = self.check(&write.batch) {
            return (fate != Fate::Silent).then_some(Err(changed));
        }
        match fate {
            Fate::Ignored => return refused(),
            Fate::Cut | Fate::Torn => self.apply(&write.batch, true),
            _ => self.apply(&write.batch, false),
        }
        match fate {
            Fate::Silent => None,
            Fate::Kept => Some(Ok(())),
            _ => refused(),
        }
    }

    /// Does a batch that meets no fault.
    pub fn run(&mut self, batch: &Batch) -> Result<(), ShelfError> {
        if self.denied {
            return Err(ShelfError::Store(StoreError::Denied));
        }
        self.check(batch)?;
        self.apply(batch, false);
        Ok(())
    }

    fn check(&self, batch: &Batch) -> Result<(), ShelfError> {
        let found = batch.expects.iter().map(|expect| {
            let place = (expect.table, expect.key.clone());
            self.values.get(&place).cloned()
        });
        batch.check(found.collect())
    }

    fn apply(&mut self, batch: &Batch, half: bool) {
        self.changes += 1;
        for place in &batch.removes {
            self.values.remove(place);
        }
        for record in &batch.puts {
            let chars = record.value.chars().count();
            let kept = if half { chars / 2 } else { chars };
            let value: String = record.value.chars().take(kept).collect();
            let place = (record.table, record.key.clone());
            let before = self.values.insert(place.clone(), value);
            // What half a value has destroyed is not given as if it stood there, nor what stood there
            // before that: no reader could see through it.
            match half {
                true => self.before.remove(&place),
                false => self.before.insert(place, before),
            };
        }
    }
}
