//! Makes what Trunk has made smaller: the program, its names of imports and exports, the script
//! between it and the browser, and the scripts of our own.
//!
//! Each import carries a hash in its name, in the program and in the script, and nothing
//! compresses a hash.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::finish::brief_listing;
use super::parts;
use crate::outcome::{Outcome, Problem, While};
use crate::run::run_quietly;
use crate::setup::PageTools;

/// The scripts that come from `public`.
const OURS: [&str; 3] = ["boot.js", "frame.js", "sw.js"];

/// The module of all imports, once the names are short.
const MODULE: &str = "a";

/// What a page is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be used, its program in two parts.
    Use,
    /// To find out what of its program runs, which is whole.
    Record,
}

/// Makes the page in this folder smaller.
pub fn shrink(folder: &Path, purpose: Purpose, tools: &PageTools) -> Outcome {
    let files = brief_listing(folder)?;
    let one = |ending: &str| {
        let mut found = files.iter().filter(|file| file.ends_with(ending));
        let file = found.next().map(|file| folder.join(file));
        file.ok_or_else(|| Problem::new(format!("Trunk has made no file that ends on {ending}.")))
    };
    let program = one("_bg.wasm")?;
    let script = PathBuf::from(program.to_string_lossy().replace("_bg.wasm", ".js"));
    let source = fs::read_to_string(&script).or_say("read the program's script")?;
    let source = without_classes(&source)?;
    prune(&program, &source, tools)?;
    optimize(&program, tools)?;
    let names = shorten_names(&program, tools)?;
    let source = with_names(&source, &names)?;
    let source = match purpose {
        Purpose::Use => parts::part(&program, &source, MODULE, &tools.linked_program())?,
        Purpose::Record => parts::record(&program, &source)?,
    };
    fs::write(&script, source).or_say("write the program's script")?;
    minify(&script, &["--bundle", "--format=esm"], tools)?;
    for name in OURS {
        minify(&folder.join(name), &[], tools)?;
    }
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).or_say("read the page that Trunk made")?;
    fs::write(&page, without_comments(&html)).or_say("write the page")
}

/// Minifies a script or a style sheet in its place.
pub fn minify(file: &Path, options: &[&str], tools: &PageTools) -> Outcome {
    run_quietly(
        tools
            .command("esbuild")?
            .arg(file)
            .arg(format!("--outfile={}", file.display()))
            .args(["--minify", "--charset=utf8", "--legal-comments=none"])
            .args(["--allow-overwrite", "--log-level=warning"])
            .args(options),
    )
}

/// Takes out of the program what only an export leads to that the script does not use: libraries
/// export classes to other scripts, and there are none.
fn prune(program: &Path, script: &str, tools: &PageTools) -> Outcome {
    let used = used_exports(script);
    let reached: Vec<String> = (0..used.len()).map(|number| number.to_string()).collect();
    let exports = used.iter().zip(&reached);
    let mut graph: Vec<Value> = exports
        .map(|(export, name)| json!({ "name": name, "export": export }))
        .collect();
    graph.push(json!({ "name": "script", "root": true, "reaches": reached }));
    let file = program.with_extension("graph.json");
    fs::write(&file, Value::from(graph).to_string()).or_say("write what the script uses")?;
    run_quietly(
        tools
            .command("wasm-metadce")?
            .args(["--debuginfo", "--graph-file"])
            .arg(&file)
            .arg(program)
            .arg("-o")
            .arg(program),
    )?;
    fs::remove_file(&file).or_say("remove what the script uses")
}

/// The program's exports that its script uses.
fn used_exports(script: &str) -> Vec<&str> {
    let mut used: Vec<&str> = script
        .split("wasm.")
        .skip(1)
        .map(|from| &from[..from.find(|sign| !is_part(sign)).unwrap_or(from.len())])
        .collect();
    used.sort_unstable();
    used.dedup();
    used
}

/// Makes the program's code small: as few copies of a function as there can be, for the compressed
/// size is what counts; and addresses with their offsets in one, because nothing lies in the first
/// kilobyte but the far end of the stack. Functions come in the order of their names, which is the
/// same in every checkout.
fn optimize(program: &Path, tools: &PageTools) -> Outcome {
    run_quietly(
        tools
            .command("wasm-opt")?
            .args(["--debuginfo", "-O2", "--low-memory-unused"])
            .args(["--always-inline-max-function-size", "2"])
            .args(["--one-caller-inline-max-function-size", "1"])
            .arg("--reorder-functions-by-name")
            // It would cut constants into pieces at their zeros, and parts::data tells by its
            // address to what each piece belongs. Zeros are nothing once they are compressed.
            .arg("--skip-pass=memory-packing")
            .arg(program)
            .arg("-o")
            .arg(program),
    )
}

