//! The coverage map: causes and what went wrong on the left, action items and accepted risks on
//! the right, and lines between what answers what.

use leptos::prelude::*;

use super::{
    super::element::{button, part},
    panel::{count_of, hint},
};
use crate::{
    app::{
        Page,
        platform::{controls, dom::Piece, lines, random, render::after_render},
        session::{add_button_id, first_cell},
        view::live::{follow, hear, pressed},
    },
    document::{Column, Edit, Id, List, Place, Postmortem, Row, Slot},
    markdown,
    review::coverage::{Cause, Coverage},
};

const LINES_ID: &str = "map-lines";
/// What the menu of a cause says for a risk that is to be accepted.
const ACCEPT: &str = "accept";

/// Puts the map into the card of the action items.
pub fn coverage(page: Page, card: &Piece) {
    let map = part("div", "map", "");
    let holder = part("div", "map-holder", "")
        .child(map.clone())
        .child(Piece::lines(LINES_ID));
    let orphans = part("span", "count", "");
    let title = part("summary", "", "What answers what").child(orphans.clone());
    let whole = part("details", "folded coverage", "")
        .child(title)
        .child(holder);
    let is_open = RwSignal::new(false);
    let opened = whole.clone();
    hear(&whole, "toggle", move |_| is_open.set(opened.has("open")));
    follow(move || {
        page.review.track();
        let coverage = page.session.with(Coverage::of);
        let count = coverage.orphans().count();
        orphans.set_text(&count.to_string());
        orphans.set(
            "aria-label",
            Some(&[&count.to_string(), " without an answer"].concat()),
        );
        orphans.set("role", Some("img"));
        orphans.show(count > 0);
        if is_open.get() {
            let fresh =
                part("div", "map", "").children(page.session.with(|doc| draw(doc, &coverage)));
            map.renew(&fresh);
            let pairs = pairs(&coverage);
            after_render(move || {
                lines::draw(LINES_ID, &pairs);
            });
        }
    });
    follow(move || {
        page.review.track_window();
        if is_open.get() {
            let pairs = page.session.with(|doc| pairs(&Coverage::of(doc)));
            lines::draw(LINES_ID, &pairs);
        }
    });
    pressed(&whole, move |press| {
        let Some(row) = press.row else { return };
        match press.does.as_str() {
            "unlink" => {
                let other = press.near("data-link").and_then(|id| id.parse().ok());
                if let Some(other) = other {
                    set_link(page, row, other, false);
                }
            }
            "link" => chosen(page, row, &press.choice().unwrap_or_default()),
            "row" => go_to_row(page, row),
            _ => {}
        }
    });
    let _ = card.clone().child(whole);
}

fn draw(doc: &Postmortem, coverage: &Coverage) -> Vec<Piece> {
    if coverage.causes.is_empty() {
        let about = "Causes, ends of the whys and what went wrong appear here, to be linked with what answers them.";
        return vec![hint(about)];
    }
    let answers = answers(doc);
    let causes = coverage.causes.iter();
    let left = part("ul", "causes", "")
        .attr("aria-label", "Causes and what went wrong")
        .children(causes.map(|cause| cause_entry(&answers, cause)));
    let right = part("ul", "answers", "")
        .attr("aria-label", "Action items and accepted risks")
        .children(answers.iter().map(|answer| answer_entry(coverage, answer)));
    vec![left, right]
}

fn cause_entry(answers: &[Answer], cause: &Cause) -> Piece {
    let id = cause.row();
    let text = markdown::plain(&cause.text);
    let entry = part("li", "", "")
        .maybe("id", id.map(element_id).as_deref())
        .maybe("data-row", id.map(|id| id.to_string()).as_deref())
        .child(part("span", "where", kind_of(cause.place)))
        .child(part("p", "", &text));
    if id.is_none() {
        return entry;
    }
    let entry = match cause.is_answered() {
        true => entry,
        false => entry
            .attr("data-orphan", "")
            .child(part("p", "orphan", "Nothing answers it yet")),
    };
    let links = answers.iter().filter(|answer| is_linked(cause, answer.id));
    entry
        .children(links.map(|answer| {
            let label = ["Unlink: ", &answer.text].concat();
            part("div", "link", "")
                .attr("data-link", &answer.id.to_string())
                .child(part("span", "", &answer.text))
                .child(button("Unlink", "unlink").attr("aria-label", &label))
        }))
        .child(menu(answers, cause, &text))
}

/// What a cause may be linked with: what is likely first, and an accepted risk.
fn menu(answers: &[Answer], cause: &Cause, cause_text: &str) -> Piece {
    let option = |value: &str, text: &str| part("option", "", text).attr("value", value);
    let others = answers.iter();
    let mut others: Vec<&Answer> = others
        .filter(|answer| !is_linked(cause, answer.id))
        .collect();
    let rank = |id: &Id| {
        cause
            .proposed
            .iter()
            .position(|one| one == id)
            .unwrap_or(usize::MAX)
    };
    others.sort_by_key(|answer| rank(&answer.id));
    let options = others.iter().map(|answer| {
        let sign = if cause.proposed.contains(&answer.id) {
            "Likely: "
        } else {
            ""
        };
        option(&answer.id.to_string(), &[sign, &answer.text].concat())
    });
    let menu = part("select", "", "")
        .attr("aria-label", &["What answers: ", cause_text].concat())
        .child(option("", "Answered by"))
        .children(options)
        .child(option(ACCEPT, "An accepted risk, because\u{2026}"));
    part("div", "pick", "")
        .child(menu)
        .child(button("Link", "link").attr("aria-label", &["Link: ", cause_text].concat()))
}

