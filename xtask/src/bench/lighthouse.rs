//! What Lighthouse says about the page: the median of five runs, as a phone and as a desktop.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use page_server::{Server, Site};
use serde_json::Value;

use crate::outcome::{Outcome, While};
use crate::run::run_quietly;
use crate::setup::{self, Browser};
use crate::{page, places};

const RUNS: usize = 5;
const GOAL: u64 = 100;
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// Figures behind the performance score, in milliseconds but for the layout shift.
const METRICS: [&str; 6] = [
    "first-contentful-paint",
    "largest-contentful-paint",
    "speed-index",
    "total-blocking-time",
    "interactive",
    "cumulative-layout-shift",
];

/// Has Lighthouse look at the built page and prints the scores and what they are lower for.
pub fn measure() -> Outcome {
    println!("== Lighthouse, the median of {RUNS}; the goal is {GOAL} everywhere");
    let site = Site {
        compress: true,
        ..Site::new(page::built()?)
    };
    let lighthouse = Lighthouse {
        program: setup::lighthouse()?,
        browser: setup::drivers()?.path_of(Browser::Chromium).to_owned(),
        reports: places::target().join("lighthouse"),
    };
    let server = Server::start(site).or_say("serve the page")?;
    fs::create_dir_all(&lighthouse.reports).or_say("make target/lighthouse")?;
    for device in [Device::Mobile, Device::Desktop] {
        let reports = (1..=RUNS).map(|run| lighthouse.run(&server.url(), device, run));
        print(device, &reports.collect::<Outcome<Vec<Value>>>()?);
    }
    println!("The reports are in {}.", lighthouse.reports.display());
    Ok(())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Device {
    Mobile,
    Desktop,
}

impl Device {
    fn name(self) -> &'static str {
        match self {
            Self::Mobile => "mobile",
            Self::Desktop => "desktop",
        }
    }
}

struct Lighthouse {
    program: PathBuf,
    browser: PathBuf,
    reports: PathBuf,
}

impl Lighthouse {
    fn run(&self, url: &str, device: Device, run: usize) -> Outcome<Value> {
        let file = self.reports.join(format!("{}-{run}.json", device.name()));
        run_quietly(
            Command::new("node")
                .arg(&self.program)
                .args([
                    url,
                    "--quiet",
                    "--output=json",
                    "--no-enable-error-reporting",
                ])
                .arg(format!("--output-path={}", file.display()))
                .arg(format!("--only-categories={}", CATEGORIES.join(",")))
                .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu")
                // It knows no preset of the name mobile: that is what it does by itself.
                .args((device == Device::Desktop).then_some("--preset=desktop"))
                .env("CHROME_PATH", &self.browser),
        )?;
        read(&file)
    }
}

fn read(report: &Path) -> Outcome<Value> {
    let text = fs::read_to_string(report).or_say(format!("read {}", report.display()))?;
    serde_json::from_str(&text).or_say(format!("understand {}", report.display()))
}

fn print(device: Device, reports: &[Value]) {
    println!("{}:", device.name());
    for category in CATEGORIES {
        let score = |report: &Value| report["categories"][category]["score"].as_f64();
        let mut scores: Vec<u64> = reports
            .iter()
            .map(|report| (score(report).unwrap_or(0.0) * 100.0).round() as u64)
            .collect();
        scores.sort_unstable();
        let median = scores[scores.len() / 2];
        let word = if median >= GOAL { "ok" } else { "MISSED" };
        println!("  {median:>3} {word:<6}  {category} {scores:?}");
    }
    for metric in METRICS {
        let mut values: Vec<f64> = reports
            .iter()
            .filter_map(|report| report["audits"][metric]["numericValue"].as_f64())
            .collect();
        values.sort_by(f64::total_cmp);
        if let Some(median) = values.get(values.len() / 2) {
            let shown = if metric == "cumulative-layout-shift" {
                format!("{median:.3}")
            } else {
                format!("{median:.0} ms")
            };
            println!("  {shown:>10}  {metric}");
        }
    }
    for complaint in complaints(reports) {
        println!("  {complaint}");
    }
}

/// What any of the runs took points for, or would have done better, each once.
fn complaints(reports: &[Value]) -> Vec<String> {
    let mut found: Vec<String> = reports.iter().flat_map(complaints_of).collect();
    found.sort();
    found.dedup();
    found
}

fn complaints_of(report: &Value) -> Vec<String> {
    let Some(audits) = report["audits"].as_object() else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for category in CATEGORIES {
        let references = report["categories"][category]["auditRefs"].as_array();
        for reference in references.into_iter().flatten() {
            let id = reference["id"].as_str().unwrap_or_default();
            let Some(audit) = audits.get(id) else {
                continue;
            };
            let is_metric = matches!(reference["group"].as_str(), Some("metrics" | "hidden"));
            let counts = reference["weight"].as_f64().unwrap_or(0.0) > 0.0;
            let fails = audit["score"].as_f64().is_some_and(|score| score < 1.0);
            if fails && !is_metric {
                let word = if counts { "fails" } else { "hint" };
                let title = audit["title"].as_str().unwrap_or_default();
                found.push(format!("{word}: {category}: {id}: {title}{}", nodes(audit)));
            }
        }
    }
    found
}

/// The elements or addresses that an audit is about.
fn nodes(audit: &Value) -> String {
    let items = audit["details"]["items"].as_array();
    let named = items.into_iter().flatten().filter_map(|item| {
        item["node"]["snippet"]
            .as_str()
            .or_else(|| item["url"].as_str())
            .or_else(|| item["description"].as_str())
    });
    let named: Vec<&str> = named.collect();
    if named.is_empty() {
        return String::new();
    }
    format!(": {}", named.join(" | "))
}
