use super::kit::*;
use crate::{document::Form, review::questionnaire::proposal};

pub static CHECK: Check = Check {
    id: "review-form",
    code: "H8",
    topic: Topic::Header,
    severity: Severity::Hint,
    since: "0.1.0",
    what: "The incident calls for the other form, full or brief.",
    why: "Rules that were set before the incident end the debate on whether to write one.",
    instead: "Switch to the form that the triggers call for, or say why not.",
    source: "Guide: when to write a post-mortem, and clear thresholds",
    #[cfg(not(target_arch = "wasm32"))]
    examples: Examples {
        flags: &[
            "form: brief\ntrigger_data_loss: yes",
            "form: full\nseverity: Minor\nincident_date: 2025-12-05\nstart: 14:00\nend: 14:10\ntrigger_customers: no\ntrigger_data_loss: no\ntrigger_revenue: no\ntrigger_several_teams: no\ntrigger_out_of_hours: no",
        ],
        allows: &[
            "form: full\ntrigger_data_loss: yes",
            "form: brief\nseverity: Minor",
            "form: full\nseverity: Minor",
        ],
    },
    check,
};

fn check(doc: &Postmortem, context: &Context<'_>, report: &mut Report<'_>) {
    let proposal = proposal(doc, context.policy, &context.facts);
    let (what, label) = match proposal.form {
        Some(form) if form == doc.form => return,
        Some(Form::Full) => (
            "A full post-mortem is called for.",
            "Switch to the full form",
        ),
        Some(Form::Brief) => ("A brief summary would do.", "Switch to the brief form"),
        None => return,
    };
    let form = proposal.form.unwrap_or(Form::Full);
    let place = Place::Field(Field::Form);
    report
        .field(Field::Form, [what, " ", &proposal.reason].concat())
        .rests_on([doc.form.key(), " \u{2013} ", &proposal.reason].concat())
        .offer(label, Change::set(place, form.key()));
}
