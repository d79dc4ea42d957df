use std::{cell::RefCell, mem, rc::Rc, time::Duration};

use chrono::{DateTime, NaiveDateTime};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{announce::Announcer, linter::Linter};
use crate::{
    analysis::{Held, Reviewed, blank},
    app::{
        live::follow,
        platform::{
            clock,
            controls::{self, Caret},
            events, random,
        },
        session::{Session, after_render},
    },
    document::{Edit, Field, Place, Postmortem, Section, SilenceScope},
    drafts::{Store, keys},
    finding::{At, Finding, Kind, Remedy, Topic},
    lint::silence,
    review::{
        self, Context, Course, Policy, claims::Claim, coverage::Coverage, facts::Facts, place_of,
        summary,
    },
    template::{self, Progress},
    text::{Prose, utf16_at},
};

/// How long after the last change the document is reviewed: a keystroke never waits for it.
const RUNS_AFTER: Duration = Duration::from_millis(250);

/// So many milliseconds of a review are done in one go, so that a key never waits for the whole
/// of it in a long document.
const SLICE_MS: f64 = 8.0;

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

/// A review that is made slice by slice; any change ends it.
struct UnderWay {
    course: Course,
    now: NaiveDateTime,
    facts: Facts,
    summary: Prose,
    claims: Vec<Claim>,
    coverage: Coverage,
}

/// The open document and what is known beside it.
pub struct Look<'a> {
    pub doc: &'a Postmortem,
    pub policy: &'a Policy,
    /// Now, in UTC.
    pub now: NaiveDateTime,
    pub facts: &'a Facts,
}

/// Which finding is meant: it is another one as soon as any of this differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    rule: &'static str,
    at: At,
    evidence: String,
}

impl Mark {
    /// What names this finding.
    pub fn of(finding: &Finding) -> Self {
        Self {
            rule: finding.rule,
            at: finding.at,
            evidence: finding.evidence.clone(),
        }
    }

    /// The id of its check.
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    fn names(&self, finding: &Finding) -> bool {
        (self.rule, self.at) == (finding.rule, finding.at) && self.evidence == finding.evidence
    }
}

impl Review {
    /// Follows the open document; created once, at the root of the page, before what shows it.
    pub fn install(
        session: Session,
        linter: Linter,
        announcer: Announcer,
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
        set_interval(move || review.run_soon(), RUNS_EVERY);
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
        self.run();
        Ok(told)
    }

    /// Follows the size of the window.
    pub fn track_window(self) {
        self.resized.track();
    }

