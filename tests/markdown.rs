//! Our own Markdown, clean and full: what is written is read back, exactly.

mod common;

use common::documents::postmortem;
use proptest::prelude::*;
use unblame::{
    document::{Cells, Form, Id, Postmortem, Section, TriggerAnswers, Why},
    markdown::{self, Labels, Reading},
};

/// Gives ids that are counted up, as a page would give random ones.
fn ids() -> impl FnMut() -> Id {
    let mut last = 0;
    move || {
        last += 1;
        Id::from_bits(last)
    }
}

fn read(text: &str) -> Reading {
    markdown::read(text, &mut ids())
}

/// What the clean form shows of a document. Exactly this is dropped:
///
/// - the ids of rows and branches, which are set to 0,
/// - silenced findings,
/// - the form, the answers to the triggers, and what an action or a risk answers,
/// - blank rows (for the whys: blank and without a branch that is not), and branches without
///   a row that is not blank,
/// - fields of nothing but white space.
fn visible(doc: &Postmortem) -> Postmortem {
    let mut doc = doc.clone();
    doc.silenced.clear();
    doc.form = Form::Full;
    doc.triggers = TriggerAnswers::default();
    for field in [
        &mut doc.title,
        &mut doc.incident_date,
        &mut doc.start,
        &mut doc.end,
        &mut doc.severity,
        &mut doc.authors,
        &mut doc.postmortem_date,
        &mut doc.summary,
        &mut doc.immediate_cause,
        &mut doc.underlying_cause,
        &mut doc.review_date,
        &mut doc.responsible,
        &mut doc.unsorted_notes,
    ] {
        if field.trim().is_empty() {
            field.clear();
        }
    }
    const NONE: Id = Id::from_bits(0);
    macro_rules! filled {
        ($($rows:ident),+) => {$(
            doc.$rows.retain(|row| !row.is_blank());
            doc.$rows.iter_mut().for_each(|row| row.id = NONE);
        )+};
    }
    filled!(
        participants,
        services,
        timeline,
        contributing_factors,
        accepted_risks,
        impact,
        went_well,
        went_wrong,
        got_lucky,
        action_items,
        lessons,
        reviewers,
        sharing
    );
    doc.action_items
        .iter_mut()
        .for_each(|row| row.answers.clear());
    doc.accepted_risks
        .iter_mut()
        .for_each(|row| row.answers.clear());
    fn whys(chain: &mut Vec<Why>) {
        for why in chain.iter_mut() {
            why.id = NONE;
            for branch in &mut why.branches {
                branch.id = NONE;
                whys(&mut branch.whys);
            }
            why.branches.retain(|branch| !branch.whys.is_empty());
        }
        chain.retain(|why| !why.is_blank() || !why.branches.is_empty());
    }
    whys(&mut doc.whys);
    doc
}

proptest! {
    #[test]
    fn the_full_form_is_read_back_equal(doc in postmortem()) {
        let text = markdown::write_full(&doc);
        let reading = read(&text);
        prop_assert_eq!(&reading.postmortem, &doc, "{}", text);
        prop_assert_eq!(reading.problems, []);
        prop_assert_eq!(markdown::write_full(&reading.postmortem), text);
    }

    #[test]
    fn the_clean_form_is_read_back_equal_in_all_that_it_shows(doc in postmortem()) {
        let text = markdown::write_clean(&doc);
        let reading = read(&text);
        prop_assert_eq!(visible(&reading.postmortem), visible(&doc), "{}", text);
        prop_assert_eq!(reading.problems, []);
        prop_assert_eq!(markdown::write_clean(&reading.postmortem), text);
    }

    #[test]
    fn the_sections_joined_are_the_clean_form(doc in postmortem()) {
        let labels = Labels::of(&doc);
        let sections = Section::ALL.iter();
        let sections: Vec<String> =
            sections.filter_map(|&section| markdown::write_section(&doc, section, &labels)).collect();
        prop_assert_eq!(sections.join("\n"), markdown::write_clean(&doc));
    }
}
