//! A folder of the user's, into which the page writes files (File System Access).
//!
//! web-sys lacks the picker and the permissions, so the handful of calls is declared here, by the
//! shape that the browser's objects have: a test may give an object of that shape.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, window};

use super::durable::{Durable, DurableError};

#[wasm_bindgen]
extern "C" {
    /// What the browser gives for a chosen folder; the database can keep it.
    #[derive(Debug, Clone, PartialEq)]
    pub type Folder;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Folder) -> String;
    #[wasm_bindgen(method, catch, js_name = queryPermission)]
    fn query_permission(this: &Folder, options: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = requestPermission)]
    fn request_permission(this: &Folder, options: &Object) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch, js_name = getFileHandle)]
    fn file(this: &Folder, name: &str, options: &Object) -> Result<Promise, JsValue>;

    type FileHandle;
    #[wasm_bindgen(method, catch, js_name = createWritable)]
    fn writable(this: &FileHandle) -> Result<Promise, JsValue>;

    type Writable;
    #[wasm_bindgen(method, catch)]
    fn write(this: &Writable, text: &str) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn close(this: &Writable) -> Result<Promise, JsValue>;
}

/// Why nothing was written into the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FolderError {
    /// The browser asks the user again, at their next click.
    AskAgain,
    /// The folder or the file cannot be written.
    Refused(String),
}

impl std::fmt::Display for FolderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::AskAgain => f.write_str(
                "The browser wants to be asked again before it writes into the folder: choose \
                 \"Allow the folder\".",
            ),
            Self::Refused(what) => write!(
                f,
                "The folder could not be written ({what}). Drafts are still kept in this browser; \
                 choose another folder or stop writing to it."
            ),
        }
    }
}

impl std::error::Error for FolderError {}

/// Whether this browser can write into a folder.
pub fn is_possible() -> bool {
    picker().is_some()
}

/// Lets the user choose a folder. `None` where they chose none.
pub async fn choose() -> Option<Folder> {
    let options = entry("mode", &"readwrite".into());
    let window = window()?;
    let chosen = picker()?.call1(&window, &options).ok()?;
    let folder = JsFuture::from(chosen.unchecked_into::<Promise>())
        .await
        .ok()?;
    Some(folder.unchecked_into())
}

/// The folder that a database keeps under this key.
pub async fn kept(database: &Durable, table: &str, key: &str) -> Option<Folder> {
    let folder = database.get(table, key).await.ok()??;
    Some(folder.unchecked_into())
}

/// Takes a kept folder out of a database.
///
/// # Errors
///
/// [`DurableError`].
pub async fn forget(database: &Durable, table: &str, key: &str) -> Result<(), DurableError> {
    database.keep(table, key, None).await
}

impl Folder {
    /// Keeps it in a database under this key.
    ///
    /// # Errors
    ///
    /// [`DurableError`].
    pub async fn keep(
        &self,
        database: &Durable,
        table: &str,
        key: &str,
    ) -> Result<(), DurableError> {
        database.keep(table, key, Some(self)).await
    }

    /// What the folder is called.
    pub fn label(&self) -> String {
        self.name()
    }

    /// Whether the page may write into it now, without a question to the user.
    pub async fn is_allowed(&self) -> bool {
        granted(self.query_permission(&entry("mode", &"readwrite".into()))).await
    }

    /// Asks the user whether the page may; only a click may lead here.
    pub async fn allow(&self) -> bool {
        granted(self.request_permission(&entry("mode", &"readwrite".into()))).await
    }

    /// Writes a file. The old one stands until the new one is complete.
    ///
    /// # Errors
    ///
    /// [`FolderError`].
    pub async fn put(&self, name: &str, text: &str) -> Result<(), FolderError> {
        let create = entry("create", &JsValue::TRUE);
        let file: FileHandle = done(self.file(name, &create)).await?.unchecked_into();
        let writable: Writable = done(file.writable()).await?.unchecked_into();
        done(writable.write(text)).await?;
        done(writable.close()).await.map(drop)
    }
}

fn picker() -> Option<Function> {
    let window = window()?;
    let picker = Reflect::get(&window, &"showDirectoryPicker".into()).ok()?;
    picker.dyn_into().ok()
}

fn entry(key: &str, value: &JsValue) -> Object {
    let object = Object::new();
    // An object that is made here takes any entry.
    let _ = Reflect::set(&object, &key.into(), value);
    object
}

async fn granted(answer: Result<Promise, JsValue>) -> bool {
    match answer {
        Ok(answer) => JsFuture::from(answer)
            .await
            .is_ok_and(|answer| answer == "granted"),
        Err(_) => false,
    }
}

async fn done(promise: Result<Promise, JsValue>) -> Result<JsValue, FolderError> {
    let done = match promise {
        Ok(promise) => JsFuture::from(promise).await,
        Err(error) => Err(error),
    };
    done.map_err(|error| {
        let error = error.dyn_ref::<DomException>();
        let name = error.map(DomException::name).unwrap_or_default();
        match name.as_str() {
            "NotAllowedError" => FolderError::AskAgain,
            _ => FolderError::Refused(name),
        }
    })
}
