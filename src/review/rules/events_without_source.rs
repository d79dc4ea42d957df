use super::kit::*;

pub static CHECK: Check = Check {
    id: "events-without-source",
    code: "T8",
    topic: Topic::Timeline,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "Few events link to a source.",
    why: "With a graph, log or message behind it, readers can check an event for themselves.",
    instead: "Link the graph, log or message, or quote it.",
    source: "PagerDuty post-mortem guide (each item has a metric or a page that shows it)",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "timeline: 14:00 | One\ntimeline: 14:05 | Two\ntimeline: 14:10 | Three\ntimeline: 14:15 | Four",
        ],
        allows: &[
            "timeline: 14:00 | One | | https://example.org/1\ntimeline: 14:05 | Two | | | it said so\ntimeline: 14:10 | Three\ntimeline: 14:15 | Four",
            "timeline: 14:00 | [One](https://example.org)\ntimeline: 14:05 | Two https://example.org/2\ntimeline: 14:10 | Three\ntimeline: 14:15 | Four",
            "timeline: 14:00 | One",
        ],
    },
    check,
};

/// Fewer events than this are not counted.
const LEAST: usize = 4;

fn check(doc: &Postmortem, _: &Context<'_>, report: &mut Report<'_>) {
    let all = doc.timeline.len();
    let shown = doc.timeline.iter().filter(|event| {
        let is_quoted = !event.source.trim().is_empty() || !event.quote.trim().is_empty();
        is_quoted || event.text.contains("://") || event.text.contains("](")
    });
    let shown = shown.count();
    if all < LEAST || shown * 3 >= all {
        return;
    }
    let what = format!("{shown} of {all} events link to a source.");
    report
        .section(Section::Timeline, what.clone())
        .rests_on(what);
}
