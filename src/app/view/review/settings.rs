//! What a team has settled, as the one file that also the command reads.

use leptos::task::spawn_local;

use super::super::{
    dialog::dialog,
    element::{button, part},
    live::{hear, pressed},
};
use crate::{
    app::{
        Page,
        platform::{
            dialogs,
            dom::Piece,
            files::{self, GivenFile},
        },
    },
    review::Policy,
};

/// The id of the settings dialog.
const SETTINGS_ID: &str = "settings";
const TEXT_ID: &str = "settings-text";
const FILE_ID: &str = "settings-file";
const NOTE_ID: &str = "settings-note";

/// What the download is called.
const FILE_NAME: &str = "unblame-settings.json";

/// Opens the settings, with those that are in use.
pub fn open(page: Page) {
    let text = page.review.settings();
    Piece::by_id(TEXT_ID).value(&text);
    tell(&[]);
    dialogs::open(SETTINGS_ID);
}

/// The settings: severities and what each demands, thresholds, words, and how loud each rule is.
pub fn settings(page: Page) -> Piece {
    let about = "Severities and what each demands, what calls for a full review, thresholds, words for teams and people, and how loud each rule is (\"off\", \"hint\", \"warning\" or \"error\"). The file is the same for the whole team.";
    let body = Piece::markup(
        "<div class=settings><label for=settings-text>Settings (JSON)</label>\
         <textarea id=settings-text spellcheck=false></textarea>\
         <input type=file id=settings-file accept='.json,application/json' aria-label='Settings file' hidden>\
         <div id=settings-note role=status></div></div>",
    );
    let tools = part("div", "actions", "")
        .child(button("Use these", "use").attr("class", "primary"))
        .child(button("Choose a file", "choose"))
        .child(button("Download", "download"))
        .child(button("Fill in the defaults", "reset"));
    let whole = dialog(SETTINGS_ID, "Settings")
        .child(part("p", "hint", about))
        .child(body.child(tools));
    hear(&whole.find("input"), "change", move |event| {
        spawn_local(async move { receive(files::chosen(event).await) });
    });
    pressed(&whole, move |press| match press.does.as_str() {
        "use" => accept(page),
        "choose" => files::pick(FILE_ID),
        "download" => {
            let text = page.review.settings();
            if !files::download(FILE_NAME, "application/json", &text) {
                tell(&["The browser refused the download. Copy the text instead.".to_owned()]);
            }
        }
        "reset" => {
            let _ = Piece::by_id(TEXT_ID).value(&Policy::default().to_json());
            tell(&["These are the defaults. They count once you use them.".to_owned()]);
        }
        _ => {}
    });
    whole
}

fn receive(given: Option<GivenFile>) {
    let Some(file) = given else { return };
    let text = file.bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    match text {
        Some(text) => {
            let _ = Piece::by_id(TEXT_ID).value(&text);
            tell(&["The file is in the field above. It counts once you use it.".to_owned()]);
        }
        None => {
            let why = "This file is no text, or too large. The settings are as they were.";
            tell(&[why.to_owned()]);
        }
    }
}

/// Uses what is in the field, as far as it can be read; the text stays as it is.
fn accept(page: Page) {
    let text = crate::app::platform::controls::value_of(TEXT_ID);
    let lines = match page.review.settle(&text) {
        Err(why) => vec![why],
        Ok(problems) if problems.is_empty() => vec!["These settings are in use.".to_owned()],
        Ok(problems) => {
            let first = "The rest of these settings is in use.".to_owned();
            problems.into_iter().chain([first]).collect()
        }
    };
    tell(&lines);
}

fn tell(lines: &[String]) {
    let lines = lines.iter().map(|line| part("p", "problem", line));
    Piece::by_id(NOTE_ID).set_children(lines);
}