/// Gives the program's imports and exports short names, and tells them: each pair is a name and
/// what it is now.
///
/// That the locals are put in order belongs to it: shorter numbers for those that are used most.
fn shorten_names(program: &Path, tools: &PageTools) -> Outcome<Vec<(String, String)>> {
    let mut command: Command = tools.command("wasm-opt")?;
    let output = command
        .args([
            "--debuginfo",
            "--minify-imports-and-exports-and-modules",
            "--reorder-locals",
        ])
        .arg("--strip-producers")
        .arg(program)
        .arg("-o")
        .arg(program)
        .output()
        .or_say("start wasm-opt")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(Problem::new(format!("{said}\nwasm-opt failed.")));
    }
    let told: Value = serde_json::from_slice(&output.stdout).or_say("read what wasm-opt tells")?;
    let entries = |of: &str| told[of].as_array().cloned().unwrap_or_default();
    let mut names = Vec::new();
    for entry in entries("imports").iter().chain(&entries("exports")) {
        let words: Vec<&str> = entry.as_array().map_or(Vec::new(), |words| {
            words.iter().filter_map(Value::as_str).collect()
        });
        if let [.., long, short] = words[..] {
            names.push((long.to_owned(), short.to_owned()));
        }
    }
    Ok(names)
}

/// The script without the classes that libraries offer to other scripts: there are none.
fn without_classes(source: &str) -> Outcome<String> {
    let mut kept = source.to_owned();
    while let Some(start) = kept.find("export class ") {
        let rest = &kept[start..];
        let name: String = rest["export class ".len()..]
            .chars()
            .take_while(|sign| sign.is_alphanumeric())
            .collect();
        // Each is followed by a line about its disposal.
        let length = rest
            .find("\nif (Symbol.dispose)")
            .and_then(|at| Some(at + 1 + rest[at + 1..].find('\n')?));
        let length = length.ok_or_else(|| Problem::new(format!("{name} has no end.")))?;
        kept.replace_range(start..start + length, "");
        let registry = format!("const {name}Finalization = ");
        if let Some(start) = kept.find(&registry) {
            let length = kept[start..].find(";\n").map_or(0, |at| at + 2);
            kept.replace_range(start..start + length, "");
        }
        if kept.contains(&name) {
            return Err(Problem::new(format!(
                "The program's script uses {name}, so it can't do without it."
            )));
        }
    }
    Ok(kept.replace("export { initSync, ", "export { "))
}

/// The script with the new names of the program's imports and exports.
fn with_names(source: &str, names: &[(String, String)]) -> Outcome<String> {
    let mut renamed = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(start) = rest.find(is_part) {
        let (before, from) = rest.split_at(start);
        renamed.push_str(before);
        let length = from.find(|sign| !is_part(sign)).unwrap_or(from.len());
        let (word, after) = from.split_at(length);
        let is_import = after.starts_with(": function");
        let is_export = renamed.ends_with("wasm.");
        let new = names.iter().find(|(long, _)| long == word);
        match new.filter(|_| is_import || is_export) {
            Some((_, short)) => renamed.push_str(short),
            None => renamed.push_str(word),
        }
        rest = after;
    }
    renamed.push_str(rest);
    // All imports are of one module, whose name is a string.
    let module = renamed
        .split('"')
        .find(|word| word.starts_with("./") && word.ends_with("_bg.js"))
        .map(|word| format!("\"{word}\""));
    let module = module.ok_or_else(|| Problem::new("The program's script imports nothing."))?;
    Ok(renamed.replace(&module, &format!("\"{MODULE}\"")))
}

/// Whether this belongs to a name in a script.
fn is_part(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_' || sign == '$'
}

fn without_comments(html: &str) -> String {
    let mut plain = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, from)) = rest.split_once("<!--") {
        plain.push_str(before);
        rest = from.split_once("-->").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let lines = plain.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_away_classes_and_what_belongs_to_them() {
        let source = "export class One {\n    free() {\n    }\n}\n\
            if (Symbol.dispose) One.prototype[Symbol.dispose] = One.prototype.free;\n\
            function two() {}\n\
            const OneFinalization = (typeof x === 'undefined')\n    ? 1\n    : 2;\n\
            export { initSync, two as default };\n";
        assert_eq!(
            without_classes(source).unwrap(),
            "\nfunction two() {}\nexport { two as default };\n"
        );
        assert!(without_classes(&format!("{source}new One()")).is_err());
    }

    #[test]
    fn knows_the_exports_that_a_script_uses() {
        let script = "wasm.run(wasm.memory.buffer); xwasm; wasm.run$1(); wasm.run(1)";
        assert_eq!(used_exports(script), ["memory", "run", "run$1"]);
    }

    #[test]
    fn renames_imports_and_exports_and_nothing_else() {
        let names =
            [("memory", "a"), ("__wbg_x_1", "b")].map(|(long, short)| (long.into(), short.into()));
        let source = "{ __wbg_x_1: function() { wasm.memory; memory; } } \"./web_bg.js\"";
        assert_eq!(
            with_names(source, &names).unwrap(),
            "{ b: function() { wasm.a; memory; } } \"a\""
        );
    }

    #[test]
    fn strips_a_page_of_comments_and_indentation() {
        assert_eq!(
            without_comments("<p>\n  a <!-- b\n c -->\n</p>\n"),
            "<p>\na\n</p>\n"
        );
    }
}
