//! What a program consists of, as far as it matters where it is cut.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::{
    BinaryReaderError, DataKind, ElementItems, ElementKind, ExternalKind, FunctionBody,
    KnownCustom, Name, Operator, Parser, Payload, TypeRef,
};

use crate::outcome::{Outcome, Problem};

/// A WebAssembly module of one memory, read.
#[derive(Default)]
pub struct Program<'a> {
    /// The functions that the browser gives: module, name.
    pub imports: Vec<(&'a str, &'a str)>,
    /// The type of each function, imports first.
    pub types: Vec<u32>,
    /// What the functions of the program do.
    bodies: Vec<FunctionBody<'a>>,
    /// Their names, where they have one.
    pub names: BTreeMap<u32, String>,
    /// What the script uses by name.
    pub exports: Vec<(&'a str, ExternalKind, u32)>,
    /// What each function of the program names.
    pub used: Vec<Used>,
    /// The table of functions: which of the tables, and its size in slots.
    pub table: u32,
    pub slots: u64,
    /// Which function stands in which slot.
    pub in_slot: BTreeMap<u32, u32>,
    /// What memory begins with, in order of the addresses.
    pub data: Vec<Piece<'a>>,
    /// The numbers that the globals begin with.
    pub initial: BTreeSet<u32>,
    tables_seen: u32,
}

/// A piece of data and its address.
pub struct Piece<'a> {
    pub start: u32,
    pub bytes: &'a [u8],
}

/// What one function names of its program.
#[derive(Default)]
pub struct Used {
    pub functions: BTreeSet<u32>,
    /// Those of them that are named otherwise than in a plain call: no slot can stand for them.
    pub bound: BTreeSet<u32>,
    pub globals: BTreeSet<u32>,
    pub tables: BTreeSet<u32>,
    /// What may be addresses: constants, and the offsets of what is read and written.
    pub numbers: BTreeSet<u32>,
}

impl<'a> Program<'a> {
    /// Reads a program; one that is made otherwise than the compiler makes them is a problem.
    pub fn read(bytes: &'a [u8]) -> Outcome<Self> {
        let mut program = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload.map_err(|error| unreadable(&error))?;
            program.add(payload).map_err(|error| unreadable(&error))??;
        }
        Ok(program)
    }

    /// How many functions the browser gives; the program's own come after them.
    pub fn imported(&self) -> u32 {
        count(self.imports.len())
    }

    /// The numbers of the program's own functions.
    pub fn own(&self) -> std::ops::Range<u32> {
        self.imported()..count(self.types.len())
    }

    /// The name of a function; one without has an empty name.
    pub fn name(&self, function: u32) -> &str {
        self.names.get(&function).map_or("", String::as_str)
    }

    /// How long one of the program's own functions is, in bytes.
    pub fn size(&self, function: u32) -> usize {
        self.body(function).as_bytes().len()
    }

    /// What one of the program's own functions does.
    pub fn body(&self, function: u32) -> &FunctionBody<'a> {
        &self.bodies[(function - self.imported()) as usize]
    }

    /// The name that the memory has for the script.
    pub fn memory(&self) -> Outcome<&'a str> {
        let mut exports = self.exports.iter();
        let memory = exports.find(|(_, kind, _)| *kind == ExternalKind::Memory);
        memory
            .map(|(name, ..)| *name)
            .ok_or_else(|| strange("keeps its memory to itself"))
    }

    /// What one of the program's own functions names.
    pub fn used_by(&self, function: u32) -> &Used {
        &self.used[(function - self.imported()) as usize]
    }

    fn add(&mut self, payload: Payload<'a>) -> Result<Outcome, BinaryReaderError> {
        match payload {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    let TypeRef::Func(kind) = import.ty else {
                        return Ok(Err(strange("imports something that is no function")));
                    };
                    self.imports.push((import.module, import.name));
                    self.types.push(kind);
                }
            }
            Payload::FunctionSection(section) => {
                for kind in section {
                    self.types.push(kind?);
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    let table = table?;
                    if table.ty.element_type == wasmparser::RefType::FUNCREF {
                        self.table = self.tables_seen;
                        self.slots = table.ty.initial;
                    }
                    self.tables_seen += 1;
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    self.exports.push((export.name, export.kind, export.index));
                }
            }
            Payload::ElementSection(section) => {
                for element in section {
                    let element = element?;
                    match (element.kind, element.items) {
                        (
                            ElementKind::Active { offset_expr, .. },
                            ElementItems::Functions(functions),
                        ) => {
                            let Operator::I32Const { value } =
                                offset_expr.get_operators_reader().read()?
                            else {
                                return Ok(Err(strange("puts functions where they are told to")));
                            };
                            for (slot, function) in (value.cast_unsigned()..).zip(functions) {
                                self.in_slot.insert(slot, function?);
                            }
                        }
                        _ => return Ok(Err(strange("has a table that is filled later"))),
                    }
                }
            }
            Payload::CodeSectionEntry(body) => {
                self.used.push(used(&body)?);
                self.bodies.push(body);
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    for name in names {
                        if let Name::Function(functions) = name? {
                            for naming in functions {
                                let naming = naming?;
                                self.names.insert(naming.index, without_hashes(naming.name));
                            }
                        }
                    }
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    if let Operator::I32Const { value } =
                        global?.init_expr.get_operators_reader().read()?
                    {
                        self.initial.insert(value.cast_unsigned());
                    }
                }
            }
            Payload::DataSection(section) => {
                for data in section {
                    let data = data?;
                    let DataKind::Active { offset_expr, .. } = data.kind else {
                        return Ok(Err(strange("has data that is put in place later")));
                    };
                    let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
                    else {
                        return Ok(Err(strange("puts data where it is told to")));
                    };
                    self.data.push(Piece {
                        start: value.cast_unsigned(),
                        bytes: data.data,
                    });
                }
                self.data.sort_by_key(|piece| piece.start);
            }
            Payload::StartSection { .. } => {
                return Ok(Err(strange("starts by itself")));
            }
            _ => {}
        }
        Ok(Ok(()))
    }
}

