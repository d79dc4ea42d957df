//! Underlines in the form's controls: behind a control lies a layer with the same text in the
//! same place, of which only the underlines are seen.
//!
//! The control itself stays as it is, and with it the caret, input methods, the spell check and
//! what a screen reader hears. The style sheet gives layer and control the same box.

use std::{
    cell::RefCell,
    hash::{Hash, Hasher},
    ops::Range,
};

use leptos::prelude::request_animation_frame;
use rustc_hash::{FxHashMap, FxHasher};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Event, HtmlElement, Node, window};

use crate::{document::Place, finding::Severity};

/// A part of a text that is underlined, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Underline {
    pub range: Range<usize>,
    pub severity: Severity,
}

/// Where a control is scrolled to, in CSS pixels.
struct Scrolled {
    bar: bool,
    top: i32,
    left: i32,
}

/// The attribute by which the style sheet tells underlines apart.
const SEVERITY: &str = "data-severity";

struct Mirror {
    control: HtmlElement,
    layer: Element,
    /// What each line of the layer shows, as a hash.
    lines: Vec<u64>,
    /// Where the underlined parts of lines begin, in bytes of the text.
    starts: Vec<usize>,
}

thread_local! {
    static MIRRORS: RefCell<FxHashMap<Place, Mirror>> = RefCell::default();
    /// Those that are brought in line with their controls before the next frame.
    static TO_SCROLL: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
}

/// Underlines parts of the control that shows a place, and describes them to a screen reader.
/// The underlines stand in order and do not overlap.
pub fn show(place: Place, text: &str, underlines: &[Underline], description: &str) {
    MIRRORS.with_borrow_mut(|mirrors| {
        if underlines.is_empty() {
            if let Some(mirror) = mirrors.get_mut(&place).filter(|one| one.is_long()) {
                mirror.rest();
            } else if let Some(mirror) = mirrors.remove(&place) {
                mirror.remove();
            }
            return;
        }
        if let Some(mirror) = behind(mirrors, place) {
            mirror.patch(text, underlines);
            mirror.set_class("resting", false);
            // The attribute is one that every element has.
            let _ = mirror
                .control
                .set_attribute("aria-description", description);
        }
    });
    scroll_soon(place);
}

/// Lays a long text out behind its control before anything in it is underlined: that takes longer
/// than a frame, and a key would wait for it.
pub fn prepare(place: Place, text: &str) {
    MIRRORS.with_borrow_mut(|mirrors| {
        if mirrors.get(&place).is_some_and(Mirror::is_shown) {
            return;
        }
        if let Some(mirror) = behind(mirrors, place) {
            mirror.patch(text, &[]);
            mirror.rest();
        }
    });
    scroll_soon(place);
}

/// Hides the underlines of a place until they are shown again: its text has changed, and they
/// can't follow yet.
pub fn hide(place: Place) {
    MIRRORS.with_borrow_mut(|mirrors| {
        if let Some(mirror) = mirrors.get_mut(&place) {
            mirror.layer.set_text_content(None);
            mirror.lines.clear();
        }
    });
}

/// Forgets every layer: the form was built anew.
pub fn forget() {
    MIRRORS.take();
}

/// Brings the layer of the control that was scrolled in line with it.
pub fn scrolled(event: &Event) {
    let place = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|control| control.id().parse().ok());
    if let Some(place) = place {
        scroll(place);
    }
}

/// Scrolls a control to where an underline begins (in bytes), if it is out of sight there.
pub fn reveal(place: Place, start: usize) {
    MIRRORS.with_borrow(|mirrors| {
        let Some((mirror, mark)) = mirrors
            .get(&place)
            .and_then(|mirror| Some((mirror, mirror.mark(start)?)))
        else {
            return;
        };
        let (view, at) = (
            mirror.layer.get_bounding_client_rect(),
            mark.get_bounding_client_rect(),
        );
        if at.top() < view.top() || at.bottom() > view.bottom() {
            let top = f64::from(mirror.layer.scroll_top()) + at.top() - view.top();
            mirror
                .control
                .set_scroll_top((top - view.height() / 3.0) as i32);
        }
    });
    scroll(place);
}

/// Where the control of a place stands on the screen, and where in it an underline begins.
pub fn boxes(place: Place, start: usize) -> Option<(DomRect, DomRect)> {
    MIRRORS.with_borrow(|mirrors| {
        let mirror = mirrors.get(&place)?;
        let control = mirror.control.get_bounding_client_rect();
        let mark = mirror.mark(start)?.get_bounding_client_rect();
        Some((control, mark))
    })
}

