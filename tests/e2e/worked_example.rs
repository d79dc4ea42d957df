//! The main job, whole: the worked example is typed into an empty form by keyboard, seen, kept,
//! taken out, thrown away and brought back, with a host and without one.

use std::fs;

use serde_json::Value;
use unblame::document::{Id, List, Postmortem, TriggerAnswers};
use unblame::export::file_name;
use unblame::{json, markdown, template};

use crate::harness::{Outcome, Visit, empty_folder, journey};
use crate::person::typed_texts;

pub async fn the_worked_example_is_typed_seen_kept_exported_and_imported() {
    journey("worked-example", async |visit| {
        let example = example();
        let clean = markdown::write_clean(&example);
        let typed = visit.types_and_finds(&example).await?;
        visit.press("Download Markdown").await?;
        assert_eq!(visit.downloaded(&file_name(&example, "md")).await?, clean);
        visit.press("Close").await?;
        assert_eq!(visit.markdown().await?, clean);

        visit.throws_away(&example.title).await?;
        visit.brings_back(&example, &clean).await?;
        assert_eq!(visit.markdown().await?, clean);
        let imported = visit.exported_json(&example).await?;
        assert_same_but_for_ids(&imported, &as_a_wiki_shows_it(&typed));
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

/// With one row of each list, and with the full form of the Markdown, of which not even the ids
/// are missing.
pub async fn all_of_it_works_without_a_host() {
    journey("worked-example-offline", async |visit| {
        visit.is_kept_for_offline_use().await?;
        visit.server.stop();

        let example = with_first_rows(example());
        let typed = visit.types_and_finds(&example).await?;
        visit.press("Download full Markdown").await?;
        let full = visit.downloaded(&file_name(&example, "full.md")).await?;
        visit.press("Close").await?;

        visit.throws_away(&example.title).await?;
        visit.brings_back(&example, &full).await?;
        assert!(visit.exported_json(&example).await? == typed);
        Ok(())
    })
    .await;
}

impl Visit {
    /// Types a document into an empty form, sees it, reloads, finds it, and gives what the page
    /// has of it. The export dialog stays open.
    async fn types_and_finds(&self, doc: &Postmortem) -> Outcome<Postmortem> {
        self.press("New post-mortem").await?;
        self.fill_in(doc).await?;
        self.reads_everything(doc).await?;
        self.is_saved().await?;
        self.reload().await?;
        self.reads_everything(doc).await?;
        let typed = self.exported_json(doc).await?;
        assert_same_but_for_ids(&typed, &without_links(doc));
        Ok(typed)
    }

    async fn throws_away(&self, title: &str) -> Outcome {
        self.go_home().await?;
        self.press(&format!("Delete {title}")).await?;
        self.fold("Trash (1)").await?;
        self.press(&format!("Delete for good: {title}")).await?;
        self.says("No draft yet").await
    }

    async fn brings_back(&self, doc: &Postmortem, text: &str) -> Outcome {
        let file = empty_folder("exported").join("post-mortem.md");
        fs::write(&file, text)?;
        self.press("Import").await?;
        self.choose_file(&file).await?;
        self.press("Open as a new draft").await?;
        self.reads_everything(doc).await
    }

    async fn reads_everything(&self, doc: &Postmortem) -> Outcome {
        let texts = typed_texts(doc);
        self.reads_all(texts.iter().map(String::as_str)).await
    }

    /// Opens the export dialog and reads what it downloads; the dialog stays open.
    async fn exported_json(&self, doc: &Postmortem) -> Outcome<Postmortem> {
        self.press("Export").await?;
        self.press("Download JSON").await?;
        let text = self.downloaded(&file_name(doc, "json")).await?;
        let read = json::from_json(&text, &mut counted_ids())?;
        assert_eq!(read.problems, []);
        Ok(read.postmortem)
    }
}

fn example() -> Postmortem {
    template::worked_example(&mut counted_ids())
}

fn with_first_rows(mut doc: Postmortem) -> Postmortem {
    for &list in List::ALL {
        while doc.rows(list).len() > 1 {
            doc.rows_mut(list).remove(1);
        }
    }
    doc
}

fn counted_ids() -> impl FnMut() -> Id {
    let mut last = 0;
    move || {
        last += 1;
        Id::from_bits(last)
    }
}

/// Which rows an action answers cannot be told in the form yet.
fn without_links(doc: &Postmortem) -> Postmortem {
    let mut doc = doc.clone();
    for action in &mut doc.action_items {
        action.answers.clear();
    }
    doc
}

/// The answers to what calls for a full review are not shown there.
fn as_a_wiki_shows_it(doc: &Postmortem) -> Postmortem {
    Postmortem {
        triggers: TriggerAnswers::default(),
        ..doc.clone()
    }
}

#[track_caller]
fn assert_same_but_for_ids(one: &Postmortem, other: &Postmortem) {
    let (one, other) = (lines_without_ids(one), lines_without_ids(other));
    let differ = one
        .lines()
        .zip(other.lines())
        .find(|(one, other)| one != other);
    assert!(one == other, "from here on: {differ:?}");
}

/// A document as lines of JSON, but for the ids of its rows.
fn lines_without_ids(doc: &Postmortem) -> String {
    let mut value = serde_json::from_str(&json::to_json(doc)).unwrap_or_default();
    remove_ids(&mut value);
    format!("{value:#}")
}

fn remove_ids(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.remove("id");
            members.values_mut().for_each(remove_ids);
        }
        Value::Array(values) => values.iter_mut().for_each(remove_ids),
        _ => {}
    }
}
