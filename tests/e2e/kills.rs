//! The whole browser is killed in mid-typing: what was typed until a second before is there.
//!
//! A browser writes to its disk when it likes, and what it has not written is gone with its
//! process: this is about the disk and not about the page. `UNBLAME_KILLS` says how often.

use std::env;
use std::time::{Duration, Instant};

use crate::harness::{Outcome, Plan, Visit};

/// What a writer may lose.
const MOST_LOST: Duration = Duration::from_secs(1);

/// How often the browser is killed where nothing else is said: each takes some seconds.
const KILLS: u32 = 3;

/// What is typed over and over: a text that lost a piece in its middle is none that was typed.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz";

pub async fn a_killed_browser_loses_at_most_a_second_of_typing() {
    let kills = env::var("UNBLAME_KILLS").ok();
    let kills = kills.map_or(KILLS, |kills| kills.parse().expect("a number of kills"));
    Plan::new("kills")
        .on_a_profile()
        .make(async |visit| {
            visit.press("New post-mortem").await?;
            visit.write("Title", "Outage").await?;
            visit.is_saved().await?;
            let mut lost = Vec::new();
            for kill in 0..kills {
                // At another moment between two saves each time.
                let typing = Duration::from_millis(2000 + u64::from(kill) * 70);
                lost.push(visit.loses_by_a_kill_after(typing).await?);
            }
            let worst = lost.iter().max().copied().unwrap_or_default();
            println!("{kills} kills, typing lost each time: {lost:?}");
            assert!(worst <= MOST_LOST, "lost {lost:?}");
            Ok(())
        })
        .await;
}

impl Visit {
    /// Types for so long, kills the browser, and gives how much of the typing is gone.
    async fn loses_by_a_kill_after(&mut self, typing: Duration) -> Outcome<Duration> {
        let address = self.browser.current_url().await?;
        let before = self.summary().await?;
        self.write("Summary", "").await?;
        self.select(before.len(), before.len()).await?;
        let typed = self.type_letters_for(typing).await?;
        let killed = Instant::now();
        self.kill_the_browser().await;

        self.browser.goto(address.as_str()).await?;
        self.wait_for_the_program().await?;
        self.is_saved().await?;
        let kept = self.summary().await?;
        let letters = LETTERS.chars().cycle().take(typed.len());
        let all: String = before.chars().chain(letters).collect();
        assert!(
            kept.len() >= before.len() && all.starts_with(&kept),
            "{kept:?} is not the beginning of {all:?}"
        );
        let first_lost = typed.get(kept.len() - before.len());
        Ok(first_lost.map_or(Duration::ZERO, |&at| killed - at))
    }

    async fn summary(&self) -> Outcome<String> {
        self.value_of("Summary").await
    }

    /// Types letters for so long, and gives the moment just before each of them.
    async fn type_letters_for(&self, time: Duration) -> Outcome<Vec<Instant>> {
        let begun = Instant::now();
        let mut typed = Vec::new();
        for letter in LETTERS.chars().cycle() {
            if begun.elapsed() >= time {
                break;
            }
            typed.push(Instant::now());
            self.type_on(&letter.to_string()).await?;
        }
        Ok(typed)
    }
}
