//! Imports every Markdown file of a folder and tells, for each, which sections were found and
//! whether every word of it is in the result:
//! `cargo run --release --example import_report FOLDER`.

use std::{collections::HashMap, env, fs, process::ExitCode};

use unblame::{document::Id, import, markdown, template};

fn main() -> ExitCode {
    let Some(folder) = env::args().nth(1) else {
        eprintln!("Name the folder with the Markdown files.");
        return ExitCode::from(2);
    };
    let Ok(entries) = fs::read_dir(&folder) else {
        eprintln!("{folder} cannot be read.");
        return ExitCode::from(2);
    };
    let mut paths: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    paths.sort();
    let (mut files, mut whole) = (0, 0);
    for path in &paths {
        let Ok(text) = fs::read_to_string(path) else {
            println!("{}: not a text", path.display());
            continue;
        };
        files += 1;
        let lost = report(&path.display().to_string(), &text);
        whole += usize::from(lost == 0);
    }
    println!("{whole} of {files} files with every word kept");
    if whole == files {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Prints one line and gives how many words are missing.
fn report(name: &str, text: &str) -> usize {
    let mut last = 0;
    let mut new_id = || {
        last += 1;
        Id::from_bits(last)
    };
    let imported = match import::read_text(text, &mut new_id) {
        Ok(imported) => imported,
        Err(error) => {
            println!("{name}: {error}");
            return 1;
        }
    };
    let headings: Vec<&str> = imported
        .sections
        .iter()
        .filter_map(|&section| template::section(section))
        .map(|template| template.heading)
        .collect();
    // What was understood as a heading, a label or a choice stands in no text.
    let mut kept = String::new();
    if let Ok(value) = serde_json::from_str(&unblame::json::to_json_compact(&imported.postmortem)) {
        add_texts(&value, &mut kept);
    }
    for label in markdown::read(text, &mut new_id).labels {
        kept.push(' ');
        kept.push_str(&label);
    }
    let mut kept = counts(&kept);
    let mut lost: Vec<&str> = Vec::new();
    let text = text.replace("<br>", " ");
    for word in words(&text) {
        match kept.get_mut(word) {
            Some(count) if *count > 0 => *count -= 1,
            _ => lost.push(word),
        }
    }
    println!(
        "{name}: {}; {} words lost {lost:?}",
        headings.join(", "),
        lost.len()
    );
    for problem in &imported.problems {
        println!("    {problem}");
    }
    lost.len()
}

fn add_texts(value: &serde_json::Value, texts: &mut String) {
    match value {
        serde_json::Value::String(text) => {
            texts.push(' ');
            texts.push_str(text);
        }
        serde_json::Value::Array(values) => values.iter().for_each(|value| add_texts(value, texts)),
        serde_json::Value::Object(map) => map.values().for_each(|value| add_texts(value, texts)),
        _ => {}
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

fn counts(text: &str) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for word in words(text) {
        *counts.entry(word).or_default() += 1;
    }
    counts
}
