//! One finding in words, with what can be done about it: in the list and beside the field.

use std::hash::{Hash, Hasher};

use leptos::prelude::*;
use rustc_hash::FxHasher;

use crate::{
    analysis::{Found, blank},
    app::{
        Page,
        effects::meant::Spot,
        platform::{dom::Piece, press::Press},
    },
    document::{Choice, SilenceScope},
    finding::{Fix, Severity},
};

use super::{
    element::{button, part},
    rules,
};

/// A finding as an element. In a list it also tells where it stands, and the way there.
pub fn article(found: &Found<'_>, listed: bool) -> Piece {
    let finding = found.finding;
    let mut article = part("article", "finding", "")
        .attr("data-index", "0")
        .attr("data-severity", finding.severity.key())
        .attr("tabindex", "-1")
        .child(
            part(if listed { "h4" } else { "h3" }, "what", "")
                .child(weight(finding.severity))
                .child(part("span", "", &finding.what)),
        );
    if listed {
        let [before, words, after] = found.sentence();
        article = article.child(
            part("blockquote", "", before)
                .child(part("mark", "", words).attr("data-severity", finding.severity.key()))
                .text(after),
        );
    }
    let fixes = finding.fixes.iter().enumerate();
    article
        .child(part("p", "instead", finding.instead))
        .children(fixes.map(|(number, fix)| fix_button(found, fix, number)))
        .child(
            part("p", "why", finding.why)
                .text(" ")
                .child(part("cite", "", finding.source)),
        )
        .child(tools(listed, &SilenceScope::label))
}

/// What opens the ways to silence a finding.
pub const SILENCE: &str = "silence";

/// How much a finding weighs, for those who do not see its sign.
pub fn weight(severity: Severity) -> Piece {
    let word = match severity {
        Severity::Error => "Error: ",
        Severity::Warning => "Warning: ",
        Severity::Hint => "Hint: ",
    };
    part("span", "visually-hidden", word)
}

/// Everything that an article on a finding shows, as a hash.
pub fn look(found: &Found<'_>) -> u64 {
    let mut hasher = FxHasher::default();
    Spot::of(found).place.hash(&mut hasher);
    found.finding.rule.hash(&mut hasher);
    found.sentence().hash(&mut hasher);
    for fix in &found.finding.fixes {
        found.fixed(fix).hash(&mut hasher);
    }
    hasher.finish()
}

/// Does what a button of a finding asks for. Gives whether it silenced the finding, and thus
/// took away the button itself.
pub fn run(page: Page, spot: Spot, press: &Press) -> bool {
    let linter = page.linter;
    let what = press.does.as_str();
    if let Some(scope) = SilenceScope::from_key(what) {
        linter.silence(spot, scope, &press.words().unwrap_or_default());
        return true;
    }
    match what {
        "go" => linter.go(spot),
        SILENCE => press.focus_words(),
        "about" => page.whole.now(move || rules::open(Some(spot.rule))),
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
fn fix_button(found: &Found<'_>, fix: &Fix, number: usize) -> Piece {
    let [before, with, after] = found.fixed(fix);
    let mut fixed = blanks(part("span", "after", before), with).text(after);
    if let Some(action) = &fix.action {
        let drafted = part("span", "drafted", "and an action item: ");
        fixed = fixed.child(blanks(drafted, action));
    }
    button("", &number.to_string())
        .attr("class", "fix")
        .child(part("strong", "", &fix.label))
        .child(fixed)
}

/// New words behind what is in an element, with each blank set apart.
fn blanks(mut element: Piece, words: &str) -> Piece {
    let mut rest = words;
    let mut new = part("ins", "", "");
    while let Some(gap) = blank(rest) {
        new = new
            .text(&rest[..gap.start])
            .child(part("span", "blank", &rest[gap.clone()]));
        rest = &rest[gap.end..];
    }
    element = element.child(new.text(rest));
    element
}

/// What can be done about any finding; a silence's reach is called as `label` says.
pub fn tools(listed: bool, label: &dyn Fn(SilenceScope) -> &'static str) -> Piece {
    let field =
        part("label", "", "Why? (optional)").child(part("input", "", "").attr("type", "text"));
    // Enter in the field presses the first one.
    let scopes = SilenceScope::ALL.iter().enumerate().map(|(index, &scope)| {
        let kind = if index == 0 { "submit" } else { "button" };
        button(label(scope), scope.key()).attr("type", kind)
    });
    let silence = part("details", "silence", "")
        .child(part("summary", "", "Silence\u{2026}").attr("data-do", SILENCE))
        .child(part("form", "", "").child(field).children(scopes));
    let first = match listed {
        true => button("Go there", "go"),
        false => button("Close", "close"),
    };
    part("div", "tools", "")
        .child(first)
        .child(button("About this rule", "about"))
        .child(silence)
}
