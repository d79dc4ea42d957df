use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{ev::DragEvent, prelude::*};

use super::{
    editor::editor,
    element::{button, part},
    export::export,
    home::home,
    icon::Icon,
    import::{FILE_ID, import},
    keys::{KEYS_ID, keys},
    live::{follow, hear, pressed},
    review::settings,
    rules, toasts,
    unopened::unopened,
};
use crate::{
    app::{
        Page,
        effects::{
            announce::WHISPERED_ID,
            desk::{SaveState, Trouble},
        },
        platform::{
            clock, dialogs,
            dom::Piece,
            events, files,
            picker::{self, PICKERS_ID},
            theme,
        },
    },
    document::Section,
    drafts::Millis,
};

/// Puts the bar on top and what is open under it into the page.
pub fn show(page: Page) {
    let content = part("div", "content", "");
    let shell = part("div", "shell", "")
        .child(bar(page))
        .child(update_banner(page))
        .child(keeps_nothing(page))
        .child(content.clone())
        .child(
            part("p", "visually-hidden", "")
                .attr("id", WHISPERED_ID)
                .attr("role", "status"),
        )
        .child(toasts::region());
    let app = Piece::by_id("app")
        .child(shell.clone())
        .child(pickers(page))
        .child(drop_target(page));
    let under = app.clone();
    page.whole.then(move || put_dialogs(page, under));
    pressed(&app, move |press| match press.does.as_str() {
        "shut" => press.shut(),
        _ => toasts::pressed(page, press),
    });
    toasts::show(page);
    follow_content(page, content, shell);
}

/// Puts what may lie over the page into it.
fn put_dialogs(page: Page, app: Piece) {
    let _ = app
        .child(keys())
        .child(rules::rules())
        .child(settings::settings(page))
        .child(export(page))
        .child(import(page));
    rules::follow_address();
}

/// What is shown under the bar.
#[derive(Clone, Copy, PartialEq)]
enum Content {
    Home,
    Editor,
    Unopened,
    /// A draft is being read from the browser's stores: for a moment there is nothing to show.
    Opening,
}

/// The list of drafts, the editor, or why there is none.
fn follow_content(page: Page, content: Piece, shell: Piece) {
    let shown = RwSignal::new(Content::Opening);
    follow(move || {
        let is_unopened = matches!(page.desk.trouble(), Some(Trouble::Unopened { .. }));
        let is = match (page.is_open(), is_unopened, page.desk.is_open().get()) {
            (false, ..) => Content::Home,
            (true, true, _) => Content::Unopened,
            (true, false, true) => Content::Editor,
            (true, false, false) => Content::Opening,
        };
        // A view is made anew only where another one was shown.
        if shown.get_untracked() != is {
            shown.set(is);
        }
    });
    follow(move || {
        let views = match shown.get() {
            Content::Home => vec![home(page)],
            Content::Editor => editor(page),
            Content::Unopened => vec![unopened(page)],
            Content::Opening => Vec::new(),
        };
        let class = match shown.get_untracked() {
            Content::Editor => "shell editing",
            _ => "shell",
        };
        shell.set("class", Some(class));
        content.set_children(views);
        dialogs::changed();
        if shown.get_untracked() != Content::Opening {
            events::dispatch("unblame:shown");
        }
    });
}

/// The buttons of the bar: what they do, their names, with the keys that do the same, and their
/// pictures.
const TOOLS: [(&str, &str, &str, Icon); 4] = [
    ("undo", "Undo", "Undo (Ctrl+Z)", Icon::Undo),
    ("redo", "Redo", "Redo (Ctrl+Shift+Z)", Icon::Redo),
    ("colours", "", "", Icon::Theme),
    ("keys", "Keys", "Keys (?)", Icon::Keyboard),
];

fn bar(page: Page) -> Piece {
    let brand = Piece::markup(
        "<a class=brand href='#/' aria-label='Unblame, all drafts'>\
         <img src='icons/icon.svg' alt='' width=24 height=24><span class=wide-only>Unblame</span></a>",
    );
    let title = part("span", "bar-title", "");
    let state = part("span", "save-state", "")
        .attr("id", "save-state")
        .attr("role", "status");
    let [undo, redo, colours, keys] = TOOLS.map(tool);
    keys.set("class", Some("quiet wide-only"));
    name_colours(&colours);
    follow_title(page, title.clone());
    follow_state(page, state.clone());
    follow_steps(page, undo.clone(), redo.clone());
    let of_draft = [title.clone(), state.clone(), undo.clone(), redo.clone()];
    follow(move || {
        let is_open = page.is_open();
        of_draft.iter().for_each(|piece| piece.show(is_open));
    });
    let tools = part("div", "bar-tools", "")
        .child(state)
        .child(undo)
        .child(redo)
        .child(colours.clone())
        .child(keys);
    let bar = part("header", "bar", "")
        .child(brand)
        .child(title)
        .child(tools);
    pressed(&bar, move |press| match press.does.as_str() {
        "undo" => {
            page.session.undo();
        }
        "redo" => {
            page.session.redo();
        }
        "colours" => {
            theme::set(theme::current().next());
            name_colours(&colours);
        }
        "keys" => page.whole.now(|| dialogs::open(KEYS_ID)),
        _ => {}
    });
    bar
}

