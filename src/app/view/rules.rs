use super::{dialog::dialog, element::part};
use crate::{
    app::platform::{controls, dialogs, dom::Piece, events, location, render::after_render},
    finding::{Class, Topic},
    lint::{self, Examples, Rule},
    review,
};

const RULES_ID: &str = "rules";
const LIST_ID: &str = "rules-list";

/// Opens the help on the rules, at one of them if one is named.
pub fn open(rule: Option<&str>) {
    let classes = Class::ALL.iter().map(|&class| of_class(class));
    let topics = Topic::ALL.iter().map(|&topic| of_topic(topic));
    Piece::by_id(LIST_ID).set_children(classes.chain(topics));
    dialogs::open(RULES_ID);
    if let Some(rule) = rule {
        controls::jump(&element_id(rule));
    }
}

/// Opens the help whenever the address is `#/rules`, or `#/rules/` and the id of a rule.
pub fn follow_address() {
    let follow = || {
        if let Some(rule) = location::hash().strip_prefix("/rules") {
            open(rule.strip_prefix('/'));
        }
    };
    events::on_hash_change(follow);
    after_render(follow);
}

/// What is looked for: every rule of the linter with its reason and its examples, and every check
/// of the review with its reason.
pub fn rules() -> Piece {
    let why = "People act for reasons that made sense at the time. A post-mortem that asks what made an action possible finds what can be changed; one that asks who did it does not.";
    dialog(RULES_ID, "What is looked for")
        .child(part("p", "hint", why))
        .child(part("div", "rules", "").attr("id", LIST_ID))
}

fn of_class(class: Class) -> Piece {
    let rules = lint::with_examples().filter(|(rule, _)| rule.class == class);
    part("section", "", "")
        .child(part("h3", "", class.label()))
        .children(rules.map(|(rule, shown)| entry(rule, shown)))
}

fn of_topic(topic: Topic) -> Piece {
    let checks = review::checks().iter().filter(|check| check.topic == topic);
    part("section", "", "")
        .child(part("h3", "", topic.label()))
        .children(checks.map(|check| {
            let more = Vec::new();
            about(
                check.id,
                [check.what, check.why, check.instead, check.source],
                more,
            )
        }))
}

fn entry(rule: &Rule, shown: &Examples) -> Piece {
    let flags = shown.flags.iter().map(|(text, _, fixed)| {
        let example = part("li", "", text);
        match fixed {
            Some(fixed) => example.child(part("span", "after", fixed)),
            None => example,
        }
    });
    let allows = shown.allows.iter().map(|(text, _)| part("li", "", text));
    let more = vec![
        examples("It speaks up at", flags.collect()),
        examples("It leaves alone", allows.collect()),
    ];
    about(
        rule.id,
        [rule.what, rule.why, rule.instead, rule.source],
        more,
    )
}

fn about(id: &str, [what, why, instead, source]: [&str; 4], more: Vec<Piece>) -> Piece {
    part("article", "rule", "")
        .attr("id", &element_id(id))
        .attr("tabindex", "-1")
        .child(part("h4", "", what))
        .child(part("p", "", why))
        .child(part("p", "instead", instead))
        .children(more)
        .child(
            part("p", "hint", source)
                .text(" \u{b7} ")
                .child(part("code", "", id)),
        )
}

fn examples(title: &str, examples: Vec<Piece>) -> Piece {
    part("ul", "", "")
        .attr("aria-label", title)
        .attr("data-title", title)
        .children(examples)
}

fn element_id(rule: &str) -> String {
    ["rule-", rule].concat()
}
