use leptos::prelude::*;

use super::dialog::Dialog;
use crate::{
    app::{
        platform::{
            controls, dialogs,
            dom::{self, Part, part},
            events, location,
        },
        session::after_render,
    },
    finding::Class,
    lint::{self, Rule},
};

const RULES_ID: &str = "rules";
const LIST_ID: &str = "rules-list";

/// Opens the help on the rules, at one of them if one is named.
pub fn open(rule: Option<&str>) {
    dom::fill(LIST_ID, Class::ALL.iter().map(|&class| of_class(class)));
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

/// What the linter looks for: every rule with its reason and its examples.
#[component]
pub fn Rules() -> impl IntoView {
    view! {
        <Dialog id=RULES_ID title="What the linter looks for">
            <p class="hint">
                "People act for reasons that made sense at the time. A post-mortem that asks what made an action possible finds what can be changed; one that asks who did it does not."
            </p>
            <div id=LIST_ID class="rules"></div>
        </Dialog>
    }
}

fn of_class(class: Class) -> Part {
    let rules = lint::rules().iter().filter(|rule| rule.class == class);
    part("section", "", "")
        .with(part("h3", "", class.label()))
        .with_all(rules.map(|rule| entry(rule)))
}

fn entry(rule: &Rule) -> Part {
    let flags = rule.flags.iter().map(|(text, _, fixed)| {
        let example = part("li", "", text);
        match fixed {
            Some(fixed) => example.with(part("span", "after", fixed)),
            None => example,
        }
    });
    let allows = rule.allows.iter().map(|(text, _)| part("li", "", text));
    part("article", "rule", "")
        .attr("id", &element_id(rule.id))
        .attr("tabindex", "-1")
        .with(
            part("h4", "", rule.what)
                .text(" ")
                .with(part("code", "", rule.id)),
        )
        .with(
            part("p", "", rule.why)
                .text(" ")
                .with(part("cite", "", rule.source)),
        )
        .with(part("p", "instead", rule.instead))
        .with(part("p", "hint", "It speaks up at"))
        .with(part("ul", "flags", "").with_all(flags))
        .with(part("p", "hint", "and leaves alone"))
        .with(part("ul", "", "").with_all(allows))
}

fn element_id(rule: &str) -> String {
    ["rule-", rule].concat()
}
