use super::{field::field, rows::list};
use crate::{
    app::{Page, live::follow, platform::dom::Piece, session::Session},
    document::{Section, moment},
    template::{FieldTemplate, Part, SectionTemplate},
};

/// The id of a section's card.
pub fn card_id(section: Section) -> String {
    format!("section-{}", section.key())
}

/// The id of its heading.
pub fn heading_id(section: Section) -> String {
    [&card_id(section), "-heading"].concat()
}

/// One card: heading, guidance and the section's fields and lists. It shows itself when the
/// document's form has it.
pub fn card(page: Page, template: &'static SectionTemplate) -> Piece {
    let session = page.session;
    let section = template.section;
    let id = card_id(section);
    let heading_id = heading_id(section);
    let good = template.good.iter().map(|line| Piece::new("li").text(line));
    // No landmark: the preview has those, with the same names.
    let card = Piece::of("section", "card")
        .attr("role", "group")
        .attr("id", &id)
        .attr("tabindex", "-1")
        .attr("aria-labelledby", &heading_id)
        .child(
            Piece::new("h2")
                .attr("id", &heading_id)
                .text(template.heading),
        )
        .child(Piece::of("p", "help").text(template.help))
        .child(
            Piece::of("details", "good")
                .child(Piece::new("summary").text("What a good entry holds"))
                .child(Piece::new("ul").children(good)),
        )
        .child(parts(page, template));
    let shown = card.clone();
    let mut was = None;
    follow(move || {
        let is = session.shows(section);
        if was.replace(is) != Some(is) {
            shown.show(is);
        }
    });
    card
}

/// The fields and lists in their order; the questions of the triggers fold away at the end.
fn parts(page: Page, template: &'static SectionTemplate) -> Piece {
    let (triggers, others): (Vec<&Part>, Vec<&Part>) = template.parts.iter().partition(
        |part| matches!(part, Part::Field(FieldTemplate { field, .. }) if field.trigger().is_some()),
    );
    let view = |part: &&'static Part| match part {
        Part::Field(template) => field(page.session, template),
        Part::List(template) => list(page, template),
        Part::Duration => duration(page.session),
    };
    let folded = (!triggers.is_empty()).then(|| {
        Piece::of("details", "folded triggers")
            .child(Piece::new("summary").text("Does it call for a full review?"))
            .child(Piece::of("div", "parts").children(triggers.iter().map(view)))
    });
    Piece::of("div", "parts")
        .children(others.iter().map(view))
        .children(folded)
}

/// The duration, computed from start and end.
fn duration(session: Session) -> Piece {
    let output = Piece::of("output", "computed").attr("aria-labelledby", "duration-label");
    let shown = output.clone();
    let mut was = None;
    follow(move || {
        session.track(Section::Incident);
        let minutes =
            session.with(|doc| moment::incident_minutes(&doc.incident_date, &doc.start, &doc.end));
        if was.replace(minutes) != Some(minutes) {
            match minutes {
                Some(minutes) => shown.set_text(&moment::in_words(minutes)),
                None => shown.set_text("Follows from start and end"),
            }
        }
    });
    Piece::of("div", "field field-duration")
        .child(
            Piece::of("span", "label")
                .attr("id", "duration-label")
                .text("Duration"),
        )
        .child(output)
}
