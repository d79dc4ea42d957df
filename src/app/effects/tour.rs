//! The way from finding to finding through the whole document, whatever is found.

use leptos::prelude::GetUntracked;

use super::{
    announce::Announcer,
    linter::Linter,
    meant::{Mark, Spot, Stop, Which},
    review::Review,
};
use crate::{
    analysis::{Order, Stand, next},
    app::{platform::controls, session::Session},
    document::Postmortem,
    finding::At,
    text::byte_at,
};

/// What leads from one to the next.
#[derive(Clone, Copy)]
pub struct Tour {
    pub session: Session,
    pub linter: Linter,
    pub review: Review,
    pub announcer: Announcer,
}

impl Tour {
    /// Goes to the finding after the one that is shown, or after the caret, or to the one before.
    pub fn step(self, back: bool) {
        match self.next(back) {
            Some(Which::Wording(spot)) => self.linter.go(spot),
            Some(Which::Content(mark)) => self.review.go(&mark),
            None => self
                .announcer
                .say("Nothing is found: it is ready to be read"),
        }
    }

    /// Only numbers are compared, and the page is not touched.
    fn next(self, back: bool) -> Option<Which> {
        let at = self.linter.card().get_untracked();
        self.linter.with(|analysis| {
            self.review.with(|held| {
                self.session.with(|doc| {
                    let order = Order::of(doc);
                    let mut stands: Vec<Stand> = Vec::new();
                    let mut here = None;
                    for found in analysis.shown() {
                        if matches!(&at, Some(Which::Wording(spot)) if *spot == Spot::of(&found)) {
                            here = Some(stands.len());
                        }
                        stands.push(order.stand(At::Place(found.place), &found.finding.range));
                    }
                    let wording = stands.len();
                    for held in held {
                        let finding = &held.finding;
                        if matches!(&at, Some(Which::Content(mark)) if mark.names(finding)) {
                            here = Some(stands.len());
                        }
                        stands.push(order.stand(finding.at, &finding.range));
                    }
                    let from = match here {
                        Some(index) => Some((stands[index], here)),
                        None => caret(doc, &order).map(|stand| (stand, None)),
                    };
                    let index = next(&stands, from, back)?;
                    Some(match index.checked_sub(wording) {
                        None => Which::Wording(Spot::of(&analysis.shown().nth(index)?)),
                        Some(index) => Which::Content(Mark::of(&held.get(index)?.finding)),
                    })
                })
            })
        })
    }
}

/// Where the writer is.
fn caret(doc: &Postmortem, order: &Order<'_>) -> Option<Stand> {
    match Stop::focused()? {
        Stop::Section(section) => Some(order.stand(At::Section(section), &(0..0))),
        Stop::Place(place) => {
            let caret = controls::caret()?;
            let text = doc.text(place).unwrap_or_default();
            let range = byte_at(&text, caret.start)..byte_at(&text, caret.end);
            Some(order.stand(At::Place(place), &range))
        }
    }
}
