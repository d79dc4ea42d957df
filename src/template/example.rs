use crate::document::{
    ActionItem, ActionKind, ActionStatus, Answer, DocumentStatus, Event, Id, Item, Known, Lesson,
    Metric, Milestone, Participant, Postmortem, Priority, Reviewer, Sharing, TriggerAnswers, Why,
};

/// A whole post-mortem of an invented incident, to look at and to try things on.
///
/// It has five faults on purpose, for the checks to find:
///
/// - What went well says how soon the alert came, but the timeline has no event that marks the
///   start, and the alert carries the same time as the start of the impact.
/// - It reports a breach of 99.9 % a month, which 32 minutes alone are not.
/// - Nothing is planned for the load tests or for the slow diagnosis.
/// - What went well praises the status page, which the timeline never mentions.
/// - The last action item has no end that could be measured, and one owner is a role.
pub fn worked_example(new_id: &mut dyn FnMut() -> Id) -> Postmortem {
    let contributing_factors = [
        "The connection pool had no alert of its own, so it could fill up unseen.",
        "The review of the change looked at the normal path; the missing cleanup sat on an \
             error path.",
        "The load tests exercise successful logins only, so the leak stayed below the limit.",
    ]
    .map(|text| item(new_id, text));
    let went_wrong = [
        "The leak passed code review.",
        "No automated test checks that connections are given back after an error.",
        "The pool of database connections could run empty without an alert.",
        "Finding the exhausted pool took 7 minutes, because the dashboards show latency but \
             not what requests wait for.",
    ]
    .map(|text| item(new_id, text));
    // The third factor and the fourth item are answered by no action.
    let [pool_unseen, review_scope, _] = contributing_factors.each_ref().map(|item| item.id);
    let [leak_passed, no_test, no_alert, _] = went_wrong.each_ref().map(|item| item.id);
    Postmortem {
        title: "Checkout unavailable after the database connection pool ran out".into(),
        incident_date: "2025-12-05".into(),
        start: "14:00".into(),
        end: "14:32".into(),
        severity: "Major".into(),
        authors: "@sarah".into(),
        postmortem_date: "2025-12-08".into(),
        status: DocumentStatus::InReview,
        participants: participants(new_id),
        services: items(
            new_id,
            &["Checkout", "Login (the `auth` module)", "Customer API"],
        ),
        triggers: TriggerAnswers {
            customers: Some(Answer::Yes),
            over_30_minutes: Some(Answer::Yes),
            data_loss: Some(Answer::No),
            revenue: Some(Answer::Yes),
            several_teams: Some(Answer::No),
            out_of_hours: Some(Answer::No),
        },
        summary: "On 2025-12-05 the customer API stopped answering for **32 minutes**, and about \
                  2,000 users were unable to check out. A release had introduced a leak of \
                  database connections in the `auth` module, and the pool ran out of them."
            .into(),
        timeline: timeline(new_id),
        immediate_cause: "The application had no free database connection left, so that every \
                          request waited for one until it timed out."
            .into(),
        underlying_cause: "A recent release changed the error handling of the `auth` module. On \
                           some of its error paths a connection was opened and not given back, \
                           which led to a slow leak: each failed login kept one connection."
            .into(),
        contributing_factors: contributing_factors.into(),
        whys: whys(new_id),
        impact: impact(new_id),
        went_well: items(
            new_id,
            &[
                "The first alert fired within 2 minutes of the start of the problem.",
                "The page was acknowledged after 5 minutes.",
                "One Slack channel held the whole response, and decisions were easy to follow.",
                "Customers could read about it on the status page early on.",
            ],
        ),
        went_wrong: went_wrong.into(),
        got_lucky: items(
            new_id,
            &["It happened on a Friday afternoon, with most of the team at their desks."],
        ),
        action_items: vec![
            ActionItem {
                priority: Some(Priority::High),
                kind: Some(ActionKind::Detect),
                answers: vec![pool_unseen, no_alert],
                ..action(
                    new_id,
                    "Alert when more than 80 % of the connection pool is in use",
                    "@sarah",
                    "2025-12-10",
                )
            },
            ActionItem {
                status: Some(ActionStatus::Done),
                priority: Some(Priority::High),
                kind: Some(ActionKind::Prevent),
                done_on: "2025-12-08".into(),
                answers: vec![leak_passed],
                ..action(
                    new_id,
                    "Give connections back on every error path of the `auth` module",
                    "@mike",
                    "2025-12-08",
                )
            },
            ActionItem {
                priority: Some(Priority::Medium),
                kind: Some(ActionKind::Prevent),
                answers: vec![no_test],
                ..action(
                    new_id,
                    "Cover connection cleanup after errors with an integration test in CI",
                    "@sarah",
                    "2025-12-15",
                )
            },
            ActionItem {
                priority: Some(Priority::Medium),
                kind: Some(ActionKind::Prevent),
                answers: vec![review_scope, leak_passed],
                ..action(
                    new_id,
                    "Put a line on resource cleanup into the code review checklist",
                    "@team-lead",
                    "2025-12-12",
                )
            },
            ActionItem {
                priority: Some(Priority::Low),
                kind: Some(ActionKind::Prevent),
                answers: vec![leak_passed],
                ..action(
                    new_id,
                    "Document good habits with database connections",
                    "@mike",
                    "2025-12-20",
                )
            },
        ],
        lessons: lessons(new_id),
        review_date: "2025-12-22".into(),
        responsible: "@team-lead".into(),
        reviewers: vec![Reviewer {
            id: new_id(),
            name: "@mike".into(),
        }],
        sharing: [
            ("Engineering", true),
            ("Product", true),
            ("Customer support", true),
            ("Leadership, as a summary", false),
        ]
        .iter()
        .map(|&(audience, shared)| Sharing {
            id: new_id(),
            audience: audience.into(),
            shared,
        })
        .collect(),
        ..Postmortem::default()
    }
}

