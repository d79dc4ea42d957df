//! Under the whys: their tree as a picture, and questions that lead on where an answer stops at
//! a person or a rule.

use leptos::{prelude::*, task::spawn_local};

use super::{
    super::element::{button, part},
    panel::live,
};
use crate::{
    app::{
        Page,
        effects::review::Look,
        platform::{clipboard, dom::Piece, files, picture, random},
        view::live::{follow, hear, pressed},
    },
    document::{Column, Edit, Id, List, Place, Row, Slot},
    export::file_name,
    lint::People,
    markdown,
    review::{why_svg, why_tree},
};

/// Puts both into the card of the causes.
pub fn causes(page: Page, card: &Piece) {
    let questions = live(page, "div", "asked-on", questions);
    pressed(&questions, move |press| {
        if let Some(row) = press.row {
            ask_on(page, row);
        }
    });
    let _ = card.find(".list-whys").child(questions).child(tree(page));
}

fn questions(look: &Look<'_>) -> Vec<Piece> {
    let people = People::of(look.doc);
    let ends = why_tree::ends(look.doc).into_iter();
    let asked = ends.filter_map(|why| {
        let question = why_tree::next_question(&why.answer, &people)?;
        let entry = part("div", "", "")
            .attr("data-row", &why.id.to_string())
            .child(part("q", "", &markdown::plain(&why.answer)))
            .child(part("p", "", question))
            .child(button("Ask this next", "ask"));
        Some(entry)
    });
    asked.collect()
}

/// Puts the question behind the answer at which its chain stops, and goes to its answer.
fn ask_on(page: Page, why: Id) {
    let list = List::Whys;
    let found = page.session.with(|doc| {
        let people = People::of(doc);
        let ends = why_tree::ends(doc).into_iter();
        let answer = ends.filter(|end| end.id == why).map(|end| &end.answer);
        let question = answer
            .map(|answer| why_tree::next_question(answer, &people))
            .next()??;
        Some((doc.locate(list, why)?, question))
    });
    let Some((slot, question)) = found else {
        return;
    };
    let row = Row::with_cells(list, random::id(), [(Column::Question, question)]);
    let place = Place::Cell {
        list,
        row: row.id(),
        column: Column::Answer,
    };
    let slot = Slot {
        index: slot.index + 1,
        ..slot
    };
    let row = Box::new(row);
    page.review
        .change(Edit::Insert { slot, row }, "A question was added");
    page.session.go_to(place);
}

/// The tree as a picture, drawn while it is open.
fn tree(page: Page) -> Piece {
    // It scrolls where the screen is narrow, also by key.
    let holder = part("div", "why-picture", "")
        .attr("tabindex", "0")
        .attr("role", "group")
        .attr("aria-label", "The whys as a picture");
    let whole = part("details", "folded", "")
        .child(part("summary", "", "The whys as a picture"))
        .child(holder.clone())
        .child(
            part("div", "presets", "")
                .child(button("Download as SVG", "svg"))
                .child(button("Copy as Mermaid", "mermaid")),
        );
    let is_open = RwSignal::new(false);
    let opened = whole.clone();
    hear(&whole, "toggle", move |_| is_open.set(opened.has("open")));
    let mut shown = String::new();
    follow(move || {
        page.review.track();
        if is_open.get() {
            let svg = page.session.with(|doc| why_svg::svg(doc, markdown::plain));
            if svg != shown {
                picture::show(&holder, &svg);
                shown = svg;
            }
        }
    });
    pressed(&whole, move |press| {
        if press.does == "svg" {
            let (name, svg) = page.session.with(|doc| {
                (
                    file_name(doc, "whys.svg"),
                    why_svg::svg(doc, markdown::plain),
                )
            });
            if files::download(&name, "image/svg+xml", &svg) {
                page.announcer
                    .say([&name, " was given to the browser"].concat());
            }
        }
        if press.does == "mermaid" {
            let text = page
                .session
                .with(|doc| why_tree::mermaid(doc, markdown::plain));
            spawn_local(async move {
                let told = match clipboard::copy_text(&text).await {
                    true => "The whys were copied as Mermaid",
                    false => "The browser refused the clipboard.",
                };
                page.announcer.say(told);
            });
        }
    });
    let is_there = whole.clone();
    follow(move || {
        page.review.track();
        is_there.show(page.session.with(|doc| !why_tree::walk(doc).is_empty()));
    });
    whole
}
