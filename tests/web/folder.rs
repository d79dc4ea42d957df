//! Writing into a folder of the user's, with an object of the browser's shape for it.

use unblame::app::platform::durable::Durable;
use unblame::app::platform::folder::{self, Folder, FolderError};
use unblame::app::platform::persistence;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::script;

/// A folder that remembers what was written when a file was closed.
const FAKE: &str = "
    window.written = {}; window.allowed = 'granted';
    window.fakeFolder = {
        name: 'Reviews',
        queryPermission: async ({ mode }) => mode === 'readwrite' ? window.allowed : 'denied',
        requestPermission: async () => (window.allowed = 'granted'),
        getFileHandle: async (name, { create }) => {
            if (window.allowed !== 'granted' || !create) throw new DOMException('no', 'NotAllowedError');
            if (name === 'locked.md') throw new DOMException('no', 'NoModificationAllowedError');
            let text = '';
            return { createWritable: async () => ({
                write: async (more) => { text += more; },
                close: async () => { window.written[name] = text; },
            }) };
        },
    };";

fn chosen() -> Folder {
    script(FAKE);
    script("return window.fakeFolder").unchecked_into()
}

#[wasm_bindgen_test]
async fn a_file_is_written_whole_into_the_folder_that_was_chosen() {
    script(FAKE);
    script(
        "window.keptPicker = window.showDirectoryPicker; window.showDirectoryPicker = async () => window.fakeFolder;",
    );
    let folder = folder::choose().await.expect("it was chosen");
    script("window.showDirectoryPicker = window.keptPicker;");
    assert_eq!(folder.label(), "Reviews");
    assert!(folder.is_allowed().await);
    assert_eq!(folder.put("outage.md", "# Outage 🦀\n").await, Ok(()));
    let written = script("return window.written['outage.md']");
    assert_eq!(written.as_string().as_deref(), Some("# Outage 🦀\n"));
}

#[wasm_bindgen_test]
async fn a_permission_that_ended_is_asked_for_again() {
    let folder = chosen();
    script("window.allowed = 'prompt';");
    assert!(!folder.is_allowed().await);
    assert_eq!(folder.put("a.md", "a").await, Err(FolderError::AskAgain));
    assert!(folder.allow().await);
    assert_eq!(folder.put("a.md", "a").await, Ok(()));
    assert!(matches!(
        folder.put("locked.md", "a").await,
        Err(FolderError::Refused(_))
    ));
}

#[wasm_bindgen_test]
async fn who_chooses_no_folder_and_who_has_no_picker_gets_none() {
    script(
        "window.keptPicker = window.showDirectoryPicker; window.showDirectoryPicker = async () => { throw new DOMException('no', 'AbortError'); };",
    );
    let none = folder::choose().await;
    script("window.showDirectoryPicker = undefined;");
    let possible = folder::is_possible();
    let nothing = folder::choose().await;
    script("window.showDirectoryPicker = window.keptPicker;");
    assert!(none.is_none() && nothing.is_none() && !possible);
}

/// Chromium's private folder has handles of the very type that the picker gives.
#[wasm_bindgen_test]
async fn the_database_keeps_a_real_folder_and_gives_it_back() {
    let root =
        script("return navigator.storage.getDirectory()").unchecked_into::<js_sys::Promise>();
    let root = wasm_bindgen_futures::JsFuture::from(root)
        .await
        .expect("it is there");
    let database = Durable::open("folder-kept", 1, &["settings"], || {})
        .await
        .expect("it opens");
    let root: Folder = root.unchecked_into();
    let kept = root.keep(&database, "settings", "folder").await;
    assert_eq!(kept, Ok(()));
    let folder = folder::kept(&database, "settings", "folder").await;
    let folder = folder.expect("it is there");
    assert_eq!(folder.put("outage.md", "# Outage\n").await, Ok(()));
    let read =
        "return navigator.storage.getDirectory().then((root) => root.getFileHandle('outage.md'))
        .then((file) => file.getFile()).then((file) => file.text())";
    let read = script(read).unchecked_into::<js_sys::Promise>();
    let text = wasm_bindgen_futures::JsFuture::from(read).await.ok();
    assert_eq!(
        text.and_then(|text: JsValue| text.as_string()).as_deref(),
        Some("# Outage\n")
    );
}

#[wasm_bindgen_test]
async fn the_browser_says_how_much_room_there_is_and_what_it_promises() {
    let room = persistence::room().await.expect("this browser says so");
    assert!(room.most > 0.0 && room.used <= room.most);
    assert!(persistence::is_promised().await.is_some());
    assert!(persistence::ask().await.is_some());
    assert!(!persistence::deletes_after_seven_days());
    script(
        "Object.defineProperty(navigator, 'storage', { configurable: true, get: () => undefined });",
    );
    let (room, promise) = (persistence::room().await, persistence::ask().await);
    script("delete navigator.storage;");
    assert_eq!((room, promise), (None, None));
}
