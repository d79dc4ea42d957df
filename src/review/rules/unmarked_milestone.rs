use super::kit::*;
use crate::document::Event;

pub static CHECK: Check = Check {
    id: "unmarked-milestone",
    code: "T4",
    topic: Topic::Timeline,
    severity: Severity::Warning,
    since: "0.1.0",
    what: "A milestone is not marked in the timeline.",
    why: "Times to detect, acknowledge, mitigate and resolve are counted from marked events.",
    instead: "Choose the milestone at the event where it was reached, or add that event.",
    source: "B. Chapman, six timestamps of an incident; PagerDuty post-mortem guide",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "timeline: 14:00 | An alert fires | alerted\ntimeline: 14:05 | The page is acknowledged\ntimeline: 14:10 | Errors stop | mitigated\ntimeline: 14:20 | Closed | resolved\ntimeline: 13:58 | Errors begin | started",
        ],
        allows: &[
            "timeline: 13:58 | Errors begin | started\ntimeline: 14:00 | An alert fires | alerted\ntimeline: 14:05 | It is taken | acknowledged\ntimeline: 14:10 | Errors stop | mitigated\ntimeline: 14:20 | Closed | resolved",
            "timeline: 14:00 | One event is no timeline yet",
            "",
        ],
    },
    check,
};

/// Words by which an unmarked event shows which turn it is.
const SIGNS: [(Milestone, &[&str]); 5] = [
    (
        Milestone::Started,
        &[
            "errors begin",
            "impact begins",
            "outage begins",
            "started failing",
            "begin to fail",
            "began to fail",
            "incident starts",
            "incident started",
            "outage starts",
            "outage started",
        ],
    ),
    (
        Milestone::Alerted,
        &[
            "alert fire",
            "alert is fire",
            "alert trigger",
            "alerted",
            "alarm",
            "alert was",
            "monitoring reports",
            "detected",
            "noticed",
        ],
    ),
    (Milestone::Acknowledged, &["acknowledge"]),
    (
        Milestone::Mitigated,
        &["mitigated", "restored", "back to normal", "recovered"],
    ),
    (
        Milestone::Resolved,
        &[
            "resolved",
            "incident is closed",
            "incident closed",
            "declared over",
        ],
    ),
];

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    if doc.timeline.len() < 3 {
        return;
    }
    let is_marked = |milestone| match milestone {
        Milestone::Alerted => {
            context.facts.event(Milestone::Alerted).is_some()
                || context.facts.event(Milestone::Detected).is_some()
        }
        _ => context.facts.event(milestone).is_some(),
    };
    let missing: Vec<Milestone> = SIGNS
        .iter()
        .map(|(milestone, _)| *milestone)
        .filter(|milestone| !is_marked(*milestone))
        .collect();
    if missing.is_empty() {
        return;
    }
    let names: Vec<&str> = missing.iter().copied().map(name).collect();
    let what = format!("No event is marked as {}.", either(&names));
    let finding = report.section(Section::Timeline, what);
    finding.rests_on(names.join(", "));
    let mut added = None;
    for milestone in missing {
        if let Some((index, place)) = likely(doc, milestone) {
            let event = &doc.timeline[index];
            finding.offer(
                format!("Mark {} as {}", quoted(&event.text), name(milestone)),
                Change::set(place, milestone.key()),
            );
        } else {
            added = added.or(Some(milestone));
        }
    }
    if let Some(milestone) = added {
        let cells = [
            (Column::Text, "[what happened then?]"),
            (Column::Milestone, milestone.key()),
        ];
        finding.offer(
            ["Add an event, marked as ", name(milestone)].concat(),
            Change::Add {
                list: List::Timeline,
                index: before_later(doc, milestone),
                cells: cells.map(|(column, text)| (column, text.into())).into(),
                answers: Vec::new(),
            },
        );
    }
}

/// Where an event of this milestone belongs: the start first, others before those of later ones.
fn before_later(doc: &Postmortem, milestone: Milestone) -> Option<usize> {
    if milestone == Milestone::Started {
        return Some(0);
    }
    let is_later = |event: &Event| {
        event
            .milestone
            .is_some_and(|other| other as usize > milestone as usize)
    };
    doc.timeline.iter().position(is_later)
}

fn name(milestone: Milestone) -> &'static str {
    match milestone {
        Milestone::Started => "started",
        Milestone::Detected | Milestone::Alerted => "alerted",
        Milestone::Acknowledged => "acknowledged",
        Milestone::Mitigated => "mitigated",
        Milestone::Resolved => "resolved",
    }
}

/// The first unmarked event whose words show this turn.
fn likely(doc: &Postmortem, milestone: Milestone) -> Option<(usize, Place)> {
    let (_, signs) = SIGNS.iter().find(|(sign, _)| *sign == milestone)?;
    let shows = |event: &Event| {
        let text = event.text.to_lowercase();
        event.milestone.is_none() && signs.iter().any(|sign| text.contains(sign))
    };
    let mut events = doc.timeline.iter();
    // An end that came too early is followed by another.
    let index = match milestone {
        Milestone::Mitigated | Milestone::Resolved => events.rposition(shows),
        _ => events.position(shows),
    }?;
    Some((index, event_cell(doc, index, Column::Milestone)?))
}
