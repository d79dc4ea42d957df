//! Every version of the format that has been written opens, for as long as there are files of it.

#[path = "common/filled.rs"]
mod filled;

use filled::filled;
use unblame::{
    document::{Branch, DEEPEST_WHYS, Id, Postmortem, Why},
    json::{from_json, to_json},
};

fn no_ids() -> Id {
    panic!("every row has an id")
}

#[test]
fn version_1_opens_to_what_it_has_always_been() {
    let fixture = include_str!("fixtures/postmortem.v1.json");
    let read = from_json(fixture, &mut no_ids).expect("it can be read");
    assert_eq!(read.problems, []);
    assert_eq!(read.postmortem, filled());
    assert_eq!(to_json(&filled()), fixture);
}

/// A document that can be stored can be opened again, however far its whys branch.
#[test]
fn the_deepest_whys_come_back() {
    let mut last = 0;
    let mut id = || {
        last += 1;
        Id::from_bits(last)
    };
    let mut why = |branches| Why {
        id: id(),
        question: "Why?".into(),
        answer: String::new(),
        branches,
    };
    let mut whys = vec![why(Vec::new())];
    for depth in 1..DEEPEST_WHYS {
        let id = Id::from_bits(1_000 + depth as u64);
        whys = vec![why(vec![Branch { id, whys }])];
    }
    let doc = Postmortem {
        whys,
        ..Postmortem::default()
    };
    let read = from_json(&to_json(&doc), &mut no_ids).expect("it can be read");
    assert_eq!(read.postmortem, doc);
}
