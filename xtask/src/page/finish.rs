//! What Trunk leaves to be done: the content security policy and the service worker's list.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use crate::outcome::{Outcome, Problem, While};

/// Only this page's own files, nothing inline but the one script with this hash, and nothing that
/// could be sent anywhere else. Compiling WebAssembly needs a word of its own.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' '{frame}'; \
    style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
    manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'";

const WORKER: &str = "sw.js";
const FRAME: &str = "frame.js";

/// Finishes the page in this folder. Files whose name carries their hash are left as they are.
pub fn finish(folder: &Path) -> Outcome {
    let page = folder.join("index.html");
    let mut html = fs::read_to_string(&page).or_say("read the page that Trunk made")?;
    let hash = put_frame_script(&mut html, &folder.join(FRAME))?;
    write_policy(&mut html, &hash)?;
    fs::write(page, html).or_say("write the finished page")?;
    write_worker(folder)
}

/// Puts the script of the frame into the page, lest the first paint wait for one more file. Gives
/// what the policy calls it by.
fn put_frame_script(html: &mut String, file: &Path) -> Outcome<String> {
    let script = fs::read_to_string(file).or_say("read the script of the frame")?;
    let script = script.trim_end();
    let program = html.split_once(" data-wasm=\"");
    let program = program.and_then(|(_, from)| from.split_once('"'));
    let (program, _) = program
        .ok_or_else(|| Problem::new("The page that Trunk made names no program to load."))?;
    let inline = format!("<script data-program=\"{program}\">{script}</script>");
    replace_once(html, &format!("<script src=\"{FRAME}\"></script>"), &inline)?;
    fs::remove_file(file).or_say("remove the script of the frame")?;
    Ok(fingerprint(script.as_bytes()))
}

/// A hash as pages name it.
fn fingerprint(bytes: &[u8]) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(bytes)))
}

/// Every file below a folder, relative to it, in order.
pub fn brief_listing(folder: &Path) -> Outcome<Vec<String>> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        let full = folder.join(&inner);
        let entries = fs::read_dir(&full).or_say(format!("read {}", full.display()))?;
        for entry in entries {
            let entry = entry.or_say(format!("read {}", full.display()))?;
            let path = inner.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
            } else {
                files.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The policy stands in the finished page only, and so does the mark that it has a worker.
fn write_policy(html: &mut String, frame: &str) -> Outcome {
    let policy = POLICY.replace("{frame}", frame);
    let policy = format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#);
    let charset = r#"<meta charset="utf-8">"#;
    // It holds from where it stands, so it goes before everything that loads something.
    replace_once(html, charset, &format!("{charset}\n    {policy}"))?;
    replace_once(
        html,
        " data-wasm=",
        &format!(r#" data-worker="{WORKER}" data-wasm="#),
    )
}

/// Fills in the list of files. The page itself goes by its folder's address: some hosts redirect
/// from the name of the file, and what was redirected may not answer a navigation.
fn write_worker(folder: &Path) -> Outcome {
    let mut list = Vec::new();
    for file in brief_listing(folder)? {
        if file == WORKER {
            continue;
        }
        let bytes = fs::read(folder.join(&file)).or_say(format!("read {file}"))?;
        let address = if file == "index.html" { "./" } else { &file };
        let hash = fingerprint(&bytes);
        list.push(format!("  [\"{address}\", \"{hash}\"],\n"));
    }
    let list = format!("[\n{}]", list.concat());
    let build: String = Sha256::digest(&list)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    let path = folder.join(WORKER);
    let mut worker = fs::read_to_string(&path).or_say("read the service worker's source")?;
    replace_once(&mut worker, "{build}", &build)?;
    replace_once(&mut worker, "[\"{files}\"]", &list)?;
    fs::write(path, worker).or_say("write the service worker")
}

fn replace_once(text: &mut String, from: &str, to: &str) -> Outcome {
    if text.matches(from).count() != 1 {
        return Err(Problem::new(format!(
            "The page can't be finished: `{from}` should stand exactly once in its source."
        )));
    }
    *text = text.replacen(from, to, 1);
    Ok(())
}