/// The layer behind the control of a place, made where there is none.
fn behind(mirrors: &mut FxHashMap<Place, Mirror>, place: Place) -> Option<&mut Mirror> {
    if !mirrors.get(&place).is_some_and(Mirror::is_shown) {
        match Mirror::behind(place) {
            Some(mirror) => mirrors.insert(place, mirror),
            None => mirrors.remove(&place),
        };
    }
    mirrors.get_mut(&place)
}

fn scroll(place: Place) {
    scroll_all(&[place]);
}

fn scroll_soon(place: Place) {
    let is_first = TO_SCROLL.with_borrow_mut(|places| {
        places.push(place);
        places.len() == 1
    });
    if is_first {
        request_animation_frame(|| scroll_all(&TO_SCROLL.take()));
    }
}

/// All are measured before the first is moved: whatever moves has the page laid out anew for who
/// measures after it.
fn scroll_all(places: &[Place]) {
    MIRRORS.with_borrow(|mirrors| {
        let mirrors: Vec<&Mirror> = places.iter().filter_map(|at| mirrors.get(at)).collect();
        let measured: Vec<Scrolled> = mirrors.iter().map(|mirror| mirror.measure()).collect();
        for (mirror, scrolled) in mirrors.iter().zip(measured) {
            mirror.scroll(scrolled);
        }
    });
}

impl Mirror {
    /// A layer behind the control of a place, without a text yet.
    fn behind(place: Place) -> Option<Self> {
        let document = window()?.document()?;
        let control = document.get_element_by_id(&place.to_string())?;
        let control: HtmlElement = control.dyn_into().ok()?;
        let layer = document.create_element("div").ok()?;
        layer.set_class_name(match control.tag_name().as_str() {
            "INPUT" => "mirror line",
            _ => "mirror",
        });
        layer.set_attribute("aria-hidden", "true").ok()?;
        let around = control.parent_element()?;
        around.insert_before(&layer, Some(&control)).ok()?;
        around.class_list().add_1("mirrored").ok()?;
        Some(Self {
            control,
            layer,
            lines: Vec::new(),
            starts: Vec::new(),
        })
    }

    fn is_shown(&self) -> bool {
        self.layer.is_connected()
    }

    /// Whether its text is so long that to lay it out takes longer than a frame.
    fn is_long(&self) -> bool {
        self.control.class_list().contains("long")
    }

    /// Shows no underline until there is one again. Its text stays laid out.
    fn rest(&mut self) {
        self.set_class("resting", true);
        self.starts.clear();
        // The attribute is one that every element has.
        let _ = self.control.remove_attribute("aria-description");
    }

    fn set_class(&self, name: &str, is: bool) {
        // A class name of ours is always one that can be set.
        let _ = self.layer.class_list().toggle_with_force(name, is);
    }

    fn remove(&self) {
        if let Some(around) = self.control.parent_element() {
            // A class name of ours is always one that can be taken away.
            let _ = around.class_list().remove_1("mirrored");
        }
        self.layer.remove();
        // The attribute is one that every element has.
        let _ = self.control.remove_attribute("aria-description");
    }

    /// Shows a text, touching only the lines that differ.
    fn patch(&mut self, text: &str, underlines: &[Underline]) {
        let lines = lines(text, underlines);
        let same = |(old, new): &(&u64, &Line)| **old == new.hash;
        let most = self.lines.len().min(lines.len());
        let head = self.lines.iter().zip(&lines).take_while(same).count();
        let from_end = self.lines.iter().rev().zip(lines.iter().rev());
        let tail = from_end.take(most - head).take_while(same).count();
        let children = self.layer.children();
        let differ = head..lines.len() - tail;
        let is_retyped = self.lines.len() == lines.len()
            && differ.len() == 1
            && children
                .item(head as u32)
                .is_some_and(|line| lines[head].retype(&line, text, underlines).is_some());
        if !is_retyped {
            self.replace(
                head..self.lines.len() - tail,
                &lines[differ],
                text,
                underlines,
            );
        }
        self.lines = lines.iter().map(|line| line.hash).collect();
        let parts = lines.iter().flat_map(|line| line.parts(underlines));
        self.starts = parts.map(|(part, _)| part.start).collect();
    }

