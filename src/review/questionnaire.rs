//! Whether an incident calls for a full post-mortem or a brief summary, and by when it is due.

use chrono::{NaiveDateTime, TimeDelta};

use super::{
    Policy,
    facts::Facts,
    policy::{Level, Limit},
};
use crate::document::{Answer, Choice, DocumentStatus, Form, Postmortem, Trigger, moment};

/// What the answers to the triggers come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The form that fits; `None` as long as open questions decide.
    pub form: Option<Form>,
    /// Why, in a sentence.
    pub reason: String,
    /// The questions without an answer.
    pub open: Vec<Trigger>,
}

/// Proposes the full or the brief form.
///
/// A trigger that applies calls for the full one; so does a severity that demands it. How long
/// it lasted is read from the document where the question is open.
pub fn proposal(doc: &Postmortem, policy: &Policy, facts: &Facts) -> Proposal {
    let answer = |trigger| answer(doc, policy, facts, trigger);
    let with = |wanted| {
        let triggers = policy.triggers.iter().copied();
        triggers
            .filter(|&trigger| answer(trigger) == wanted)
            .collect::<Vec<Trigger>>()
    };
    let (yes, open) = (with(Some(Answer::Yes)), with(None));
    let level = policy.level(doc);
    let demanded = level.filter(|level| level.review == Form::Full);
    let (form, reason) = if !yes.is_empty() {
        let reasons: Vec<String> = yes.iter().map(|&one| in_words(one, policy)).collect();
        (Some(Form::Full), sentence(&reasons))
    } else if let Some(level) = demanded {
        let reason = format!("The severity is {}.", level.name);
        (Some(Form::Full), reason)
    } else if !open.is_empty() {
        let reason = format!(
            "{} of {} questions are open.",
            open.len(),
            policy.triggers.len()
        );
        (None, reason)
    } else {
        let reason = "Nothing that was asked for calls for more.".to_owned();
        (Some(Form::Brief), reason)
    };
    Proposal { form, reason, open }
}

/// The answer to a trigger: the typed one, or for the duration the one that the times give.
pub fn answer(
    doc: &Postmortem,
    policy: &Policy,
    facts: &Facts,
    trigger: Trigger,
) -> Option<Answer> {
    doc.triggers.get(trigger).or_else(|| {
        let minutes = (trigger == Trigger::Over30Minutes).then(|| facts.impact_minutes())??;
        let most = i64::from(policy.limit(Limit::FullReviewMinutes));
        let is_long = minutes > most;
        (minutes >= 0).then_some(if is_long { Answer::Yes } else { Answer::No })
    })
}

/// How the document stands against its due time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// So many minutes are left.
    In(i64),
    /// It was due so many minutes ago.
    Overdue(i64),
    /// It is written: the day that it is dated has come, or it was reviewed.
    Done,
}

impl Due {
    /// What a clock shows: `due in 31 h`, `overdue by 2 days`.
    pub fn in_words(self) -> String {
        match self {
            Self::In(minutes) => format!("due in {}", span(minutes)),
            Self::Overdue(minutes) => format!("overdue by {}", span(minutes)),
            Self::Done => "done".to_owned(),
        }
    }
}

/// When the document is due in UTC, and the severity that says so. `None` where its severity
/// demands nothing or the incident's end is not known.
pub fn due_at<'p>(
    doc: &Postmortem,
    policy: &'p Policy,
    facts: &Facts,
) -> Option<(NaiveDateTime, &'p Level)> {
    facts.incident_date?;
    let level = policy.level(doc)?;
    let hours = TimeDelta::hours(level.due_hours?.into());
    Some((facts.over_since()?.checked_add_signed(hours)?, level))
}

