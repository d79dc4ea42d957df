use super::{
    dialog::dialog,
    element::{button, part},
    rules,
};
use crate::app::live::pressed;
use crate::app::platform::{dialogs, dom::Piece};

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
            ("Enter", "Go on to the next cell, or add the next row"),
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
            (
                "Enter in a list",
                "Next item; in an empty one, end of the list",
            ),
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
pub fn keys() -> Piece {
    let mut sheet = dialog(KEYS_ID, "Keys").child(part("p", "hint", "On a Mac, use Cmd for Ctrl."));
    for (title, keys) in GROUPS {
        let mut list = part("dl", "keys", "");
        for (key, what) in keys {
            list = list.child(
                part("div", "", "")
                    .child(part("dt", "", "").child(part("kbd", "", key)))
                    .child(part("dd", "", what)),
            );
        }
        sheet = sheet.child(part("h3", "", title)).child(list);
    }
    let rules = button("What the linter looks for", "rules");
    let sheet = sheet.child(part("p", "actions", "").child(rules));
    pressed(&sheet, |press| {
        if press.does == "rules" {
            dialogs::close(KEYS_ID);
            rules::open(None);
        }
    });
    sheet
}
