//! One finding of the review in words, with what can be done about it.

use leptos::prelude::Set;

use super::super::{
    element::{button, part},
    finding, rules,
};
use crate::{
    app::{
        Page,
        effects::meant::Mark,
        platform::{dom::Piece, press::Press},
    },
    document::{Choice, Postmortem, SilenceScope},
    finding::{At, Change, Finding, Remedy},
    review::is_blank_left,
};

/// What a button of a silence says, for a check.
pub const fn scope_label(scope: SilenceScope) -> &'static str {
    match scope {
        SilenceScope::Once => "This finding",
        SilenceScope::Document => "Here, whatever is written",
        SilenceScope::Rule => "This check in the whole document",
    }
}

/// A finding as an element. In a list it also tells the way there.
pub fn article(doc: &Postmortem, finding: &Finding, listed: bool) -> Piece {
    let remedies = finding.remedies.iter().enumerate();
    let remedies = remedies.filter(|(_, remedy)| !only_goes(remedy));
    part("article", "finding", "")
        .attr("data-index", "0")
        .attr("data-severity", finding.severity.key())
        .attr("tabindex", "-1")
        .child(
            part(if listed { "h4" } else { "h3" }, "what", "")
                .child(finding::weight(finding.severity))
                .child(part("span", "", &finding.what)),
        )
        .children(quote(doc, finding))
        .child(part("p", "instead", finding.instead))
        .children(remedies.map(|(number, remedy)| remedy_button(remedy, number)))
        .child(
            part("p", "why", finding.why)
                .text(" ")
                .child(part("cite", "", finding.source)),
        )
        .child(finding::tools(listed, &scope_label))
}

/// Does what a button of a finding asks for. Gives whether the finding, and thus the button
/// itself, may be gone.
pub fn run(page: Page, mark: &Mark, press: &Press) -> bool {
    let what = press.does.as_str();
    if let Some(scope) = SilenceScope::from_key(what) {
        let reason = press.words().unwrap_or_default();
        page.review.silence(mark, scope, &reason);
        return true;
    }
    match what {
        "go" => page.review.go(mark),
        finding::SILENCE => press.focus_words(),
        "close" => page.linter.card().set(None),
        "about" => rules::open(Some(mark.rule())),
        _ => {
            if let Ok(number) = what.parse() {
                page.review.apply(mark, number);
                return true;
            }
        }
    }
    false
}

/// The words that are meant, where they are a part of their text.
fn quote(doc: &Postmortem, finding: &Finding) -> Option<Piece> {
    let At::Place(place) = finding.at else {
        return None;
    };
    let text = doc.text(place)?;
    let (range, sentence) = (finding.range.clone(), finding.sentence.clone());
    if range.is_empty() || range == (0..text.len()) && finding.what.contains(&*text) {
        return None;
    }
    let before = text.get(sentence.start.min(range.start)..range.start)?;
    let after = text.get(range.end..sentence.end.max(range.end))?;
    let words = text.get(range)?;
    let quote = part("blockquote", "", before);
    Some(if before.is_empty() && after.is_empty() {
        quote.text(words)
    } else {
        quote
            .child(part("mark", "", words).attr("data-severity", finding.severity.key()))
            .text(after)
    })
}

/// The style sheet says it where a blank is left for the writer.
fn remedy_button(remedy: &Remedy, number: usize) -> Piece {
    button("", &number.to_string())
        .attr("class", "fix")
        .maybe("data-blank", is_blank_left(remedy).then_some(""))
        .child(part("strong", "", &remedy.label))
}

/// Every article has a button of its own for that.
fn only_goes(remedy: &Remedy) -> bool {
    matches!(remedy.changes[..], [Change::Go(_)])
}
