//! A post-mortem in which nothing is empty: every field, every cell, every choice.

use unblame::document::{
    AcceptedRisk, ActionItem, ActionKind, ActionStatus, Answer, Branch, DocumentStatus, Event,
    Form, Id, Item, Known, Lesson, Metric, Milestone, Participant, Postmortem, Priority, Reviewer,
    Sharing, Silence, SilenceScope, TriggerAnswers, Why,
};

/// The document that `tests/fixtures/postmortem.v1.json` holds.
pub fn filled() -> Postmortem {
    let id = Id::from_bits;
    let item = |bits, text: &str| Item {
        id: id(bits),
        text: text.into(),
    };
    Postmortem {
        title: "Orders delayed while the queue's disk was full".into(),
        incident_date: "2026-03-14".into(),
        start: "23:40".into(),
        end: "2026-03-15 01:10+01:00".into(),
        severity: "Major".into(),
        authors: "@noor, @ilse".into(),
        postmortem_date: "2026-03-16".into(),
        status: DocumentStatus::Reviewed,
        form: Form::Brief,
        participants: vec![Participant {
            id: id(0x11),
            name: "Noor".into(),
            handle: "@noor".into(),
            role: "First responder".into(),
        }],
        services: vec![item(0x21, "Order queue")],
        triggers: TriggerAnswers {
            customers: Some(Answer::Yes),
            over_30_minutes: Some(Answer::Yes),
            data_loss: Some(Answer::No),
            revenue: Some(Answer::No),
            several_teams: Some(Answer::Yes),
            out_of_hours: Some(Answer::Yes),
        },
        summary: "Orders waited up to **30 minutes**.\n\nNone was lost.".into(),
        timeline: vec![Event {
            id: id(0x31),
            at: "23:40".into(),
            text: "The disk of `queue-2` is full | 0 bytes free".into(),
            milestone: Some(Milestone::Started),
            source: "https://graphs.example/disk".into(),
            quote: "no space left on device".into(),
            known: Some(Known::Now),
        }],
        immediate_cause: "The queue could not write.".into(),
        underlying_cause: "Old segments are kept for 7 days, whatever their size.".into(),
        contributing_factors: vec![item(
            0x41,
            "Traffic had doubled since the limit was chosen.",
        )],
        whys: vec![Why {
            id: id(0x51),
            question: "Why did orders wait?".into(),
            answer: "The queue took none.".into(),
            branches: vec![Branch {
                id: id(0x52),
                whys: vec![Why {
                    id: id(0x53),
                    question: "What else kept them waiting?".into(),
                    answer: "Retries are five minutes apart.".into(),
                    branches: vec![Branch {
                        id: id(0x54),
                        whys: Vec::new(),
                    }],
                }],
            }],
        }],
        accepted_risks: vec![AcceptedRisk {
            id: id(0x61),
            text: "One queue for all countries".into(),
            reason: "A second one is planned for next year.".into(),
            answers: vec![id(0x41)],
        }],
        impact: vec![Metric {
            id: id(0x71),
            name: "Orders delayed".into(),
            value: "~1,300".into(),
            unit: "orders".into(),
            estimate: true,
        }],
        went_well: vec![item(0x81, "Nothing was lost — ツ")],
        went_wrong: vec![item(0x91, "The disk alert went to a mailbox.")],
        got_lucky: vec![item(0xa1, "It was a quiet night.")],
        action_items: vec![ActionItem {
            id: id(0xb1),
            text: "Page at 80 % disk use".into(),
            owner: "@ilse".into(),
            deadline: "2026-03-20".into(),
            status: Some(ActionStatus::Done),
            priority: Some(Priority::High),
            kind: Some(ActionKind::Detect),
            tracker: "https://tickets.example/17".into(),
            done_on: "2026-03-18".into(),
            answers: vec![id(0x41), id(0x91)],
        }],
        lessons: vec![Lesson {
            id: id(0xc1),
            title: "Limits age".into(),
            text: "A limit is chosen for the traffic of its day.".into(),
        }],
        review_date: "2026-04-01".into(),
        responsible: "@ilse".into(),
        reviewers: vec![Reviewer {
            id: id(0xd1),
            name: "@omar".into(),
        }],
        sharing: vec![Sharing {
            id: id(0xe1),
            audience: "Engineering".into(),
            shared: true,
        }],
        unsorted_notes: "From the chat: \"is it the disk?\"".into(),
        silenced: vec![Silence {
            id: id(0xf1),
            rule: "some-rule".into(),
            scope: SilenceScope::Once,
            text: "was lost".into(),
            sentence: "None was lost.".into(),
            reason: "It says what did not happen.".into(),
        }],
    }
}
