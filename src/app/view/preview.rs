use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;

use super::{
    findings::Findings,
    icon::{Icon, icon},
};
use crate::{
    app::{
        effects::linter::Linter,
        platform::{controls, dialogs, margin::Margin, pane, patch::Slot},
        session::{Session, after_render},
        view::export::EXPORT_ID,
    },
    document::Section,
    markdown::{
        self,
        preview::{Medium, Preview},
    },
};

const PANE_ID: &str = "preview";

/// What the pane beside the form shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// The post-mortem as it will read.
    Preview,
    /// The Markdown that is exported.
    Markdown,
    /// What the linter has found.
    Findings,
}

/// The post-mortem as it will read, or its Markdown, following every keystroke.
#[component]
pub fn PreviewPane(
    /// Called when a click in the preview leads to a field.
    #[prop(into)]
    on_go: Callback<()>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let linter = expect_context::<Linter>();
    let reading = RwSignal::new(Reading::Preview);
    let focused = session.focused();
    Effect::new(move |_| {
        if let Some(place) = focused.get()
            && reading.get() == Reading::Preview
        {
            after_render(move || pane::reveal(PANE_ID, place));
        }
    });
    let go = move |event: leptos::ev::MouseEvent| {
        if let Some(place) = pane::clicked(&event) {
            on_go.run(());
            after_render(move || {
                controls::focus(place);
            });
        }
    };
    let count = move || {
        let count = linter.counts().get().iter().sum::<usize>();
        (count > 0).then(|| view! { <span class="count">{count}</span> })
    };
    let tab = move |what: Reading, label: &'static str| {
        view! {
            <button
                type="button"
                role="tab"
                id=tab_id(what)
                aria-controls=PANE_ID
                aria-selected=move || (reading.get() == what).to_string()
                tabindex=move || if reading.get() == what { "0" } else { "-1" }
                on:click=move |_| reading.set(what)
                on:keydown=move |event| {
                    let by = match event.key().as_str() {
                        "ArrowLeft" => TABS.len() - 1,
                        "ArrowRight" => 1,
                        _ => 0,
                    };
                    if by > 0 {
                        let (other, _) = TABS[(what as usize + by) % TABS.len()];
                        reading.set(other);
                        controls::focus_id(tab_id(other));
                    }
                }
            >
                {label}
                {(what == Reading::Findings).then_some(count)}
            </button>
        }
    };
    view! {
        <div class="preview-head">
            <div class="tabs" role="tablist" aria-label="How to read it">
                {TABS.map(|(what, label)| tab(what, label)).collect_view()}
            </div>
            <button type="button" class="primary" on:click=move |_| dialogs::open(EXPORT_ID)>
                {icon(Icon::Download)}
                "Export"
            </button>
        </div>
        <div
            id=PANE_ID
            class="preview-scroll"
            role="tabpanel"
            tabindex="0"
            aria-labelledby=move || tab_id(reading.get())
            on:click=go
        >
            <Paper shown=Signal::derive(move || reading.get() == Reading::Preview)/>
            <Source shown=Signal::derive(move || reading.get() == Reading::Markdown)/>
            <Findings shown=Signal::derive(move || reading.get() == Reading::Findings)/>
        </div>
    }
}

/// The tabs in their order.
const TABS: [(Reading, &str); 3] = [
    (Reading::Preview, "Preview"),
    (Reading::Markdown, "Markdown"),
    (Reading::Findings, "Findings"),
];

const fn tab_id(reading: Reading) -> &'static str {
    match reading {
        Reading::Preview => "tab-preview",
        Reading::Markdown => "tab-markdown",
        Reading::Findings => "tab-findings",
    }
}

/// The rendered post-mortem. Each section is rendered again when something in it changes, and
/// of it only what differs is touched in the page.
#[component]
fn Paper(shown: Signal<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    let preview = Rc::new(RefCell::new(Preview::new(Medium::Screen)));
    for &section in Section::ALL {
        let preview = preview.clone();
        let mut slot: Option<Slot> = None;
        Effect::new(move |_| {
            session.track(section);
            if !shown.get() {
                return;
            }
            let node = session.with(|doc| preview.borrow_mut().section(doc, section));
            if slot.is_none() {
                slot = Slot::in_element(&slot_id(section));
            }
            if let Some(slot) = slot.as_mut() {
                slot.show(node);
            }
        });
    }
    mark_findings(shown);
    view! {
        <article class="paper" hidden=move || !shown.get()>
            // The style sheet shows it as long as every section is empty.
            <p class="nothing">
                "What you write appears here as it will read."
            </p>
            {Section::ALL
                .iter()
                .map(|&section| {
                    view! { <div id=slot_id(section) data-section=section.key()></div> }
                })
                .collect_view()}
        </article>
    }
}

/// Marks what has findings, once it is there to be marked.
fn mark_findings(shown: Signal<bool>) {
    let linter = expect_context::<Linter>();
    let margins: Vec<Margin> = Section::ALL.iter().map(|_| Margin::default()).collect();
    let margins = Rc::new(RefCell::new(margins));
    Effect::new(move |_| {
        linter.track();
        if !shown.get() {
            return;
        }
        let margins = margins.clone();
        after_render(move || {
            for (margin, &section) in margins.borrow_mut().iter_mut().zip(Section::ALL) {
                let places = linter.with(|analysis| analysis.places(section));
                margin.show(&slot_id(section), &places);
            }
        });
    });
}

/// Other than the id of the section's heading, by which the section inside of it is named.
fn slot_id(section: Section) -> String {
    format!("slot-{}", section.key())
}

/// The exact Markdown of the clean export, by section.
#[component]
fn Source(shown: Signal<bool>) -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <div class="source" hidden=move || !shown.get()>
            {Section::ALL
                .iter()
                .map(|&section| {
                    let text = Memo::new(move |_| {
                        session.track(section);
                        if !shown.get() {
                            return None;
                        }
                        session.with(|doc| markdown::write_section(doc, section))
                    });
                    view! {
                        <pre hidden=move || text.with(Option::is_none)>
                            {move || text.get()}
                        </pre>
                    }
                })
                .collect_view()}
        </div>
    }
}
