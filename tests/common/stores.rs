//! A store that fails as browsers' storages do.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use unblame::drafts::{MemoryStore, Store, StoreError};

/// What becomes of one write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Write {
    /// It is done.
    Kept,
    /// It is refused, and the old value stands.
    Full,
    /// It is refused, but only half of it stands there now.
    Torn,
    /// It is said to be done, but only half of it was kept.
    Cut,
    /// It is said to be done, but nothing was.
    Ignored,
    /// It is done, but said to be refused.
    Unacknowledged,
}

/// A store in memory whose faults are set by the test.
#[derive(Debug, Default)]
pub struct FaultyStore {
    inner: MemoryStore,
    /// Nothing works at all.
    pub denied: Cell<bool>,
    /// What becomes of the next writes; after them all are kept.
    pub writes: RefCell<VecDeque<Write>>,
    /// How many reads still work before one fails.
    pub reads_until_failure: Cell<Option<u32>>,
}

impl FaultyStore {
    /// The next write meets this fault.
    pub fn next_write(&self, write: Write) {
        self.writes.borrow_mut().push_back(write);
    }

    /// All faults end.
    pub fn heal(&self) {
        self.denied.set(false);
        self.writes.borrow_mut().clear();
        self.reads_until_failure.set(None);
    }

    fn allowed(&self) -> Result<(), StoreError> {
        if self.denied.get() {
            return Err(StoreError::Denied);
        }
        Ok(())
    }
}

impl Store for FaultyStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.allowed()?;
        match self.reads_until_failure.get() {
            Some(0) => {
                self.reads_until_failure.set(None);
                return Err(StoreError::Other("a read failed".into()));
            }
            Some(left) => self.reads_until_failure.set(Some(left - 1)),
            None => {}
        }
        self.inner.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.allowed()?;
        let half = || value.chars().take(value.chars().count() / 2);
        match self.writes.borrow_mut().pop_front() {
            None | Some(Write::Kept) => self.inner.set(key, value),
            Some(Write::Full) => Err(StoreError::Full),
            Some(Write::Torn) => {
                self.inner.set(key, &half().collect::<String>())?;
                Err(StoreError::Full)
            }
            Some(Write::Cut) => self.inner.set(key, &half().collect::<String>()),
            Some(Write::Ignored) => Ok(()),
            Some(Write::Unacknowledged) => {
                self.inner.set(key, value)?;
                Err(StoreError::Other("no answer".into()))
            }
        }
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.allowed()?;
        self.inner.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.allowed()?;
        self.inner.keys(prefix)
    }
}
