use std::{cell::RefCell, rc::Rc, time::Duration};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{
    announce::Announcer,
    meant::{Spot, Which},
};
use crate::{
    analysis::{Analysis, Found, blank},
    app::{
        live::follow,
        platform::{
            controls::{self, Caret},
            mirror::{self, Underline},
            random,
            render::after_render,
        },
        session::Session,
    },
    document::{Column, Edit, Id, List, Place, Row, Section, SilenceScope, Slot},
    lint::{config::Config, silence},
    text::utf16_at,
};

/// How long after the last change what waits is judged: names change letter by letter, and each
/// of them would have everything judged again.
const CATCHES_UP_AFTER: Duration = Duration::from_millis(300);

/// How many bytes are judged in one go then, so that typing never waits for long.
const CATCHES_UP_BY: usize = 16_000;

/// What is found in the open document, and what can be done about it.
#[derive(Clone, Copy)]
pub struct Linter {
    session: Session,
    announcer: Announcer,
    analysis: StoredValue<Rc<RefCell<Analysis>>, LocalStorage>,
    changed: RwSignal<u32>,
    counts: RwSignal<[usize; Section::ALL.len()]>,
    card: RwSignal<Option<Which>>,
    went: RwSignal<u32>,
    composing: StoredValue<Option<Place>>,
    catching_up: StoredValue<Option<TimeoutHandle>>,
}

impl Linter {
    /// Follows the open document; created once, at the root of the page, before what shows it.
    pub fn install(session: Session, announcer: Announcer) -> Self {
        let linter = Self {
            session,
            announcer,
            analysis: StoredValue::new_local(Rc::default()),
            changed: RwSignal::new(0),
            counts: RwSignal::new([0; Section::ALL.len()]),
            card: RwSignal::new(None),
            went: RwSignal::new(0),
            composing: StoredValue::new(None),
            catching_up: StoredValue::new(None),
        };
        linter.follow();
        linter
    }

    /// Follows every change of what is found.
    pub fn track(self) {
        self.changed.track();
    }

    /// How many findings each section shows.
    pub fn counts(self) -> ReadSignal<[usize; Section::ALL.len()]> {
        self.counts.read_only()
    }

    /// The finding that the card beside the field shows.
    pub fn card(self) -> RwSignal<Option<Which>> {
        self.card
    }

    /// Counts how often the writer was taken to a finding.
    pub fn went(self) -> ReadSignal<u32> {
        self.went.read_only()
    }

    /// Judges everything anew, with what is settled about rules and names.
    pub fn settle(self, config: &Config) {
        self.analysis().borrow_mut().settle(config);
        self.session.with(|doc| {
            for &section in Section::ALL {
                self.update(|analysis| analysis.update(doc, section));
            }
        });
        self.catch_up_after(Duration::ZERO);
    }

    /// Shows the form, on a phone in place of what is read.
    pub fn show_the_form(self) {
        self.went.update(|count| *count += 1);
    }

    /// Reads what is found, without following it.
    pub fn with<T>(self, read: impl FnOnce(&Analysis) -> T) -> T {
        read(&self.analysis().borrow())
    }

