//! The second store, beside local storage: a database that writes durably and asynchronously,
//! which in a browser is IndexedDB.
//!
//! This is what is asked of it and how its answers are read; doing it is the page's. A [`Batch`]
//! is one transaction: either all of it is done or nothing is. What it expects to find is looked
//! at within the same transaction, so that nothing is overwritten that was not read.

use std::fmt;

use super::{DraftId, StoreError, fingerprint};

/// The tables of the database; keys and values are strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// The newest revisions of each draft, in two slots: see [`slot_key`].
    Journal,
    /// Earlier states: see [`SnapshotKey`](super::history::SnapshotKey).
    History,
    /// Deleted drafts, by their id.
    Trash,
    /// Damaged values, as they were found: see [`Aside`](super::Aside).
    Aside,
}

impl Table {
    /// Every table.
    pub const ALL: [Self; 4] = [Self::Journal, Self::History, Self::Trash, Self::Aside];

    /// Its lasting name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Journal => "journal",
            Self::History => "history",
            Self::Trash => "trash",
            Self::Aside => "aside",
        }
    }
}

/// The name of the database, which the whole origin shares.
pub const DATABASE: &str = "unblame";

/// The version of its tables.
pub const DATABASE_VERSION: u32 = 1;

/// One value under its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    pub table: Table,
    pub key: String,
    pub value: String,
    /// That of the value.
    pub fingerprint: u64,
}

impl Record {
    /// The record of a value.
    pub fn new(table: Table, key: String, value: String) -> Self {
        Self {
            table,
            key,
            fingerprint: fingerprint(&value),
            value,
        }
    }
}

/// What must stand under a key for a batch to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expect {
    pub table: Table,
    pub key: String,
    /// The [`fingerprint`] of each value that may stand there; `None` is nothing.
    pub any_of: Vec<Option<u64>>,
}

impl Expect {
    /// Whether what was found may stand there.
    pub fn holds(&self, found: Option<&str>) -> bool {
        self.allows(found.map(fingerprint))
    }

    /// The same of what is known by its fingerprint; `None` is nothing.
    pub fn allows(&self, found: Option<u64>) -> bool {
        self.any_of.contains(&found)
    }
}

/// What is done in one transaction, or not at all: look at what is expected, remove, put.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[must_use]
pub struct Batch {
    pub expects: Vec<Expect>,
    pub removes: Vec<(Table, String)>,
    pub puts: Vec<Record>,
}

impl Batch {
    /// The tables that the transaction touches, each once.
    pub fn tables(&self) -> Vec<Table> {
        let mut tables: Vec<Table> = self.expects.iter().map(|expect| expect.table).collect();
        tables.extend(self.removes.iter().map(|(table, _)| *table));
        tables.extend(self.puts.iter().map(|record| record.table));
        tables.sort_unstable();
        tables.dedup();
        tables
    }

    /// Holds what was found, in the order of [`Batch::expects`], against what may stand there.
    ///
    /// # Errors
    ///
    /// [`ShelfError::Changed`]: the transaction is then to be given up.
    pub fn check(&self, found: Vec<Option<String>>) -> Result<(), ShelfError> {
        let mut pairs = self.expects.iter().zip(&found);
        let holds = pairs.all(|(expect, found)| expect.holds(found.as_deref()));
        if found.len() == self.expects.len() && holds {
            return Ok(());
        }
        Err(ShelfError::Changed(found))
    }

    /// Adds a value to be put.
    pub fn put(mut self, table: Table, key: String, value: String) -> Self {
        self.puts.push(Record::new(table, key, value));
        self
    }

    /// Adds a key to be removed.
    pub fn remove(mut self, table: Table, key: String) -> Self {
        self.removes.push((table, key));
        self
    }

    /// Adds what must be found.
    pub fn expect(mut self, table: Table, key: String, any_of: Vec<Option<u64>>) -> Self {
        self.expects.push(Expect { table, key, any_of });
        self
    }
}

/// Why the database did not do what it was asked. Nothing of the batch was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShelfError {
    /// The database refused, or what came back is not what was put.
    Store(StoreError),
    /// Something else stands there than was expected; what, in the order of the batch's expects.
    Changed(Vec<Option<String>>),
    /// It has not answered for [`ANSWERS_WITHIN_MS`](super::keeper::ANSWERS_WITHIN_MS).
    Silent,
}

impl fmt::Display for ShelfError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Changed(_) => f.write_str(
                "Another tab has changed this draft since this one read it. Both texts are kept: \
                 choose which to go on with.",
            ),
            Self::Silent => f.write_str(
                "The browser's database does not answer. Your text is kept here and saving is \
                 tried again: download it to be safe, and close other windows of this browser.",
            ),
        }
    }
}

impl std::error::Error for ShelfError {}

/// One of the two slots of a draft in the journal.
///
/// A revision is written into the slot that does not hold the newest acknowledged one: that one
/// stands until the new one is good, whatever becomes of the write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    First,
    Second,
}

impl Slot {
    /// Both, in the order in which they are read.
    pub const BOTH: [Self; 2] = [Self::First, Self::Second];

    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }
}

/// The key of a slot: the draft's id, a point, and 0 or 1.
pub fn slot_key(id: DraftId, slot: Slot) -> String {
    format!("{id}.{}", slot as u8)
}

/// The draft and the slot to which a key of the journal belongs.
pub fn slot_of(key: &str) -> Option<(DraftId, Slot)> {
    let (id, slot) = key.split_once('.')?;
    let slot = match slot {
        "0" => Slot::First,
        "1" => Slot::Second,
        _ => return None,
    };
    Some((id.parse().ok()?, slot))
}
