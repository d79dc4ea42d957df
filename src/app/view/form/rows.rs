use leptos::prelude::*;

use super::control::{Naming, control};
use crate::{
    app::{
        platform::dom::Piece,
        session::{Session, add_button_id},
        view::icon::Icon,
    },
    document::{Cells, Id, List, Place},
    template::{self, ColumnTemplate, Control, ListTemplate},
};

/// From how many rows on a list is laid out only where it is near the window.
const MANY: usize = 40;

/// A list of rows with its heading and the button that adds one.
pub fn list(session: Session, template: &'static ListTemplate) -> Piece {
    let class = format!("list list-{}", template.list.key());
    let parts = [
        hint(template),
        rows(session, template),
        buttons(session, template),
    ];
    let whole = if template.folded {
        let begun = session.with(|doc| !doc.rows(template.list).is_empty());
        Piece::of("details", &format!("folded {class}"))
            .maybe("open", begun.then_some(""))
            .child(Piece::new("summary").text(template.label))
    } else {
        Piece::of("div", &class).child(Piece::new("h3").text(template.label))
    };
    whole.children(parts.into_iter().flatten())
}

/// The cells of a row that are shown only when they are wanted. They are built then, because
/// most rows' never are.
pub fn details(session: Session, list: List, row: Id) -> Option<Piece> {
    let template = template::list(list)?;
    let columns = template.columns.iter().filter(|column| column.detail);
    let cells = columns.map(|column| cell(session, list, row, column));
    Some(Piece::of("div", "cells").children(cells))
}

fn hint(template: &ListTemplate) -> Option<Piece> {
    (!template.help.is_empty()).then(|| Piece::of("p", "hint").text(template.help))
}

fn rows(session: Session, template: &'static ListTemplate) -> Option<Piece> {
    let mut chain = Chain::new(template);
    let shown = chain.shown.clone();
    chain.follow(session, None);
    Effect::new(move |before: Option<()>| {
        session.track_rows(template.list);
        // The first time it has just been built.
        if before.is_some() {
            chain.follow(session, None);
        }
    });
    Some(shown)
}

fn buttons(session: Session, template: &'static ListTemplate) -> Option<Piece> {
    let words = ["Add ", template.row].concat();
    let add = Piece::button("add", "add")
        .attr("id", &add_button_id(template.list))
        .attr("data-list", template.list.key())
        .child(Piece::icon(Icon::Plus.path()))
        .text(&words);
    // Several lists have items: out of sight, their names tell them apart.
    if template.row == "item" {
        add.set("aria-label", Some(&[&words, ": ", template.label].concat()));
    }
    let sort = (template.list == List::Timeline).then(|| sort_button(session));
    Some(Piece::of("div", "list-tools").child(add).children(sort))
}

/// Offered only while the timeline is out of order. It is never sorted by itself: a time that is
/// half typed would make its row jump away.
fn sort_button(session: Session) -> Piece {
    let button = Piece::button("add", "sort").text("Sort by time");
    let shown = button.clone();
    Effect::new(move |was: Option<bool>| {
        let is = session.is_unsorted();
        if was != Some(is) {
            shown.show(is);
        }
        is
    });
    button
}

/// The rows of a list, or of one branch of the whys, as the page shows them.
struct Chain {
    template: &'static ListTemplate,
    shown: Piece,
    rows: Vec<RowView>,
}

struct RowView {
    id: Id,
    shown: Piece,
    branches: Vec<BranchView>,
}

struct BranchView {
    id: Id,
    shown: Piece,
    chain: Chain,
}

impl Chain {
    fn new(template: &'static ListTemplate) -> Self {
        let shown = Piece::new("ol")
            .attr("aria-label", template.label)
            .attr("data-list", template.list.key());
        Self {
            template,
            shown,
            rows: Vec::new(),
        }
    }

    /// Brings the rows in line with the document's. A row that stays keeps its elements, and
    /// with them the caret.
    fn follow(&mut self, session: Session, branch: Option<Id>) {
        let list = self.template.list;
        let wanted: Vec<Id> = session.with(|doc| {
            let rows = doc.chain(list, branch);
            rows.map(|rows| rows.iter().map(Cells::id).collect())
                .unwrap_or_default()
        });
        let mut old = std::mem::take(&mut self.rows);
        old.retain(|row| {
            let stays = wanted.contains(&row.id);
            if !stays {
                row.shown.remove();
            }
            stays
        });
        for id in wanted {
            // Mostly the next one is the one that is wanted.
            let row = match old.iter().position(|row| row.id == id) {
                Some(index) => old.remove(index),
                None => RowView::new(session, self.template, id),
            };
            self.rows.push(row);
        }
        self.shown.arrange(self.rows.iter().map(|row| &row.shown));
        let class = if self.rows.len() > MANY {
            "rows many"
        } else {
            "rows"
        };
        self.shown.set("class", Some(class));
        if list == List::Whys {
            for row in &mut self.rows {
                row.follow_branches(session, self.template);
            }
        }
    }
}