    /// Reviews the document now.
    pub fn run(self) {
        self.start();
        while !self.step() {}
        self.finish();
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

    fn start(self) {
        self.plan(None);
        let kept = self.kept();
        self.session.with(|doc| {
            let kept = &mut *kept.borrow_mut();
            let now = now();
            let Context {
                facts,
                summary,
                claims,
                coverage,
                ..
            } = Context::new(doc, &kept.policy, now);
            kept.under_way = Some(UnderWay {
                course: Course::default(),
                now,
                facts,
                summary,
                claims,
                coverage,
            });
        });
    }

    /// Makes a slice of the review. Gives whether it was the last one.
    fn step(self) -> bool {
        let kept = self.kept();
        let kept = &mut *kept.borrow_mut();
        let Some(way) = kept.under_way.as_mut() else {
            return true;
        };
        let began = clock::now_ms();
        let context = way.context(&kept.policy);
        let mut goes_on = true;
        self.session.with(|doc| {
            while goes_on && clock::now_ms() - began < SLICE_MS {
                goes_on = way.course.step(doc, &context);
            }
        });
        way.take_back(context);
        !goes_on
    }

    fn finish(self) {
        let kept = self.kept();
        let is_changed = self.session.with(|doc| {
            let kept = &mut *kept.borrow_mut();
            let Some(mut way) = kept.under_way.take() else {
                return false;
            };
            let context = way.context(&kept.policy);
            let findings = way.course.finish(&context);
            kept.facts = context.facts;
            if summary::is_fresh(doc) {
                kept.written = (!doc.summary.is_empty()).then(|| doc.summary.clone());
            } else if kept.written.as_ref() != Some(&doc.summary) {
                kept.written = None;
            }
            kept.reviewed.hold(findings, doc)
        });
        self.count(is_changed);
        self.ran.update(|count| *count += 1);
    }

    fn go_on(self) {
        if self.step() {
            self.plan(None);
            self.finish();
        } else {
            self.plan(set_timeout_with_handle(move || self.go_on(), Duration::ZERO).ok());
        }
    }

    /// Hides what rests on a text that has just changed, until the next run.
    fn look_again(self) {
        let kept = self.kept();
        let place = self.session.last_text();
        let look_again = |doc: &Postmortem| {
            let reviewed = &mut kept.borrow_mut().reviewed;
            match place {
                Some(place) => reviewed.look_again_at(doc, place),
                None => reviewed.look_again(doc),
            }
        };
        if self.session.with(look_again) {
            self.count(true);
        }
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

    /// Goes to where a finding stands.
    pub fn go(self, mark: &Mark) {
        let Some(finding) = self.find(mark) else {
            return;
        };
        match finding.at {
            At::Place(place) => {
                let (start, end) = self.session.with(|doc| {
                    let text = doc.text(place).unwrap_or_default();
                    let at = |byte| utf16_at(&text, byte);
                    // All of a text is not selected: the next letter would replace it.
                    let is_whole = finding.range.len() == text.len();
                    let start = if is_whole {
                        text.len()
                    } else {
                        finding.range.start
                    };
                    (at(start), at(finding.range.end))
                });
                self.put_caret(Caret { place, start, end });
            }
            At::Section(section) => self.go_to_section(section),
            At::Text => {}
        }
    }

    /// Goes to the card of a section.
    pub fn go_to_section(self, section: Section) {
        self.linter.show_the_form();
        let id = crate::app::view::card_id(section);
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
        if self.session.read_only().get_untracked() {
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
                self.change(edit, &["Done: ", &remedy.label].concat());
                self.go_to_blank(place);
            }
        }
    }

    /// Makes a change, tells of it and looks again.
    pub fn change(self, edit: Edit, told: &str) {
        if self.session.read_only().get_untracked() {
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

    /// Writes the summary anew where it was written from fields that have changed since. It waits
    /// until the writer goes on to another field: it is a step of its own for undo.
    fn refresh_summary(self) {
        let kept = self.kept();
        let place = Place::Field(Field::Summary);
        let edit = self.session.with(|doc| {
            let is_followed = kept.borrow().written.as_ref() == Some(&doc.summary);
            let written = is_followed.then(|| summary::write(doc))??;
            Edit::retype(doc, place, &written)
        });
        if let Some(edit) = edit
            && !self.session.read_only().get_untracked()
        {
            self.session.edit(edit);
            self.run();
        }
    }

    fn run_soon(self) {
        let run = move || {
            self.start();
            self.go_on();
        };
        self.plan(set_timeout_with_handle(run, RUNS_AFTER).ok());
    }

    /// There is one run to come at most.
    fn plan(self, run: Option<TimeoutHandle>) {
        let before = self.waiting.get_value();
        self.waiting.set_value(run);
        if let Some(before) = before {
            before.clear();
        }
    }

    // It is asked for in many places; inlined, each would carry the look-up along.
    #[inline(never)]
    fn kept(self) -> Rc<RefCell<Kept>> {
        self.kept.get_value()
    }
}

impl UnderWay {
    fn context<'a>(&mut self, policy: &'a Policy) -> Context<'a> {
        Context {
            policy,
            now: self.now,
            facts: mem::take(&mut self.facts),
            summary: mem::take(&mut self.summary),
            claims: mem::take(&mut self.claims),
            coverage: mem::take(&mut self.coverage),
        }
    }

    fn take_back(&mut self, context: Context<'_>) {
        self.facts = context.facts;
        self.summary = context.summary;
        self.claims = context.claims;
        self.coverage = context.coverage;
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
