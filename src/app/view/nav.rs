use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::prelude::*;

use super::{element::part, form::card_id, preview::PANE_ID};
use crate::app::live::{follow, hear};
use crate::{
    app::{
        Page,
        platform::{controls, dom::Piece, pane, press::Press, render::after_render},
    },
    document::Section,
    template::{Progress, SECTIONS, progress},
};

/// How long after the focus a bar that scrolls follows it: nothing waits for that.
const FOLLOWS_AFTER: Duration = Duration::from_millis(100);

/// Whether a section is shown, and how far it is.
type State = Cell<(bool, Progress)>;

/// Every section with its state, and which of them is at hand in the form's pane; each jumps to its
/// card.
pub fn nav(page: Page, pane: &Piece) -> Piece {
    let count = part("p", "sections-count", "");
    let states = vec![State::new((true, Progress::Empty)); SECTIONS.len()];
    let states: Rc<[State]> = states.into();
    let mut list = part("ul", "", "");
    let mut links = Vec::new();
    for (index, template) in SECTIONS.iter().enumerate() {
        let link = part("a", "entry", "")
            .attr("href", &["#", &card_id(template.section)].concat())
            .attr("data-do", "jump")
            .attr("data-index", &index.to_string())
            .child(part("span", "state", "").attr("aria-hidden", "true"))
            .text(template.heading)
            .child(part("span", "visually-hidden", ""));
        let entry = part("li", "", "").child(link.clone());
        follow_state(page, index, entry.clone(), count.clone(), states.clone());
        list = list.child(entry);
        links.push(link);
    }
    follow_counts(page, links.clone());
    let here: Rc<Here> = Rc::new(Here {
        links,
        shown: Cell::default(),
    });
    follow_place(page, pane, &here);
    hear(&list, "click", move |event| {
        if let Some(index) = Press::of(&event).and_then(|press| press.index()) {
            event.prevent_default();
            let section = SECTIONS[index].section;
            controls::jump(&card_id(section));
            here.show(Some(section));
        }
    });
    part("nav", "sections", "")
        .attr("aria-label", "Sections")
        .child(count)
        .child(list)
}

fn follow_state(page: Page, index: usize, entry: Piece, count: Piece, states: Rc<[State]>) {
    let template = &SECTIONS[index];
    let mut is_new = true;
    follow(move || {
        let is_shown = page.session.shows(template.section);
        let progress = page.session.with(|doc| progress(doc, template));
        let before = states[index].replace((is_shown, progress));
        if before == (is_shown, progress) && !is_new {
            return;
        }
        is_new = false;
        let (class, words) = match progress {
            Progress::Empty => ("entry empty", ", empty"),
            Progress::Begun => ("entry begun", ", begun"),
            Progress::Complete => ("entry complete", ", complete"),
        };
        entry.show(is_shown);
        entry.find("a").set("class", Some(class));
        entry.find(".visually-hidden").set_text(words);
        count.set_text(&in_words(&states));
    });
}

fn in_words(states: &[State]) -> String {
    let (mut shown, mut complete) = (0_usize, 0_usize);
    for (is_shown, progress) in states.iter().map(Cell::get) {
        shown += usize::from(is_shown);
        complete += usize::from(progress == Progress::Complete);
    }
    let (complete, shown) = (complete.to_string(), shown.to_string());
    [&complete, " of ", &shown, " filled in"].concat()
}

/// How much there is to look at in each section.
fn follow_counts(page: Page, links: Vec<Piece>) {
    follow(move || {
        let counts = page.review.counts();
        for (link, template) in links.iter().zip(SECTIONS) {
            link.find(".count").remove();
            let count = counts[template.section as usize];
            if count > 0 {
                let words = part("span", "visually-hidden", " to look at");
                let _ = link
                    .clone()
                    .child(part("span", "count", &count.to_string()).child(words));
            }
            // The bar of sections grows with the counts, and the one at hand stays in sight.
            if link.has("aria-current") {
                let link = link.clone();
                set_timeout(move || controls::bring_near(&link), FOLLOWS_AFTER);
            }
        }
    });
}

/// Where the writer is: at the caret, and at what was scrolled to once that is out of sight.
fn follow_place(page: Page, form: &Piece, here: &Rc<Here>) {
    let written = here.clone();
    follow(move || {
        let place = page.session.focused().get();
        written.show(place.map(|place| place.section()));
    });
    let (form, here) = (form.clone(), here.clone());
    page.whole.then(move || {
        let (first, shown) = (here.clone(), form.clone());
        after_render(move || first.show(section_in_sight(&shown)));
        // The focus goes to a card that is jumped to, which may be in its place already.
        for event in ["scroll", "focusin"] {
            let (here, scrolled) = (here.clone(), form.clone());
            hear(&form, event, move |_| {
                // Between two cards it stays at the one before.
                if let Some(section) = section_in_sight(&scrolled) {
                    here.show(Some(section));
                }
            });
        }
        // On a phone the preview takes the place of the form.
        let paper = Piece::by_id(PANE_ID);
        let read = paper.clone();
        hear(&paper, "scroll", move |_| {
            let key = (!form.is_shown()).then(|| pane::section_in_sight(&read));
            if let Some(section) = key.flatten().and_then(|key| Section::from_key(&key)) {
                here.show(Some(section));
            }
        });
    });
}

fn section_in_sight(form: &Piece) -> Option<Section> {
    let id = pane::card_in_sight(form)?;
    let mut sections = SECTIONS.iter().map(|template| template.section);
    sections.find(|&section| card_id(section) == id)
}

/// The section that is shown to be at hand.
struct Here {
    links: Vec<Piece>,
    shown: Cell<Option<Section>>,
}

impl Here {
    fn show(&self, section: Option<Section>) {
        if self.shown.replace(section) == section {
            return;
        }
        for (link, template) in self.links.iter().zip(SECTIONS) {
            let is_here = section == Some(template.section);
            link.set("aria-current", is_here.then_some("true"));
            if is_here {
                let link = link.clone();
                set_timeout(move || controls::bring_near(&link), FOLLOWS_AFTER);
            }
        }
    }
}
