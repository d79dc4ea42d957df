//! The facts at the head of the post-mortem, and those of the follow-up.

use std::{borrow::Cow, rc::Rc};

use super::{
    Medium, heading, is_blank, labelled, list,
    node::{Content, Key, Node},
    render::task_sign,
    section_node,
    shelf::{Look, Reads, Shelf},
    subheading, words,
};
use crate::document::{
    Cells, Choice, Column, DocumentStatus, Field, Id, List, Participant, Place, Postmortem,
    Section, Sharing, moment,
};

/// Title and facts of the incident; `None` where none is written.
///
/// The status alone is none: every new document has one.
pub(super) fn incident(shelf: &mut Shelf, doc: &Postmortem) -> Option<Rc<Node>> {
    let mut facts = Facts::default();
    facts.typed(
        shelf,
        "Date of Incident",
        Field::IncidentDate,
        &doc.incident_date,
    );
    let duration = duration(shelf, doc);
    facts.add(shelf, "Duration", duration);
    facts.typed(shelf, "Severity", Field::Severity, &doc.severity);
    facts.inline(shelf, "Authors", Field::Authors, &doc.authors);
    facts.typed(
        shelf,
        "Post-Mortem Date",
        Field::PostmortemDate,
        &doc.postmortem_date,
    );
    let has_title = !is_blank(&doc.title);
    let services = list::node(shelf, doc, List::Services, Column::Text, 2);
    let people = participants(shelf, &doc.participants);
    let is_draft = doc.status == DocumentStatus::Draft;
    let only_status = !has_title && facts.is_empty() && services.is_none() && people.is_none();
    if only_status && is_draft {
        return None;
    }
    facts.typed(shelf, "Status", Field::Status, doc.status.label());
    facts.add(shelf, "Services", services);
    facts.add(shelf, "Participants", people);
    let title = title(shelf, &doc.title);
    let facts = facts.list(shelf);
    Some(labelled(shelf, Section::Incident, vec![title, facts]))
}

/// Review, reviewers and sharing; `None` where none is written.
pub(super) fn follow_up(shelf: &mut Shelf, doc: &Postmortem) -> Option<Rc<Node>> {
    let mut facts = Facts::default();
    facts.typed(
        shelf,
        "Action Item Review Date",
        Field::ReviewDate,
        &doc.review_date,
    );
    facts.inline(shelf, "Responsible", Field::Responsible, &doc.responsible);
    let mut parts = Vec::new();
    if !facts.is_empty() {
        parts.push(facts.list(shelf));
    }
    let reviewers = list::node(shelf, doc, List::Reviewers, Column::Name, 4);
    let sharing = sharing(shelf, &doc.sharing);
    for (title, list) in [("Reviewers", reviewers), ("Shared With", sharing)] {
        if let Some(list) = list {
            parts.push(subheading(shelf, title));
            parts.push(list);
        }
    }
    section_node(shelf, Section::FollowUp, parts)
}

fn title(shelf: &mut Shelf, title: &str) -> Rc<Node> {
    let title = if is_blank(title) {
        heading(Section::Incident)
    } else {
        title
    };
    let look = Look {
        reads: Reads::Title,
        ..look(Field::Title, "h1")
    };
    let title = shelf.text(Place::Field(Field::Title), title, look);
    let named = super::named(shelf, Section::Incident, Node::clone(&title));
    shelf.keep(None, "title", named)
}

/// Start and end as typed, and how long that is where both can be read.
fn duration(shelf: &mut Shelf, doc: &Postmortem) -> Option<Rc<Node>> {
    let mut parts = Vec::new();
    let ends = [
        (Field::Start, &doc.start, "from "),
        (Field::End, &doc.end, "until "),
    ];
    let both = ends.iter().all(|(_, text, _)| !is_blank(text));
    for (field, text, word) in ends {
        if is_blank(text) {
            continue;
        }
        if !both {
            parts.push(text_of_ours(shelf, "word", word));
        } else if field == Field::End {
            parts.push(text_of_ours(shelf, "dash", " – "));
        }
        parts.push(shelf.text(Place::Field(field), text, look(field, "span")));
    }
    if let Some(minutes) = moment::incident_minutes(&doc.incident_date, &doc.start, &doc.end) {
        let words = format!(" ({})", moment::in_words(minutes));
        parts.push(text_of_ours(shelf, "length", words));
    }
    if parts.is_empty() {
        return None;
    }
    let node = Node::new(Key::Part("duration"), "span", Content::Nodes(parts));
    Some(shelf.keep(None, "duration", node))
}

fn participants(shelf: &mut Shelf, rows: &[Participant]) -> Option<Rc<Node>> {
    let filled = rows.iter().filter(|row| !row.is_blank());
    let items: Vec<Rc<Node>> = filled.map(|row| participant(shelf, row)).collect();
    (!items.is_empty()).then(|| list::unordered(shelf, List::Participants, items))
}

