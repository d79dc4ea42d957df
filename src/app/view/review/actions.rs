//! Beside the action items: how strong each remedy is, what is late, and how they are balanced.

use super::{
    super::{element::part, live::follow},
    panel::{hint, live},
};
use crate::{
    app::{Page, effects::review::Look, platform::dom::Piece},
    document::{ActionItem, ActionKind, ActionStatus, Cells, Choice, Id},
    review::{
        follow_up::is_overdue,
        strength::{Strength, kind, strength, weakness},
    },
};

/// Puts both into the card of the action items.
pub fn actions(page: Page, card: &Piece) {
    let balance = live(page, "div", "balance", balance);
    let _ = card.find(".list-action_items").child(balance);
    let rows = card.find(".list-action_items");
    follow(move || {
        page.review.track();
        page.review.look(|look| {
            // Those that wait to be filled are marked then.
            for row in rows.within("[data-row]:not([data-late])") {
                let id = row.attribute("data-row").and_then(|id| id.parse().ok());
                if let Some(id) = id {
                    mark(&row, id, look);
                }
            }
        });
    });
}

/// Puts its marks into a row that has just been filled.
pub fn filled(page: Page, id: Id, row: &Piece) {
    page.review.look(|look| mark(row, id, look));
}

/// Puts the marks of an action under its cells.
fn mark(row: &Piece, id: Id, look: &Look<'_>) {
    let mut actions = look.doc.action_items.iter();
    let Some(action) = actions.find(|action| action.id == id) else {
        return;
    };
    let fresh = part("div", "marks", "").children(marks(action, look));
    let there = row.find(".marks");
    if there.is_there() {
        there.renew(&fresh);
    } else {
        let _ = row.clone().child(fresh);
    }
}

fn marks(action: &ActionItem, look: &Look<'_>) -> Vec<Piece> {
    let mut marks = Vec::new();
    if action.is_blank() {
        return marks;
    }
    if is_overdue(action, look.now.date()) {
        marks.push(part("span", "mark late", "Past its deadline"));
    }
    let reads_as = match action.kind {
        Some(kind) => Some(kind.label().to_owned()),
        None => kind(&action.text).map(|kind| ["Reads as: ", kind.label()].concat()),
    };
    marks.extend(reads_as.map(|words| part("span", "mark", &words)));
    if let Some(strength) = strength(&action.text) {
        marks.push(part(
            "span",
            "mark",
            &["Remedy: ", &strength.label().to_lowercase()].concat(),
        ));
        let why = match (strength, weakness(&action.text)) {
            (_, Some(weakness)) => ["It ", weakness.reason, " ", weakness.stronger].concat(),
            (Strength::Strong, _) => "It changes the system itself.".to_owned(),
            (Strength::Medium, _) => "The system carries part of it.".to_owned(),
            (Strength::Weak, _) => "It rests on people remembering it.".to_owned(),
        };
        marks.push(part("span", "hint", &why));
    }
    marks
}

/// How many of the items prevent, detect and mitigate, as chosen or else as they read.
fn balance(look: &Look<'_>) -> Vec<Piece> {
    let actions = look
        .doc
        .action_items
        .iter()
        .filter(|action| !action.is_blank() && action.status != Some(ActionStatus::WontDo));
    let mut counts = [0_usize; 3];
    let mut untold = 0_usize;
    for action in actions {
        match action.kind.or_else(|| kind(&action.text)) {
            Some(kind) => counts[kind as usize] += 1,
            None => untold += 1,
        }
    }
    if counts.iter().sum::<usize>() + untold < 2 {
        return Vec::new();
    }
    let mut words = String::from("Balance: ");
    for (kind, count) in ActionKind::ALL.iter().zip(counts) {
        words.push_str(&kind.label().to_lowercase());
        words.push(' ');
        words.push_str(&count.to_string());
        words.push_str(if kind == &ActionKind::Mitigate {
            ""
        } else {
            ", "
        });
    }
    if untold > 0 {
        words.push_str(", not told ");
        words.push_str(&untold.to_string());
    }
    words.push('.');
    let missing = ActionKind::ALL
        .iter()
        .zip(counts)
        .find(|(_, count)| *count == 0);
    let advice = missing.map(|(kind, _)| match kind {
        ActionKind::Prevent => " What would keep it from happening?",
        ActionKind::Detect => " What would show it sooner?",
        ActionKind::Mitigate => " What would make it hurt less?",
    });
    words.push_str(advice.unwrap_or_default());
    vec![hint(&words)]
}
