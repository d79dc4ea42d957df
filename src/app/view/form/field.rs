use leptos::prelude::*;

use super::control::control;
use crate::{app::session::Session, document::Place, template::FieldTemplate};

/// A field that the document has once: label, control and a word of help.
#[component]
pub fn FieldView(template: &'static FieldTemplate) -> impl IntoView {
    let session = expect_context::<Session>();
    let place = Place::Field(template.field);
    let value = session.with(|doc| doc.field(template.field).into_owned());
    let help_id = format!("{place}-help");
    let described_by = (!template.help.is_empty()).then(|| help_id.clone());
    view! {
        <div class=format!("field field-{}", template.field.key())>
            <label for=place.to_string()>{template.label}</label>
            {control(place, template.control, None, template.example, &value, described_by)}
            {(!template.help.is_empty())
                .then(|| view! { <p class="hint" id=help_id>{template.help}</p> })}
        </div>
    }
}