fn tool((does, name, title, icon): (&str, &str, &str, Icon)) -> Piece {
    Piece::button("quiet", does)
        .attr("aria-label", name)
        .attr("title", title)
        .child(Piece::icon(icon.path()))
}

fn name_colours(button: &Piece) {
    let name = ["Colours: ", theme::current().label()].concat();
    button.set("aria-label", Some(&name));
    button.set("title", Some(&name));
}

fn follow_title(page: Page, title: Piece) {
    let mut shown = String::new();
    follow(move || {
        page.session.track(Section::Incident);
        page.session.with(|doc| {
            if shown != doc.title {
                shown.clone_from(&doc.title);
                title.set_text(&shown);
            }
        });
    });
}

/// While someone types, a save is followed by the next letter: that it is all saved is told once they
/// rest. Told each time, it would flicker, be read out, and cost a frame that the next key waits for.
const RESTS_AFTER: Duration = Duration::from_millis(300);

/// Whether what is written is safe, in words.
fn follow_state(page: Page, state: Piece) {
    // Which change of the state this is, and whether the page says that it is being saved.
    let turn: Rc<Cell<u32>> = Rc::default();
    let tells_saving: Rc<Cell<bool>> = Rc::default();
    follow(move || {
        let own = turn.get().wrapping_add(1);
        turn.set(own);
        let (class, words) = match page.desk.state() {
            SaveState::Saved { at } if !tells_saving.get() => return tell_saved(&state, at),
            SaveState::Saved { at } => {
                let (state, turn) = (state.clone(), Rc::clone(&turn));
                let tells_saving = Rc::clone(&tells_saving);
                let told = move || {
                    if turn.get() == own {
                        tells_saving.set(false);
                        tell_saved(&state, at);
                    }
                };
                return set_timeout(told, RESTS_AFTER);
            }
            SaveState::Saving if tells_saving.get() => return,
            SaveState::Saving => ("save-state saving", "Saving\u{2026}"),
            SaveState::InMemory => ("save-state saving", "In this tab only"),
            SaveState::Elsewhere => ("save-state saving", "Open elsewhere"),
            SaveState::Failed { .. } => ("save-state failed", "Not saved"),
        };
        tells_saving.set(page.desk.state() == SaveState::Saving);
        state.set_text(words);
        state.set("class", Some(class));
    });
}

fn tell_saved(state: &Piece, at: Millis) {
    let words = ["Saved ", &clock::clock_time(at as f64)].concat();
    state.set_text(&words);
    state.set("class", Some("save-state"));
}

fn follow_steps(page: Page, undo: Piece, redo: Piece) {
    let mut shown = None;
    follow(move || {
        let now = (page.session.can_undo(), page.session.can_redo());
        if shown.replace(now) != Some(now) {
            undo.set("disabled", (!now.0).then_some(""));
            redo.set("disabled", (!now.1).then_some(""));
        }
    });
}

fn update_banner(page: Page) -> Piece {
    let about = "A new version is ready. Your draft is saved before it loads.";
    let banner = part("div", "banner", "")
        .attr("role", "status")
        .child(part("p", "", about))
        .child(button("Update now", "update").attr("class", "primary"))
        .child(button("Later", "later"));
    let shown = banner.clone();
    follow(move || shown.show(page.update.ready().get()));
    pressed(&banner, move |press| match press.does.as_str() {
        "update" => page.update.accept(page.desk),
        _ => page.update.later(),
    });
    banner
}

fn keeps_nothing(page: Page) -> Piece {
    let about = "This browser keeps nothing for this page. You can write, but the text lives in this tab only: export it before you close the tab.";
    let banner = part("div", "banner", "")
        .attr("role", "alert")
        .child(part("p", "", about));
    let shown = banner.clone();
    follow(move || shown.show(page.desk.keeps_nothing().get()));
    banner
}

/// Where the hidden pickers of the form are put when they are first asked for.
fn pickers(page: Page) -> Piece {
    let pickers = part("div", "", "").attr("id", PICKERS_ID);
    hear(&pickers, "change", move |event| {
        if let Some((place, value)) = picker::picked(&event) {
            page.session.set_text(place, &value);
        }
    });
    pickers
}

/// A file may be dropped anywhere on the page, also before the dialog is there that takes it: the
/// browser would leave the page for it.
fn drop_target(page: Page) -> Piece {
    let target = part("div", "drop-target", "Drop the file to import it");
    target.show(false);
    let [over, left, dropped] = [target.clone(), target.clone(), target.clone()];
    events::on_window("dragover", move |event: DragEvent| {
        if files::is_file_drag(&event) {
            event.prevent_default();
            over.show(true);
        }
    });
    events::on_window("dragleave", move |event: DragEvent| {
        if event.related_target().is_none() {
            left.show(false);
        }
    });
    events::on_window("drop", move |event: DragEvent| {
        dropped.show(false);
        if files::is_file_drag(&event) {
            event.prevent_default();
            if let Some(file) = files::dropped(&event) {
                page.whole.now(move || files::give(FILE_ID, &file));
            }
        }
    });
    target
}
