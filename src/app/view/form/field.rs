use super::control::{Naming, control};
use crate::{
    app::{platform::dom::Piece, session::Session},
    document::Place,
    template::FieldTemplate,
};

/// A field that the document has once: label, control and a word of help.
pub fn field(session: Session, template: &'static FieldTemplate) -> Piece {
    let place = Place::Field(template.field);
    let id = place.to_string();
    let help_id = format!("{id}-help");
    let help = Some(template.help).filter(|help| !help.is_empty());
    let naming = Naming {
        name: template.label,
        has_label: true,
        example: template.example,
        described_by: help.map(|_| help_id.as_str()),
    };
    let control =
        session.with(|doc| control(place, template.control, &naming, &doc.field(template.field)));
    Piece::of("div", &format!("field field-{}", template.field.key()))
        .child(Piece::new("label").attr("for", &id).text(template.label))
        .child(control)
        .children(help.map(|help| Piece::of("p", "hint").attr("id", &help_id).text(help)))
}
