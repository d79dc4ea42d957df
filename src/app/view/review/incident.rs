//! Beside the facts of the incident: by when the document is due, and which form fits.

use super::{
    super::element::{button, part},
    panel::{hint, live},
};
use crate::{
    app::{Page, effects::review::Look, platform::dom::Piece, view::live::pressed},
    document::{Choice, Edit, Field, Form, Place},
    review::questionnaire::{Due, Proposal, due, due_at, proposal},
};

/// Puts both into the card of the incident.
pub fn incident(page: Page, card: &Piece) {
    let clock = live(page, "div", "due", due_clock);
    let _ = card.find(".field-duration").child(clock);
    let form = live(page, "div", "proposal", which_form);
    pressed(&form, move |press| {
        if let Some(form) = Form::from_key(&press.does) {
            let place = Place::Field(Field::Form);
            let key = form.key().to_owned();
            let told = ["This is now a ", lower(form)].concat();
            page.review.change(Edit::Choose { place, key }, &told);
        }
    });
    let _ = card.find(".triggers").child(form);
}

fn due_clock(look: &Look<'_>) -> Vec<Piece> {
    let due = due(look.doc, look.policy, look.facts, look.now);
    let at = due_at(look.doc, look.policy, look.facts);
    let (Some(due), Some((_, level))) = (due, at) else {
        return Vec::new();
    };
    if due == Due::Done {
        return Vec::new();
    }
    let words = [level.review.label(), " ", &due.in_words()].concat();
    let is_late = matches!(due, Due::Overdue(_)).then_some("");
    let hours = level.due_hours.unwrap_or_default();
    let (count, unit) = match hours {
        49.. if hours.is_multiple_of(24) => (hours / 24, " days"),
        _ => (hours, " hours"),
    };
    let count = count.to_string();
    let why = [&level.name, ": within ", &count, unit, " of the end."].concat();
    vec![
        part("strong", "", &words).maybe("data-late", is_late),
        hint(&why),
    ]
}

fn which_form(look: &Look<'_>) -> Vec<Piece> {
    let Proposal { form, reason, .. } = proposal(look.doc, look.policy, look.facts);
    let chosen = look.doc.form;
    let other = match chosen {
        Form::Full => Form::Brief,
        Form::Brief => Form::Full,
    };
    let words = match form {
        Some(Form::Full) => "It calls for a full post-mortem. ",
        Some(Form::Brief) => "A brief summary is enough. ",
        None => "",
    };
    let switch = button(&["Switch to the ", lower(other)].concat(), other.key())
        .maybe("class", (form == Some(other)).then_some("primary"));
    vec![
        part("p", "", "")
            .child(part("strong", "", words))
            .text(&reason),
        hint(&["Your form: ", lower(chosen), "."].concat()),
        switch,
    ]
}

const fn lower(form: Form) -> &'static str {
    match form {
        Form::Full => "full post-mortem",
        Form::Brief => "brief summary",
    }
}
