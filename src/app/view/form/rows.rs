use leptos::{either::Either, prelude::*};

use super::control::control;
use crate::{
    app::{
        effects::announce::Announcer,
        platform::drag,
        session::{Session, add_button_id},
        view::icon::{Icon, icon},
    },
    document::{Id, List, Place},
    template::{ColumnTemplate, Control, ListTemplate},
};

/// A list of rows with its heading and the button that adds one.
#[component]
pub fn ListView(template: &'static ListTemplate) -> impl IntoView {
    let body = view! {
        {(!template.help.is_empty()).then(|| view! { <p class="hint">{template.help}</p> })}
        <Rows template branch=None/>
        <AddRow template/>
    };
    let class = format!("list list-{}", template.list.key());
    if template.folded {
        let session = expect_context::<Session>();
        let begun = session.with(|doc| !doc.rows(template.list).is_empty());
        Either::Left(view! {
            <details class=format!("folded {class}") open=begun>
                <summary>{template.label}</summary>
                {body}
            </details>
        })
    } else {
        Either::Right(view! {
            <div class=class>
                <h3>{template.label}</h3>
                {body}
            </div>
        })
    }
}

#[component]
fn AddRow(template: &'static ListTemplate) -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <button
            type="button"
            class="add"
            id=add_button_id(template.list)
            on:click=move |_| session.add_row(template.list, None)
        >
            {icon(Icon::Plus)}
            {format!("Add {}", template.row)}
        </button>
        {(template.list == List::Timeline).then(|| view! { <SortByTime/> })}
    }
}

/// Offered only while the timeline is out of order. It is never sorted by itself: a time that is
/// half typed would make its row jump away.
#[component]
fn SortByTime() -> impl IntoView {
    let session = expect_context::<Session>();
    let unsorted = Memo::new(move |_| session.is_unsorted());
    view! {
        <button
            type="button"
            class="add"
            hidden=move || !unsorted.get()
            on:click=move |_| session.sort_timeline()
        >
            "Sort by time"
        </button>
    }
}

/// The rows of a list, or of one branch of the whys.
#[component]
fn Rows(template: &'static ListTemplate, branch: Option<Id>) -> impl IntoView {
    let session = expect_context::<Session>();
    let list = template.list;
    let ids = Memo::new(move |_| session.row_ids(list, branch));
    view! {
        <ol class="rows" aria-label=template.label data-list=list.key()>
            <For each=move || ids.get() key=|id| *id let:row>
                <RowView template row/>
            </For>
        </ol>
    }
}

#[component]
fn RowView(template: &'static ListTemplate, row: Id) -> AnyView {
    let session = expect_context::<Session>();
    let announcer = expect_context::<Announcer>();
    let list = template.list;
    let (details, main): (Vec<_>, Vec<_>) =
        template.columns.iter().partition(|column| column.detail);
    let remove = move |_| {
        session.remove_row(list, row);
        announcer.undoable(
            format!("The {} was removed", template.row),
            session.edits().get_untracked(),
        );
    };
    view! {
        <li class="row" data-row=row.to_string()>
            <button
                type="button"
                class="handle"
                aria-label=format!("Move {}", template.row)
                title="Drag to move, or Alt+Up and Alt+Down"
                on:pointerdown=move |event| {
                    drag::start(&event, move |to| session.move_row(list, row, to));
                }
                on:keydown=move |event| {
                    let by = match event.key().as_str() {
                        "ArrowUp" => -1,
                        "ArrowDown" => 1,
                        _ => return,
                    };
                    event.prevent_default();
                    event.stop_propagation();
                    session.step_row(list, row, by);
                    drag::keep_focus(&event);
                }
            >
                {icon(Icon::Grip)}
            </button>
            <div class="cells">
                {main.into_iter().map(|column| cell(session, list, row, column)).collect_view()}
            </div>
            <div class="row-tools">
                <button
                    type="button"
                    class="remove"
                    aria-label=format!("Remove {}", template.row)
                    title=format!("Remove {}", template.row)
                    on:click=remove
                >
                    {icon(Icon::Cross)}
                </button>
            </div>
            {(!details.is_empty()).then(|| view! { <Details list row columns=details/> })}
            {(list == List::Whys).then(|| view! { <Branches template row/> })}
        </li>
    }
    .into_any()
}

/// The cells that are shown only when wanted. They are built when first opened, because most
/// rows never are.
#[component]
fn Details(list: List, row: Id, columns: Vec<&'static ColumnTemplate>) -> impl IntoView {
    let session = expect_context::<Session>();
    let written = session.with(|doc| {
        doc.row(list, row).is_some_and(|cells| {
            columns.iter().any(|column| {
                cells
                    .cell(column.column)
                    .is_some_and(|text| !text.is_empty())
            })
        })
    });
    let built = RwSignal::new(written);
    let columns = StoredValue::new(columns);
    view! {
        <details class="details" on:toggle=move |_| built.set(true)>
            <summary>{if written { "More (filled)" } else { "More" }}</summary>
            <Show when=move || built.get()>
                <div class="cells">
                    {columns
                        .get_value()
                        .into_iter()
                        .map(|column| cell(session, list, row, column))
                        .collect_view()}
                </div>
            </Show>
        </details>
    }
}

/// The other chains of questions that start from a why.
#[component]
fn Branches(template: &'static ListTemplate, row: Id) -> impl IntoView {
    let session = expect_context::<Session>();
    let branches = Memo::new(move |_| {
        session.track_rows(List::Whys);
        session.with(|doc| doc.branch_ids(row))
    });
    view! {
        <For each=move || branches.get() key=|id| *id let:branch>
            <div class="branch">
                <p class="hint">"What else?"</p>
                <Rows template branch=Some(branch)/>
            </div>
        </For>
        {session.may_branch(row).then(|| view! {
            <button
                type="button"
                class="add what-else"
                title="Ask about this answer a second time: begins a branch"
                on:click=move |_| session.add_branch(row)
            >
                {icon(Icon::Plus)}
                "What else?"
            </button>
        })}
    }
}

fn cell(session: Session, list: List, row: Id, template: &'static ColumnTemplate) -> AnyView {
    let column = template.column;
    let place = Place::Cell { list, row, column };
    let value = session.with(|doc| doc.text(place).map(|text| text.into_owned()));
    let class = match template.control {
        Control::Prose => format!("cell cell-{} wide", column.key()),
        _ => format!("cell cell-{}", column.key()),
    };
    view! {
        <div class=class data-label=template.label>
            {control(
                place,
                template.control,
                Some(template.label),
                template.example,
                &value.unwrap_or_default(),
                None,
            )}
        </div>
    }
    .into_any()
}
