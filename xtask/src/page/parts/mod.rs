//! Cuts the program in two: what a person needs until something is typed, seen and judged, and the
//! rest, which the browser fetches as soon as the page is there.
//!
//! Both work on one memory and one table of functions. The first part calls what comes later only
//! through slots of that table, in which stubs stand until the rest is there: one that is called
//! too early has the rest fetched at once.

mod addresses;
mod choose;
mod cut;
mod data;
mod first;
mod order;
mod program;
mod record;
mod rest;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use addresses::Addresses;
use cut::Cut;
use program::Program;

use crate::outcome::{Outcome, Problem, While};
use crate::places;

/// How the name of the file with the rest ends.
const REST: &str = "_rest.wasm";

/// Whether a file is the rest of a program.
pub fn is_rest(file: &str) -> bool {
    file.ends_with(REST)
}

/// Leaves the first part of this program in its place and puts the rest beside it. Gives its
/// script, whose imports are of this module, with what fetches the rest.
pub fn part(file: &Path, script: &str, module: &str, linked: &Path) -> Outcome<String> {
    let bytes = fs::read(file).or_say("read the program")?;
    let program = Program::read(&bytes)?;
    let linked = fs::read(linked).or_say("read the program as the linker has left it")?;
    let known = Addresses::of(&linked)?;
    let later = choose::later(&program);
    let told = places::target().join("parts.txt");
    fs::write(told, choose::told(&program, &later)).or_say("write down what each part holds")?;
    let cut = Cut::new(&program, later, &known);
    let first = first::first_part(&bytes, &program, &cut)?;
    let rest = rest::rest_part(&bytes, &program, &cut)?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let name = name.replace("_bg.wasm", REST);
    for part in [&first, &rest] {
        wasmparser::validate(part).or_say("make parts that a browser takes")?;
    }
    fs::write(file, first).or_say("write the first part of the program")?;
    fs::write(file.with_file_name(&name), rest).or_say("write the rest of the program")?;
    let fetching = include_str!("rest.js")
        .replace("{rest}", &name)
        .replace("{module}", module)
        .replace("{first}", cut::FIRST);
    let loads = "await __wbg_load(await module_or_path, imports)";
    let loads_with_rest = "await __wbg_load(await module_or_path, withRest(imports))";
    if script.matches(loads).count() != 1 {
        return Err(Problem::new(
            "The program's script does not load the program as it used to.",
        ));
    }
    Ok(script.replace(loads, loads_with_rest) + &fetching)
}

/// Puts a program that remembers what has run in the place of this one. Gives its script, with
/// the function `unblameRan` that tells.
pub fn record(file: &Path, script: &str) -> Outcome<String> {
    let bytes = fs::read(file).or_say("read the program")?;
    let program = Program::read(&bytes)?;
    fs::write(recorded_program(), &bytes).or_say("keep the program that is recorded")?;
    let count = program.own().len();
    let (recording, marks_at) = record::recording(&bytes, count)?;
    fs::write(file, recording).or_say("write a program that remembers")?;
    let memory = program.memory()?;
    let tells = format!(
        "globalThis.unblameRan = () => \
         Array.from(new Uint8Array(wasm.{memory}.buffer, {marks_at}, {count}), \
         (ran, number) => ran ? number : -1).filter((number) => number >= 0);\n\
         export const fetchRest = () => new Promise(() => {{}});\n"
    );
    Ok(script.to_owned() + &tells)
}

/// Writes down what comes later, where the functions with these numbers have run in the page that
/// was built to record.
pub fn write_later(ran: &BTreeSet<u32>) -> Outcome<PathBuf> {
    let bytes = fs::read(recorded_program()).or_say("read the program that was recorded")?;
    let program = Program::read(&bytes)?;
    let ran = ran.iter().map(|number| number + program.imported());
    let file = places::root().join("xtask/src/page/parts/later.txt");
    let list = choose::listed(&program, &ran.collect());
    fs::write(&file, list).or_say("write down what comes later")?;
    Ok(file)
}

fn recorded_program() -> PathBuf {
    places::target().join("recorded.wasm")
}
