//! The trash keeps a draft for 30 days, and not for ever.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::json;
use unblame::drafts::{Envelope, Stub, moves};

use crate::harness::journey;

const DAY: u64 = 86_400_000;

/// Three drafts lie in the trash: one for 31 days, which the page has known to be due since
/// yesterday; one for as long, which it sees for the first time; one for 29 days.
pub async fn what_has_lain_in_the_trash_for_30_days_goes_and_nothing_earlier() {
    journey("due", async |visit| {
        let drafts = [("Long ago", 31), ("Just seen", 31), ("Lately", 29)];
        for (title, _) in drafts {
            visit.press("New post-mortem").await?;
            visit.write("Title", title).await?;
            visit.is_saved().await?;
            // What was opened and changed has a history, too.
            visit.reload().await?;
            visit.write("Summary", "It grew.").await?;
            visit.is_saved().await?;
            visit.go_home().await?;
            visit.press(&format!("Delete {title}")).await?;
            visit.says("The draft is in the trash").await?;
        }
        visit.fold("Trash (3)").await?;
        visit.says("Deleted for good in 30 days").await?;
        let history = visit.kept_in("history").await?.len();
        assert!(history >= drafts.len(), "{history} earlier states");

        let now = now();
        let mut due = serde_json::Map::new();
        let mut long_ago = String::new();
        for (key, raw) in visit.kept_in("trash").await? {
            let mut deleted = Envelope::decode(&raw)?;
            let title = Stub::of(&deleted).title;
            let days = drafts.iter().find(|(one, _)| *one == title);
            let (_, days) = days.ok_or("it is one of them")?;
            deleted.meta.trashed_at = Some(now - days * DAY);
            assert_eq!(key, moves::trash_key(&deleted.meta));
            if title == "Long ago" {
                due.insert(key.clone(), (now - DAY - 60_000).into());
                long_ago = deleted.meta.id.to_string();
            }
            visit
                .keep_in("trash", &[(key, Some(deleted.encode()))])
                .await?;
        }
        let notes = json!({ "version": 1, "seen_at": now - 60_000, "due": due });
        visit
            .script_with(
                "localStorage.setItem('unblame/purge', arguments[0])",
                vec![notes.to_string().into()],
            )
            .await?;

        visit.reload().await?;
        visit.fold("Trash (2)").await?;
        visit.says_no_more("Long ago").await?;
        visit.says("Deleted for good in 1 day").await?;
        for table in ["trash", "history", "journal"] {
            let left = visit.kept_in(table).await?;
            assert!(
                left.iter().all(|(key, _)| !key.starts_with(&long_ago)),
                "{left:?}"
            );
        }

        // The others are whole, and come back with their history.
        for (title, left) in [("Just seen", ""), ("Lately", "Trash (1)")] {
            if !left.is_empty() {
                visit.fold(left).await?;
            }
            visit.press(&format!("Restore {title}")).await?;
            visit.follow(title).await?;
            visit.reads_all([title, "It grew."]).await?;
            visit.press("History").await?;
            visit.says("As it was opened").await?;
            visit.press("Close").await?;
            visit.go_home().await?;
        }
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_millis() as u64)
}