    /// Reads one finding, if it is still there.
    pub fn with_spot<T>(self, spot: Spot, read: impl FnOnce(Found<'_>) -> T) -> Option<T> {
        self.with(|analysis| {
            let mut here = analysis.at(spot.place);
            here.find(|found| Spot::of(found) == spot).map(read)
        })
    }

    /// Goes to a finding: its words are selected, and the card tells of it.
    pub fn go(self, spot: Spot) {
        let Some(range) = self.with_spot(spot, |found| found.utf16()) else {
            return;
        };
        self.went.update(|count| *count += 1);
        after_render(move || {
            controls::put_caret(Caret {
                place: spot.place,
                start: range.start,
                end: range.end,
            });
            mirror::reveal(spot.place, spot.start);
            self.card.set(Some(Which::Wording(spot)));
        });
    }

    /// Applies a fix as one step, and goes on at its blank, if it has one.
    pub fn fix(self, spot: Spot, index: usize) {
        if self.session.is_read_only() {
            return;
        }
        let made = self.with_spot(spot, |found| {
            let fix = found.finding.fixes.get(index)?;
            let gap = blank(&fix.with).unwrap_or(fix.with.len()..fix.with.len());
            let text = fix.apply(found.text);
            let at = |byte| utf16_at(&text, fix.range.start + byte);
            let caret = Caret {
                place: spot.place,
                start: at(gap.start),
                end: at(gap.end),
            };
            Some((fix.clone(), caret))
        });
        let Some((fix, caret)) = made.flatten() else {
            return;
        };
        let reword = Edit::Splice {
            place: spot.place,
            range: fix.range,
            with: fix.with,
        };
        let drafts = fix.action.is_some();
        let edit = match fix.action {
            None => reword,
            Some(action) => Edit::Batch(vec![reword, self.draft(&action)]),
        };
        self.session.edit(edit);
        self.card.set(None);
        self.went.update(|count| *count += 1);
        after_render(move || controls::put_caret(caret));
        self.tell(match drafts {
            true => "Reworded, and an action item was drafted",
            false => "Reworded",
        });
    }

    /// Applies the first fix of the finding under the caret. False where there is none.
    pub fn fix_here(self) -> bool {
        let spot = self.spot_at_caret();
        let fixable =
            spot.and_then(|spot| self.with_spot(spot, |found| !found.finding.fixes.is_empty()));
        match spot {
            Some(spot) if fixable == Some(true) => {
                self.fix(spot, 0);
                true
            }
            _ => false,
        }
    }

    /// Silences a finding, its wording or its rule.
    pub fn silence(self, spot: Spot, scope: SilenceScope, reason: &str) {
        if self.session.is_read_only() {
            return;
        }
        let reason = reason.trim();
        let silence = self.with_spot(spot, |found| {
            silence::silence(found.finding, found.text, scope, random::id(), reason)
        });
        let Some(silence) = silence else {
            return;
        };
        let mut silences = self.session.with(|doc| doc.silenced.clone());
        silences.push(silence);
        self.session.edit(Edit::Silence(silences));
        self.tell("Silenced: it stays listed under Findings");
    }

    /// Has a silenced finding speak again.
    pub fn bring_back(self, id: Id) {
        if self.session.is_read_only() {
            return;
        }
        let mut silences = self.session.with(|doc| doc.silenced.clone());
        silences.retain(|silence| silence.id != id);
        self.session.edit(Edit::Silence(silences));
        self.tell("Brought back");
    }

    fn draft(self, action: &str) -> Edit {
        let list = List::Actions;
        let slot = Slot {
            list,
            branch: None,
            index: self.session.with(|doc| doc.rows(list).len()),
        };
        let row = Row::with_cells(list, random::id(), [(Column::Text, action)]);
        Edit::Insert {
            slot,
            row: Box::new(row),
        }
    }

    fn tell(self, text: &str) {
        let edits = self.session.edits().get_untracked();
        self.announcer.undoable(text, edits);
    }

    /// Shows the finding under the caret beside its field, or none.
    pub fn look(self) {
        let which = self.spot_at_caret().map(Which::Wording);
        if self.card.with_untracked(|shown| *shown != which) {
            self.card.set(which);
        }
    }

    /// Leaves the underlines of a place alone while an input method writes there.
    pub fn compose(self, place: Option<Place>) {
        let before = self.composing.get_value();
        self.composing.set_value(place);
        if let Some(place) = before {
            self.underline(place);
        }
    }

    /// Underlines what is found in a row whose controls have just been made.
    pub fn underline_row(self, list: List, row: Id) {
        for &column in list.columns() {
            self.underline(Place::Cell { list, row, column });
        }
    }

    fn spot_at_caret(self) -> Option<Spot> {
        let caret = controls::caret()?;
        self.with(|analysis| {
            let under = analysis.under(caret.place, caret.start);
            under.map(|found| Spot::of(&found))
        })
    }

    /// Takes in every change of the document, and judges the text that was touched at once.
    fn follow(self) {
        let session = self.session;
        for &section in Section::ALL {
            Effect::new(move |before: Option<u32>| {
                session.track(section);
                let opened = session.opened().get_untracked();
                self.update(|analysis| {
                    session.with(|doc| match before == Some(opened) {
                        true => analysis.update(doc, section),
                        false => analysis.put_off(doc, section),
                    })
                });
                opened
            });
        }
        follow(move || {
            session.track_silences();
            self.update(|analysis| session.with(|doc| analysis.update_silences(doc)));
        });
        // The controls of a form that was built anew have no underlines yet.
        follow(move || {
            session.opened().track();
            mirror::forget();
            after_render(move || self.underline_all());
        });
    }

    fn update(self, change: impl FnOnce(&mut Analysis) -> Vec<Place>) {
        let changed = change(&mut self.analysis().borrow_mut());
        if self.with(Analysis::is_behind) {
            self.catch_up_after(CATCHES_UP_AFTER);
        }
        if changed.is_empty() {
            return;
        }
        let counts =
            self.with(|analysis| std::array::from_fn(|index| analysis.count(Section::ALL[index])));
        if self.counts.get_untracked() != counts {
            self.counts.set(counts);
        }
        self.changed.update(|count| *count += 1);
        // A row that has just come has its controls only then.
        let is_new = changed.iter().any(|&place| controls::at(place).is_none());
        let underline = move || changed.iter().for_each(|&place| self.underline(place));
        if is_new {
            after_render(underline);
        } else {
            underline();
        }
    }

    // It is asked for in many places; inlined, each would carry the look-up along.
    #[inline(never)]
    fn analysis(self) -> Rc<RefCell<Analysis>> {
        self.analysis.get_value()
    }

    fn catch_up_after(self, wait: Duration) {
        if let Some(timer) = self.catching_up.get_value() {
            timer.clear();
        }
        let timer = set_timeout_with_handle(
            move || {
                self.catching_up.set_value(None);
                self.update(|analysis| analysis.catch_up(CATCHES_UP_BY));
                if self.with(Analysis::is_behind) {
                    self.catch_up_after(Duration::ZERO);
                }
            },
            wait,
        );
        self.catching_up.set_value(timer.ok());
    }

    fn underline_all(self) {
        let mut places: Vec<Place> =
            self.with(|analysis| analysis.shown().map(|found| found.place).collect());
        places.dedup();
        places.into_iter().for_each(|place| self.underline(place));
    }

    fn underline(self, place: Place) {
        if self.composing.get_value() == Some(place) {
            mirror::hide(place);
            return;
        }
        self.with(|analysis| {
            let mut underlines: Vec<Underline> = Vec::new();
            let mut whats = String::new();
            let mut count = 0;
            let mut text = "";
            let mut end = 0;
            for found in analysis.at(place) {
                text = found.text;
                count += 1;
                whats.push(' ');
                whats.push_str(&found.finding.what);
                let range = found.finding.range.clone();
                let start = range.start.max(end);
                if start < range.end {
                    end = range.end;
                    underlines.push(Underline {
                        range: start..end,
                        severity: found.finding.severity,
                    });
                }
            }
            let description = match count {
                1 => ["1 finding:", &whats].concat(),
                _ => [&count.to_string(), " findings:", &whats].concat(),
            };
            mirror::show(place, text, &underlines, &description);
        });
    }
}
