//! Post-mortems made at random: every field, every list, and texts that try to break the formats.

use proptest::{collection::vec, option, prelude::*, sample::select};
use unblame::document::{
    AcceptedRisk, ActionItem, ActionKind, ActionStatus, Answer, Branch, Choice, DocumentStatus,
    Event, Form, Id, Item, Known, Lesson, Metric, Milestone, Participant, Postmortem, Priority,
    Reviewer, Sharing, Silence, SilenceScope, TriggerAnswers, Why,
};

/// Pieces from which texts are made: words, and everything that means something to Markdown.
const PIECES: [&str; 60] = [
    "alert",
    "pool",
    "14:05",
    "Über",
    "日本",
    "שלום",
    "👩‍💻",
    "e\u{301}",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "|",
    "\\",
    "\\|",
    "\\\\",
    "#",
    "# ",
    "## Timeline",
    "### x ###",
    "#### y #",
    "- ",
    "* ",
    "+ ",
    "1. ",
    "1) ",
    "> ",
    "```",
    "````",
    "```\n",
    "~~~",
    "`",
    "**",
    "_",
    "~~",
    "[",
    "](",
    ")",
    "[^1]",
    "[^1]: note",
    "[a]: /b",
    "<br>",
    "<br >",
    "<br/>",
    "<!--",
    "-->",
    "<script>",
    "&#32;",
    "&#124;",
    "&amp;",
    "---",
    "===",
    ":",
    "{",
    "\"",
    "---\nunblame: {}\n---",
    "| a | b |",
    "|---|---|",
    "**Owner:** x",
];

/// A text of any length from nothing to some lines; it holds no CR and no NUL, which
/// [`unblame::document::clean_text`] has taken out of everything that comes from outside.
pub fn text() -> impl Strategy<Value = String> {
    let pieces = vec(select(PIECES.as_slice()), 0..8).prop_map(|pieces| pieces.concat());
    let words = "[a-z]{1,8}( [a-z]{1,8}){0,5}";
    let anything = "[^\r\0]{0,12}";
    prop_oneof![1 => Just(String::new()), 4 => words, 6 => pieces, 1 => anything]
}

/// Any post-mortem; every row has an id of its own.
pub fn postmortem() -> impl Strategy<Value = Postmortem> {
    let head = (vec(text(), 7), choice::<DocumentStatus>(), choice::<Form>());
    let people = (vec(participant(), 0..3), items(), triggers());
    let prose = vec(text(), 6);
    let causes = (items(), vec(why(), 0..4), vec(risk(), 0..2));
    let lists = (
        vec(event(), 0..5),
        vec(metric(), 0..4),
        items(),
        items(),
        items(),
    );
    let rest = (
        vec(action(), 0..4),
        vec(lesson(), 0..3),
        vec(text(), 0..2),
        vec((text(), any::<bool>()), 0..3),
        vec(silence(), 0..2),
    );
    (head, people, prose, causes, lists, rest).prop_map(
        |((head, status, form), people, prose, causes, lists, rest)| {
            let mut head = head.into_iter();
            let mut prose = prose.into_iter();
            let next = |texts: &mut std::vec::IntoIter<String>| texts.next().unwrap_or_default();
            let mut doc = Postmortem {
                title: next(&mut head),
                incident_date: next(&mut head),
                start: next(&mut head),
                end: next(&mut head),
                severity: next(&mut head),
                authors: next(&mut head),
                postmortem_date: next(&mut head),
                status,
                form,
                participants: people.0,
                services: people.1,
                triggers: people.2,
                summary: next(&mut prose),
                timeline: lists.0,
                immediate_cause: next(&mut prose),
                underlying_cause: next(&mut prose),
                contributing_factors: causes.0,
                whys: causes.1,
                accepted_risks: causes.2,
                impact: lists.1,
                went_well: lists.2,
                went_wrong: lists.3,
                got_lucky: lists.4,
                action_items: rest.0,
                lessons: rest.1,
                review_date: next(&mut prose),
                responsible: next(&mut prose),
                reviewers: rest
                    .2
                    .into_iter()
                    .map(|name| Reviewer { id: NO_ID, name })
                    .collect(),
                sharing: rest
                    .3
                    .into_iter()
                    .map(|(audience, shared)| Sharing {
                        id: NO_ID,
                        audience,
                        shared,
                    })
                    .collect(),
                unsorted_notes: next(&mut prose),
                silenced: rest.4,
            };
            number(&mut doc);
            doc
        },
    )
}

const NO_ID: Id = Id::from_bits(0);

