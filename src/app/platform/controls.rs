//! The form's controls: text fields, menus and boxes, found by the place they show.
//!
//! They are uncontrolled: what is typed stands in the browser first and is read from there;
//! the document is written into a control only where the two differ.

use leptos::prelude::request_animation_frame;
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, Event, EventTarget, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, InputEvent, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::{dom::Piece, late};
use crate::{
    document::{Column, Field, Place, moment},
    text::Utf16Range,
};

/// The class of a text area that may scroll, and of one of a fixed height.
const SCROLLS: &str = "scrolls";
const LONG: &str = "long";

/// Text longer than this (UTF-16 units) keeps a fixed height: measuring it would cost a layout
/// of the whole text at every keystroke.
const GROWS_UP_TO: u32 = 8_000;

/// Text longer than this (UTF-16 units), or of more lines, scrolls where it would be higher than
/// most of the window. A shorter one never does: to the browser, whatever may scroll is a layer of
/// its own, and a dozen of those cost milliseconds at every key.
const SCROLLS_FROM: u32 = 2_000;
const SCROLLS_FROM_LINES: usize = 40;

/// Text longer than this (UTF-16 units) is laid out behind its control only once something in it
/// is underlined: it takes a second, and mostly for nothing.
const LAID_OUT_UP_TO: u32 = 200_000;

thread_local! {
    /// Whether the style sheet alone makes text areas grow (`field-sizing`).
    static SIZED_BY_STYLE: bool =
        web_sys::css::supports_with_value("field-sizing", "content").unwrap_or(false);
}

/// For so many frames what was jumped to is kept in its place: a draft that was just opened takes
/// as long to be there as a whole.
const STAYS_FOR: u8 = 90;

/// What is said of a typed date or time that cannot be read.
pub const UNREAD: &str = "Kept as typed; not readable yet";

/// A message of three lines on a narrow phone, in CSS pixels.
const HIGHEST_MESSAGE: f64 = 100.0;

/// A control of the form.
pub enum Control {
    Text(HtmlTextAreaElement),
    Line(HtmlInputElement),
    Menu(HtmlSelectElement),
}

/// The browser's own undo or redo, from its menu or a shake of the phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HistoryCommand {
    Undo,
    Redo,
}

/// Where the writer's caret stands: a place and a range in UTF-16 units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caret {
    pub place: Place,
    pub start: u32,
    pub end: u32,
}

impl Caret {
    /// What is selected.
    pub fn range(self) -> Utf16Range {
        let Self { start, end, .. } = self;
        Utf16Range { start, end }
    }
}

impl Control {
    fn of(target: &EventTarget) -> Option<Self> {
        if let Some(text) = target.dyn_ref::<HtmlTextAreaElement>() {
            return Some(Self::Text(text.clone()));
        }
        if let Some(line) = target.dyn_ref::<HtmlInputElement>() {
            return Some(Self::Line(line.clone()));
        }
        target
            .dyn_ref::<HtmlSelectElement>()
            .map(|menu| Self::Menu(menu.clone()))
    }

    /// What the control holds; a ticked box is `yes`.
    pub fn value(&self) -> String {
        match self {
            Self::Text(text) => text.value(),
            Self::Line(line) if line.type_() == "checkbox" => {
                if line.checked() { "yes" } else { "" }.to_owned()
            }
            Self::Line(line) => line.value(),
            Self::Menu(menu) => menu.value(),
        }
    }

    fn set_value(&self, value: &str) {
        match self {
            Self::Text(text) => {
                text.set_value(value);
                fit(text, value);
            }
            Self::Line(line) if line.type_() == "checkbox" => line.set_checked(value == "yes"),
            Self::Line(line) => line.set_value(value),
            Self::Menu(menu) => {
                menu.set_value(value);
                // A word that is on no scale is shown all the same.
                if menu.value() != value {
                    add_option(menu, value);
                    menu.set_value(value);
                }
            }
        }
    }

    /// What it holds, where that is long, and not too long to be laid out beforehand.
    pub fn long_text(&self) -> Option<String> {
        let long = GROWS_UP_TO + 1..=LAID_OUT_UP_TO;
        match self {
            Self::Text(text) if long.contains(&text.text_length()) => Some(text.value()),
            _ => None,
        }
    }

    /// Whether it holds text of several lines.
    pub fn is_text_area(&self) -> bool {
        matches!(self, Self::Text(_))
    }

    /// Whether it holds free text.
    pub fn is_text(&self) -> bool {
        match self {
            Self::Text(_) => true,
            Self::Line(line) => line.type_() == "text",
            Self::Menu(_) => false,
        }
    }

    /// Writes at the caret, which then stands behind it: for what is in sight, as the browser scrolls
    /// to its own writing alone.
    pub fn write_on(&self, text: &str) {
        if let Self::Text(area) = self
            && let Some((start, end)) = self.selection()
        {
            // A text area always takes text.
            let _ = area.set_range_text_with_start_and_end_and_mode(text, start, end, "end");
        }
    }

    /// Whether it is a menu of choices.
    pub fn is_menu(&self) -> bool {
        matches!(self, Self::Menu(_))
    }

