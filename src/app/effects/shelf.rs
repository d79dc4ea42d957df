use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::{prelude::*, task::spawn_local};

use crate::{
    app::platform::{
        durable::{Durable, DurableError},
        waiting::{Gate, sleep},
    },
    drafts::{
        DraftId, StoreError,
        shelf::{Batch, DATABASE, DATABASE_VERSION, ShelfError, Slot, Table, slot_key},
    },
};

/// What is not text has a table of its own.
pub const OBJECTS: &str = "objects";

const TABLES: &[&str] = &[
    Table::Journal.name(),
    Table::History.name(),
    Table::Trash.name(),
    Table::Aside.name(),
    OBJECTS,
];

/// How long the page waits for its database before it goes on without, in milliseconds.
const OPENS_WITHIN_MS: i32 = 5_000;

/// How soon a database that was closed from outside is opened again.
const OPENS_AGAIN_AFTER: Duration = Duration::from_millis(500);

/// The browser's database, which holds what is acknowledged as saved.
#[derive(Clone, Copy)]
pub struct Shelf {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    /// Counts the changes of the trouble.
    changed: RwSignal<u32>,
}

#[derive(Default)]
struct Inner {
    settled: Gate,
    database: RefCell<Option<Rc<Durable>>>,
    trouble: RefCell<Option<DurableError>>,
}

impl Shelf {
    /// Begins to open the database; created once, at the root of the page.
    pub fn install() -> Self {
        let shelf = Self {
            inner: StoredValue::new_local(Rc::default()),
            changed: RwSignal::new(0),
        };
        shelf.open();
        spawn_local(async move {
            sleep(OPENS_WITHIN_MS).await;
            if !shelf.is_there() && shelf.inner().trouble.borrow().is_none() {
                shelf.set_trouble(Some(DurableError::Silent));
            }
            shelf.inner().settled.open();
        });
        shelf
    }

    /// Why there is no database, where there is none; follows it.
    pub fn trouble(self) -> Option<DurableError> {
        self.changed.track();
        self.inner().trouble.borrow().clone()
    }

    /// The database, as soon as it is known whether there is one.
    pub async fn get(self) -> Option<Rc<Durable>> {
        let inner = self.inner();
        inner.settled.pass().await;
        let database = inner.database.borrow();
        database.clone()
    }

    /// Does a batch.
    ///
    /// # Errors
    ///
    /// [`ShelfError`]; nothing of it was done.
    pub async fn apply(self, batch: &Batch) -> Result<(), ShelfError> {
        match self.get().await {
            Some(database) => database.apply(batch).await,
            None => Err(ShelfError::Store(StoreError::Denied)),
        }
    }

    /// What stands in both slots of a draft at one moment; `None` where that cannot be read.
    pub async fn slots(self, id: DraftId) -> Option<[Option<String>; 2]> {
        let keys = [slot_key(id, Slot::First), slot_key(id, Slot::Second)];
        let keys = [&*keys[0], &*keys[1]];
        let values = self.get().await?.values(Table::Journal.name(), &keys).await;
        let texts = values.ok()?.into_iter().map(|value| value?.as_string());
        texts.collect::<Vec<_>>().try_into().ok()
    }

    /// A text of the database.
    ///
    /// # Errors
    ///
    /// [`ShelfError`].
    pub async fn text(self, table: Table, key: &str) -> Result<Option<String>, ShelfError> {
        let Some(database) = self.get().await else {
            return Err(ShelfError::Store(StoreError::Denied));
        };
        let value = database.get(table.name(), key).await?;
        Ok(value.and_then(|value| value.as_string()))
    }

    /// The keys of a table that begin so.
    ///
    /// # Errors
    ///
    /// [`ShelfError`].
    pub async fn keys(self, table: Table, prefix: &str) -> Result<Vec<String>, ShelfError> {
        match self.get().await {
            Some(database) => Ok(database.keys(table.name(), prefix).await?),
            None => Err(ShelfError::Store(StoreError::Denied)),
        }
    }

    /// Everything in a table: keys and texts.
    ///
    /// # Errors
    ///
    /// [`ShelfError`].
    pub async fn all(self, table: Table) -> Result<Vec<(String, String)>, ShelfError> {
        match self.get().await {
            Some(database) => Ok(database.texts(table.name()).await?),
            None => Err(ShelfError::Store(StoreError::Denied)),
        }
    }

    /// Whether there is a database now.
    pub fn is_there(self) -> bool {
        self.inner().database.borrow().is_some()
    }

    /// Whether there may be a database later, where there is none now.
    pub fn may_come(self) -> bool {
        let inner = self.inner();
        let trouble = inner.trouble.borrow();
        matches!(
            *trouble,
            None | Some(DurableError::Silent | DurableError::Closed)
        )
    }

    fn inner(self) -> Rc<Inner> {
        self.inner.get_value()
    }

    fn set_trouble(self, why: Option<DurableError>) {
        self.inner().trouble.replace(why);
        self.changed.update(|count| *count += 1);
    }

    fn open(self) {
        spawn_local(async move {
            let lost = move || self.reopen();
            let opened = Durable::open(DATABASE, DATABASE_VERSION, TABLES, lost).await;
            let inner = self.inner();
            let why = opened.as_ref().err().cloned();
            inner.database.replace(opened.ok().map(Rc::new));
            self.set_trouble(why);
            inner.settled.open();
        });
    }

    /// After the browser has deleted it, or another version of the page wanted it: where that was
    /// a newer one, opening it says so.
    fn reopen(self) {
        self.inner().database.take();
        self.set_trouble(Some(DurableError::Closed));
        set_timeout(move || self.open(), OPENS_AGAIN_AFTER);
    }
}
