use leptos::prelude::*;

use super::form::card_id;
use crate::{
    app::{effects::linter::Linter, platform::controls, session::Session},
    template::{Progress, SECTIONS, SectionTemplate, progress},
};

/// What the list tells of one section.
#[derive(Clone, Copy)]
struct Entry {
    template: &'static SectionTemplate,
    shown: Memo<bool>,
    state: Memo<Progress>,
}

/// Every section with its state; each jumps to its card.
#[component]
pub fn Nav() -> impl IntoView {
    let session = expect_context::<Session>();
    let entries: Vec<Entry> = SECTIONS
        .iter()
        .map(|template| Entry {
            template,
            shown: Memo::new(move |_| session.shows(template.section)),
            state: Memo::new(move |_| {
                session.track(template.section);
                session.with(|doc| progress(doc, template))
            }),
        })
        .collect();
    let views = entries
        .iter()
        .map(|&entry| entry_view(session, entry))
        .collect_view();
    let count = move || {
        let shown = entries.iter().filter(|entry| entry.shown.get()).count();
        let complete = entries
            .iter()
            .filter(|entry| entry.state.get() == Progress::Complete)
            .count();
        format!("{complete} of {shown} complete")
    };
    view! {
        <nav class="sections" aria-label="Sections">
            <p class="sections-count">{count}</p>
            <ul>{views}</ul>
        </nav>
    }
}

fn entry_view(session: Session, entry: Entry) -> impl IntoView {
    let Entry {
        template,
        shown,
        state,
    } = entry;
    let card = card_id(template.section);
    let href = format!("#{card}");
    let linter = expect_context::<Linter>();
    let findings = Memo::new(move |_| linter.counts().get()[template.section as usize]);
    let here = Memo::new(move |_| {
        session
            .focused()
            .get()
            .is_some_and(|place| place.section() == template.section)
    });
    view! {
        <li hidden=move || !shown.get()>
            <a
                href=href
                class=move || match state.get() {
                    Progress::Empty => "entry empty",
                    Progress::Begun => "entry begun",
                    Progress::Complete => "entry complete",
                }
                aria-current=move || here.get().then_some("true")
                on:click=move |event| {
                    event.prevent_default();
                    controls::jump(&card);
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
                {move || {
                    let count = findings.get();
                    (count > 0)
                        .then(|| {
                            view! {
                                <span class="count">
                                    {count} <span class="visually-hidden">" to look at"</span>
                                </span>
                            }
                        })
                }}
            </a>
        </li>
    }
}
