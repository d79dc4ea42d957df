//! A local storage that loses at a kill what the browser has not flushed, and may give old values.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

use crate::stores::FaultyStore;
use unblame::drafts::{Store, StoreError, keys};

/// [`FaultyStore`] with a disk beneath it.
#[derive(Debug, Default)]
pub struct LossyStore {
    pub faulty: FaultyStore,
    /// What a kill of the browser leaves.
    flushed: RefCell<BTreeMap<String, String>>,
    /// What stood under each key before its last write.
    before: RefCell<BTreeMap<String, Option<String>>>,
    /// How many reads still give the true value before one gives the old one.
    pub reads_until_stale: Cell<Option<u32>>,
    /// Every n-th call fails.
    pub fails_every: Cell<Option<u32>>,
    calls: Cell<u32>,
    /// Counts what may have changed a draft, a kill too.
    pub changes: Cell<u32>,
    /// How many UTF-16 units fit; `None` is no limit.
    pub room: Cell<Option<usize>>,
}

impl LossyStore {
    /// Everything as it stands, whatever the faults.
    pub fn all(&self) -> BTreeMap<String, String> {
        let denied = self.faulty.denied.replace(false);
        let reads = self.faulty.reads_until_failure.take();
        let keys = self.faulty.keys("").expect("memory has keys");
        let values = keys.into_iter().filter_map(|key| {
            let value = self.faulty.get(&key).ok().flatten()?;
            Some((key, value))
        });
        let all = values.collect();
        self.faulty.reads_until_failure.set(reads);
        self.faulty.denied.set(denied);
        all
    }

    /// The browser writes everything to its disk.
    pub fn flush(&self) {
        self.changed();
        self.flushed.replace(self.all());
    }

    /// What a kill would leave.
    pub fn flushed(&self) -> BTreeMap<String, String> {
        self.flushed.borrow().clone()
    }

    /// The browser is killed: what was not flushed is lost.
    pub fn kill(&self) {
        let flushed = self.flushed();
        self.replace(&flushed);
    }

    /// Somebody clears the site's storage.
    pub fn clear(&self) {
        self.replace(&BTreeMap::new());
    }

    fn replace(&self, values: &BTreeMap<String, String>) {
        self.changed();
        self.heal();
        for key in self.all().into_keys() {
            self.faulty.remove(&key).expect("no fault");
        }
        for (key, value) in values {
            self.faulty.set(key, value).expect("no fault");
        }
        self.before.borrow_mut().clear();
    }

    /// All faults end.
    pub fn heal(&self) {
        self.faulty.heal();
        self.reads_until_stale.set(None);
        self.fails_every.set(None);
    }

    fn changed(&self) {
        self.changes.set(self.changes.get() + 1);
    }

    fn call(&self) -> Result<(), StoreError> {
        self.calls.set(self.calls.get() + 1);
        match self.fails_every.get() {
            Some(every) if self.calls.get().is_multiple_of(every) => {
                Err(StoreError::Other("this call failed".into()))
            }
            _ => Ok(()),
        }
    }
}

impl Store for LossyStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.call()?;
        match self.reads_until_stale.get() {
            Some(0) => {
                self.reads_until_stale.set(None);
                if let Some(before) = self.before.borrow().get(key) {
                    return Ok(before.clone());
                }
            }
            Some(left) => self.reads_until_stale.set(Some(left - 1)),
            None => {}
        }
        self.faulty.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.call()?;
        if key.starts_with(keys::DRAFTS) {
            self.changed();
        }
        let mut all = self.all();
        let before = all.insert(key.to_owned(), value.to_owned());
        let units = |(key, value): (&String, &String)| key.len() + value.encode_utf16().count();
        let needed: usize = all.iter().map(units).sum();
        if self.room.get().is_some_and(|room| needed > room) {
            return Err(StoreError::Full);
        }
        self.before.borrow_mut().insert(key.to_owned(), before);
        self.faulty.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.call()?;
        self.changed();
        self.faulty.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.call()?;
        self.faulty.keys(prefix)
    }
}
