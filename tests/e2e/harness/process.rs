//! The processes of a browser that a journey has started.

use std::fs;
use std::time::Duration;

use fantoccini::Client;
use serde_json::Value;
use tokio::process::Command;

/// The process of this browser, and those that it has started.
pub fn of(browser: &Client) -> Vec<u64> {
    let told = ["goog:processID", "moz:processID"];
    let main = browser.capabilities().and_then(|capabilities| {
        told.iter()
            .find_map(|name| capabilities.get(*name).and_then(Value::as_u64))
    });
    let mut all = vec![main.expect("the driver tells the browser's process")];
    let mut next = 0;
    while let Some(&parent) = all.get(next) {
        all.extend(children(parent));
        next += 1;
    }
    all
}

/// Ends processes, all by one command, and waits until the first of them is gone.
pub async fn end(processes: Vec<u64>) {
    let ids = processes.iter().map(u64::to_string);
    let killed = Command::new("kill").arg("-KILL").args(ids).status().await;
    // Some of its children may have ended with it before their turn came.
    killed.expect("this machine can end a process");
    while processes.first().is_some_and(|&first| runs(first)) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// The processes that this one has started, as Linux tells.
fn children(parent: u64) -> Vec<u64> {
    let threads = fs::read_dir(format!("/proc/{parent}/task"));
    let threads = threads.into_iter().flatten().flatten();
    threads
        .filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok())
        .flat_map(|ids| {
            let ids: Vec<u64> = ids.split_whitespace().flat_map(str::parse).collect();
            ids
        })
        .collect()
}

/// Whether a process is more than a name that its parent has not yet asked about.
fn runs(process: u64) -> bool {
    let state = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    let state = state.rsplit(')').next().unwrap_or_default().trim_start();
    !state.is_empty() && !state.starts_with('Z')
}
