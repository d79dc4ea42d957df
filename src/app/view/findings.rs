use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;

use super::{
    element::{button, part},
    live::{follow, hear, pressed},
    reading::Reading,
    review::{
        article::scope_label,
        list::{self, GROUPS, Shown, Wanted, article_id},
        settings,
    },
    rules,
};
use crate::{
    app::{
        Page,
        effects::bulk,
        platform::{dom::Piece, page, render::after_render},
    },
    document::{Choice, Id, Section, Silence, SilenceScope},
    finding::Class,
    lint, review,
    template::SECTIONS,
};

const NOTE_ID: &str = "findings-note";
const SILENCED_ID: &str = "findings-silenced";

/// So many findings are listed at first, and so many more each time.
const LISTED: usize = 100;

/// Everything that is found in wording and content, and what is silenced.
pub fn findings(page: Page, reading: RwSignal<Reading>) -> Piece {
    let wanted = RwSignal::new(Wanted::default());
    let most = RwSignal::new(LISTED);
    let list = Rc::new(RefCell::new(Shown::new()));
    let more = button("Show more", "more");
    more.show(false);
    let note = part("p", "nothing", "")
        .attr("id", NOTE_ID)
        .attr("role", "status");
    note.show(false);
    let (kinds, sections) = (kind_menu(), section_menu());
    let reword = button("Reword all", "reword")
        .attr("class", "quiet")
        .attr("title", "Put in every wording that needs no new fact");
    let filter = part("div", "findings-filter", "")
        .child(kinds.clone())
        .child(sections.clone())
        .child(button("Print", "print").attr("class", "quiet"))
        .child(button("Rules", "rules").attr("class", "quiet"))
        .child(button("Settings", "settings").attr("class", "quiet"))
        // The last one: it goes when it has done its work, and no other takes its place.
        .child(reword.clone());
    let title = part("h2", "checklist-title", "");
    let articles = list.borrow().whole.clone();
    let whole = part("div", "findings", "")
        .child(part("h2", "visually-hidden", "Findings"))
        .child(title.clone())
        .child(filter)
        .child(note.clone())
        .child(articles.clone())
        .child(more.clone());
    let whole = silenced_part(page, reading, whole);
    let pane = whole.clone();
    let all = list.clone();
    follow(move || {
        let is_shown = reading.get() == Reading::Findings;
        pane.show(is_shown);
        if is_shown {
            page.linter.track();
            page.review.track_findings();
            page.session.opened().track();
            let wanted = wanted.get();
            reword.show(bulk::has_any(page));
            more.show(all.borrow_mut().update(page, &wanted, most.get()));
            let words = about(page, &wanted, all.borrow().is_empty());
            note.set_text(words);
            note.show(!words.is_empty());
        }
    });
    let all = list.clone();
    follow(move || {
        let which = page.linter.card().get();
        if reading.get() == Reading::Findings {
            all.borrow().show_at_hand(which.as_ref());
        }
    });
    hear(&kinds, "change", move |event| {
        wanted.update(|wanted| wanted.kind = event_target_value(&event));
    });
    hear(&sections, "change", move |event| {
        let section = Section::from_key(&event_target_value(&event));
        wanted.update(|wanted| wanted.section = section);
    });
    let menus = kinds.clone();
    pressed(&whole, move |press| match press.does.as_str() {
        "rules" => rules::open(None),
        "settings" => settings::open(page),
        "reword" => {
            bulk::fix_all(page);
            let next = menus.clone();
            after_render(move || next.focus_if_lost());
        }
        "more" => most.update(|most| *most += LISTED),
        "print" => {
            page.session.with(|doc| {
                title.set_text(&["Reviewer\u{2019}s checklist: ", doc.title.trim()].concat());
            });
            page::print_part("findings");
        }
        _ => {}
    });
    pressed(&articles, move |press| {
        let gone = list::run(page, &list.borrow(), press);
        if let Some(index) = gone {
            let list = list.clone();
            // Where the writer was led elsewhere, the focus is there.
            after_render(move || list.borrow().article(index).focus_if_lost());
        }
    });
    whole
}

/// What there is to say about the list itself.
fn about(page: Page, wanted: &Wanted, is_empty: bool) -> &'static str {
    if !page.linter.with(|analysis| analysis.is_english()) {
        return "This seems not to be in English, so wording is left alone. Everything else works as ever.";
    }
    match is_empty && !wanted.is_all() {
        true => "Nothing of this kind here.",
        false => "",
    }
}

fn kind_menu() -> Piece {
    let mut menu = menu("Kind", "All kinds");
    for (key, label) in GROUPS {
        menu = menu.child(option(key, label));
    }
    let mut classes = part("optgroup", "", "").attr("label", "How it is said");
    for class in Class::ALL {
        classes = classes.child(option(class.key(), class.label()));
    }
    menu.child(classes)
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

/// What the writer chose to keep, with the way back.
fn silenced_part(page: Page, reading: RwSignal<Reading>, whole: Piece) -> Piece {
    let session = page.session;
    let ids: Rc<RefCell<Vec<Id>>> = Rc::default();
    let listed = ids.clone();
    let list = part("div", "silenced", "").attr("id", SILENCED_ID);
    let heading = part("h3", "", "Silenced");
    let (entries, above) = (list.clone(), heading.clone());
    follow(move || {
        session.track_silences();
        session.opened().track();
        if reading.get() == Reading::Findings {
            session.with(|doc| {
                above.show(!doc.silenced.is_empty());
                entries.set_children(doc.silenced.iter().enumerate().map(silenced));
                *ids.borrow_mut() = doc.silenced.iter().map(|silence| silence.id).collect();
            });
        }
    });
    let whole = whole.child(heading).child(list.clone());
    pressed(&list, move |press| {
        let id = press
            .index()
            .and_then(|index| listed.borrow().get(index).copied());
        if let Some(id) = id {
            page.linter.bring_back(id);
            page.review.run();
            after_render(|| Piece::by_id(&article_id(0)).focus());
        }
    });
    whole
}

fn silenced((index, silence): (usize, &Silence)) -> Piece {
    let check = review::check(&silence.rule);
    let what = match (lint::rule(&silence.rule), check) {
        (Some(rule), _) => rule.what,
        (_, Some(check)) => check.what,
        _ => &silence.rule,
    };
    let scope = match check {
        Some(_) => scope_label(silence.scope),
        None => silence.scope.label(),
    };
    let mut entry = part("div", "", "")
        .attr("data-index", &index.to_string())
        .child(part("p", "", what))
        .child(part("p", "where", scope));
    // Of a check it says where, which is no word of the document.
    let words = if check.is_some() {
        &silence.sentence
    } else {
        &silence.text
    };
    if silence.scope != SilenceScope::Rule && !words.is_empty() {
        entry = entry.child(part("blockquote", "", words));
    }
    if !silence.reason.is_empty() {
        entry = entry.child(part("p", "", &silence.reason));
    }
    entry.child(button("Bring back", "back"))
}
