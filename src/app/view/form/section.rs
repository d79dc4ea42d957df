use leptos::prelude::*;

use super::{field::FieldView, rows::ListView};
use crate::{
    app::session::Session,
    document::{Section, moment},
    template::{FieldTemplate, Part, SectionTemplate},
};

/// The id of a section's card.
pub fn card_id(section: Section) -> String {
    format!("section-{}", section.key())
}

/// One card: heading, guidance and the section's fields and lists.
#[component]
pub fn SectionCard(template: &'static SectionTemplate) -> impl IntoView {
    let session = expect_context::<Session>();
    let section = template.section;
    let shown = Memo::new(move |_| session.shows(section));
    let heading_id = format!("{}-heading", card_id(section));
    let labelled_by = heading_id.clone();
    view! {
        // No landmark: the preview has those, with the same names.
        <section
            role="group"
            id=card_id(section)
            class="card"
            tabindex="-1"
            aria-labelledby=labelled_by
            hidden=move || !shown.get()
        >
            <h2 id=heading_id>{template.heading}</h2>
            <p class="help">{template.help}</p>
            <details class="good">
                <summary>"What a good entry holds"</summary>
                <ul>{template.good.iter().map(|line| view! { <li>{*line}</li> }).collect_view()}</ul>
            </details>
            <div class="parts">{parts(template)}</div>
        </section>
    }
}

fn parts(template: &'static SectionTemplate) -> Vec<AnyView> {
    let is_trigger = |part: &&Part| matches!(part, Part::Field(FieldTemplate { field, .. }) if field.trigger().is_some());
    let mut views: Vec<AnyView> = template
        .parts
        .iter()
        .filter(|part| !is_trigger(part))
        .map(|part| match part {
            Part::Field(template) => view! { <FieldView template/> }.into_any(),
            Part::List(template) => view! { <ListView template/> }.into_any(),
            Part::Duration => view! { <Duration/> }.into_any(),
        })
        .collect();
    let triggers: Vec<AnyView> = template
        .parts
        .iter()
        .filter(is_trigger)
        .filter_map(|part| match part {
            Part::Field(template) => Some(view! { <FieldView template/> }.into_any()),
            _ => None,
        })
        .collect();
    if !triggers.is_empty() {
        views.push(
            view! {
                <details class="folded triggers">
                    <summary>"Does it call for a full review?"</summary>
                    <div class="parts">{triggers}</div>
                </details>
            }
            .into_any(),
        );
    }
    views
}

/// The duration, computed from start and end.
#[component]
fn Duration() -> impl IntoView {
    let session = expect_context::<Session>();
    let text = Memo::new(move |_| {
        session.track(Section::Incident);
        session.with(|doc| {
            moment::incident_minutes(&doc.incident_date, &doc.start, &doc.end).map(moment::in_words)
        })
    });
    view! {
        <div class="field field-duration">
            <span class="label" id="duration-label">"Duration"</span>
            <output class="computed" aria-labelledby="duration-label">
                {move || text.get().unwrap_or_else(|| "Follows from start and end".to_owned())}
            </output>
        </div>
    }
}
