use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::app::platform::dialogs;

/// A modal dialog, closed until [`dialogs::open`] opens it.
#[component]
pub fn Dialog(
    /// Its id in the page.
    id: &'static str,
    /// Its heading, which also names it.
    title: &'static str,
    children: Children,
) -> impl IntoView {
    let title_id = format!("{id}-title");
    let labelled_by = title_id.clone();
    view! {
        <dialog id=id class="dialog" aria-labelledby=labelled_by>
            <header class="dialog-head">
                <h2 id=title_id>{title}</h2>
                <button
                    type="button"
                    class="quiet"
                    aria-label="Close"
                    on:click=move |_| dialogs::close(id)
                >
                    {icon(Icon::Cross)}
                </button>
            </header>
            {children()}
        </dialog>
    }
}
