use super::kit::*;
use crate::{document::Event, review::facts::Facts};

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
            "pages the",
            "pages @",
            "paged",
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
        if let Some((index, place)) = likely(doc, &context.facts, milestone) {
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

/// The unmarked event of this turn: that at the typed start or end of the impact, or the first one
/// whose words show it.
fn likely(doc: &Postmortem, facts: &Facts, milestone: Milestone) -> Option<(usize, Place)> {
    let (_, signs) = SIGNS.iter().find(|(sign, _)| *sign == milestone)?;
    let typed = match milestone {
        Milestone::Started => facts.start,
        Milestone::Mitigated | Milestone::Resolved => facts.end,
        _ => None,
    };
    let is_free = |index: usize| {
        let event = &doc.timeline[index];
        // What the status page says comes after, and of something else.
        event.milestone.is_none() && !event.text.to_lowercase().contains("status page")
    };
    let shows = |index: usize| {
        let text = doc.timeline[index].text.to_lowercase();
        signs.iter().any(|sign| text.contains(sign))
    };
    let is_typed = |index: usize| typed.is_some() && facts.events.get(index) == Some(&typed);
    let free = || (0..doc.timeline.len()).filter(|&index| is_free(index));
    let shown = match milestone {
        // An end that came too early is followed by another.
        Milestone::Mitigated | Milestone::Resolved => free().rfind(|&index| shows(index)),
        _ => free().find(|&index| shows(index)),
    };
    let at_time = free().find(|&index| is_typed(index));
    let both = free().find(|&index| is_typed(index) && shows(index));
    // What ends the impact mitigates; the incident may be resolved later.
    let index = match milestone {
        Milestone::Resolved => both.or(shown).or(at_time),
        _ => at_time.or(shown),
    }?;
    Some((index, event_cell(doc, index, Column::Milestone)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::example::document;

    #[test]
    fn the_typed_start_and_end_tell_which_event_is_meant() {
        let doc = document(
            "incident_date: 2025-12-05\nstart: 13:02\nend: 14:47\n\
             timeline: 12:50 | The outage starts to be planned for\n\
             timeline: 13:02 | The first request is refused\n\
             timeline: 13:09 | A probe pages the on-call\n\
             timeline: 14:47 | The last request is refused\n\
             timeline: 15:30 | Status page is set to resolved",
        );
        let facts = Facts::of(&doc);
        let index = |milestone| likely(&doc, &facts, milestone).map(|(index, _)| index);
        assert_eq!(index(Milestone::Started), Some(1));
        assert_eq!(index(Milestone::Alerted), Some(2));
        assert_eq!(index(Milestone::Mitigated), Some(3));
        assert_eq!(index(Milestone::Resolved), Some(3));
    }

    #[test]
    fn an_incident_is_resolved_where_it_is_said() {
        let doc = document(
            "incident_date: 2025-12-05\nstart: 13:02\nend: 14:47\n\
             timeline: 14:47 | The last request is refused\n\
             timeline: 15:10 | The incident is closed",
        );
        let facts = Facts::of(&doc);
        let resolved = likely(&doc, &facts, Milestone::Resolved).map(|(index, _)| index);
        assert_eq!(resolved, Some(1));
    }
}
