use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;

use super::{element::part, export::EXPORT_ID, findings::findings, icon::Icon, reading::Reading};
use crate::app::live::{follow, hear, pressed};
use crate::{
    app::{
        Page,
        effects::review::section_of,
        platform::{
            controls, dialogs,
            dom::Piece,
            keyboard,
            margin::{Count, Margin},
            pane,
            patch::Slot,
            render::after_render,
        },
    },
    document::{Place, Section},
    markdown::{
        self, Labels,
        preview::{Medium, Preview},
    },
};

/// The id of the pane in which it is read.
pub const PANE_ID: &str = "preview";

/// The post-mortem as it will read, its Markdown, or its findings, following every keystroke.
/// `on_go` is called when a click in the preview leads to a field.
pub fn preview(page: Page, pane: &Piece, on_go: impl Fn() + 'static) {
    let reading = RwSignal::new(Reading::Preview);
    let tabs = tabs(page, reading);
    let export = Piece::button("primary", "export")
        .attr("title", "Export")
        .child(Piece::icon(Icon::Download.path()))
        .text("Export");
    let head = part("div", "preview-head", "").child(tabs).child(export);
    pressed(&head, move |press| {
        if press.does == "export" {
            page.whole.now(|| dialogs::open(EXPORT_ID));
        }
    });
    let panel = part("div", "preview-scroll", "")
        .attr("id", PANE_ID)
        .attr("role", "tabpanel")
        .attr("tabindex", "0")
        .child(paper(page, reading))
        .child(source(page, reading));
    let under = panel.clone();
    page.whole.then(move || {
        let _ = under.child(findings(page, reading));
    });
    hear(&panel, "click", move |event| {
        if let Some(place) = pane::clicked(&event) {
            on_go();
            page.session.go_to(place);
        }
    });
    let _ = pane.clone().child(head).child(panel.clone());
    follow(move || panel.set("aria-labelledby", Some(tab_id(reading.get()))));
    follow(move || {
        if let Some(place) = page.session.focused().get()
            && reading.get() == Reading::Preview
        {
            after_render(move || pane::reveal(PANE_ID, place));
        }
    });
}

fn tabs(page: Page, reading: RwSignal<Reading>) -> Piece {
    let tabs = TABS.map(|(what, label)| {
        Piece::button("", tab_id(what))
            .attr("role", "tab")
            .attr("id", tab_id(what))
            .attr("aria-controls", PANE_ID)
            .text(label)
    });
    let mut list = part("div", "tabs", "")
        .attr("role", "tablist")
        .attr("aria-label", "How to read it");
    for tab in &tabs {
        list = list.child(tab.clone());
    }
    let count = list.find("#tab-findings");
    follow(move || {
        let findings = page.review.counts().iter().sum::<usize>();
        count.find(".count").remove();
        if findings > 0 {
            let _ = count
                .clone()
                .child(part("span", "count", &findings.to_string()));
        }
    });
    follow(move || {
        for ((what, _), tab) in TABS.iter().zip(&tabs) {
            let is = reading.get() == *what;
            tab.set("aria-selected", Some(if is { "true" } else { "false" }));
            tab.set("tabindex", Some(if is { "0" } else { "-1" }));
        }
    });
    let pane = Pane {
        page,
        reading,
        tops: StoredValue::default(),
    };
    pressed(&list, move |press| {
        let tab = TABS.iter().find(|(what, _)| press.does == tab_id(*what));
        if let Some((what, _)) = tab {
            pane.read(*what);
        }
    });
    hear(&list, "keydown", move |event| {
        let by = keyboard::sideways(&event);
        if by == 0 {
            return;
        }
        let at = reading.get_untracked() as usize + TABS.len();
        let (other, _) = TABS[at.wrapping_add_signed(by) % TABS.len()];
        pane.read(other);
        controls::focus_id(tab_id(other));
    });
    list
}

/// What of the pane the tabs change.
#[derive(Clone, Copy)]
struct Pane {
    page: Page,
    reading: RwSignal<Reading>,
    /// Where each tab was scrolled to when it was left, in CSS pixels.
    tops: StoredValue<[i32; TABS.len()]>,
}

impl Pane {
    /// Shows another tab where it was left. The list of findings comes with the rest of the
    /// program.
    fn read(self, what: Reading) {
        match what {
            Reading::Findings => self.page.whole.now(move || self.show(what)),
            Reading::Preview | Reading::Markdown => self.show(what),
        }
    }

    fn show(self, what: Reading) {
        let left = self.reading.get_untracked() as usize;
        let top = pane::scrolled(PANE_ID);
        self.tops.update_value(|tops| tops[left] = top);
        self.reading.set(what);
        after_render(move || pane::scroll(PANE_ID, self.tops.get_value()[what as usize]));
    }
}

