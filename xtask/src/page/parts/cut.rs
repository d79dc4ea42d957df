//! Where the program is cut: what stands in which of its parts, and how they reach each other.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::ExternalKind;

use super::addresses::Addresses;
use super::data;
use super::order::like_beside_like;
use super::program::Program;

/// The module name of what the rest imports from the first part.
pub const FIRST: &str = "b";
/// The name, among the first part's imports, of the function that fetches the rest.
pub const FETCH: &str = "rest";

/// A program's two parts.
pub struct Cut {
    /// The functions that come later.
    pub later: BTreeSet<u32>,
    /// The functions of the first part and of the rest, in the order in which they stand there.
    pub first_in_order: Vec<u32>,
    pub later_in_order: Vec<u32>,
    /// The slots of the table that lead to them, those added for the purpose last.
    pub slots: BTreeMap<u32, u32>,
    /// The slot of each of them that the first part calls.
    pub slot_of: BTreeMap<u32, u32>,
    /// How many slots the table has now.
    pub table_size: u32,
    /// What the rest uses of the first part, and the name that it has there.
    pub shared: BTreeMap<Shared, String>,
    /// The pieces of data that come with the rest, by their number.
    pub data: BTreeSet<usize>,
    /// The imports that the rest uses.
    pub imports: BTreeSet<u32>,
}

/// Something of the first part that the rest uses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared {
    Memory,
    Table(u32),
    Global(u32),
    Function(u32),
}

impl Cut {
    /// Cuts a program so that these functions come later.
    pub fn new(program: &Program, later: BTreeSet<u32>, known: &Addresses) -> Self {
        let mut slots: BTreeMap<u32, u32> = BTreeMap::new();
        let mut slot_of = BTreeMap::new();
        for (slot, function) in &program.in_slot {
            if later.contains(function) {
                slots.insert(*slot, *function);
                slot_of.insert(*function, *slot);
            }
        }
        let mut table_size = u32::try_from(program.slots).unwrap_or(u32::MAX);
        let first = || program.own().filter(|function| !later.contains(function));
        let called: BTreeSet<u32> = first()
            .flat_map(|function| &program.used_by(function).functions)
            .copied()
            .collect();
        for function in called.intersection(&later) {
            slot_of.entry(*function).or_insert_with(|| {
                slots.insert(table_size, *function);
                table_size += 1;
                table_size - 1
            });
        }
        let used: BTreeSet<Shared> = later
            .iter()
            .map(|function| program.used_by(*function))
            .flat_map(|used| {
                let functions = used.functions.iter().copied();
                let functions = functions.filter(|one| !later.contains(one));
                functions
                    .map(Shared::Function)
                    .chain(used.globals.iter().copied().map(Shared::Global))
                    .chain(used.tables.iter().copied().map(Shared::Table))
            })
            .chain([Shared::Memory, Shared::Table(program.table)])
            .collect();
        let imports: BTreeSet<u32> = used
            .iter()
            .filter_map(|shared| match shared {
                Shared::Function(function) if *function < program.imported() => Some(*function),
                _ => None,
            })
            .collect();
        let mut shared = BTreeMap::new();
        for one in used {
            if matches!(one, Shared::Function(function) if imports.contains(&function)) {
                continue;
            }
            let name = name_of(program, one).unwrap_or_else(|| fresh_name(shared.len()));
            shared.insert(one, name);
        }
        Self {
            data: data::later(program, known, &later),
            first_in_order: in_order(program, first()),
            later_in_order: in_order(program, later.iter().copied()),
            later,
            slots,
            slot_of,
            table_size,
            shared,
            imports,
        }
    }
}

fn in_order(program: &Program, functions: impl Iterator<Item = u32>) -> Vec<u32> {
    let functions: Vec<u32> = functions.collect();
    let bodies = functions.iter().map(|one| program.body(*one).as_bytes());
    let order = like_beside_like(&bodies.collect::<Vec<_>>());
    order.into_iter().map(|index| functions[index]).collect()
}

/// The name under which something is exported already.
fn name_of(program: &Program, shared: Shared) -> Option<String> {
    let mut exports = program.exports.iter();
    let (name, ..) = exports.find(|(_, kind, index)| match shared {
        Shared::Memory => *kind == ExternalKind::Memory,
        Shared::Table(table) => *kind == ExternalKind::Table && *index == table,
        Shared::Global(global) => *kind == ExternalKind::Global && *index == global,
        Shared::Function(function) => *kind == ExternalKind::Func && *index == function,
    })?;
    Some((*name).to_owned())
}

/// A short name that no other export has: those of the script begin with a letter.
fn fresh_name(number: usize) -> String {
    format!("{number:03}")
}
