//! Beside the follow-up: whom to share with, and after the review date what is still open.

use super::{
    super::element::{button, part},
    panel::{count_of, hint, live},
};
use crate::{
    app::{
        Page,
        effects::review::Look,
        platform::{dom::Piece, random},
        view::live::pressed,
    },
    document::{Column, List},
    finding::{Change, Remedy},
    review::follow_up::{AUDIENCES, follow_up, is_due, missing_audiences, still_open},
};

/// Puts both into the card of the follow-up.
pub fn follow_ups(page: Page, card: &Piece) {
    let audiences = live(page, "div", "presets", audiences);
    pressed(&audiences, move |press| {
        let audience = press.index().and_then(|index| AUDIENCES.get(index));
        if let Some(audience) = audience {
            page.review.offer(&Remedy {
                label: ["share with ", audience.name].concat().into(),
                changes: vec![Change::add(
                    List::Sharing,
                    &[(Column::Audience, audience.name)],
                )],
            });
        }
    });
    let _ = card.find(".list-sharing").child(audiences);
    let next = live(page, "div", "next", next);
    pressed(&next, move |_| start(page));
    let _ = card.clone().child(next);
}

fn audiences(look: &Look<'_>) -> Vec<Piece> {
    let missing = missing_audiences(look.doc);
    let all = AUDIENCES.iter().enumerate();
    let buttons = all
        .filter(|(_, audience)| missing.iter().any(|one| one.name == audience.name))
        .map(|(index, audience)| {
            button(&["+ ", audience.name].concat(), "share")
                .attr("data-index", &index.to_string())
                .attr("title", audience.wants)
                .attr("aria-label", &["Share with ", audience.name].concat())
        });
    let buttons: Vec<Piece> = buttons.collect();
    if buttons.is_empty() {
        return buttons;
    }
    let mut pieces = vec![hint("Who else can learn from it?")];
    pieces.extend(buttons);
    pieces
}

fn next(look: &Look<'_>) -> Vec<Piece> {
    if !is_due(look.doc, look.now.date()) {
        return Vec::new();
    }
    let open = still_open(look.doc).count();
    let words = match open {
        0 => "The review date has come, and nothing is left open.".to_owned(),
        _ => [
            "The review date has come, and ",
            &count_of(open, "action item"),
            if open == 1 { " is" } else { " are" },
            " still open.",
        ]
        .concat(),
    };
    let start = (open > 0).then(|| button("Start the follow-up", "follow-up"));
    let mut pieces = vec![part("p", "", &words)];
    pieces.extend(start);
    pieces
}

/// A new draft that opens with what is still open.
fn start(page: Page) {
    let doc = page.review.look(|look| {
        let today = look.now.date();
        // The address of a draft leads nowhere outside of this browser, so none is written.
        follow_up(look.doc, today, "", &mut random::id)
    });
    if page.desk.create(&doc) {
        page.announcer.say("A follow-up with what is still open");
    }
}
