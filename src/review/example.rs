//! Documents from a few lines of text, for examples and tests; see [`super::Examples`].

use chrono::NaiveDateTime;

use super::{Context, Policy, review};
use crate::{
    document::{
        Branch, Choice, Column, Field, Id, List, Place, Postmortem, Row, Trigger, Why,
        moment::read_moment,
    },
    finding::Finding,
};

/// The document of an example.
pub fn document(text: &str) -> Postmortem {
    let mut doc = Postmortem::default();
    for (index, line) in text.lines().map(str::trim).enumerate() {
        if line.is_empty() || line.starts_with("now:") || line.starts_with("policy:") {
            continue;
        }
        let (key, value) = line.split_once(':').unwrap_or_else(|| panic!("{line:?}"));
        let value = value.trim();
        let id = Id::from_bits(index as u64 + 1);
        if let Some(field) = Field::from_key(key) {
            assert!(doc.set_text(Place::Field(field), value), "{line:?}");
        } else if key == "whys.else" {
            add_branch(&mut doc, id, value);
        } else {
            add_row(&mut doc, id, key, value);
        }
    }
    doc
}

/// "Now" of an example, from its line `now: 2025-12-10 09:00`.
pub fn now(text: &str) -> NaiveDateTime {
    let line = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("now:"));
    let moment = read_moment(line.unwrap_or("2025-12-10 09:00")).expect("now can be read");
    let date = moment.date.expect("now has a date");
    moment.utc(date).expect("now is a moment")
}

/// The policy of an example, from its line `policy: {...}`.
pub fn policy(text: &str) -> Policy {
    match text
        .lines()
        .find_map(|line| line.trim().strip_prefix("policy:"))
    {
        None => Policy::default(),
        Some(json) => {
            let read = Policy::from_json(json).expect("the policy is JSON");
            assert!(read.problems.is_empty(), "{:?}", read.problems);
            read.policy
        }
    }
}

/// What one check says about an example.
pub fn findings(text: &str, id: &str) -> Vec<Finding> {
    findings_of(&document(text), text, id)
}

/// The same for a document that came of it.
pub fn findings_of(doc: &Postmortem, text: &str, id: &str) -> Vec<Finding> {
    let policy = policy(text);
    let mut findings = review(doc, &Context::new(doc, &policy, now(text)));
    findings.retain(|finding| finding.rule == id);
    findings
}

fn add_row(doc: &mut Postmortem, id: Id, key: &str, value: &str) {
    let list = List::from_key(key).unwrap_or_else(|| panic!("{key:?} is no list"));
    let (value, answers) = match value.split_once(" -> ") {
        Some((value, answers)) => (value, answers),
        None => (value, ""),
    };
    let mut row = Row::new(list, id);
    for (&column, cell) in list.columns().iter().zip(value.split('|')) {
        assert!(row.cells_mut().set_cell(column, cell.trim()), "{cell:?}");
    }
    let answers = answers.split_whitespace().map(|answer| row_of(doc, answer));
    row.cells_mut().set_answers(answers.collect());
    let rows = doc.rows_mut(list);
    assert!(rows.insert(rows.len(), row));
}

/// The row that `went_wrong.2` names.
fn row_of(doc: &Postmortem, name: &str) -> Id {
    let (list, number) = name.split_once('.').expect("a list and a number");
    let list = List::from_key(list).unwrap_or_else(|| panic!("{list:?} is no list"));
    let number: usize = number.parse().expect("a number");
    let row = doc.rows(list).get(number - 1);
    row.unwrap_or_else(|| panic!("there is no {name}")).id()
}

fn add_branch(doc: &mut Postmortem, id: Id, value: &str) {
    let (question, answer) = value.split_once(" | ").unwrap_or((value, ""));
    let why = doc.whys.last_mut().expect("a why to branch from");
    why.branches.push(Branch {
        id: Id::from_bits(id.bits() + 1000),
        whys: vec![Why {
            id,
            question: question.into(),
            answer: answer.into(),
            branches: Vec::new(),
        }],
    });
}

#[test]
fn lines_become_rows() {
    let doc = document(
        "title: It stopped\ntrigger_customers: yes\nwhys: Why? | It was full.\n\
         whys.else: What else? | It was old.\nwent_wrong: Slow\n\
         action_items: Do it | @kit | | done -> went_wrong.1",
    );
    assert_eq!(doc.title, "It stopped");
    assert!(
        Trigger::ALL
            .iter()
            .any(|&one| doc.triggers.get(one).is_some())
    );
    assert_eq!(doc.whys[0].branches[0].whys[0].answer, "It was old.");
    assert_eq!(doc.action_items[0].answers, [doc.went_wrong[0].id]);
    let status = doc
        .rows(List::Actions)
        .get(0)
        .and_then(|row| row.cell(Column::Status));
    assert_eq!(status, Some("done"));
}
