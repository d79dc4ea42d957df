use leptos::prelude::*;

use super::form::card_id;
use crate::{
    app::{platform::controls, session::Session},
    document::Section,
    template::{Progress, SECTIONS, SectionTemplate, progress},
};

/// Every section with its state; each jumps to its card.
#[component]
pub fn Nav() -> impl IntoView {
    let session = expect_context::<Session>();
    let begun = Memo::new(move |_| {
        let complete = SECTIONS
            .iter()
            .filter(|template| state(session, template) == Progress::Complete)
            .count();
        let shown = SECTIONS
            .iter()
            .filter(|template| session.shows(template.section))
            .count();
        (complete, shown)
    });
    view! {
        <nav class="sections" aria-label="Sections">
            <p class="sections-count">
                {move || {
                    let (complete, shown) = begun.get();
                    format!("{complete} of {shown} complete")
                }}
            </p>
            <ul>{SECTIONS.iter().map(|template| view! { <Entry template/> }).collect_view()}</ul>
        </nav>
    }
}

#[component]
fn Entry(template: &'static SectionTemplate) -> impl IntoView {
    let session = expect_context::<Session>();
    let section = template.section;
    let shown = Memo::new(move |_| session.shows(section));
    let state = Memo::new(move |_| state(session, template));
    let here = Memo::new(move |_| {
        session
            .focused()
            .get()
            .is_some_and(|place| place.section() == section)
    });
    view! {
        <li hidden=move || !shown.get()>
            <a
                href=format!("#{}", card_id(section))
                class=move || match state.get() {
                    Progress::Empty => "entry empty",
                    Progress::Begun => "entry begun",
                    Progress::Complete => "entry complete",
                }
                aria-current=move || here.get().then_some("true")
                on:click=move |event| {
                    event.prevent_default();
                    jump(section);
                }
            >
                <span class="state" aria-hidden="true"></span>
                {template.heading}
                <span class="visually-hidden">
                    {move || match state.get() {
                        Progress::Empty => ", empty",
                        Progress::Begun => ", begun",
                        Progress::Complete => ", complete",
                    }}
                </span>
            </a>
        </li>
    }
}

fn state(session: Session, template: &'static SectionTemplate) -> Progress {
    session.track(template.section);
    session.with(|doc| progress(doc, template))
}

fn jump(section: Section) {
    controls::jump(&card_id(section));
}