    /// The selected range in UTF-16 units.
    pub fn selection(&self) -> Option<(u32, u32)> {
        let (start, end) = match self {
            Self::Text(text) => (text.selection_start(), text.selection_end()),
            Self::Line(line) => (line.selection_start(), line.selection_end()),
            Self::Menu(_) => return None,
        };
        Some((start.ok()??, end.ok()??))
    }

    /// Whether all that it holds is selected.
    pub fn is_all_selected(&self) -> bool {
        let units = self.value().encode_utf16().count();
        self.selection()
            .is_some_and(|(start, end)| (end - start) as usize == units)
    }

    /// Makes a text area as high as `held`, which it holds; anything else keeps its size.
    pub fn fit(&self, held: &str) {
        if let Self::Text(text) = self {
            fit(text, held);
        }
    }

    /// Says by attribute whether the typed date or time can be read.
    pub fn show_reading(&self, place: Place) {
        let element = self.element();
        // Attributes of an element in the page can always be set.
        let _ = if is_unread(place, &self.value()) {
            element
                .set_attribute("data-unread", "")
                .and_then(|()| element.set_attribute("aria-description", UNREAD))
        } else {
            element
                .remove_attribute("data-unread")
                .and_then(|()| element.remove_attribute("aria-description"))
        };
    }

    fn select(&self, start: u32, end: u32) {
        // Boxes and pickers have no caret, and refuse.
        let _ = match self {
            Self::Text(text) => text.set_selection_range(start, end),
            Self::Line(line) => line.set_selection_range(start, end),
            Self::Menu(_) => Ok(()),
        };
    }

    fn element(&self) -> &HtmlElement {
        match self {
            Self::Text(text) => text,
            Self::Line(line) => line,
            Self::Menu(menu) => menu,
        }
    }
}

/// The control an event came from and the place it shows.
pub fn of_event(event: &Event) -> Option<(Place, Control)> {
    let target = event.target()?;
    let place = target.dyn_ref::<Element>()?.id().parse().ok()?;
    Some((place, Control::of(&target)?))
}

/// Whether a line break was just written.
pub fn is_line_break(event: &Event) -> bool {
    let event: Option<&InputEvent> = event.dyn_ref();
    event.is_some_and(|event| event.input_type() == "insertLineBreak")
}

/// The browser's undo or redo command that an event is about, which is then not carried out:
/// the whole document has one history, and a single control's own would tear it apart.
pub fn history_command(event: &Event) -> Option<HistoryCommand> {
    let event: &InputEvent = event.dyn_ref()?;
    let command = match event.input_type().as_str() {
        "historyUndo" => HistoryCommand::Undo,
        "historyRedo" => HistoryCommand::Redo,
        _ => return None,
    };
    event.prevent_default();
    Some(command)
}

/// Whether a place is meant as a date or a time and holds something that cannot be read as one.
pub fn is_unread(place: Place, value: &str) -> bool {
    if value.trim().is_empty() {
        return false;
    }
    match place {
        Place::Field(Field::IncidentDate | Field::PostmortemDate | Field::ReviewDate)
        | Place::Cell {
            column: Column::Deadline | Column::DoneOn,
            ..
        } => moment::read_date(value).is_none(),
        Place::Field(Field::Start | Field::End)
        | Place::Cell {
            column: Column::At, ..
        } => moment::read_moment(value).is_none(),
        _ => false,
    }
}

/// The control that shows a place.
pub fn at(place: Place) -> Option<Control> {
    let element = document()?.get_element_by_id(&place.to_string())?;
    Control::of(&element)
}

/// What the control with this id holds, or nothing.
pub fn value_of(id: &str) -> String {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let control = element.and_then(|element| Control::of(&element));
    control.map_or_else(String::new, |control| control.value())
}

/// Writes a text into the control that shows a place, if there is one and it differs.
pub fn write(place: Place, text: &str) {
    match (at(place), place) {
        (Some(control), _) if control.value() != text => control.set_value(text),
        (None, Place::Cell { list, row, .. }) => late::changed(list, row),
        _ => {}
    }
}

/// Has a menu offer these words beside what it holds, and no others.
pub fn offer(place: Place, words: &[String]) {
    let Some(Control::Menu(menu)) = at(place) else {
        return;
    };
    let held = menu.value();
    // The first one is to choose nothing.
    menu.set_length(1);
    words.iter().for_each(|word| add_option(&menu, word));
    Control::Menu(menu).set_value(&held);
}

fn add_option(menu: &HtmlSelectElement, word: &str) {
    let option = Piece::new("option").attr("value", word).text(word);
    if let Some(option) = option.element() {
        // A menu takes any option.
        let _ = menu.append_child(option);
    }
}

/// Puts the caret into a place and brings it into view. False where nothing shows it.
pub fn focus(place: Place) -> bool {
    if let Place::Cell { list, row, .. } = place {
        late::fill(list, row);
    }
    let Some(control) = at(place) else {
        return false;
    };
    let element = control.element();
    reveal(element);
    // A control that cannot take the focus leaves it where it is.
    let _ = element.focus();
    true
}

