//! Lists of rows.

use fantoccini::actions::{Actions, InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use serde_json::json;

use crate::harness::{Outcome, Visit};

/// The rows of a list, their cells joined as `14:00 | Alert | Started`.
const ROWS: &str = "
    const list = [...document.querySelectorAll('ol')]
        .find((one) => one.getAttribute('aria-label') === arguments[0]);
    const text = (cell) => cell.type === 'checkbox' ? (cell.checked ? 'yes' : '')
        : cell.tagName === 'SELECT' && cell.value ? cell.selectedOptions[0].text
        : cell.value;
    return [...list?.children ?? []].map((row) =>
        [...row.querySelectorAll(':scope > .cells :is(input, textarea, select)')]
            .map(text).join(' | ').replace(/[ |]+$/, ''));";

/// In which row, counted from 1, the focus is.
const FOCUSED_ROW: &str = "
    const row = document.activeElement.closest('li.row');
    return row ? [...row.parentElement.children].indexOf(row) + 1 : 0";

impl Visit {
    /// Waits until a list has these rows, each with its cells joined by ` | `.
    pub async fn has_rows(&self, list: &str, rows: &[&str]) -> Outcome {
        self.becomes_with(ROWS, vec![list.into()], json!(rows))
            .await
    }

    /// Waits until the focus is in this row, counted from 1.
    pub async fn is_in_row(&self, row: usize) -> Outcome {
        self.becomes(FOCUSED_ROW, row).await
    }

    /// Types rows into a list of one column, each of them begun by Enter.
    pub async fn write_rows(&self, add: &str, rows: &[&str]) -> Outcome {
        self.press(add).await?;
        for (index, row) in rows.iter().enumerate() {
            if index > 0 {
                self.hit(fantoccini::key::Key::Enter).await?;
            }
            self.is_in_row(index + 1).await?;
            self.type_on(row).await?;
        }
        Ok(())
    }

    /// Drags a row by its handle onto another one, both counted from 1.
    pub async fn drag(&self, handle: &str, from: usize, to: usize) -> Outcome {
        let handles = self.called("button", handle).await?;
        let at = |row: usize| row.checked_sub(1).and_then(|at| handles.get(at)).cloned();
        let (Some(from), Some(to)) = (at(from), at(to)) else {
            return Err("there are not so many rows".into());
        };
        let over = |element, y| PointerAction::MoveToElement {
            element,
            duration: None,
            x: 0.0,
            y,
        };
        let button = MOUSE_BUTTON_LEFT;
        // A pixel beyond the middle, where it is no longer in doubt on which side it lands.
        let (_, from_top, ..) = from.rectangle().await?;
        let (_, to_top, _, height) = to.rectangle().await?;
        let beyond = (height / 2.0 - 1.0).copysign(to_top - from_top);
        let mouse = MouseActions::new("mouse".to_owned())
            .then(over(from, 0.0))
            .then(PointerAction::Down { button })
            .then(over(to.clone(), 0.0))
            .then(over(to, beyond))
            .then(PointerAction::Up { button });
        self.browser.perform_actions(Actions::from(mouse)).await?;
        Ok(())
    }
}