fn participants(new_id: &mut dyn FnMut() -> Id) -> Vec<Participant> {
    [
        ("Sarah", "@sarah", "On-call engineer"),
        ("Mike", "@mike", "Owner of the `auth` module"),
        ("", "@team-lead", "Incident lead"),
    ]
    .iter()
    .map(|&(name, handle, role)| Participant {
        id: new_id(),
        name: name.into(),
        handle: handle.into(),
        role: role.into(),
    })
    .collect()
}

fn timeline(new_id: &mut dyn FnMut() -> Id) -> Vec<Event> {
    use Milestone::{Acknowledged, Alerted, Mitigated, Resolved};
    [
        (
            "14:00",
            "An alert fires: API latency is above 5 s",
            Some(Alerted),
        ),
        (
            "14:05",
            "The on-call engineer acknowledges the page",
            Some(Acknowledged),
        ),
        (
            "14:12",
            "The investigation finds no free connection in the database pool",
            None,
        ),
        (
            "14:25",
            "Decision: restart the application servers, which empties the pool",
            None,
        ),
        (
            "14:32",
            "Requests succeed again; latency and error rate are back to normal",
            Some(Mitigated),
        ),
        (
            "14:45",
            "The incident is closed after 13 minutes without new errors",
            Some(Resolved),
        ),
    ]
    .iter()
    .map(|&(at, text, milestone)| Event {
        id: new_id(),
        at: at.into(),
        text: text.into(),
        milestone,
        source: String::new(),
        quote: String::new(),
        known: Some(Known::Then),
    })
    .collect()
}

fn whys(new_id: &mut dyn FnMut() -> Id) -> Vec<Why> {
    [
        (
            "Why did checkout stop?",
            "Every database connection was in use, and new requests waited for one.",
        ),
        (
            "Why was every connection in use?",
            "Connections were not released after certain errors in the login.",
        ),
        (
            "Why were they not released?",
            "The error handler of the `auth` module had no cleanup for its connection.",
        ),
        (
            "Why did a handler without cleanup reach production?",
            "Code review and tests both follow the path without errors.",
        ),
        (
            "Why do they leave the error paths out?",
            "The review checklist has no line on the cleanup of resources.",
        ),
    ]
    .iter()
    .map(|&(question, answer)| Why {
        id: new_id(),
        question: question.into(),
        answer: answer.into(),
        branches: Vec::new(),
    })
    .collect()
}

fn impact(new_id: &mut dyn FnMut() -> Id) -> Vec<Metric> {
    [
        ("Duration", "32", "minutes", false),
        ("Users affected", "~2,000", "users", true),
        ("Failed transactions", "847", "transactions", false),
        ("Estimated revenue loss", "$12,400", "", true),
        ("Support tickets", "23", "tickets", false),
        ("SLA breach", "Yes (99.9% monthly)", "", false),
    ]
    .iter()
    .map(|&(name, value, unit, estimate)| Metric {
        id: new_id(),
        name: name.into(),
        value: value.into(),
        unit: unit.into(),
        estimate,
    })
    .collect()
}

fn action(new_id: &mut dyn FnMut() -> Id, text: &str, owner: &str, deadline: &str) -> ActionItem {
    ActionItem {
        id: new_id(),
        text: text.into(),
        owner: owner.into(),
        deadline: deadline.into(),
        status: Some(ActionStatus::ToDo),
        priority: None,
        kind: None,
        tracker: String::new(),
        done_on: String::new(),
        answers: Vec::new(),
    }
}

fn lessons(new_id: &mut dyn FnMut() -> Id) -> Vec<Lesson> {
    [
        (
            "Watch what can run out",
            "A pool of connections is a limit like a disk is. An alert on how much of it is left \
             comes before the outage; an alert on latency comes with it.",
        ),
        (
            "Test the ways in which things fail",
            "Code on error paths runs in production, so tests of it belong with the others: \
             wrong password, timeout, broken connection.",
        ),
        (
            "Let reviews ask who cleans up",
            "For each thing that a change opens, a line on the checklist asks where it is closed.",
        ),
    ]
    .iter()
    .map(|&(title, text)| Lesson {
        id: new_id(),
        title: title.into(),
        text: text.into(),
    })
    .collect()
}

fn items(new_id: &mut dyn FnMut() -> Id, texts: &[&str]) -> Vec<Item> {
    texts.iter().map(|text| item(new_id, text)).collect()
}

fn item(new_id: &mut dyn FnMut() -> Id, text: &str) -> Item {
    Item {
        id: new_id(),
        text: text.to_owned(),
    }
}
