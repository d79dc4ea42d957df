//! The whole form, filled in by keyboard: Tab leads from one control to the next.

use fantoccini::key::Key;
use unblame::document::{Cells, Field, Postmortem};
use unblame::template::{ColumnTemplate, Control, FieldTemplate, ListTemplate, Part, SECTIONS};

use crate::harness::{Outcome, Visit};

/// What folds the questions away that tell whether a full review is called for.
const TRIGGERS: &str = "Does it call for a full review?";

impl Visit {
    /// Types everything that a document holds into an empty form.
    pub async fn fill_in(&self, doc: &Postmortem) -> Outcome {
        for part in SECTIONS.iter().flat_map(|section| section.parts) {
            match part {
                Part::Field(field) => self.fill_in_field(doc, field).await?,
                Part::List(list) => self.fill_in_list(doc, list).await?,
                Part::Duration => {}
            }
        }
        Ok(())
    }

    async fn fill_in_field(&self, doc: &Postmortem, field: &FieldTemplate) -> Outcome {
        let value = doc.field(field.field);
        if value.is_empty() {
            return Ok(());
        }
        if is_first_trigger(field.field) {
            self.open_fold(TRIGGERS).await?;
        }
        self.tab_to(field.label).await?;
        self.enter(field.control, &value).await
    }

    async fn fill_in_list(&self, doc: &Postmortem, list: &ListTemplate) -> Outcome {
        let rows = doc.rows(list.list);
        if rows.is_empty() {
            return Ok(());
        }
        if list.folded {
            self.open_fold(list.label).await?;
        }
        let mut at_text = false;
        for (index, row) in rows.iter().enumerate() {
            if !at_text {
                let button = match list.row {
                    "item" => format!("Add item: {}", list.label),
                    row => format!("Add {row}"),
                };
                self.tab_to_button_of(list.label, &button).await?;
            }
            self.hit(Key::Enter).await?;
            self.is_in_row(index + 1).await?;
            at_text = self.fill_in_row(row, list.columns).await?;
        }
        Ok(())
    }

    /// Whether the focus stays in a text, where Enter adds the next row.
    async fn fill_in_row(&self, row: &dyn Cells, columns: &[ColumnTemplate]) -> Outcome<bool> {
        let mut at_text = false;
        let mut is_open = false;
        for column in columns {
            let value = row.cell(column.column).unwrap_or_default();
            if value.is_empty() {
                continue;
            }
            if column.detail && !is_open {
                self.open_fold("More").await?;
                is_open = true;
            }
            self.tab_to(column.label).await?;
            self.enter(column.control, value).await?;
            at_text = is_typed(column.control);
        }
        Ok(at_text)
    }

    /// Opens by keyboard what is folded away under this name.
    async fn open_fold(&self, name: &str) -> Outcome {
        self.tab_to(name).await?;
        self.hit(Key::Enter).await?;
        self.becomes(
            "return document.activeElement.parentElement
                 .querySelector('input, select, button')?.checkVisibility() ?? false",
            true,
        )
        .await
    }

    /// Enters a value, as the document holds it, into the focused control.
    async fn enter(&self, control: Control, value: &str) -> Outcome {
        match control {
            Control::Line | Control::Prose | Control::Date | Control::Time => {
                for (index, line) in value.split('\n').enumerate() {
                    if index > 0 {
                        self.chord(&[Key::Shift], Key::Enter).await?;
                    }
                    self.type_on(line).await?;
                }
                Ok(())
            }
            Control::Severity => self.pick(value).await,
            Control::Choice(options) => {
                let options = options();
                let option = options.iter().find(|(key, _)| *key == value);
                self.pick(option.ok_or("there is no such choice")?.1).await
            }
            Control::Flag => self.type_on(" ").await,
        }
    }

    /// Picks the option with this name in the focused menu, by the letters of its name.
    async fn pick(&self, name: &str) -> Outcome {
        self.type_on(name).await?;
        self.becomes(
            "return document.activeElement.selectedOptions[0].textContent",
            name,
        )
        .await
    }
}

fn is_first_trigger(field: Field) -> bool {
    let mut triggers = Field::ALL.iter().filter(|one| one.trigger().is_some());
    triggers.next() == Some(&field)
}

/// Every text of a document that was typed, as its reader sees it: without Markdown's own signs.
pub fn typed_texts(doc: &Postmortem) -> Vec<String> {
    let parts = SECTIONS.iter().flat_map(|section| section.parts);
    let texts = parts.flat_map(|part| match part {
        Part::Field(field) if is_typed(field.control) => vec![doc.field(field.field).into_owned()],
        Part::List(list) => typed_cells(doc, list),
        _ => Vec::new(),
    });
    texts
        .filter(|text| !text.is_empty())
        .map(|text| text.replace(['*', '`'], ""))
        .collect()
}

fn typed_cells(doc: &Postmortem, list: &ListTemplate) -> Vec<String> {
    let typed = list.columns.iter().filter(|one| is_typed(one.control));
    let typed: Vec<_> = typed.map(|one| one.column).collect();
    let cells = doc.rows(list.list).iter().flat_map(|row| {
        let cells = typed.iter().filter_map(|&column| row.cell(column));
        cells.map(str::to_owned).collect::<Vec<_>>()
    });
    cells.collect()
}

const fn is_typed(control: Control) -> bool {
    matches!(
        control,
        Control::Line | Control::Prose | Control::Date | Control::Time
    )
}
