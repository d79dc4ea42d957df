use super::{Analysis, Found};
use crate::{
    document::{Edit, Place, Postmortem},
    finding::Fix,
};

impl Analysis {
    /// The first fix of each finding that needs no new fact, as edits in the order in which they
    /// can be made: within a text from its end to its beginning. Of fixes that overlap, the first
    /// one counts; the others may come with the next time.
    pub fn plain_fixes(&self, doc: &Postmortem) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut last: Option<(Place, usize)> = None;
        for found in self.shown() {
            let Some(fix) = plain_fix(&found, doc) else {
                continue;
            };
            let overlaps =
                last.is_some_and(|(place, end)| place == found.place && fix.range.start < end);
            if overlaps {
                continue;
            }
            last = Some((found.place, fix.range.end));
            edits.push(Edit::Splice {
                place: found.place,
                range: fix.range.clone(),
                with: fix.with.clone(),
            });
        }
        edits.reverse();
        edits
    }

    /// Whether there is one: it looks no further than to the first.
    pub fn has_plain_fix(&self, doc: &Postmortem) -> bool {
        self.shown().any(|found| plain_fix(&found, doc).is_some())
    }
}

/// The first fix of a finding that needs no new fact, as long as the text is the one that was
/// judged.
fn plain_fix<'a>(found: &Found<'a>, doc: &Postmortem) -> Option<&'a Fix> {
    let mut fixes = found.finding.fixes.iter();
    let plain = fixes.find(|fix| !fix.needs_facts && fix.action.is_none())?;
    let stands = doc.text(found.place).is_some_and(|text| text == found.text);
    stands.then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Item, Section};

    fn judged(doc: &Postmortem) -> Analysis {
        let mut analysis = Analysis::default();
        for &section in Section::ALL {
            analysis.update(doc, section);
        }
        analysis.catch_up(usize::MAX);
        analysis
    }

    fn doc() -> Postmortem {
        Postmortem {
            summary: "Obviously the alert was late. The on-call carelessly restarted it, and \
                      obviously it came back."
                .into(),
            went_wrong: vec![Item {
                id: crate::document::Id::from_bits(3),
                text: "Obviously nobody knew.".into(),
            }],
            ..Postmortem::default()
        }
    }

    #[test]
    fn all_plain_fixes_are_made_in_one_step_and_taken_back_by_one() {
        let before = doc();
        let analysis = judged(&before);
        let edits = analysis.plain_fixes(&before);
        assert!(analysis.has_plain_fix(&before));
        assert!(edits.len() >= 3, "{edits:?}");
        let mut after = before.clone();
        let undo = Edit::Batch(edits)
            .apply(&mut after)
            .expect("it can be made");
        for text in [&after.summary, &after.went_wrong[0].text] {
            assert!(!text.to_lowercase().contains("obviously"), "{text:?}");
            assert!(
                !text.contains('['),
                "nothing is left to be filled in: {text:?}"
            );
        }
        assert!(!judged(&after).has_plain_fix(&after));
        undo.apply(&mut after).expect("it can be taken back");
        assert_eq!(after, before);
    }

    #[test]
    fn what_was_changed_since_it_was_judged_is_left_alone() {
        let before = doc();
        let analysis = judged(&before);
        let mut changed = before.clone();
        changed.summary = "O".into();
        let edits = analysis.plain_fixes(&changed);
        let places: Vec<Option<Place>> = edits.iter().map(Edit::place).collect();
        assert!(!places.is_empty());
        assert!(!places.contains(&Some(Place::Field(crate::document::Field::Summary))));
        assert!(analysis.has_plain_fix(&changed));

        changed.went_wrong[0].text.clear();
        assert_eq!(analysis.plain_fixes(&changed), []);
        assert!(!analysis.has_plain_fix(&changed));
    }
}
