//! What the open document says, held against itself: what is known of it, and how it is read.

mod fresh;
mod remedies;
mod run;

use std::{cell::RefCell, mem, rc::Rc, time::Duration};

use chrono::{DateTime, NaiveDateTime};
use leptos::{ev::Event, leptos_dom::helpers::TimeoutHandle, prelude::*};

use self::run::UnderWay;
use super::{announce::Announcer, linter::Linter, meant::Mark, whole::Whole};
use crate::{
    analysis::{Held, Reviewed},
    app::{
        live::follow,
        platform::{clock, controls, events, render::after_render},
        session::Session,
    },
    document::{Field, Place, Postmortem, Section},
    drafts::{Store, keys},
    finding::{At, Finding, Kind, Topic},
    review::{Policy, facts::Facts},
    template::{self, Progress},
};

/// How often it is reviewed without a change, for what is due.
const RUNS_EVERY: Duration = Duration::from_secs(60);

/// What the open document says, held against itself, and what can be done about it.
#[derive(Clone, Copy)]
pub struct Review {
    session: Session,
    linter: Linter,
    announcer: Announcer,
    store: StoredValue<Rc<dyn Store>, LocalStorage>,
    kept: StoredValue<Rc<RefCell<Kept>>, LocalStorage>,
    ran: RwSignal<u32>,
    resized: RwSignal<u32>,
    changed: RwSignal<u32>,
    counts: RwSignal<[usize; Section::ALL.len()]>,
    waiting: StoredValue<Option<TimeoutHandle>>,
    /// The checks belong to what is fetched once the page is there.
    whole: Whole,
}

#[derive(Default)]
struct Kept {
    policy: Policy,
    reviewed: Reviewed,
    /// What the dates and times came to when it was reviewed.
    facts: Facts,
    /// The summary, as long as it is what was written from the fields.
    written: Option<String>,
    under_way: Option<UnderWay>,
}

/// The open document and what is known beside it.
pub struct Look<'a> {
    pub doc: &'a Postmortem,
    pub policy: &'a Policy,
    /// Now, in UTC.
    pub now: NaiveDateTime,
    pub facts: &'a Facts,
}

impl Review {
    /// Follows the open document; created once, at the root of the page, before what shows it.
    pub fn install(
        session: Session,
        linter: Linter,
        announcer: Announcer,
        whole: Whole,
        store: Rc<dyn Store>,
    ) -> Self {
        // What cannot be read stays stored as it is, and the dialog shows it.
        let stored = store.get(keys::POLICY).ok().flatten();
        let read = stored.and_then(|text| Policy::from_json(&text).ok());
        let kept = Kept {
            policy: read.map(|read| read.policy).unwrap_or_default(),
            ..Kept::default()
        };
        linter.settle(&kept.policy.wording);
        let review = Self {
            session,
            linter,
            announcer,
            store: StoredValue::new_local(store),
            kept: StoredValue::new_local(Rc::new(RefCell::new(kept))),
            ran: RwSignal::new(0),
            resized: RwSignal::new(0),
            changed: RwSignal::new(0),
            counts: RwSignal::new([0; Section::ALL.len()]),
            waiting: StoredValue::new(None),
            whole,
        };
        let opened = session.opened();
        let edits = session.edits();
        follow(move || {
            opened.track();
            review.begin_anew();
        });
        let mut is_later = false;
        follow(move || {
            edits.track();
            if mem::replace(&mut is_later, true) {
                review.look_again();
                review.run_soon();
            }
        });
        let focused = session.focused();
        follow(move || {
            focused.track();
            review.refresh_summary();
        });
        // Whoever leaves the form reads or exports what is in it.
        events::on_window("focusout", move |event: Event| {
            if controls::of_event(&event).is_some() {
                after_render(move || review.refresh_summary());
            }
        });
        set_interval(move || review.run_soon(), RUNS_EVERY);
        whole.then(move || review.run_soon());
        events::on_event("resize", move || review.resized.update(|count| *count += 1));
        review
    }

    /// Follows every run, whatever it found: what is shown of the document beside it.
    pub fn track(self) {
        self.ran.track();
    }

    /// Follows every change of what is found.
    pub fn track_findings(self) {
        self.changed.track();
    }

    /// How much there is to look at in each section, in wording and in content.
    pub fn counts(self) -> [usize; Section::ALL.len()] {
        let wording = self.linter.counts().get();
        let content = self.counts.get();
        std::array::from_fn(|index| wording[index] + content[index])
    }

