//! What is made once is kept until it changes.

use std::rc::Rc;

use unblame::{
    document::Section,
    markdown::preview::{Content, Medium, Node, Preview},
};

use crate::{example, summary};

#[test]
fn what_has_not_changed_is_the_same_element() {
    let mut doc = summary("one");
    doc.immediate_cause = "two".into();
    doc.underlying_cause = "three".into();
    let mut preview = Preview::new(Medium::Screen);
    let before = preview
        .section(&doc, Section::Causes)
        .expect("it is written");
    let again = preview
        .section(&doc, Section::Causes)
        .expect("it is written");
    assert!(Rc::ptr_eq(&before, &again));
}

#[test]
fn a_keystroke_in_one_row_leaves_the_other_rows_alone() {
    let mut doc = example();
    let mut preview = Preview::new(Medium::Screen);
    let rows = |node: Rc<Node>| -> Vec<Rc<Node>> {
        let mut node = node;
        for index in [1, 0, 1] {
            let Content::Nodes(nodes) = &node.content else {
                panic!("it has children");
            };
            node = Rc::clone(&nodes[index]);
        }
        match &node.content {
            Content::Nodes(rows) => rows.clone(),
            _ => panic!("the body of a table has rows"),
        }
    };
    let before = rows(
        preview
            .section(&doc, Section::Timeline)
            .expect("it is written"),
    );
    doc.timeline[1].text.push('!');
    let after = rows(
        preview
            .section(&doc, Section::Timeline)
            .expect("it is written"),
    );
    assert_eq!(before.len(), 2);
    assert!(Rc::ptr_eq(&before[0], &after[0]));
    assert!(!Rc::ptr_eq(&before[1], &after[1]));
    assert_eq!(before[1].key, after[1].key);
}
