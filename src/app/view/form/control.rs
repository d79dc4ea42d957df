use leptos::prelude::*;

use crate::{
    app::{
        platform::controls,
        view::icon::{Icon, icon},
    },
    document::{Place, SEVERITIES},
    template::Control,
};

/// The control for one value. `label` names it where no `<label>` does.
///
/// It starts with `value` and is uncontrolled from then on.
pub fn control(
    place: Place,
    kind: Control,
    label: Option<&'static str>,
    example: &'static str,
    value: &str,
    described_by: Option<String>,
) -> AnyView {
    let id = place.to_string();
    let value = value.to_owned();
    let placeholder = match example {
        "" => String::new(),
        example => format!("e.g. {example}"),
    };
    match kind {
        Control::Line => view! {
            <input
                type="text"
                id=id
                value=value
                placeholder=placeholder
                aria-label=label
                aria-describedby=described_by
            />
        }
        .into_any(),
        Control::Prose => view! {
            <textarea
                id=id
                rows="1"
                prop:value=value
                placeholder=placeholder
                aria-label=label
                aria-describedby=described_by
            ></textarea>
        }
        .into_any(),
        Control::Date | Control::Time => {
            let (what, name) = match kind {
                Control::Date => ("date", Icon::Calendar),
                _ => ("time", Icon::Clock),
            };
            let unread = controls::is_unread(place, &value);
            view! {
                <span class="with-picker">
                    <input
                        type="text"
                        id=id.clone()
                        value=value
                        placeholder=placeholder
                        aria-label=label
                        aria-describedby=described_by
                        data-unread=unread.then_some("")
                    />
                    <button
                        type="button"
                        class="picker"
                        data-picks=what
                        data-for=id
                        aria-label=format!("Pick a {what}")
                        title=format!("Pick a {what}")
                    >
                        {icon(name)}
                    </button>
                </span>
            }
            .into_any()
        }
        Control::Severity => {
            let mut words: Vec<(String, String)> = SEVERITIES
                .iter()
                .map(|word| ((*word).to_owned(), (*word).to_owned()))
                .collect();
            if !value.is_empty() && !SEVERITIES.contains(&value.as_str()) {
                words.push((value.clone(), value.clone()));
            }
            menu(id, label, described_by, words, &value, true)
        }
        Control::Choice(options) => {
            let required = matches!(place, Place::Field(crate::document::Field::Status));
            let words = options()
                .into_iter()
                .map(|(key, label)| (key.to_owned(), label.to_owned()))
                .collect();
            menu(id, label, described_by, words, &value, !required)
        }
        Control::Flag => view! {
            <span class="flag">
                <input type="checkbox" id=id.clone() checked=value == "yes" aria-describedby=described_by/>
                {label.map(|label| view! { <label for=id>{label}</label> })}
            </span>
        }
        .into_any(),
    }
}

fn menu(
    id: String,
    label: Option<&'static str>,
    described_by: Option<String>,
    words: Vec<(String, String)>,
    value: &str,
    may_be_empty: bool,
) -> AnyView {
    let empty = label.unwrap_or("Choose\u{2026}");
    view! {
        <select id=id aria-label=label aria-describedby=described_by>
            {may_be_empty.then(|| view! { <option value="">{empty}</option> })}
            {words
                .into_iter()
                .map(|(key, word)| {
                    let selected = key == value;
                    view! { <option value=key selected=selected>{word}</option> }
                })
                .collect_view()}
        </select>
    }
    .into_any()
}
