//! The 5 whys as a tree: walked, drawn as Mermaid and as SVG, and asked on.

use super::words::{begins, hears, plain};
use crate::{
    document::{Branch, Cells, Id, Postmortem, Section, Why},
    lint::{self, People},
};

/// One why in its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    pub id: Id,
    /// The why whose answer this one asks about; `None` for the first.
    pub parent: Option<Id>,
    /// How many branches lie around it; 0 in the main chain.
    pub depth: usize,
    /// Its number in its own chain, from 1.
    pub step: usize,
    /// Whether nothing asks about its answer.
    pub is_end: bool,
}

/// Every why but empty rows, a branch right behind the why from which it starts, and before the next of its chain.
pub fn walk(doc: &Postmortem) -> Vec<(Node, &Why)> {
    let mut nodes = Vec::new();
    add_chain(&doc.whys, None, 0, &mut nodes);
    nodes
}

/// The whys about whose answers nothing asks, where there is an answer.
pub fn ends(doc: &Postmortem) -> Vec<&Why> {
    let nodes = walk(doc).into_iter();
    let ends = nodes.filter(|(node, why)| node.is_end && !why.answer.trim().is_empty());
    ends.map(|(_, why)| why).collect()
}

/// The chains: the main one and each branch, every one with the ids of its whys in order.
pub fn chains(doc: &Postmortem) -> Vec<&[Why]> {
    let mut chains = vec![doc.whys.as_slice()];
    let mut at = 0;
    while let Some(&chain) = chains.get(at) {
        let branches = chain.iter().flat_map(|why| &why.branches);
        chains.extend(branches.map(|branch| branch.whys.as_slice()));
        at += 1;
    }
    chains
}

/// A question that leads on, where an answer stops at a person or at a rule that was not kept;
/// `None` where it names a condition.
///
/// After the Five Rules of Causation of the VA National Center for Patient Safety: each human
/// error and each deviation from a procedure has a preceding cause.
pub fn next_question(answer: &str, people: &People) -> Option<&'static str> {
    if is_broken_rule(answer) {
        return Some("What made it reasonable to work differently at that moment?");
    }
    is_person(answer, people)
        .then_some("What in the system, the tools or the information made that likely?")
}

/// Whether an answer gives a procedure that was not followed as the cause.
pub fn is_broken_rule(answer: &str) -> bool {
    const RULES: &str = "procedure|process|policy|policies|protocol|guideline|checklist|runbook|playbook|rule.|rules.|instruction|standard";
    const BROKEN: &str = "not followed|werent followed|wasnt followed|wasnt adhered|not adhered|not obeyed|ignored|\
        violated|violation|bypassed|circumvented|skipped|did not follow|didnt follow|not respected|not kept|deviat|not complied";
    let plain = plain(answer);
    hears(&plain, BROKEN) && hears(&plain, RULES)
}

/// Whether an answer ends at what a person did: what the linter hears in it as blame.
pub fn is_person(answer: &str, people: &People) -> bool {
    const RULES: [&str; 4] = [
        "human-error",
        "person-as-cause",
        "caused-by-person",
        "lapse",
    ];
    let plain = plain(answer);
    if begins(
        &plain,
        "human.|operator.|user error|carelessness|inattention|lack of attention",
    ) || hears(&plain, "human error|operator error|human factor")
    {
        return true;
    }
    let context = lint::Context {
        section: Section::Causes,
        question: false,
        people,
    };
    let findings = lint::lint_text(answer, &context);
    findings.iter().any(|finding| RULES.contains(&finding.rule))
}

/// The tree as the text of a Mermaid flowchart; empty where there are no whys.
pub fn mermaid(doc: &Postmortem, plain: fn(&str) -> String) -> String {
    let nodes = walk(doc);
    if nodes.is_empty() {
        return String::new();
    }
    let mut text = String::from("flowchart TD\n");
    let number = |id: Id| {
        nodes
            .iter()
            .position(|(node, _)| node.id == id)
            .unwrap_or(0)
    };
    for (index, (node, why)) in nodes.iter().enumerate() {
        text.push_str("    w");
        text.push_str(&index.to_string());
        text.push_str("[\"");
        push_mermaid(&mut text, &plain(&why.question));
        if !why.question.trim().is_empty() && !why.answer.trim().is_empty() {
            text.push_str("<br/>");
        }
        push_mermaid(&mut text, &plain(&why.answer));
        text.push_str("\"]\n");
        if let Some(parent) = node.parent {
            text.push_str("    w");
            text.push_str(&number(parent).to_string());
            text.push_str(" --> w");
            text.push_str(&index.to_string());
            text.push('\n');
        }
    }
    text
}