/// The tabs in their order.
const TABS: [(Reading, &str); 3] = [
    (Reading::Preview, "Preview"),
    (Reading::Markdown, "Markdown"),
    (Reading::Findings, "Findings"),
];

const fn tab_id(reading: Reading) -> &'static str {
    match reading {
        Reading::Preview => "tab-preview",
        Reading::Markdown => "tab-markdown",
        Reading::Findings => "tab-findings",
    }
}

/// The rendered post-mortem. Each section is rendered again when something in it changes, and
/// of it only what differs is touched in the page.
fn paper(page: Page, reading: RwSignal<Reading>) -> Piece {
    let session = page.session;
    let preview = Rc::new(RefCell::new(Preview::new(Medium::Screen)));
    // The style sheet shows the note as long as every section is empty.
    let note = part(
        "p",
        "nothing",
        "What you write appears here as it will read.",
    );
    // Texts are changed in place: a translation would be taken for what was written.
    let mut paper = part("article", "paper", "").attr("translate", "no");
    for &section in Section::ALL {
        let holder = part("div", "", "")
            .attr("id", &slot_id(section))
            .attr("data-section", section.key());
        paper = paper.child(holder);
        let preview = preview.clone();
        let mut slot: Option<Slot> = None;
        follow(move || {
            session.track(section);
            if reading.get() != Reading::Preview {
                return;
            }
            let node = session.with(|doc| preview.borrow_mut().section(doc, section));
            if slot.is_none() {
                slot = Slot::in_element(&slot_id(section));
            }
            if let Some(slot) = slot.as_mut() {
                slot.show(node);
            }
        });
    }
    paper = paper.child(note);
    mark_findings(page, reading);
    show_while(reading, Reading::Preview, &paper);
    paper
}

/// Marks what has findings, once it is there to be marked.
fn mark_findings(page: Page, reading: RwSignal<Reading>) {
    let (linter, review) = (page.linter, page.review);
    let margins: Vec<Margin> = Section::ALL.iter().map(|_| Margin::default()).collect();
    let margins = Rc::new(RefCell::new(margins));
    follow(move || {
        linter.track();
        review.track_findings();
        if reading.get() != Reading::Preview {
            return;
        }
        let margins = margins.clone();
        after_render(move || {
            let mut counts: Vec<Vec<Count>> = Section::ALL.iter().map(|_| Vec::new()).collect();
            let mut count = |section: Section, place: Option<Place>| {
                let counts = &mut counts[section as usize];
                // Those of one place mostly come one after the other.
                match counts.iter_mut().rev().find(|(at, _)| *at == place) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((place, 1)),
                }
            };
            linter.with(|analysis| {
                for found in analysis.shown() {
                    count(found.place.section(), Some(found.place));
                }
            });
            review.with(|held| {
                for held in held {
                    count(section_of(&held.finding), held.finding.place());
                }
            });
            let mut margins = margins.borrow_mut();
            for ((margin, counts), &section) in margins.iter_mut().zip(counts).zip(Section::ALL) {
                margin.show(&slot_id(section), &counts);
            }
        });
    });
}

/// Other than the id of the section's heading, by which the section inside of it is named.
fn slot_id(section: Section) -> String {
    format!("slot-{}", section.key())
}

/// The exact Markdown of the clean export, by section. A section is written again when something
/// in it changes, and all are where the labels change that their texts have in common.
fn source(page: Page, reading: RwSignal<Reading>) -> Piece {
    let session = page.session;
    let labels = Rc::new(RefCell::new(Labels::default()));
    let shared = RwSignal::new(());
    let mut source = part("div", "source", "");
    for &section in Section::ALL {
        let text = part("pre", "", "");
        source = source.child(text.clone());
        let labels = labels.clone();
        follow(move || {
            session.track(section);
            if reading.get() == Reading::Markdown {
                if session.with(|doc| labels.borrow_mut().update(doc, section)) {
                    shared.set(());
                }
                shared.track();
                let labels = labels.borrow();
                let written = session.with(|doc| markdown::write_section(doc, section, &labels));
                text.show(written.is_some());
                let written = written.unwrap_or_default();
                // The first section is always there, and in the file a blank line is between two.
                match section {
                    Section::Incident => text.set_text(&written),
                    _ => text.set_text(&["\n", &written].concat()),
                }
            }
        });
    }
    show_while(reading, Reading::Markdown, &source);
    source
}

fn show_while(reading: RwSignal<Reading>, what: Reading, piece: &Piece) {
    let piece = piece.clone();
    follow(move || piece.show(reading.get() == what));
}
