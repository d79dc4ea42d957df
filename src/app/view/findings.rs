use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;

use super::{
    finding::{self, button, part},
    rules,
};
use crate::app::live::{follow, hear, pressed};
use crate::{
    analysis::Found,
    app::{
        Page,
        effects::linter::{Linter, Spot},
        platform::{controls, dom::Piece},
        session::after_render,
    },
    document::{Choice, Id, Section, Silence, SilenceScope},
    finding::{Class, Kind},
    lint,
    template::SECTIONS,
};

const LIST_ID: &str = "findings-list";
const NOTE_ID: &str = "findings-note";
const MORE_ID: &str = "findings-more";
const SILENCED_ID: &str = "findings-silenced";

/// So many findings are listed at first, and so many more each time.
const LISTED: usize = 100;

/// Everything that is found, and what is silenced.
pub fn findings(page: Page, shown: Signal<bool>) -> Piece {
    let linter = page.linter;
    let kind = RwSignal::new(None::<Class>);
    let section = RwSignal::new(None::<Section>);
    let most = RwSignal::new(LISTED);
    let listed: Rc<RefCell<Vec<Listed>>> = Rc::default();
    let list = part("div", "", "").attr("id", LIST_ID);
    let more = button("Show more", "more").attr("id", MORE_ID);
    more.show(false);
    let note = part("p", "nothing", "")
        .attr("id", NOTE_ID)
        .attr("role", "status");
    note.show(false);
    let (kinds, sections) = (kind_menu(), section_menu());
    let filter = part("div", "findings-filter", "")
        .child(kinds.clone())
        .child(sections.clone())
        .child(button("Rules", "rules").attr("class", "quiet"));
    let whole = part("div", "findings", "")
        .child(filter)
        .child(note)
        .child(list.clone())
        .child(more);
    let whole = silenced_part(page, shown, whole);
    let pane = whole.clone();
    let articles = listed.clone();
    follow(move || {
        pane.show(shown.get());
        if shown.get() {
            linter.track();
            let wanted = (kind.get(), section.get());
            show(linter, wanted, most.get(), &mut articles.borrow_mut());
        }
    });
    hear(&kinds, "change", move |event| {
        kind.set(Class::from_key(&event_target_value(&event)))
    });
    hear(&sections, "change", move |event| {
        section.set(Section::from_key(&event_target_value(&event)));
    });
    pressed(&whole, move |press| match press.does.as_str() {
        "rules" => rules::open(None),
        "more" => most.update(|most| *most += LISTED),
        _ => {}
    });
    pressed(&list, move |press| {
        let Some(index) = press.index() else {
            return;
        };
        let spot = listed.borrow().get(index).map(|one| one.spot);
        if let Some(spot) = spot
            && finding::run(linter, spot, press)
        {
            let listed = listed.clone();
            after_render(move || match listed.borrow().is_empty() {
                true => controls::focus_id("tab-findings"),
                false => Piece::by_id(LIST_ID).focus_child(index),
            });
        }
    });
    whole
}

fn kind_menu() -> Piece {
    let mut menu = menu("Kind", "All kinds");
    for class in Class::ALL {
        menu = menu.child(option(class.key(), class.label()));
    }
    menu
}

fn section_menu() -> Piece {
    let mut menu = menu("Section", "All sections");
    for one in SECTIONS {
        menu = menu.child(option(one.section.key(), one.heading));
    }
    menu
}

fn menu(name: &str, all: &str) -> Piece {
    part("select", "", "")
        .attr("aria-label", name)
        .child(option("", all))
}

fn option(key: &str, word: &str) -> Piece {
    part("option", "", word).attr("value", key)
}

/// An article of the list.
struct Listed {
    spot: Spot,
    /// Everything that the article shows, as a hash.
    look: u64,
    article: Piece,
}

/// Lists what is found. What looks as it did before stays as it is.
fn show(
    linter: Linter,
    (kind, section): (Option<Class>, Option<Section>),
    most: usize,
    listed: &mut Vec<Listed>,
) {
    linter.with(|analysis| {
        let wanted = |found: &Found<'_>| {
            kind.is_none_or(|kind| found.finding.kind == Kind::Wording(kind))
                && section.is_none_or(|section| found.place.section() == section)
        };
        let mut found = analysis.shown().filter(wanted);
        let mut before = std::mem::take(listed);
        for (index, found) in found.by_ref().take(most).enumerate() {
            let look = finding::look(&found);
            let kept = before.iter().position(|one| one.look == look);
            let article = match kept {
                Some(at) => before.remove(at).article,
                None => finding::article(&found, true),
            };
            listed.push(Listed {
                spot: Spot::of(&found),
                look,
                article: article.attr("data-index", &index.to_string()),
            });
        }
        for gone in before {
            gone.article.remove();
        }
        Piece::by_id(LIST_ID).arrange(listed.iter().map(|one| &one.article));
        Piece::by_id(MORE_ID).show(found.next().is_some());
        let note = match (analysis.is_english(), kind.is_some() || section.is_some()) {
            _ if !listed.is_empty() => "",
            (false, _) => {
                "This seems not to be in English, so the linter stays out of it. Everything else works as ever."
            }
            (true, true) => "Nothing of this kind here.",
            (true, false) => "Nothing to point at: this reads without blame.",
        };
        let place = Piece::by_id(NOTE_ID);
        place.set_text(note);
        place.show(!note.is_empty());
    });
}

/// What the writer chose to keep, with the way back.
fn silenced_part(page: Page, shown: Signal<bool>, whole: Piece) -> Piece {
    let session = page.session;
    let ids: Rc<RefCell<Vec<Id>>> = Rc::default();
    let listed = ids.clone();
    let list = part("div", "silenced", "").attr("id", SILENCED_ID);
    let entries = list.clone();
    follow(move || {
        session.track_silences();
        session.opened().track();
        if shown.get() {
            session.with(|doc| {
                entries.set_children(doc.silenced.iter().enumerate().map(silenced));
                *ids.borrow_mut() = doc.silenced.iter().map(|silence| silence.id).collect();
            });
        }
    });
    pressed(&list, move |press| {
        let id = press
            .index()
            .and_then(|index| listed.borrow().get(index).copied());
        if let Some(id) = id {
            page.linter.bring_back(id);
            after_render(|| Piece::by_id(LIST_ID).focus_child(0));
        }
    });
    // The style sheet hides the heading of an empty list.
    whole.child(part("h3", "", "Silenced")).child(list)
}

fn silenced((index, silence): (usize, &Silence)) -> Piece {
    let what = lint::rule(&silence.rule).map_or(silence.rule.as_str(), |rule| rule.what);
    let mut entry = part("div", "", "")
        .attr("data-index", &index.to_string())
        .child(part("p", "", what))
        .child(part("p", "where", silence.scope.label()));
    if silence.scope != SilenceScope::Rule {
        entry = entry.child(part("blockquote", "", &silence.text));
    }
    if !silence.reason.is_empty() {
        entry = entry.child(part("p", "", &silence.reason));
    }
    entry.child(button("Bring back", "back"))
}