fn answer_entry(coverage: &Coverage, answer: &Answer) -> Piece {
    let id = answer.id;
    let count = coverage
        .causes
        .iter()
        .filter(|cause| is_linked(cause, id))
        .count();
    let words = match count {
        0 => "answers nothing yet".to_owned(),
        count => ["answers ", &count_of(count, "cause")].concat(),
    };
    let what = if answer.list == List::Actions {
        "Action item"
    } else {
        "Accepted risk"
    };
    part("li", "", "")
        .attr("id", &element_id(id))
        .attr("data-row", &id.to_string())
        .maybe("data-orphan", (count == 0).then_some(""))
        .child(part("span", "where", &[what, ", ", &words].concat()))
        .child(button(&answer.text, "row"))
}

/// What may answer a cause, with its words as they are shown.
struct Answer {
    list: List,
    id: Id,
    text: String,
}

/// Action items and accepted risks with a text.
fn answers(doc: &Postmortem) -> Vec<Answer> {
    let actions = doc.action_items.iter();
    let actions = actions.map(|action| (List::Actions, action.id, action.text.as_str()));
    let risks = doc.accepted_risks.iter();
    let risks = risks.map(|risk| (List::AcceptedRisks, risk.id, risk.text.as_str()));
    let written = actions.chain(risks);
    let written = written.filter(|(_, _, text)| !text.trim().is_empty());
    let answers = written.map(|(list, id, text)| Answer {
        list,
        id,
        text: markdown::plain(text),
    });
    answers.collect()
}

fn is_linked(cause: &Cause, answer: Id) -> bool {
    cause.actions.contains(&answer) || cause.risks.contains(&answer)
}

fn pairs(coverage: &Coverage) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for cause in &coverage.causes {
        if let Some(id) = cause.row() {
            for answer in cause.actions.iter().chain(&cause.risks) {
                pairs.push((element_id(id), element_id(*answer)));
            }
        }
    }
    pairs
}

fn chosen(page: Page, cause: Id, value: &str) {
    if value.is_empty() {
        page.announcer
            .say("Choose first what answers it, in the menu beside the button");
        Piece::by_id(&element_id(cause)).find("select").focus();
    } else if value == ACCEPT {
        accept(page, cause);
    } else if let Ok(answer) = value.parse() {
        set_link(page, cause, answer, true);
    }
}

/// Adds an accepted risk that answers the cause, and goes to its reason.
fn accept(page: Page, cause: Id) {
    let list = List::AcceptedRisks;
    let (text, index) = page.session.with(|doc| {
        let coverage = Coverage::of(doc);
        let found = coverage
            .causes
            .into_iter()
            .find(|one| one.row() == Some(cause));
        (found.map(|cause| cause.text), doc.accepted_risks.len())
    });
    let Some(text) = text else { return };
    let mut row = Row::with_cells(list, random::id(), [(Column::Text, text.as_str())]);
    row.cells_mut().set_answers(vec![cause]);
    let place = Place::Cell {
        list,
        row: row.id(),
        column: Column::Reason,
    };
    let slot = Slot {
        list,
        branch: None,
        index,
    };
    let row = Box::new(row);
    page.review.change(
        Edit::Insert { slot, row },
        "Added to the accepted risks: please say why",
    );
    page.session.go_to(place);
}

fn set_link(page: Page, cause: Id, answer: Id, is_linked: bool) {
    let made = page.session.with(|doc| {
        let mut lists = [List::Actions, List::AcceptedRisks].into_iter();
        let list = lists.find(|&list| doc.row(list, answer).is_some())?;
        let mut answers = doc.row(list, answer)?.answers().to_vec();
        answers.retain(|id| *id != cause);
        if is_linked {
            answers.push(cause);
        }
        Some(Edit::Answer {
            list,
            row: answer,
            answers,
        })
    });
    if let Some(edit) = made {
        let told = if is_linked {
            "Linked"
        } else {
            "The link was taken away"
        };
        page.review.change(edit, told);
        after_render(move || Piece::by_id(&element_id(cause)).find("select").focus());
    }
}

fn go_to_row(page: Page, row: Id) {
    let list = page.session.with(|doc| {
        let mut lists = [List::Actions, List::AcceptedRisks].into_iter();
        lists.find(|&list| doc.row(list, row).is_some())
    });
    match list {
        Some(list) => page.session.go_to(first_cell(list, row)),
        None => controls::focus_id(&add_button_id(List::Actions)),
    }
}

/// What a cause is, in a word or two.
const fn kind_of(place: Place) -> &'static str {
    match place {
        Place::Field(_) => "Cause",
        Place::Cell { list, .. } => match list {
            List::ContributingFactors => "Contributing factor",
            List::Whys => "End of the whys",
            _ => "Went wrong",
        },
    }
}

fn element_id(id: Id) -> String {
    ["map-", &id.to_string()].concat()
}
