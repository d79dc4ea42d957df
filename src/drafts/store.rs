use std::{cell::RefCell, fmt, ops::Deref};

/// A place for strings by key, as a browser's storage is one.
///
/// The strings are the values as the vault writes them; whatever an adapter wraps around them
/// it takes off again.
pub trait Store {
    /// The value under a key, if there is one.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Puts a value under a key. After an error the value that stood there still stands there.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;

    /// Takes a key and its value away; nothing happens where there is none.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// Every key that begins with `prefix`, in any order.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;
}

/// Why the store did not do what it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The browser gives this page no storage.
    Denied,
    /// There is no room left.
    Full,
    /// Something else, in the browser's words.
    Other(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Denied => f.write_str(
                "This browser does not let the page store anything. Your text lives in this tab \
                 only: download it before you close the tab.",
            ),
            Self::Full => f.write_str(
                "The browser's storage for this site is full. Download this draft, then delete \
                 drafts that you no longer need and empty the trash.",
            ),
            Self::Other(what) => write!(
                f,
                "The browser's storage did not work ({what}). Download this draft to be safe."
            ),
        }
    }
}

impl std::error::Error for StoreError {}

impl<P> Store for P
where
    P: Deref<Target: Store>,
{
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.deref().get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.deref().set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.deref().remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.deref().keys(prefix)
    }
}

/// A store that lasts as long as the tab: where the browser gives none, and in tests.
#[derive(Debug, Default)]
pub struct MemoryStore(RefCell<Vec<(String, String)>>);

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let all = self.0.borrow();
        let found = all.iter().find(|(one, _)| one == key);
        Ok(found.map(|(_, value)| value.clone()))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.remove(key)?;
        let pair = (key.to_owned(), value.to_owned());
        self.0.borrow_mut().push(pair);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().retain(|(one, _)| one != key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let all = self.0.borrow();
        let keys = all.iter().map(|(key, _)| key);
        Ok(keys
            .filter(|key| key.starts_with(prefix))
            .cloned()
            .collect())
    }
}
