use leptos::prelude::*;

use super::{dialog::Dialog, rules};
use crate::app::platform::dialogs;

/// The id of the sheet of keys.
pub const KEYS_ID: &str = "keys";

/// Every key, in groups.
const GROUPS: [(&str, &[(&str, &str)]); 4] = [
    (
        "Anywhere",
        &[
            ("Ctrl+Z", "Undo"),
            ("Ctrl+Shift+Z or Ctrl+Y", "Redo"),
            ("Ctrl+S", "Save now"),
            ("?", "This sheet (outside of a field)"),
            ("Esc", "Close what is open"),
        ],
    ),
    (
        "In rows",
        &[
            ("Enter", "Add the next row"),
            ("Shift+Enter", "Line break"),
            ("Alt+Up, Alt+Down", "Move the row"),
            ("Backspace in an empty row", "Remove it"),
        ],
    ),
    (
        "In prose",
        &[
            ("Ctrl+B", "Bold"),
            ("Ctrl+I", "Italic"),
            ("Ctrl+K", "Link"),
            ("Ctrl+Shift+8", "List"),
        ],
    ),
    (
        "Findings",
        &[
            ("F8, Shift+F8", "Next, previous finding"),
            ("Ctrl+.", "Use the first rewording at the caret"),
            ("Alt+Enter", "All choices at the caret"),
        ],
    ),
];

/// The sheet of all keys.
#[component]
pub fn Keys() -> impl IntoView {
    view! {
        <Dialog id=KEYS_ID title="Keys">
            <p class="hint">"On a Mac, use Cmd for Ctrl."</p>
            {GROUPS
                .iter()
                .map(|(title, keys)| {
                    view! {
                        <h3>{*title}</h3>
                        <dl class="keys">
                            {keys
                                .iter()
                                .map(|(key, what)| {
                                    view! {
                                        <div>
                                            <dt><kbd>{*key}</kbd></dt>
                                            <dd>{*what}</dd>
                                        </div>
                                    }
                                })
                                .collect_view()}
                        </dl>
                    }
                })
                .collect_view()}
            <p class="actions">
                <button
                    type="button"
                    on:click=move |_| {
                        dialogs::close(KEYS_ID);
                        rules::open(None);
                    }
                >
                    "What the linter looks for"
                </button>
            </p>
        </Dialog>
    }
}
