//! What a damaged file still holds is read, whatever the damage.

#[path = "common/documents.rs"]
mod documents;
#[path = "common/filled.rs"]
mod filled;

use filled::filled;
use proptest::prelude::*;
use unblame::{
    document::{Field, Id, Place, Postmortem},
    drafts::{DraftId, Envelope, Meta, TabId},
    json::{Problem, Salvaged, salvage, to_json, to_json_compact},
};

fn ids() -> impl FnMut() -> Id {
    let mut last = 1_000_000;
    move || {
        last += 1;
        Id::from_bits(last)
    }
}

fn salvaged(text: &str) -> Salvaged {
    salvage(text, &mut ids()).unwrap_or_else(|| panic!("nothing was found in {text}"))
}

fn stored(doc: &Postmortem) -> String {
    let meta = Meta {
        id: DraftId::from_bits(1),
        revision: 3,
        created_at: 1,
        updated_at: 2,
        trashed_at: None,
        writer: TabId::from_bits(4),
        is_alone: false,
        base: 0,
    };
    Envelope::of(meta, doc).encode()
}

#[test]
fn what_is_whole_comes_back_whole() {
    for text in [
        stored(&filled()),
        to_json(&filled()),
        to_json_compact(&filled()),
    ] {
        let read = salvaged(&text);
        assert_eq!(read.postmortem, filled());
        assert_eq!(
            (read.problems, read.breaks, read.missing),
            (vec![], vec![], vec![])
        );
    }
}

#[test]
fn a_text_that_is_cut_off_is_kept_up_to_there_and_said_to_be() {
    let doc = Postmortem {
        title: "Checkout".into(),
        summary: "The pool \"ran\" dry 🦀 and nobody was told".into(),
        ..Postmortem::default()
    };
    let whole = stored(&doc);
    let at = whole.find("and nobody").expect("it is there");
    let read = salvaged(&whole[..at]);
    assert_eq!(read.postmortem.title, "Checkout");
    assert_eq!(read.postmortem.summary, "The pool \"ran\" dry 🦀 ");
    assert_eq!(read.breaks, ["summary"]);
    assert!(read.missing.contains(&"timeline") && !read.missing.contains(&"title"));
}

#[test]
fn a_row_that_is_cut_off_keeps_the_cells_it_has() {
    let whole = stored(&filled());
    let quote = &filled().timeline[0].text;
    let at = whole.find(quote.as_str()).expect("it is there") + 4;
    let read = salvaged(&whole[..at]);
    assert_eq!(read.breaks, ["timeline[0].text"]);
    let (row, old) = (&read.postmortem.timeline[0], &filled().timeline[0]);
    assert_eq!(
        (row.id, &row.at, &row.text[..]),
        (old.id, &old.at, &quote[..4])
    );
    assert_eq!(read.postmortem.summary, filled().summary);
}

#[test]
fn damage_in_the_middle_costs_what_it_hits() {
    let whole = to_json_compact(&filled());
    let at = whole.find("\"timeline\":[").expect("it is there");
    let damaged = format!("{}\u{1}{}", &whole[..at], &whole[at + 8..]);
    let read = salvaged(&damaged);
    assert_eq!(read.missing, ["timeline"]);
    let expected = Postmortem {
        timeline: Vec::new(),
        ..filled()
    };
    assert_eq!(read.postmortem, expected);
    assert_eq!(read.breaks.len(), 1);
}

#[test]
fn values_of_a_wrong_kind_go_to_the_notes_and_cost_no_other() {
    let text = r#"{"format":"unblame/postmortem","version":9,"title":{"text":"Kept"},
        "summary":"Here","timeline":[7,{"text":"first"}],"new_field":["also kept"]}"#;
    let read = salvaged(text);
    assert_eq!(read.postmortem.summary, "Here");
    assert_eq!(read.postmortem.timeline[0].text, "first");
    for kept in [
        "title.text: Kept",
        "timeline[0]: 7",
        "new_field[0]: also kept",
    ] {
        let notes = &read.postmortem.unsorted_notes;
        assert!(notes.contains(kept), "{kept}: {notes}");
    }
    let wrong = |path: &str| Problem::WrongKind { path: path.into() };
    assert!(read.problems.contains(&wrong("title")));
    assert!(read.problems.contains(&wrong("timeline[0]")));
}

#[test]
fn what_is_no_document_is_nothing() {
    for text in [
        "",
        "{",
        "{}",
        "[1]",
        "no",
        "{\"format\":\"unblame/postmortem\"",
        "\"document\":",
    ] {
        assert!(salvage(text, &mut ids()).is_none(), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is cut off, each field is whole, the beginning of itself, or said to be missing.
    #[test]
    fn a_cut_anywhere_costs_what_lies_behind_it(doc in documents::postmortem(), share in 0.0..1.0_f64) {
        let whole = stored(&doc);
        let mut at = (whole.len() as f64 * share) as usize;
        while !whole.is_char_boundary(at) {
            at -= 1;
        }
        let Some(read) = salvage(&whole[..at], &mut ids()) else {
            // The cut fell before the first entry was read.
            return Ok(());
        };
        let mut cuts = 0;
        for field in [Field::Title, Field::Authors, Field::Summary, Field::ImmediateCause, Field::Responsible] {
            if read.missing.contains(&field.key()) {
                continue;
            }
            let (found, was) = (read.postmortem.field(field), doc.field(field));
            prop_assert!(was.starts_with(&*found), "{found} is not of {was}");
            cuts += usize::from(found != was);
        }
        prop_assert!(cuts <= 1);
        // The envelope's own end is no loss.
        prop_assert_eq!(read.breaks.len(), usize::from(at < whole.len() - 1));
        for (event, was) in read.postmortem.timeline.iter().zip(&doc.timeline) {
            prop_assert!(was.text.starts_with(&event.text));
        }
    }

    #[test]
    fn no_damage_makes_it_panic(doc in documents::postmortem(), hits in prop::collection::vec((0.0..1.0_f64, any::<char>()), 0..6)) {
        let mut damaged: Vec<char> = stored(&doc).chars().collect();
        for (share, c) in hits {
            let at = (damaged.len() as f64 * share) as usize;
            damaged[at] = c;
        }
        let text: String = damaged.into_iter().collect();
        if let Some(read) = salvage(&text, &mut ids()) {
            // Whatever it is, it can be kept.
            let again = unblame::json::from_json(&to_json(&read.postmortem), &mut ids());
            prop_assert!(again.is_ok());
            let _ = read.postmortem.text(Place::Field(Field::Summary));
        }
    }
}
