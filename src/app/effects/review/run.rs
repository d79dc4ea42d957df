//! When the document is reviewed: soon after a change, in slices that any change ends.

use std::{mem, time::Duration};

use chrono::NaiveDateTime;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{Review, now};
use crate::{
    app::platform::clock,
    document::Postmortem,
    review::{
        Context, Course, Policy,
        claims::{Claim, Gathering},
        coverage::Coverage,
        facts::Facts,
        summary,
    },
    text::Prose,
};

/// How long after the last change the document is reviewed: a keystroke never waits for it.
const RUNS_AFTER: Duration = Duration::from_millis(250);

/// So many milliseconds of a review are done in one go, so that a key never waits for the whole
/// of it in a long document.
const SLICE_MS: f64 = 8.0;

/// A review that is made slice by slice; any change ends it.
pub(super) struct UnderWay {
    /// The claims are read first, in slices too.
    gathering: Option<Gathering>,
    course: Course,
    now: NaiveDateTime,
    facts: Facts,
    summary: Prose,
    claims: Vec<Claim>,
    coverage: Coverage,
}

impl Review {
    /// Reviews the document now.
    pub fn run(self) {
        self.start();
        while !self.step() {}
        self.finish();
    }

    fn start(self) {
        self.plan(None);
        let kept = self.kept();
        self.session.with(|doc| {
            kept.borrow_mut().under_way = Some(UnderWay {
                gathering: Some(Gathering::of(doc)),
                course: Course::default(),
                now: now(),
                facts: Facts::of(doc),
                summary: Prose::of(&doc.summary),
                claims: Vec::new(),
                coverage: Coverage::of(doc),
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
        let ends = clock::now_ms() + SLICE_MS;
        self.session.with(|doc| {
            way.gather(doc, ends);
            let context = way.context(&kept.policy);
            let mut goes_on = true;
            while goes_on && way.gathering.is_none() && clock::now_ms() < ends {
                goes_on = way.course.step(doc, &context);
            }
            way.take_back(context);
            !goes_on
        })
    }

    fn go_on(self) {
        if self.step() {
            self.plan(None);
            self.finish();
        } else {
            self.plan(set_timeout_with_handle(move || self.go_on(), Duration::ZERO).ok());
        }
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

    /// Hides what rests on a text that has just changed, until the next run.
    pub(super) fn look_again(self) {
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

    pub(super) fn run_soon(self) {
        let run = move || {
            if self.whole.is_there() {
                self.start();
                self.go_on();
            }
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
}

impl UnderWay {
    /// Reads claims until this moment. They are all read where there is time left.
    fn gather(&mut self, doc: &Postmortem, ends: f64) {
        let Some(gathering) = &mut self.gathering else {
            return;
        };
        while clock::now_ms() < ends {
            if !gathering.step(doc) {
                self.claims = mem::take(&mut gathering.claims);
                self.gathering = None;
                return;
            }
        }
    }

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
