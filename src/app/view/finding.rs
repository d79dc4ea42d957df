//! One finding in words, with what can be done about it: in the list and beside the field.

use leptos::prelude::*;

use crate::{
    analysis::{Found, blank},
    app::{
        effects::linter::{Linter, Spot},
        platform::dom::{Command, Part, button, part},
    },
    document::{Choice, SilenceScope},
    finding::Fix,
    template,
};

use super::rules;

/// A finding as an element. In a list it also tells where it stands, and the way there.
pub fn article(found: &Found<'_>, listed: bool) -> Part {
    let finding = found.finding;
    let mut article = part("article", "finding", "")
        .attr("data-index", "0")
        .attr("data-severity", finding.severity.key())
        .attr("tabindex", "-1")
        .with(part("h3", "what", finding.what));
    if listed {
        let section = template::section(found.place.section());
        let where_it_is = section.map_or("", |section| section.heading);
        let [before, words, after] = found.sentence();
        article = article.with(part("p", "where", where_it_is)).with(
            part("blockquote", "", before)
                .with(part("mark", "", words).attr("data-severity", finding.severity.key()))
                .text(after),
        );
    }
    let fixes = finding.fixes.iter().enumerate();
    article
        .with(part("p", "instead", finding.instead))
        .with_all(fixes.map(|(number, fix)| fix_button(found, fix, number)))
        .with(
            part("p", "why", finding.why)
                .text(" ")
                .with(part("cite", "", finding.source)),
        )
        .with(tools(listed))
}

/// Does what a button of a finding asks for. Gives whether it silenced the finding, and thus
/// took away the button itself.
pub fn run(linter: Linter, spot: Spot, command: &Command) -> bool {
    let what = command.what.as_str();
    if let Some(scope) = SilenceScope::from_key(what) {
        linter.silence(spot, scope, &command.reason);
        return true;
    }
    match what {
        "go" => linter.go(spot),
        "about" => rules::open(Some(spot.rule)),
        "close" => linter.card().set(None),
        _ => {
            if let Ok(number) = what.parse() {
                linter.fix(spot, number);
            }
        }
    }
    false
}

/// A button that shows the sentence as it would read.
fn fix_button(found: &Found<'_>, fix: &Fix, number: usize) -> Part {
    let [before, with, after] = found.fixed(fix);
    let mut fixed = blanks(part("span", "after", before), with).text(after);
    if let Some(action) = &fix.action {
        let drafted = part("span", "drafted", "and an action item: ");
        fixed = fixed.with(blanks(drafted, action));
    }
    button("", &number.to_string())
        .attr("class", "fix")
        .with(part("strong", "", &fix.label))
        .with(fixed)
}

/// New words behind what is in an element, with each blank set apart.
fn blanks(mut element: Part, words: &str) -> Part {
    let mut rest = words;
    let mut new = part("ins", "", "");
    while let Some(gap) = blank(rest) {
        new = new
            .text(&rest[..gap.start])
            .with(part("span", "blank", &rest[gap.clone()]));
        rest = &rest[gap.end..];
    }
    element = element.with(new.text(rest));
    element
}

fn tools(listed: bool) -> Part {
    let field =
        part("label", "", "Why? (optional)").with(part("input", "", "").attr("type", "text"));
    let scopes = SilenceScope::ALL
        .iter()
        .map(|scope| button(scope.label(), scope.key()));
    let silence = part("details", "silence", "")
        .with(part("summary", "", "Silence\u{2026}"))
        .with(field)
        .with_all(scopes);
    let first = match listed {
        true => button("Go there", "go"),
        false => button("Close", "close"),
    };
    part("div", "tools", "")
        .with(first)
        .with(button("About this rule", "about"))
        .with(silence)
}