fn add_chain<'a>(
    whys: &'a [Why],
    mut parent: Option<Id>,
    depth: usize,
    nodes: &mut Vec<(Node, &'a Why)>,
) {
    let written: Vec<&Why> = whys.iter().filter(|why| is_written(why)).collect();
    for (index, &why) in written.iter().enumerate() {
        let is_asked = |branch: &Branch| branch.whys.iter().any(is_written);
        let node = Node {
            id: why.id,
            parent,
            depth,
            step: index + 1,
            is_end: index + 1 == written.len() && !why.branches.iter().any(is_asked),
        };
        nodes.push((node, why));
        for branch in &why.branches {
            add_chain(&branch.whys, Some(why.id), depth + 1, nodes);
        }
        parent = Some(why.id);
    }
}

/// Whether a why says something, or something asks about it.
fn is_written(why: &Why) -> bool {
    !why.is_blank() || !why.branches.is_empty()
}

/// Puts a text in as the words of a Mermaid label, whatever signs it has.
fn push_mermaid(label: &mut String, text: &str) {
    for (at, word) in text.split_whitespace().enumerate() {
        if at > 0 {
            label.push(' ');
        }
        for c in word.chars() {
            match c {
                '"' => label.push_str("#quot;"),
                '#' => label.push_str("#35;"),
                '<' => label.push_str("#lt;"),
                '>' => label.push_str("#gt;"),
                '&' => label.push_str("#amp;"),
                '`' => label.push_str("#96;"),
                '\\' => label.push_str("#92;"),
                c if c.is_control() => {}
                c => label.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn why(bits: u64, question: &str, answer: &str, branches: Vec<Branch>) -> Why {
        Why {
            id: Id::from_bits(bits),
            question: question.into(),
            answer: answer.into(),
            branches,
        }
    }

    fn tree() -> Postmortem {
        let branch = Branch {
            id: Id::from_bits(10),
            whys: vec![why(11, "What else?", "The disk was small.", Vec::new())],
        };
        Postmortem {
            whys: vec![
                why(
                    1,
                    "Why did it stop?",
                    "The \"disk\" was full.",
                    vec![branch],
                ),
                why(
                    2,
                    "Why was it full?",
                    "Nothing rotates the logs.",
                    Vec::new(),
                ),
                why(3, " ", "", Vec::new()),
            ],
            ..Postmortem::default()
        }
    }

    #[test]
    fn branches_are_walked_where_they_start() {
        let doc = tree();
        let nodes = walk(&doc);
        let ids: Vec<u64> = nodes.iter().map(|(node, _)| node.id.bits()).collect();
        assert_eq!(ids, [1, 11, 2], "the empty row is left out");
        assert_eq!(nodes[1].0.parent, Some(Id::from_bits(1)));
        assert_eq!((nodes[1].0.depth, nodes[1].0.step), (1, 1));
        let ends: Vec<u64> = ends(&doc).iter().map(|why| why.id.bits()).collect();
        assert_eq!(ends, [11, 2]);
        assert_eq!(chains(&doc).len(), 2);
    }

    #[test]
    fn mermaid_links_each_why_with_the_one_before_it() {
        assert_eq!(
            mermaid(&tree(), str::to_owned),
            "flowchart TD\n    w0[\"Why did it stop?<br/>The #quot;disk#quot; was full.\"]\n    \
             w1[\"What else?<br/>The disk was small.\"]\n    w0 --> w1\n    \
             w2[\"Why was it full?<br/>Nothing rotates the logs.\"]\n    w0 --> w2\n"
        );
        assert_eq!(mermaid(&Postmortem::default(), str::to_owned), "");
    }

    #[test]
    fn a_person_or_a_broken_rule_is_asked_on() {
        let people = People::default();
        for answer in [
            "Human error",
            "The engineer forgot the flag",
            "The deployment checklist was not followed",
            "The change process was bypassed",
        ] {
            assert!(next_question(answer, &people).is_some(), "{answer}");
        }
        for answer in [
            "The checklist has no line on cleanup",
            "The pool had no alert",
            "The health check was skipped by the load balancer",
            "",
        ] {
            assert_eq!(next_question(answer, &people), None, "{answer}");
        }
    }

    proptest! {
        #[test]
        fn no_sign_leaves_its_mermaid_label(text in ".*") {
            let doc = Postmortem {
                whys: vec![why(1, &text, &text, Vec::new())],
                ..Postmortem::default()
            };
            let drawn = mermaid(&doc, str::to_owned);
            if !text.trim().is_empty() {
                prop_assert_eq!(drawn.lines().count(), 2);
                let label = &drawn[drawn.find('[').unwrap_or(0)..];
                prop_assert_eq!(label.matches('"').count(), 2);
                prop_assert_eq!(label.matches('<').count(), 1, "the line break");
                prop_assert!(!label.contains('`'));
            }
        }

        #[test]
        fn any_answer_can_be_asked_on(text in ".*") {
            next_question(&text, &People::default());
        }
    }
}
