use crate::{
    app::{
        platform::{controls, dom::Piece},
        view::icon::Icon,
    },
    document::{Field, Place, SEVERITIES},
    template::Control,
};

/// How a control is named and explained.
pub struct Naming<'a> {
    /// What is asked for, in a word or two.
    pub name: &'static str,
    /// Whether a `<label>` in the page gives it that name.
    pub has_label: bool,
    /// Shown in it while it is empty; none where it is empty itself.
    pub example: &'static str,
    /// The id of its explanation.
    pub described_by: Option<&'a str>,
}

impl Naming<'_> {
    /// The name that the control says of itself: no label stands beside it.
    fn own_name(&self) -> Option<&'static str> {
        (!self.has_label).then_some(self.name)
    }
}

/// The control for one value.
///
/// It starts with `value` and is uncontrolled from then on.
pub fn control(place: Place, kind: Control, naming: &Naming<'_>, value: &str) -> Piece {
    let id = place.to_string();
    match kind {
        Control::Line => line(&id, naming).value(value),
        Control::Prose => text_like("textarea", &id, naming)
            .attr("rows", "1")
            .maybe(
                "class",
                Some(controls::size_class(value)).filter(|class| !class.is_empty()),
            )
            .value(value),
        Control::Date => with_picker(place, "date", Icon::Calendar, naming, value),
        Control::Time => with_picker(place, "time", Icon::Clock, naming, value),
        Control::Severity => {
            let mut words: Vec<(&str, &str)> =
                SEVERITIES.iter().map(|word| (*word, *word)).collect();
            if !value.is_empty() && !SEVERITIES.contains(&value) {
                words.push((value, value));
            }
            menu(&id, naming, &words, value, true)
        }
        Control::Choice(options) => {
            let required = place == Place::Field(Field::Status);
            menu(&id, naming, &options(), value, !required)
        }
        Control::Flag => Piece::of("span", "flag")
            .child(
                Piece::new("input")
                    .attr("type", "checkbox")
                    .attr("id", &id)
                    .maybe("checked", (value == "yes").then_some(""))
                    .maybe("aria-describedby", naming.described_by),
            )
            .children(
                naming
                    .own_name()
                    .map(|name| Piece::new("label").attr("for", &id).text(name)),
            ),
    }
}

fn line(id: &str, naming: &Naming<'_>) -> Piece {
    text_like("input", id, naming).attr("type", "text")
}

fn text_like(tag: &str, id: &str, naming: &Naming<'_>) -> Piece {
    let piece = named(tag, id, naming).attr("autocomplete", "off");
    match naming.example {
        "" => piece,
        example => piece.attr("placeholder", &format!("e.g. {example}")),
    }
}

fn named(tag: &str, id: &str, naming: &Naming<'_>) -> Piece {
    Piece::new(tag)
        .attr("id", id)
        .maybe("aria-label", naming.own_name())
        .maybe("aria-describedby", naming.described_by)
}

fn with_picker(place: Place, what: &str, picture: Icon, naming: &Naming<'_>, value: &str) -> Piece {
    let id = place.to_string();
    let picks = format!("Pick a {what}: {}", naming.name);
    let is_unread = controls::is_unread(place, value);
    let typed = line(&id, naming)
        .maybe("data-unread", is_unread.then_some(""))
        .maybe("aria-description", is_unread.then_some(controls::UNREAD))
        .value(value);
    Piece::of("span", "with-picker").child(typed).child(
        Piece::of("button", "picker")
            .attr("type", "button")
            .attr("data-picks", what)
            .attr("data-for", &id)
            .attr("aria-label", &picks)
            .attr("title", &picks)
            .child(Piece::icon(picture.path())),
    )
}

fn menu(
    id: &str,
    naming: &Naming<'_>,
    words: &[(&str, &str)],
    value: &str,
    may_be_empty: bool,
) -> Piece {
    let option = |key: &str, word: &str| {
        Piece::new("option")
            .attr("value", key)
            .maybe("selected", (key == value).then_some(""))
            .text(word)
    };
    let empty = may_be_empty.then(|| option("", naming.own_name().unwrap_or("Choose\u{2026}")));
    named("select", id, naming)
        .children(empty)
        .children(words.iter().map(|(key, word)| option(key, word)))
}
