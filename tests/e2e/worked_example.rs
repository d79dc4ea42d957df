//! The main job, whole: the worked example is typed into an empty form by keyboard, seen, kept,
//! taken out, thrown away and brought back, with a host and without one.

use serde_json::Value;
use unblame::document::{Id, Postmortem};
use unblame::export::file_name;
use unblame::{json, markdown, template};

use crate::harness::{Outcome, Visit, downloads, journey};
use crate::person::typed_texts;

pub async fn the_worked_example_is_typed_seen_kept_exported_and_imported() {
    journey("worked-example", async |visit| {
        go_all_the_way(visit).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn all_of_it_works_without_a_host() {
    journey("worked-example-offline", async |visit| {
        visit.is_kept_for_offline_use().await?;
        visit.server.stop();
        go_all_the_way(visit).await
    })
    .await;
}

async fn go_all_the_way(visit: &Visit) -> Outcome {
    let example = example();
    let clean = markdown::write_clean(&example);

    visit.press("New post-mortem").await?;
    visit.fill_in(&example).await?;
    visit.reads_everything(&example).await?;
    assert_eq!(visit.markdown().await?, clean);
    visit.is_saved().await?;

    visit.reload().await?;
    visit.reads_everything(&example).await?;
    assert_eq!(visit.markdown().await?, clean);

    let typed = visit.exported_json(&example).await?;
    assert_eq!(without_ids(&typed), without_ids(&without_links(&example)));
    visit.press("Download Markdown").await?;
    let name = file_name(&example, "md");
    assert_eq!(visit.downloaded(&name).await?, clean);
    visit.press("Close").await?;

    visit.go_home().await?;
    visit.press(&format!("Delete {}", example.title)).await?;
    visit.fold("Trash (1)").await?;
    visit
        .press(&format!("Delete {} for good", example.title))
        .await?;
    visit.says("No draft yet").await?;

    visit.press("Import").await?;
    let file = downloads().join(&name);
    std::fs::write(&file, &clean)?;
    visit.choose_file(&file).await?;
    visit.press("Open as a new draft").await?;
    visit.reads_everything(&example).await?;
    assert_eq!(visit.markdown().await?, clean);
    std::fs::remove_file(file)?;
    let imported = visit.exported_json(&example).await?;
    assert_eq!(without_ids(&imported), without_ids(&typed));
    Ok(())
}

impl Visit {
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

/// A document as JSON, but for the ids of its rows.
fn without_ids(doc: &Postmortem) -> Value {
    let mut value = serde_json::from_str(&json::to_json(doc)).unwrap_or_default();
    remove_ids(&mut value);
    value
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