/// Opens whatever folds the element away, so that it can be seen and focused.
fn reveal(element: &Element) {
    let mut at = element.parent_element();
    while let Some(parent) = at {
        if parent.tag_name().eq_ignore_ascii_case("details") {
            // Setting an attribute of an element in the page does not fail.
            let _ = parent.set_attribute("open", "");
        }
        at = parent.parent_element();
    }
}

/// Puts the caret where it was.
pub fn put_caret(caret: Caret) {
    if focus(caret.place)
        && let Some(control) = at(caret.place)
    {
        control.select(caret.start, caret.end);
    }
}

/// Where the caret stands now, if it is in a control of the form.
pub fn caret() -> Option<Caret> {
    let element = document()?.active_element()?;
    let place = element.id().parse().ok()?;
    let (start, end) = Control::of(&element)?.selection().unwrap_or((0, 0));
    Some(Caret { place, start, end })
}

/// The id of what has the focus.
pub fn focused_id() -> Option<String> {
    Some(document()?.active_element()?.id())
}

/// Scrolls the element with this id to the top of its pane.
fn scroll_to(id: &str) {
    let Some(element) = document().and_then(|document| document.get_element_by_id(id)) else {
        return;
    };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Start);
    options.set_behavior(ScrollBehavior::Auto);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls an element into what is seen of its pane, if it is not there.
pub fn bring_near(piece: &Piece) {
    if let Some(element) = piece.element() {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls what has the focus back into what is seen of its pane, where a message has just taken
/// the pane's lower end: not where it was scrolled out of sight, nor what is higher than the pane.
pub fn keep_in_sight() {
    let focused = document().and_then(|document| document.active_element());
    let pane = focused.as_ref().and_then(|one| one.closest(".pane").ok()?);
    let (Some(focused), Some(pane)) = (focused, pane) else {
        return;
    };
    let (at, seen) = (
        focused.get_bounding_client_rect(),
        pane.get_bounding_client_rect(),
    );
    let hidden = at.bottom() - seen.bottom();
    if hidden > 0.0 && hidden < at.height() + HIGHEST_MESSAGE && at.height() < seen.height() {
        bring_near(&Piece::from(focused));
    }
}

/// Moves the focus to an element and scrolls it to the top of its pane, and keeps it there while
/// what comes above it makes it move.
pub fn jump(id: &str) {
    scroll_to(id);
    focus_id(id);
    stay_at(id.to_owned(), 0, STAYS_FOR);
}

fn stay_at(id: String, height: i32, frames: u8) {
    let shown = document().and_then(|document| document.active_element());
    let Some(shown) = shown.filter(|shown| shown.id() == id && frames > 0) else {
        return;
    };
    // Whoever scrolls does not change how much there is.
    let pane = shown.closest(".pane").ok().flatten();
    let now = pane.map_or(0, |pane| pane.scroll_height());
    if now != height {
        scroll_to(&id);
    }
    request_animation_frame(move || stay_at(id, now, frames - 1));
}

/// Moves the focus to the element with this id.
pub fn focus_id(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id))
        && let Some(element) = element.dyn_ref::<HtmlElement>()
    {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Gives a long text a fixed height, and makes any other text area as high as its text where the
/// style sheet cannot do that by itself.
fn fit(text: &HtmlTextAreaElement, held: &str) {
    let class = size_class(held);
    if text.class_name() != class {
        text.set_class_name(class);
    }
    let style = text.style();
    if class == LONG {
        let _ = style.remove_property("height");
    } else if !SIZED_BY_STYLE.with(|sized| *sized) {
        // Both are plain lengths, which a style always takes.
        let _ = style.set_property("height", "auto");
        let _ = style.set_property("height", &format!("{}px", text.scroll_height() + 2));
    }
}

/// The class of the text area that holds a text, by which the style sheet sizes it.
pub fn size_class(text: &str) -> &'static str {
    // A UTF-16 unit is one to three bytes: only between these do they have to be counted.
    let units = match text.len() {
        bytes if bytes <= SCROLLS_FROM as usize || bytes > 3 * GROWS_UP_TO as usize => bytes,
        _ => text.encode_utf16().count(),
    };
    match size_class_of(u32::try_from(units).unwrap_or(u32::MAX)) {
        "" if text.matches('\n').count() >= SCROLLS_FROM_LINES => SCROLLS,
        class => class,
    }
}

const fn size_class_of(units: u32) -> &'static str {
    if units <= SCROLLS_FROM {
        ""
    } else if units <= GROWS_UP_TO {
        SCROLLS
    } else {
        LONG
    }
}

/// Makes every text area in a part of the form as high as its text, where the style sheet cannot
/// do that by itself. (Long ones are given their class when they are made.)
pub fn fit_all(part: &Piece) {
    if SIZED_BY_STYLE.with(|sized| *sized) {
        return;
    }
    for area in part.within("textarea") {
        let area: Option<&HtmlTextAreaElement> = area.element().and_then(|area| area.dyn_ref());
        if let Some(area) = area {
            let held = area.value();
            if !held.is_empty() {
                fit(area, &held);
            }
        }
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
