//! Beside the impact: rows for what is usually counted, and the error budget.

use leptos::prelude::*;

use super::{
    super::element::{button, part},
    panel::{hint, live},
};
use crate::{
    app::{
        Page,
        effects::review::Look,
        platform::{controls, dom::Piece, random, render::after_render},
        view::live::{follow, hear, pressed},
    },
    document::{Column, Edit, List, Metric, Place, Postmortem, Row, Slot},
    finding::{Change, Remedy},
    review::{
        facts::Facts,
        slo::{Slo, hundredths, percent, read_claim, read_target},
    },
    template::METRICS,
};

const TARGET_ID: &str = "slo-target";
const DAYS_ID: &str = "slo-days";
const BEFORE_ID: &str = "slo-before";

/// Puts both into the card of the impact.
pub fn impact(page: Page, card: &Piece) {
    let presets = live(page, "div", "presets", presets);
    pressed(&presets, move |press| {
        let preset = press.index().and_then(|index| METRICS.get(index));
        if let Some(preset) = preset {
            add(page, preset.name, preset.unit);
        }
    });
    let _ = card.find(".list-impact").child(presets);
    let _ = card.clone().child(calculator(page));
}

fn presets(look: &Look<'_>) -> Vec<Piece> {
    let missing = METRICS.iter().enumerate().filter(|(_, preset)| {
        // "Support tickets" is "Support tickets created" in other words.
        let first = preset.name.split(' ').next().unwrap_or_default();
        let mut metrics = look.doc.impact.iter();
        !metrics.any(|metric| metric.name.trim_start().starts_with(first))
    });
    let buttons: Vec<Piece> = missing
        .map(|(index, preset)| {
            button(&["+ ", preset.name].concat(), "preset")
                .attr("data-index", &index.to_string())
                .attr("title", preset.help)
                .attr("aria-label", &["Add ", preset.name].concat())
        })
        .collect();
    if buttons.is_empty() {
        return buttons;
    }
    let mut pieces = vec![hint("Usually counted:")];
    pieces.extend(buttons);
    pieces
}

/// Adds a row and goes to its value. The duration is known already.
fn add(page: Page, name: &str, unit: &str) {
    let minutes = page.review.look(|look| look.facts.impact_minutes());
    let value = match (name, minutes) {
        ("Duration", Some(minutes)) if minutes >= 0 => minutes.to_string(),
        _ => String::new(),
    };
    let list = List::Impact;
    let cells = [
        (Column::Name, name),
        (Column::Value, value.as_str()),
        (Column::Unit, unit),
    ];
    let row = Row::with_cells(list, random::id(), cells);
    let place = Place::Cell {
        list,
        row: row.id(),
        column: Column::Value,
    };
    let slot = Slot {
        list,
        branch: None,
        index: page.session.with(|doc| doc.impact.len()),
    };
    let row = Box::new(row);
    page.review
        .change(Edit::Insert { slot, row }, &["Added: ", name].concat());
    page.session.go_to(place);
}