impl RowView {
    fn new(session: Session, template: &'static ListTemplate, id: Id) -> Self {
        Self {
            id,
            shown: row(session, template, id),
            branches: Vec::new(),
        }
    }

    /// The other chains of questions that start from a why.
    fn follow_branches(&mut self, session: Session, template: &'static ListTemplate) {
        let wanted = session.with(|doc| doc.branch_ids(self.id));
        let mut old = std::mem::take(&mut self.branches);
        old.retain(|branch| {
            let stays = wanted.contains(&branch.id);
            if !stays {
                branch.shown.remove();
            }
            stays
        });
        for id in wanted {
            let mut branch = match old.iter().position(|branch| branch.id == id) {
                Some(index) => old.remove(index),
                None => BranchView::new(template, id),
            };
            branch.chain.follow(session, Some(id));
            self.shown.clone().child(branch.shown.clone());
            self.branches.push(branch);
        }
    }
}

impl BranchView {
    fn new(template: &'static ListTemplate, id: Id) -> Self {
        let chain = Chain::new(template);
        let shown = Piece::of("div", "branch")
            .child(Piece::of("p", "hint").text("What else?"))
            .child(chain.shown.clone());
        Self { id, shown, chain }
    }
}

fn row(session: Session, template: &'static ListTemplate, id: Id) -> Piece {
    let list = template.list;
    let main = template.columns.iter().filter(|column| !column.detail);
    let cells = main.map(|column| cell(session, list, id, column));
    let row = Piece::of("li", "row")
        .attr("data-row", &id.to_string())
        .child(
            Piece::button("handle", "move")
                .attr("aria-label", &format!("Move {}", template.row))
                .attr("title", "Drag to move, or Alt+Up and Alt+Down")
                .child(Piece::icon(Icon::Grip.path())),
        )
        .child(Piece::of("div", "cells").children(cells))
        .child(Piece::of("div", "row-tools").child(remove_button(template)));
    let has_details = template.columns.iter().any(|column| column.detail);
    let more = has_details.then(|| {
        let filled = is_detailed(session, template, id);
        let title = if filled { "More (filled)" } else { "More" };
        Piece::of("details", "details")
            .child(Piece::new("summary").attr("data-do", "details").text(title))
            .children(filled.then(|| details(session, list, id)).flatten())
    });
    row.children(more)
        .children((list == List::Whys).then(what_else_button))
}

fn remove_button(template: &ListTemplate) -> Piece {
    let name = format!("Remove {}", template.row);
    Piece::button("remove", "remove")
        .attr("aria-label", &name)
        .attr("title", &name)
        .child(Piece::icon(Icon::Cross.path()))
}

fn what_else_button() -> Piece {
    Piece::button("add what-else", "branch")
        .attr("title", "Ask about this answer once more: begins a branch")
        .child(Piece::icon(Icon::Plus.path()))
        .text("What else?")
}

/// Whether something is written in the cells that are folded away.
fn is_detailed(session: Session, template: &ListTemplate, row: Id) -> bool {
    session.with(|doc| {
        doc.row(template.list, row).is_some_and(|cells| {
            let details = template.columns.iter().filter(|column| column.detail);
            details
                .filter_map(|column| cells.cell(column.column))
                .any(|text| !text.is_empty())
        })
    })
}

fn cell(session: Session, list: List, row: Id, template: &'static ColumnTemplate) -> Piece {
    let column = template.column;
    let place = Place::Cell { list, row, column };
    let naming = Naming {
        label: Some(template.label),
        example: template.example,
        described_by: None,
    };
    let wide = match template.control {
        Control::Prose => " wide",
        _ => "",
    };
    let control = session.with(|doc| {
        let text = doc.text(place).unwrap_or_default();
        control(place, template.control, &naming, &text)
    });
    Piece::of("div", &format!("cell cell-{}{wide}", column.key()))
        .attr("data-label", template.label)
        .child(control)
}
