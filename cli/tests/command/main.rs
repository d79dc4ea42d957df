//! The command as people and machines call it.

mod check;
mod convert;
mod fix;
mod formats;
mod lint;
mod positions;
mod rules;
mod sentences;
mod settings;

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

/// A sentence that a rule flags and rewrites.
const BLAME: &str = "John deployed the bad code.";

/// Sentences of the kinds that the rules know, beside the rules' own examples.
const SENTENCES: [&str; 9] = [
    BLAME,
    "The outage was caused by Kim.",
    "Nina should have tested the failover before the change.",
    "We could have prevented it with one more replica.",
    "The on-call engineer forgot to renew the certificate, and nobody checked it.",
    "The incident was due to human error, obviously.",
    "The table was accidentally dropped.",
    "The deployment was rushed and the testing was poor.",
    "Improve monitoring and be more careful.",
];

/// Everything that a rule may flag.
fn flagged() -> Vec<&'static str> {
    let examples = unblame::lint::with_examples().flat_map(|(_, examples)| examples.flags);
    examples.map(|(text, ..)| *text).chain(SENTENCES).collect()
}

/// What a run of the command gave.
struct Ran {
    status: i32,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error} in {}", self.out))
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// Runs the command in the folder of the fixtures.
fn unblame(args: &[&str]) -> Ran {
    unblame_in(&fixtures(), args, b"")
}

/// Runs the command in a folder with this on its standard input. Whatever it is given, it never
/// panics.
fn unblame_in(folder: &Path, args: &[&str], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_unblame"))
        .args(args)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("there is an input");
    let input = input.to_owned();
    // The command may end without reading all of it.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the command ends");
    let _ = writer.join();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the output is UTF-8");
    let ran = Ran {
        status: output.status.code().expect("no signal ended it"),
        out: text(output.stdout),
        err: text(output.stderr),
    };
    assert!(!ran.err.contains("panicked"), "{}", ran.err);
    ran
}

/// A folder of its own with these files in it.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room");
    for (name, text) in files {
        let path = folder.path().join(name);
        let parent = path.parent().expect("it lies in the folder");
        std::fs::create_dir_all(parent).expect("a folder can be made");
        std::fs::write(path, text).expect("a file can be written");
    }
    folder
}

fn read(folder: &TempDir, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).expect("the file is there")
}
