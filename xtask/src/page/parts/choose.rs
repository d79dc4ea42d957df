//! Which functions come later.

use std::collections::{BTreeMap, BTreeSet};

use super::program::Program;

/// The functions that did not run in a first visit, as `cargo xtask record` has seen it: their
/// names, a line each, in order. What is new since then is not among them, and comes first.
const LATER: &str = include_str!("later.txt");

/// What is always there first, though a single visit never asks all of it: the linter is to judge
/// the first sentence, whatever it says.
const ALWAYS: &str = "unblame::lint::";

/// Functions of fewer bytes are not listed: to call one from the other part costs about as much as
/// it weighs.
const SMALL: usize = 80;

/// The functions that come later: those that are listed, and those that nothing but they call.
pub fn later(program: &Program) -> BTreeSet<u32> {
    let listed: BTreeSet<&str> = LATER.lines().collect();
    let bound: BTreeSet<u32> = program
        .exports
        .iter()
        .filter(|(_, kind, _)| *kind == wasmparser::ExternalKind::Func)
        .map(|(.., function)| *function)
        .chain(
            program
                .used
                .iter()
                .flat_map(|used| used.bound.iter().copied()),
        )
        .collect();
    let mut later: BTreeSet<u32> = program
        .own()
        .filter(|function| listed.contains(program.name(*function)) && !bound.contains(function))
        .collect();
    let pinned: BTreeSet<u32> = bound
        .into_iter()
        .chain(program.in_slot.values().copied())
        .collect();
    let mut callers: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    for caller in program.own() {
        for called in &program.used_by(caller).functions {
            callers.entry(*called).or_default().insert(caller);
        }
    }
    let mut candidates: Vec<u32> = program
        .own()
        .filter(|function| !pinned.contains(function) && !later.contains(function))
        .collect();
    // Each round finds what only those of the rounds before call. A function that calls itself
    // does not keep itself.
    loop {
        let before = later.len();
        candidates.retain(|function| {
            let mut others = callers.get(function).into_iter().flatten();
            let only_later = others.all(|caller| caller == function || later.contains(caller));
            if only_later && callers.contains_key(function) {
                later.insert(*function);
                return false;
            }
            true
        });
        if later.len() == before {
            return later;
        }
    }
}

/// A line for each function with its part, its bytes and its name, so that it can be seen what the
/// first part is made of.
pub fn told(program: &Program, later: &BTreeSet<u32>) -> String {
    let line = |function| {
        let part = if later.contains(&function) {
            "later"
        } else {
            "first"
        };
        format!(
            "{part} {:>6} {}\n",
            program.size(function),
            program.name(function)
        )
    };
    program.own().map(line).collect()
}

/// The list of what comes later, where these functions have run.
pub fn listed(program: &Program, ran: &BTreeSet<u32>) -> String {
    let ran_by_name: BTreeSet<&str> = ran.iter().map(|one| program.name(*one)).collect();
    let names: BTreeSet<&str> = program
        .own()
        .filter(|function| program.size(*function) >= SMALL)
        .map(|function| program.name(function))
        .filter(|name| !ran_by_name.contains(name) && !name.is_empty())
        .filter(|name| !name.trim_start_matches('<').starts_with(ALWAYS))
        .collect();
    names.into_iter().flat_map(|name| [name, "\n"]).collect()
}