/// A name without the hashes behind the names of crates, which are others in another checkout.
fn without_hashes(name: &str) -> String {
    let is_hash =
        |inner: &str| inner.len() > 8 && inner.chars().all(|sign| sign.is_ascii_hexdigit());
    let mut plain = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        rest = match after.split_once(']') {
            Some((inner, behind)) if is_hash(inner) => behind,
            _ => {
                plain.push('[');
                after
            }
        };
    }
    plain + rest
}

fn used(body: &FunctionBody<'_>) -> Result<Used, BinaryReaderError> {
    let mut used = Used::default();
    for operator in body.get_operators_reader()? {
        match operator? {
            Operator::Call { function_index } => {
                used.functions.insert(function_index);
            }
            Operator::ReturnCall { function_index } | Operator::RefFunc { function_index } => {
                used.functions.insert(function_index);
                used.bound.insert(function_index);
            }
            Operator::GlobalGet { global_index } | Operator::GlobalSet { global_index } => {
                used.globals.insert(global_index);
            }
            Operator::CallIndirect { table_index, .. } => {
                used.tables.insert(table_index);
            }
            Operator::TableGet { table }
            | Operator::TableSet { table }
            | Operator::TableGrow { table }
            | Operator::TableSize { table }
            | Operator::TableFill { table } => {
                used.tables.insert(table);
            }
            Operator::I32Const { value } => {
                used.numbers.insert(value.cast_unsigned());
            }
            operator => used.numbers.extend(offset_of(&operator)),
        }
    }
    Ok(used)
}

/// The offset of an instruction that reads from memory or writes to it.
fn offset_of(operator: &Operator<'_>) -> Option<u32> {
    let at = match operator {
        Operator::I32Load { memarg }
        | Operator::I64Load { memarg }
        | Operator::F32Load { memarg }
        | Operator::F64Load { memarg }
        | Operator::I32Load8S { memarg }
        | Operator::I32Load8U { memarg }
        | Operator::I32Load16S { memarg }
        | Operator::I32Load16U { memarg }
        | Operator::I64Load8S { memarg }
        | Operator::I64Load8U { memarg }
        | Operator::I64Load16S { memarg }
        | Operator::I64Load16U { memarg }
        | Operator::I64Load32S { memarg }
        | Operator::I64Load32U { memarg }
        | Operator::I32Store { memarg }
        | Operator::I64Store { memarg }
        | Operator::F32Store { memarg }
        | Operator::F64Store { memarg }
        | Operator::I32Store8 { memarg }
        | Operator::I32Store16 { memarg }
        | Operator::I64Store8 { memarg }
        | Operator::I64Store16 { memarg }
        | Operator::I64Store32 { memarg } => memarg.offset,
        _ => return None,
    };
    u32::try_from(at).ok()
}

/// A number of things of which there are never more than fit.
pub fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

fn unreadable(error: &BinaryReaderError) -> Problem {
    Problem::new(format!("The program can't be read to be cut: {error}."))
}

fn strange(what: &str) -> Problem {
    Problem::new(format!("The program can't be cut in two: it {what}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_in_every_checkout() {
        assert_eq!(
            without_hashes(
                "<[unblame[86afefedb3a2b71e]::lint::Tag; 2] as core[15266d276e3a2055]::ops::Drop>"
            ),
            "<[unblame::lint::Tag; 2] as core::ops::Drop>"
        );
    }
}