fn participant(shelf: &mut Shelf, row: &Participant) -> Rc<Node> {
    let cells = [
        (Column::Name, "", &row.name),
        (Column::Handle, " ", &row.handle),
        (Column::Role, ", ", &row.role),
    ];
    let mut parts = Vec::new();
    for (column, before, text) in cells {
        if is_blank(text) {
            continue;
        }
        if !parts.is_empty() {
            parts.push(words(shelf, row.id, before, before));
        }
        let place = cell(List::Participants, row.id, column);
        parts.push(shelf.text(place, text, in_line(column, 2)));
    }
    let node = Node::new(Key::Row(row.id), "li", Content::Nodes(parts));
    shelf.keep(Some(row.id), "participant", node)
}

fn sharing(shelf: &mut Shelf, rows: &[Sharing]) -> Option<Rc<Node>> {
    let filled = rows.iter().filter(|row| !is_blank(&row.audience));
    let items: Vec<Rc<Node>> = filled.map(|row| audience(shelf, row)).collect();
    (!items.is_empty()).then(|| list::unordered(shelf, List::Sharing, items))
}

fn audience(shelf: &mut Shelf, row: &Sharing) -> Rc<Node> {
    let sign = Content::Html(super::SafeHtml::new(
        task_sign(shelf.medium, row.shared).to_owned(),
    ));
    let sign = Node::new(Key::Cell(Column::Shared), "span", sign);
    let sign = shelf.keep(Some(row.id), "sign", sign);
    let place = cell(List::Sharing, row.id, Column::Audience);
    let name = shelf.text(place, &row.audience, in_line(Column::Audience, 4));
    let node = Node::new(Key::Row(row.id), "li", Content::Nodes(vec![sign, name]));
    shelf.keep(Some(row.id), "audience", node)
}

/// Facts in the order in which they read, each under its label.
#[derive(Default)]
struct Facts(Vec<Rc<Node>>);

impl Facts {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn typed(&mut self, shelf: &mut Shelf, label: &'static str, field: Field, text: &str) {
        self.text(shelf, label, field, text, Reads::Typed);
    }

    fn inline(&mut self, shelf: &mut Shelf, label: &'static str, field: Field, text: &str) {
        self.text(shelf, label, field, text, Reads::Inline);
    }

    fn text(
        &mut self,
        shelf: &mut Shelf,
        label: &'static str,
        field: Field,
        text: &str,
        reads: Reads,
    ) {
        if is_blank(text) {
            return;
        }
        let look = Look {
            block_tag: "div",
            reads,
            ..look(field, "span")
        };
        let value = shelf.text(Place::Field(field), text, look);
        self.add(shelf, label, Some(value));
    }

    fn add(&mut self, shelf: &mut Shelf, label: &'static str, value: Option<Rc<Node>>) {
        let Some(value) = value else { return };
        let plain = shelf.medium == Medium::Clipboard;
        let (group, name, holder) = if plain {
            ("li", "strong", "div")
        } else {
            ("div", "dt", "dd")
        };
        let words = if plain {
            format!("{label}: ").into()
        } else {
            label.into()
        };
        let name = Node::new(Key::Part("name"), name, Content::Text(words));
        let holder = Node::new(Key::Part("value"), holder, Content::Nodes(vec![value]));
        let name = shelf.keep(None, label, name);
        let holder = shelf.keep(None, label, holder);
        let both = Content::Nodes(vec![name, holder]);
        let fact = Node::new(Key::Part(label), group, both);
        self.0.push(shelf.keep(None, label, fact));
    }

    fn list(self, shelf: &mut Shelf) -> Rc<Node> {
        let (tag, class) = match shelf.medium {
            Medium::Clipboard => ("ul", None),
            _ => ("dl", Some("facts")),
        };
        let node = Node::new(Key::Part("facts"), tag, Content::Nodes(self.0));
        let node = match class {
            Some(class) => node.with("class", class),
            None => node,
        };
        shelf.keep(None, "facts", node)
    }
}

/// The look of a field that is shown as typed, in an element of its own.
fn look(field: Field, tag: &'static str) -> Look {
    Look {
        key: Key::Part(field.key()),
        tag,
        block_tag: tag,
        class: None,
        reads: Reads::Typed,
        base: 2,
    }
}

/// The look of a cell that stands in a line with others.
fn in_line(column: Column, base: u8) -> Look {
    Look {
        key: Key::Cell(column),
        tag: "span",
        block_tag: "div",
        class: None,
        reads: Reads::Inline,
        base,
    }
}

fn cell(list: List, row: Id, column: Column) -> Place {
    Place::Cell { list, row, column }
}

fn text_of_ours(
    shelf: &mut Shelf,
    name: &'static str,
    text: impl Into<Cow<'static, str>>,
) -> Rc<Node> {
    let node = Node::new(Key::Part(name), "span", Content::Text(text.into()));
    shelf.keep(None, name, node)
}