    /// Puts these lines in the place of those.
    fn replace(&self, old: Range<usize>, new: &[Line], text: &str, underlines: &[Underline]) {
        let children = self.layer.children();
        let next = children.item(old.end as u32);
        for index in old.rev() {
            if let Some(child) = children.item(index as u32) {
                child.remove();
            }
        }
        for line in new {
            if let Some(element) = line.element(text, underlines) {
                // Both stand in the page, so the one can be put before the other.
                let _ = self.layer.insert_before(&element, next.as_deref());
            }
        }
    }

    fn measure(&self) -> Scrolled {
        let control = &self.control;
        Scrolled {
            // A control that scrolls may have a bar, and then less room for its text.
            bar: control.offset_width() - control.client_width() > 8,
            top: control.scroll_top(),
            left: control.scroll_left(),
        }
    }

    fn scroll(&self, to: Scrolled) {
        self.set_class("barred", to.bar);
        self.layer.set_scroll_top(to.top);
        self.layer.set_scroll_left(to.left);
    }

    /// The underlined part that begins at this byte, or the last one before it.
    fn mark(&self, start: usize) -> Option<Element> {
        let index = self
            .starts
            .partition_point(|&one| one <= start)
            .checked_sub(1)?;
        let marks = self.layer.get_elements_by_tag_name("span");
        marks.item(index as u32)
    }
}

struct Line {
    range: Range<usize>,
    /// Which of the underlines stand in it, at least in part.
    underlines: Range<usize>,
    hash: u64,
}

fn lines(text: &str, underlines: &[Underline]) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut first) = (0, 0);
    for content in text.split_inclusive('\n') {
        let end = start + content.len();
        first += underlines[first..].partition_point(|one| one.range.end <= start);
        let count = underlines[first..].partition_point(|one| one.range.start < end);
        let mut line = Line {
            range: start..end,
            underlines: first..first + count,
            hash: 0,
        };
        let mut hasher = FxHasher::default();
        content.hash(&mut hasher);
        for (part, severity) in line.parts(underlines) {
            (part.start - start, part.end - start, severity).hash(&mut hasher);
        }
        line.hash = hasher.finish();
        lines.push(line);
        start = end;
    }
    lines
}

impl Line {
    /// The underlined parts of the line, in bytes of the text.
    fn parts(&self, underlines: &[Underline]) -> impl Iterator<Item = (Range<usize>, Severity)> {
        underlines[self.underlines.clone()].iter().map(|one| {
            let start = one.range.start.max(self.range.start);
            (start..one.range.end.min(self.range.end), one.severity)
        })
    }

    /// Changes the texts of a line that has as many underlined parts, of the same severity: made
    /// anew it would be styled and built again for every letter. `None` where it has others.
    fn retype(&self, line: &Element, text: &str, underlines: &[Underline]) -> Option<()> {
        let pieces = line.child_nodes();
        let marks = line.children();
        let parts: Vec<_> = self.parts(underlines).collect();
        let is_alike = marks.length() as usize == parts.len()
            && pieces.length() as usize == 2 * parts.len() + 1
            && (0..).zip(&parts).all(|(index, (_, severity))| {
                let marked = marks
                    .item(index)
                    .and_then(|mark| mark.get_attribute(SEVERITY));
                marked.as_deref() == Some(severity.key())
            });
        if !is_alike {
            return None;
        }
        let mut at = self.range.start;
        for (index, (part, _)) in (0..).zip(parts) {
            write(&pieces.item(2 * index)?, text.get(at..part.start)?);
            write(&marks.item(index)?.first_child()?, text.get(part.clone())?);
            at = part.end;
        }
        write(
            &pieces.item(pieces.length() - 1)?,
            text.get(at..self.range.end)?,
        );
        Some(())
    }

    fn element(&self, text: &str, underlines: &[Underline]) -> Option<Element> {
        let document = window()?.document()?;
        let line = document.create_element("div").ok()?;
        let mut at = self.range.start;
        for (part, severity) in self.parts(underlines) {
            line.append_with_str_1(text.get(at..part.start)?).ok()?;
            let mark = document.create_element("span").ok()?;
            mark.set_attribute(SEVERITY, severity.key()).ok()?;
            mark.set_text_content(text.get(part.clone()));
            line.append_child(&mark).ok()?;
            at = part.end;
        }
        line.append_with_str_1(text.get(at..self.range.end)?).ok()?;
        Some(line)
    }
}

/// Writes a text, if it is another one.
fn write(node: &Node, text: &str) {
    if node.node_value().as_deref() != Some(text) {
        node.set_node_value(Some(text));
    }
}
