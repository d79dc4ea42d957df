use std::{cell::RefCell, rc::Rc};

use leptos::prelude::*;

use super::{
    finding::{self, button, part},
    rules,
};
use crate::{
    analysis::Found,
    app::{
        effects::linter::{Linter, Spot},
        platform::{controls, dom::Piece, press::Press},
        session::{Session, after_render},
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
#[component]
pub fn Findings(shown: Signal<bool>) -> impl IntoView {
    let linter = expect_context::<Linter>();
    let kind = RwSignal::new(None::<Class>);
    let section = RwSignal::new(None::<Section>);
    let most = RwSignal::new(LISTED);
    let listed: Rc<RefCell<Vec<Listed>>> = Rc::default();
    let list = listed.clone();
    Effect::new(move |_| {
        if shown.get() {
            linter.track();
            let wanted = (kind.get(), section.get());
            show(linter, wanted, most.get(), &mut list.borrow_mut());
        }
    });
    let clicked = move |event: leptos::ev::MouseEvent| {
        let Some(press) = Press::of(&event) else {
            return;
        };
        let Some(index) = press.index() else {
            return;
        };
        let spot = listed.borrow().get(index).map(|one| one.spot);
        if let Some(spot) = spot
            && finding::run(linter, spot, &press)
        {
            let listed = listed.clone();
            after_render(move || match listed.borrow().is_empty() {
                true => controls::focus_id("tab-findings"),
                false => Piece::by_id(LIST_ID).focus_child(index),
            });
        }
    };
    view! {
        <div class="findings" hidden=move || !shown.get()>
            <div class="findings-filter">
                <select
                    aria-label="Kind"
                    on:change=move |event| kind.set(Class::from_key(&event_target_value(&event)))
                >
                    <option value="">"All kinds"</option>
                    {Class::ALL
                        .iter()
                        .map(|class| view! { <option value=class.key()>{class.label()}</option> })
                        .collect_view()}
                </select>
                <select
                    aria-label="Section"
                    on:change=move |event| section.set(Section::from_key(&event_target_value(&event)))
                >
                    <option value="">"All sections"</option>
                    {SECTIONS
                        .iter()
                        .map(|one| view! { <option value=one.section.key()>{one.heading}</option> })
                        .collect_view()}
                </select>
                <button type="button" class="quiet" on:click=move |_| rules::open(None)>
                    "Rules"
                </button>
            </div>
            <p id=NOTE_ID class="nothing" role="status" hidden></p>
            <div id=LIST_ID on:click=clicked></div>
            <button
                type="button"
                id=MORE_ID
                hidden
                on:click=move |_| most.update(|most| *most += LISTED)
            >
                "Show more"
            </button>
            <Silenced shown/>
        </div>
    }
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
#[component]
fn Silenced(shown: Signal<bool>) -> impl IntoView {
    let linter = expect_context::<Linter>();
    let session = expect_context::<Session>();
    let ids: Rc<RefCell<Vec<Id>>> = Rc::default();
    let listed = ids.clone();
    Effect::new(move |_| {
        session.track_silences();
        session.opened().track();
        if shown.get() {
            session.with(|doc| {
                let parts = doc.silenced.iter().enumerate().map(silenced);
                Piece::by_id(SILENCED_ID).set_children(parts);
                *ids.borrow_mut() = doc.silenced.iter().map(|silence| silence.id).collect();
            });
        }
    });
    let clicked = move |event: leptos::ev::MouseEvent| {
        let id = Press::of(&event).and_then(|press| listed.borrow().get(press.index()?).copied());
        if let Some(id) = id {
            linter.bring_back(id);
            after_render(|| Piece::by_id(LIST_ID).focus_child(0));
        }
    };
    view! {
        // The style sheet hides the heading of an empty list.
        <h3>"Silenced"</h3>
        <div id=SILENCED_ID class="silenced" on:click=clicked></div>
    }
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
