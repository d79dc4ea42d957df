use super::{
    common::{has_blank, is_promise, metrics},
    kit::*,
};
use crate::{
    document::Metric,
    review::words::{hears, plain},
};

pub static CHECK: Check = Check {
    id: "impact-without-number",
    code: "I1",
    topic: Topic::Impact,
    severity: Severity::Error,
    since: "0.1.0",
    what: "The impact has no number.",
    why: "Without a number nobody can tell how much prevention is worth.",
    instead: "Count what can be counted; an informed estimate, marked with ~, is better than none.",
    source: "The template’s common mistake “Skipping the Impact Section”; Google SRE workbook, chapter 10",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "start: 14:00\nend: 14:32",
            "impact: Users affected | many",
            "impact: SLA breach | Yes (99.9 %)",
            "impact: The [shop](https://shop.example/7) was offline.",
        ],
        allows: &[
            "impact: Users affected | ~2,000",
            "impact: Some orders failed | We lost 12 orders.",
            "impact: Users affected | [how many?]",
            "impact: The shop was offline for 27 minutes.",
            "impact: A single package was changed.",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    if metrics(doc).any(has_number) {
        return;
    }
    let finding = report.section(Section::Impact, CHECK.what);
    let minutes = context.facts.impact_minutes();
    if let Some(minutes) = minutes.filter(|&minutes| minutes > 0) {
        let cells = [
            (Column::Name, "Duration"),
            (Column::Value, &minutes.to_string()),
            (Column::Unit, "minutes"),
        ];
        finding.offer("Write the duration", Change::add(List::Impact, &cells));
    }
    let cells = [
        (Column::Name, "Users affected"),
        (Column::Value, "[how many users?]"),
    ];
    finding.offer("Add a row for the users", Change::add(List::Impact, &cells));
}

fn has_number(metric: &Metric) -> bool {
    // A text from elsewhere stands in the name, and the addresses in it are no numbers.
    let said = [plain(&metric.name), plain(&metric.value)].concat();
    let has_digit = said.contains(|c: char| c.is_ascii_digit());
    let is_counted = hears(
        &said,
        "single.|two.|three.|four.|five.|six.|seven.|eight.|nine.|ten.",
    );
    !is_promise(metric) && (has_digit || is_counted || has_blank(&metric.value))
}