    /// Reads what is found, holds still and is not silenced, without following it.
    pub fn with<T>(self, read: impl FnOnce(&[&Held]) -> T) -> T {
        let is_english = self.linter.with(|analysis| analysis.is_english());
        let kept = self.kept();
        let kept = kept.borrow();
        self.session.with(|doc| {
            // Once for each section: a long document has thousands of findings.
            let begun: Vec<bool> = Section::ALL
                .iter()
                .map(|&section| is_begun(doc, section))
                .collect();
            let mut shown: Vec<&Held> = kept.reviewed.shown().collect();
            shown.retain(|held| {
                (is_english || reads_no_words(&held.finding))
                    && begun[section_of(&held.finding) as usize]
            });
            read(&shown)
        })
    }

    /// Reads one finding and its document, if it is still there.
    pub fn with_mark<T>(
        self,
        mark: &Mark,
        read: impl FnOnce(&Postmortem, &Held) -> T,
    ) -> Option<T> {
        self.with(|shown| {
            let held = shown.iter().find(|held| mark.names(&held.finding))?;
            Some(self.session.with(|doc| read(doc, held)))
        })
    }

    /// Reads the document with what its dates came to and what is settled.
    pub fn look<T>(self, read: impl FnOnce(&Look<'_>) -> T) -> T {
        let kept = self.kept();
        let Kept { policy, facts, .. } = &*kept.borrow();
        self.session.with(|doc| {
            let now = now();
            read(&Look {
                doc,
                policy,
                now,
                facts,
            })
        })
    }

    /// The settings file as it is stored, read or not, or what is in use.
    pub fn settings(self) -> String {
        let stored = self.store.with_value(|store| store.get(keys::POLICY));
        let stored = stored.ok().flatten();
        stored.unwrap_or_else(|| self.kept().borrow().policy.to_json())
    }

    /// Uses a settings file from now on and keeps it. Gives what of it was left out.
    ///
    /// # Errors
    ///
    /// Why nothing was changed, in a sentence.
    pub fn settle(self, text: &str) -> Result<Vec<String>, String> {
        let read = Policy::from_json(text).map_err(|error| error.to_string())?;
        let mut told: Vec<String> = read.problems.iter().map(ToString::to_string).collect();
        let is_default = read.policy == Policy::default();
        let stored = self.store.with_value(|store| match is_default {
            true => store.remove(keys::POLICY),
            false => store.set(keys::POLICY, text),
        });
        if stored.is_err() {
            told.push(
                "The browser did not keep them: they count until this tab is closed.".to_owned(),
            );
        }
        self.linter.settle(&read.policy.wording);
        self.kept().borrow_mut().policy = read.policy;
        self.offer_severities();
        self.run();
        Ok(told)
    }

    /// Has the form offer the words of the severity scale.
    pub fn offer_severities(self) {
        let kept = self.kept();
        let levels = &kept.borrow().policy.severities;
        let words: Vec<String> = levels.iter().map(|level| level.name.clone()).collect();
        controls::offer(Place::Field(Field::Severity), &words);
    }

    /// Follows the size of the window.
    pub fn track_window(self) {
        self.resized.track();
    }

    /// Forgets another document. The page is shown first: what is found in this one comes later.
    fn begin_anew(self) {
        let kept = self.kept();
        self.session.with(|doc| {
            let mut kept = kept.borrow_mut();
            kept.facts = Facts::of(doc);
            kept.reviewed = Reviewed::default();
            kept.written = None;
        });
        self.count(true);
        self.run_soon();
    }

    /// Counts anew, and tells whether anything looks other than before.
    fn count(self, is_changed: bool) {
        let counts = self.with(|shown| {
            let mut counts = [0; Section::ALL.len()];
            for held in shown {
                counts[section_of(&held.finding) as usize] += 1;
            }
            counts
        });
        // A section that has just been begun shows what was found in it before.
        let is_other = self.counts.get_untracked() != counts;
        if is_other {
            self.counts.set(counts);
        }
        if is_changed || is_other {
            self.changed.update(|count| *count += 1);
        }
    }

    // It is asked for in many places; inlined, each would carry the look-up along.
    #[inline(never)]
    fn kept(self) -> Rc<RefCell<Kept>> {
        self.kept.get_value()
    }
}

/// The section in which a finding is shown.
pub fn section_of(finding: &Finding) -> Section {
    match finding.at {
        At::Place(place) => place.section(),
        At::Section(section) => section,
        At::Text => Section::Incident,
    }
}

/// Whether something is written in a section. What is missing from one that nobody has begun
/// is plain to see and needs no finding.
pub fn is_begun(doc: &Postmortem, section: Section) -> bool {
    template::section(section)
        .is_some_and(|section| template::progress(doc, section) != Progress::Empty)
}

/// Now, in UTC.
fn now() -> NaiveDateTime {
    let now = DateTime::from_timestamp_millis(clock::now_ms() as i64);
    now.unwrap_or_default().naive_utc()
}

/// Whether a check reads dates and times and hence any language.
fn reads_no_words(finding: &Finding) -> bool {
    matches!(
        finding.kind,
        Kind::Content(Topic::Header | Topic::Timeline | Topic::Metrics)
    )
}