/// How the document stands against its due time at this moment.
pub fn due(doc: &Postmortem, policy: &Policy, facts: &Facts, now: NaiveDateTime) -> Option<Due> {
    let (at, _) = due_at(doc, policy, facts)?;
    let is_reviewed = matches!(
        doc.status,
        DocumentStatus::Reviewed | DocumentStatus::Closed
    );
    if is_reviewed || facts.postmortem_date.is_some_and(|date| date <= now.date()) {
        return Some(Due::Done);
    }
    let left = (at - now).num_minutes();
    Some(if left >= 0 {
        Due::In(left)
    } else {
        Due::Overdue(-left)
    })
}

/// Up to two days in hours, as a clock has them; beyond that in days.
fn span(minutes: i64) -> String {
    match minutes {
        0..60 => moment::in_words(minutes),
        60..2_880 => format!("{} h", minutes / 60),
        _ => format!("{} days", minutes / 1_440),
    }
}

fn in_words(trigger: Trigger, policy: &Policy) -> String {
    match trigger {
        Trigger::Over30Minutes => format!(
            "it lasted longer than {} minutes",
            policy.limit(Limit::FullReviewMinutes)
        ),
        _ => {
            let label = trigger.label();
            let first = label.chars().take(1).flat_map(char::to_lowercase);
            first.chain(label.chars().skip(1)).collect()
        }
    }
}

/// Reasons as one sentence.
fn sentence(reasons: &[String]) -> String {
    let joined = match reasons {
        [] => return String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
    };
    let first = joined.chars().take(1).flat_map(char::to_uppercase);
    first.chain(joined.chars().skip(1)).chain(['.']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::example::{document, now};

    fn proposed(text: &str) -> (Option<Form>, String) {
        let doc = document(text);
        let proposal = proposal(&doc, &Policy::default(), &Facts::of(&doc));
        (proposal.form, proposal.reason)
    }

    #[test]
    fn a_trigger_calls_for_the_full_form_and_is_named() {
        let (form, reason) = proposed("trigger_revenue: yes\nstart: 14:00\nend: 14:45");
        assert_eq!(form, Some(Form::Full));
        assert_eq!(
            reason,
            "It lasted longer than 30 minutes, and revenue was affected."
        );
    }

    #[test]
    fn the_brief_form_needs_every_answer() {
        let quiet = "severity: Minor\nstart: 14:00\nend: 14:30\ntrigger_customers: no\n\
                     trigger_data_loss: no\ntrigger_revenue: no\ntrigger_several_teams: no";
        let (form, reason) = proposed(quiet);
        assert_eq!(
            (form, reason.as_str()),
            (None, "1 of 6 questions are open.")
        );
        let all = format!("{quiet}\ntrigger_out_of_hours: no");
        assert_eq!(proposed(&all).0, Some(Form::Brief));
        assert_eq!(
            proposed(&all.replace("Minor", "Major")),
            (Some(Form::Full), "The severity is Major.".to_owned())
        );
    }

    #[test]
    fn the_clock_counts_from_the_end() {
        let shown = |text: &str| {
            let doc = document(text);
            let due = due(&doc, &Policy::default(), &Facts::of(&doc), now(text));
            due.map(Due::in_words)
        };
        let text = "severity: Critical\nincident_date: 2025-12-05\nstart: 14:00\nend: 14:30\n";
        for (now, words) in [
            ("2025-12-06 07:30", "due in 31 h"),
            ("2025-12-07 14:00", "due in 30 minutes"),
            ("2025-12-07 16:30", "overdue by 2 h"),
            ("2025-12-17 16:30", "overdue by 10 days"),
        ] {
            let text = format!("{text}now: {now}");
            assert_eq!(shown(&text).as_deref(), Some(words));
        }
        let now = "now: 2025-12-08 10:00";
        for (with, words) in [
            ("status: closed", "done"),
            ("postmortem_date: 2025-12-08", "done"),
            ("postmortem_date: 2025-12-09", "overdue by 19 h"),
        ] {
            let text = format!("{text}{now}\n{with}");
            assert_eq!(shown(&text).as_deref(), Some(words), "{with}");
        }
        assert_eq!(shown("severity: Critical\nstart: 14:00\nend: 14:30"), None);
        assert_eq!(shown(&text.replace("Critical", "Minor")), None);
    }
}
