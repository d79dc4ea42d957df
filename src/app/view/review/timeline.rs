//! Beside the timeline: how fast it was detected, acknowledged, mitigated and resolved.

use super::{
    super::element::{button, part},
    panel::{hint, live},
};
use crate::{
    app::{Page, effects::review::Look, platform::dom::Piece, view::live::pressed},
    document::{Column, List, Place, Postmortem, moment::in_words},
    finding::{Change, Remedy},
    review::{
        facts::Facts,
        metrics::{Figure, Measure, figures},
    },
};

/// Puts the response times into the card of the timeline.
pub fn timeline(page: Page, card: &Piece) {
    let times = live(page, "div", "measures", measures);
    pressed(&times, move |press| {
        if press.does == "write" {
            let remedy = page.review.look(|look| write(look.doc, look.facts));
            page.review.offer(&remedy);
        }
    });
    let _ = card.clone().child(times);
}

/// What is counted beside the four measures.
const IMPACT: &str = "Impact length";
const RESPONSE: &str = "Response length";

fn measures(look: &Look<'_>) -> Vec<Piece> {
    let heading = part("h3", "", "Response times");
    let figures = figures(look.facts);
    let (impact, response) = (look.facts.impact_minutes(), look.facts.response_minutes());
    if figures.is_empty() && response.is_none() {
        let how = "Mark events as started, detected, alerted, acknowledged, mitigated and resolved: the response times follow from them.";
        return vec![heading, hint(how)];
    }
    let mut list = part("dl", "", "");
    for measure in Measure::ALL {
        let figure = figures.iter().find(|figure| figure.measure == measure);
        let base = match figure {
            Some(figure) => [measure.definition(), " ", &base(figure)].concat(),
            None => measure.definition().to_owned(),
        };
        let minutes = figure.map(|figure| figure.minutes);
        list = list.child(entry(measure.label(), measure.definition(), minutes, &base));
    }
    let about = [
        (IMPACT, "From the start of the impact to its end.", impact),
        (
            RESPONSE,
            "From the alert until the incident was closed.",
            response,
        ),
    ];
    for (name, definition, minutes) in about {
        list = list.child(entry(name, definition, minutes, definition));
    }
    let is_written = write(look.doc, look.facts).changes.is_empty();
    let button = (!is_written).then(|| button("Write them into the impact", "write"));
    let mut pieces = vec![heading, list];
    pieces.extend(button);
    pieces
}

fn entry(name: &str, definition: &str, minutes: Option<i64>, base: &str) -> Piece {
    let value = match minutes {
        Some(minutes) if minutes < 0 => ["\u{2212}", &in_words(-minutes)].concat(),
        Some(minutes) => in_words(minutes),
        None => "not known yet".to_owned(),
    };
    part("div", "", "")
        .maybe("data-unknown", minutes.is_none().then_some(""))
        .child(part("dt", "", name).attr("title", definition))
        .child(part("dd", "", "").child(part("strong", "", &value)))
        .child(part("dd", "hint", base))
}

/// "Here: start of the impact to event “alerted”."
fn base(figure: &Figure) -> String {
    let (from, to) = (figure.from.in_words(), figure.to.in_words());
    ["Here: ", &from, " to ", &to, "."].concat()
}

/// Adds the rows that are missing to the impact, and brings the others up to date.
fn write(doc: &Postmortem, facts: &Facts) -> Remedy {
    let figures = figures(facts).into_iter();
    let mut rows: Vec<(&str, i64)> = figures
        .map(|figure| (figure.measure.label(), figure.minutes))
        .collect();
    rows.extend(facts.impact_minutes().map(|minutes| (IMPACT, minutes)));
    rows.extend(facts.response_minutes().map(|minutes| (RESPONSE, minutes)));
    // A negative time is an event or a date out of order, and nothing to write down.
    rows.retain(|(_, minutes)| *minutes >= 0);
    let changes = rows.into_iter().filter_map(|(name, minutes)| {
        let value = in_words(minutes);
        let is_it = |text: &str| text.trim().eq_ignore_ascii_case(name);
        let there = doc.impact.iter().find(|metric| is_it(&metric.name));
        match there {
            Some(metric) if metric.value.trim() == value && metric.unit.is_empty() => None,
            Some(metric) => {
                let (list, row, column) = (List::Impact, metric.id, Column::Value);
                Some(Change::set(Place::Cell { list, row, column }, value))
            }
            None => Some(Change::add(
                List::Impact,
                &[(Column::Name, name), (Column::Value, &value)],
            )),
        }
    });
    Remedy {
        changes: changes.collect(),
        label: "Write the response times into the impact".into(),
    }
}
