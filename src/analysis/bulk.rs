use super::Analysis;
use crate::document::{Edit, Place, Postmortem};

impl Analysis {
    /// The first fix of each finding that needs no new fact, as edits in the order in which they
    /// can be made: within a text from its end to its beginning. Of fixes that overlap, the first
    /// one counts; the others may come with the next time.
    pub fn plain_fixes(&self, doc: &Postmortem) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut last: Option<(Place, usize)> = None;
        for found in self.shown() {
            let mut fixes = found.finding.fixes.iter();
            let plain = fixes.find(|fix| !fix.needs_facts && fix.action.is_none());
            let Some(fix) = plain else {
                continue;
            };
            let overlaps =
                last.is_some_and(|(place, end)| place == found.place && fix.range.start < end);
            // What was judged may have changed since.
            let stands = doc.text(found.place).is_some_and(|text| text == found.text);
            if overlaps || !stands {
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
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Item, Section};

    fn fixes(doc: &Postmortem) -> Vec<Edit> {
        let mut analysis = Analysis::default();
        for &section in Section::ALL {
            analysis.update(doc, section);
        }
        analysis.catch_up(usize::MAX);
        analysis.plain_fixes(doc)
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
        let edits = fixes(&before);
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
        undo.apply(&mut after).expect("it can be taken back");
        assert_eq!(after, before);
    }

    #[test]
    fn what_was_changed_since_it_was_judged_is_left_alone() {
        let judged = doc();
        let mut analysis = Analysis::default();
        for &section in Section::ALL {
            analysis.update(&judged, section);
        }
        let changed = Postmortem {
            summary: "O".into(),
            ..judged
        };
        let places: Vec<Option<Place>> = analysis
            .plain_fixes(&changed)
            .iter()
            .map(Edit::place)
            .collect();
        assert!(!places.is_empty());
        assert!(!places.contains(&Some(Place::Field(crate::document::Field::Summary))));
    }
}