/// The error budget of an objective: what it allows, what was used, what is left.
fn calculator(page: Page) -> Piece {
    let (target, days) = page.session.with(claimed);
    let field = |id: &str, label: &str, value: &str| {
        part("div", "field", "")
            .child(part("label", "", label).attr("for", id))
            .child(
                part("input", "", "")
                    .attr("type", "text")
                    .attr("inputmode", "decimal")
                    .attr("id", id)
                    .value(value),
            )
    };
    let inputs = part("div", "slo", "")
        .child(field(
            TARGET_ID,
            "Target in %",
            &target.map_or_else(String::new, percent),
        ))
        .child(field(DAYS_ID, "Window in days", &days.to_string()))
        .child(field(BEFORE_ID, "Earlier downtime in it (minutes)", ""));
    let sum = part("p", "", "").attr("role", "status");
    let write = button("Write it into the impact", "write");
    let whole = part("details", "folded budget", "")
        .child(part("summary", "", "Was the service level objective kept?"))
        .child(inputs.clone())
        .child(sum.clone())
        .child(write.clone());
    let typed = RwSignal::new(0_u32);
    hear(&inputs, "input", move |_| typed.update(|count| *count += 1));
    follow(move || {
        typed.track();
        page.review.track();
        let minutes = page.review.look(|look| look.facts.impact_minutes());
        let (words, is_sum) = match (read(), minutes) {
            (None, _) => (
                "A target such as 99.9, days and minutes as whole numbers.".to_owned(),
                false,
            ),
            (_, None) => (
                "Start and end of the incident are needed for the sum.".to_owned(),
                false,
            ),
            (Some((slo, before)), Some(minutes)) => (in_words(slo, before, minutes), true),
        };
        sum.set_text(&words);
        write.show(is_sum);
    });
    pressed(&whole, move |press| {
        if press.does == "write"
            && let Some((slo, before)) = read()
        {
            let remedy = page
                .review
                .look(|look| remedy(look.doc, look.facts, slo, before));
            if let Some(remedy) = remedy {
                page.review.offer(&remedy);
                after_render(|| controls::focus_id(TARGET_ID));
            }
        }
    });
    whole
}

/// What is typed; the earlier downtime may be unknown.
fn read() -> Option<(Slo, Option<i64>)> {
    let target = read_target(controls::value_of(TARGET_ID).trim())?;
    let days: u32 = controls::value_of(DAYS_ID).trim().parse().ok()?;
    let before = controls::value_of(BEFORE_ID);
    let before = match before.trim() {
        "" => None,
        text => Some(i64::from(text.parse::<u32>().ok()?)),
    };
    (days > 0).then_some((Slo { target, days }, before))
}

fn in_words(slo: Slo, before: Option<i64>, minutes: i64) -> String {
    let budget = slo.budget(minutes, before.unwrap_or(0));
    let [allowed, used, left] =
        [budget.allowed, budget.used, budget.left.saturating_abs()].map(hundredths);
    let verdict = match (budget.is_breached(), before) {
        (true, _) => " minutes too many: a breach.",
        (false, Some(_)) => " minutes left: kept.",
        (false, None) => " minutes left for all other downtime in the window.",
    };
    [
        "Allowed: ",
        &allowed,
        " minutes. Used: ",
        &used,
        ". ",
        &left,
        verdict,
    ]
    .concat()
}

/// Writes the sum into the row that speaks of the objective, or a new one.
fn remedy(doc: &Postmortem, facts: &Facts, slo: Slo, before: Option<i64>) -> Option<Remedy> {
    let minutes = facts.impact_minutes()?;
    let is_breached = slo.budget(minutes, before.unwrap_or(0)).is_breached();
    let verdict = match (is_breached, before) {
        (true, _) => "Yes. ",
        (false, Some(_)) => "No. ",
        (false, None) => "",
    };
    let value = [verdict, &slo.sentence(minutes, before)].concat();
    let change = match doc.impact.iter().find(|metric| is_objective(metric)) {
        Some(metric) => {
            let (list, row, column) = (List::Impact, metric.id, Column::Value);
            Change::set(Place::Cell { list, row, column }, value)
        }
        None => {
            let cells = [
                (Column::Name, "SLA breach"),
                (Column::Value, value.as_str()),
            ];
            Change::add(List::Impact, &cells)
        }
    };
    Some(Remedy {
        label: "Write the error budget into the impact".into(),
        changes: vec![change],
    })
}

/// Target and window as the document claims them. A target that nobody has named would make a breach
/// of what was never promised; the window is the usual one.
fn claimed(doc: &Postmortem) -> (Option<u32>, u32) {
    let mut claims = doc.impact.iter().filter(|metric| is_objective(metric));
    let claim = claims.find_map(|metric| read_claim(&metric.value));
    let target = claim.map(|claim| claim.target);
    (target, claim.and_then(|claim| claim.days).unwrap_or(30))
}

fn is_objective(metric: &Metric) -> bool {
    let name = metric.name.to_lowercase();
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    words.any(|word| matches!(word, "sla" | "slo" | "slas" | "slos"))
}