/// Gives every row an id of its own, and links only to rows that exist.
fn number(doc: &mut Postmortem) {
    let mut last = 0;
    let mut next = || {
        last += 0x0123_4567_89ab_cdef_u64 | 1;
        Id::from_bits(last)
    };
    fn whys(chain: &mut [Why], next: &mut impl FnMut() -> Id) {
        for why in chain {
            why.id = next();
            for branch in &mut why.branches {
                branch.id = next();
                whys(&mut branch.whys, next);
            }
        }
    }
    doc.participants.iter_mut().for_each(|row| row.id = next());
    doc.services.iter_mut().for_each(|row| row.id = next());
    doc.timeline.iter_mut().for_each(|row| row.id = next());
    doc.contributing_factors
        .iter_mut()
        .for_each(|row| row.id = next());
    whys(&mut doc.whys, &mut next);
    doc.accepted_risks
        .iter_mut()
        .for_each(|row| row.id = next());
    doc.impact.iter_mut().for_each(|row| row.id = next());
    doc.went_well.iter_mut().for_each(|row| row.id = next());
    doc.went_wrong.iter_mut().for_each(|row| row.id = next());
    doc.got_lucky.iter_mut().for_each(|row| row.id = next());
    doc.action_items.iter_mut().for_each(|row| row.id = next());
    doc.lessons.iter_mut().for_each(|row| row.id = next());
    doc.reviewers.iter_mut().for_each(|row| row.id = next());
    doc.sharing.iter_mut().for_each(|row| row.id = next());
    doc.silenced.iter_mut().for_each(|row| row.id = next());
    let causes: Vec<Id> = doc.contributing_factors.iter().map(|row| row.id).collect();
    for action in &mut doc.action_items {
        action.answers.clone_from(&causes);
    }
}

fn choice<C: Choice + std::fmt::Debug>() -> impl Strategy<Value = C> {
    select(C::ALL)
}

fn items() -> impl Strategy<Value = Vec<Item>> {
    vec(text().prop_map(|text| Item { id: NO_ID, text }), 0..4)
}

fn participant() -> impl Strategy<Value = Participant> {
    (text(), text(), text()).prop_map(|(name, handle, role)| Participant {
        id: NO_ID,
        name,
        handle,
        role,
    })
}

fn triggers() -> impl Strategy<Value = TriggerAnswers> {
    vec(option::of(choice::<Answer>()), 6).prop_map(|answers| TriggerAnswers {
        customers: answers[0],
        over_30_minutes: answers[1],
        data_loss: answers[2],
        revenue: answers[3],
        several_teams: answers[4],
        out_of_hours: answers[5],
    })
}

fn event() -> impl Strategy<Value = Event> {
    let milestone = option::of(choice::<Milestone>());
    let known = option::of(choice::<Known>());
    (text(), text(), milestone, text(), text(), known).prop_map(
        |(at, text, milestone, source, quote, known)| Event {
            id: NO_ID,
            at,
            text,
            milestone,
            source,
            quote,
            known,
        },
    )
}

fn why() -> impl Strategy<Value = Why> {
    let leaf = (text(), text()).prop_map(|(question, answer)| Why {
        id: NO_ID,
        question,
        answer,
        branches: Vec::new(),
    });
    leaf.prop_recursive(3, 8, 2, |inner| {
        (text(), text(), vec(vec(inner, 0..3), 0..2)).prop_map(|(question, answer, branches)| Why {
            id: NO_ID,
            question,
            answer,
            branches: branches
                .into_iter()
                .map(|whys| Branch { id: NO_ID, whys })
                .collect(),
        })
    })
}

fn risk() -> impl Strategy<Value = AcceptedRisk> {
    (text(), text()).prop_map(|(text, reason)| AcceptedRisk {
        id: NO_ID,
        text,
        reason,
        answers: Vec::new(),
    })
}

fn metric() -> impl Strategy<Value = Metric> {
    (text(), text(), text(), any::<bool>()).prop_map(|(name, value, unit, estimate)| Metric {
        id: NO_ID,
        name,
        value,
        unit,
        estimate,
    })
}

fn action() -> impl Strategy<Value = ActionItem> {
    let choices = (
        option::of(choice::<ActionStatus>()),
        option::of(choice::<Priority>()),
        option::of(choice::<ActionKind>()),
    );
    (vec(text(), 5), choices).prop_map(|(texts, (status, priority, kind))| ActionItem {
        id: NO_ID,
        text: texts[0].clone(),
        owner: texts[1].clone(),
        deadline: texts[2].clone(),
        status,
        priority,
        kind,
        tracker: texts[3].clone(),
        done_on: texts[4].clone(),
        answers: Vec::new(),
    })
}

fn lesson() -> impl Strategy<Value = Lesson> {
    (text(), text()).prop_map(|(title, text)| Lesson {
        id: NO_ID,
        title,
        text,
    })
}

fn silence() -> impl Strategy<Value = Silence> {
    (choice::<SilenceScope>(), text(), text(), text()).prop_map(
        |(scope, text, sentence, reason)| Silence {
            id: NO_ID,
            rule: "some-rule".into(),
            scope,
            text,
            sentence,
            reason,
        },
    )
}
