//! What a writer does about a finding: going there, having it closed, silencing it.

use leptos::prelude::*;

use super::{
    super::meant::{Mark, Stop, Which},
    Review,
};
use crate::{
    analysis::blank,
    app::{
        platform::{
            controls::{self, Caret},
            dom::{Piece, is_focus_lost},
            random,
            render::after_render,
        },
        view::card_id,
    },
    document::{Edit, Place, Section, SilenceScope},
    finding::{At, Finding, Remedy},
    lint::silence,
    review::{self, place_of},
    text::utf16_at,
};

impl Review {
    /// Goes to where a finding stands, and has the card tell of it.
    pub fn go(self, mark: &Mark) {
        let Some(finding) = self.find(mark) else {
            return;
        };
        self.linter.show_the_form();
        let caret = match finding.at {
            At::Place(place) => Some(self.caret_at(place, &finding)),
            _ => None,
        };
        let mark = mark.clone();
        after_render(move || {
            match (caret, mark.stop()) {
                (Some(caret), _) => controls::put_caret(caret),
                (None, Stop::Section(section)) => controls::jump(&card_id(section)),
                (None, Stop::Place(_)) => {}
            }
            self.linter.card().set(Some(Which::Content(mark)));
        });
    }

    /// The words of a finding. All of a text is not selected: the next letter would replace it.
    fn caret_at(self, place: Place, finding: &Finding) -> Caret {
        self.session.with(|doc| {
            let text = doc.text(place).unwrap_or_default();
            let range = &finding.range;
            let start = match range.len() == text.len() {
                true => text.len(),
                false => range.start,
            };
            Caret {
                place,
                start: utf16_at(&text, start),
                end: utf16_at(&text, range.end),
            }
        })
    }

    /// Goes to the card of a section.
    pub fn go_to_section(self, section: Section) {
        self.linter.show_the_form();
        let id = card_id(section);
        after_render(move || controls::jump(&id));
    }

    /// Does what a finding offers, as one step, and goes on where a blank is left.
    ///
    /// What was found before the last change may no longer hold: it is found again first.
    pub fn apply(self, mark: &Mark, index: usize) {
        self.run();
        let remedy = self.find(mark).and_then(|finding| {
            let mut remedies = finding.remedies.into_iter();
            remedies.nth(index)
        });
        if let Some(remedy) = remedy {
            self.offer(&remedy);
        }
    }

    /// Does what a remedy says, tells of it, and goes on where a blank is left.
    pub fn offer(self, remedy: &Remedy) {
        if self.session.is_read_only() {
            return;
        }
        let edit = self
            .session
            .with(|doc| review::edit_of(remedy, doc, &mut random::id));
        match edit {
            None => {
                if let Some(place) = place_of(remedy) {
                    self.linter.show_the_form();
                    self.session.go_to(place);
                }
            }
            Some(edit) => {
                let place = edit.place();
                // Safari gives the focus to no button that is clicked.
                let had_focus = !is_focus_lost();
                self.change(edit, &["Done: ", &remedy.label].concat());
                self.go_to_blank(place);
                // The button may be gone, as what it offered is done.
                if let Some(place) = place.filter(|_| had_focus) {
                    after_render(move || Piece::by_id(&place.to_string()).focus_if_lost());
                }
            }
        }
    }

    /// Makes a change, tells of it and looks again.
    pub fn change(self, edit: Edit, told: &str) {
        if self.session.is_read_only() {
            return;
        }
        self.session.edit(edit);
        let edits = self.session.edits().get_untracked();
        self.announcer.undoable(told, edits);
        self.run();
    }

    /// Silences a finding, all of its check at this place, or its check.
    pub fn silence(self, mark: &Mark, scope: SilenceScope, reason: &str) {
        let Some(finding) = self.find(mark) else {
            return;
        };
        let silence = silence::silence(&finding, "", scope, random::id(), reason.trim());
        let mut silences = self.session.with(|doc| doc.silenced.clone());
        silences.push(silence);
        self.change(
            Edit::Silence(silences),
            "Silenced: it stays listed under Findings",
        );
    }

    /// Where a change left a blank, the writer goes on there.
    fn go_to_blank(self, place: Option<Place>) {
        let Some(place) = place else { return };
        let caret = self.session.with(|doc| {
            let places = match place {
                Place::Field(_) => vec![place],
                Place::Cell { list, row, .. } => {
                    let cells = list.columns().iter();
                    cells
                        .map(|&column| Place::Cell { list, row, column })
                        .collect()
                }
            };
            places.into_iter().find_map(|place| {
                let text = doc.text(place)?;
                let gap = blank(&text)?;
                Some(Caret {
                    place,
                    start: utf16_at(&text, gap.start),
                    end: utf16_at(&text, gap.end),
                })
            })
        });
        if let Some(caret) = caret {
            self.put_caret(caret);
        }
    }

    fn put_caret(self, caret: Caret) {
        self.linter.show_the_form();
        after_render(move || controls::put_caret(caret));
    }

    /// The finding that is meant, if it is still there after the last change.
    fn find(self, mark: &Mark) -> Option<Finding> {
        if self.waiting.with_value(Option::is_some) {
            self.run();
        }
        self.with(|shown| {
            let mut findings = shown.iter().map(|held| &held.finding);
            findings.find(|finding| mark.names(finding)).cloned()
        })
    }
}
