//! The rest of a program: what comes later. It has no memory and no tables of its own, but works
//! on those of the first part, and puts its functions into the slots that the first part calls.

use std::collections::BTreeMap;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ElementSection, EntityType, FunctionSection, GlobalType, ImportSection,
    MemoryType, Module, TableType, TypeSection,
};
use wasmparser::{Parser, Payload};

use super::cut::{Cut, FIRST, Shared};
use super::data::{Gap, joined};
use super::first::fill;
use super::program::{Program, count};
use crate::outcome::{Outcome, Problem, While};

type Refusal = Error<std::convert::Infallible>;

/// The bytes of the rest.
pub fn rest_part(bytes: &[u8], program: &Program, cut: &Cut) -> Outcome<Vec<u8>> {
    let mut writer = Rest::default();
    let mut types = TypeSection::new();
    let mut kinds = Kinds::default();
    for payload in Parser::new(0).parse_all(bytes) {
        match payload.or_say("read the program")? {
            Payload::TypeSection(section) => writer
                .parse_type_section(&mut types, section)
                .or_say("write the types of the rest")?,
            payload => kinds
                .add(&mut writer, payload)
                .or_say("read what the rest shares")?,
        }
    }
    let mut imports = ImportSection::new();
    for function in &cut.imports {
        let (module, name) = program.imports[*function as usize];
        let kind = program.types[*function as usize];
        imports.import(module, name, EntityType::Function(kind));
        let number = count(writer.functions.len());
        writer.functions.insert(*function, number);
    }
    for (shared, name) in &cut.shared {
        let entity = match *shared {
            Shared::Memory => kinds.memory.map(EntityType::Memory),
            Shared::Table(table) => {
                let number = count(writer.tables.len());
                writer.tables.insert(table, number);
                let mut kind = kinds.tables.get(table as usize).copied();
                if let Some(kind) = kind.as_mut().filter(|_| table == program.table) {
                    kind.minimum = u64::from(cut.table_size);
                    kind.maximum = kind.maximum.map(|maximum| maximum.max(kind.minimum));
                }
                kind.map(EntityType::Table)
            }
            Shared::Global(global) => {
                let number = count(writer.globals.len());
                writer.globals.insert(global, number);
                let kind = kinds.globals.get(global as usize);
                kind.copied().map(EntityType::Global)
            }
            Shared::Function(function) => {
                let number = count(writer.functions.len());
                writer.functions.insert(function, number);
                Some(EntityType::Function(program.types[function as usize]))
            }
        };
        let entity = entity.ok_or_else(|| Problem::new("The program shares what it has not."))?;
        imports.import(FIRST, name, entity);
    }
    let mut functions = FunctionSection::new();
    for function in &cut.later_in_order {
        functions.function(program.types[*function as usize]);
        let number = count(writer.functions.len());
        writer.functions.insert(*function, number);
    }
    let filled: Vec<(u32, u32)> = cut
        .slots
        .iter()
        .map(|(slot, function)| (*slot, writer.functions[function]))
        .collect();
    let mut elements = ElementSection::new();
    fill(&mut elements, writer.tables[&program.table], &filled);
    let mut code = CodeSection::new();
    for function in &cut.later_in_order {
        writer
            .parse_function_body(&mut code, program.body(*function).clone())
            .or_say("write the rest of the program")?;
    }
    let data = joined(
        cut.data.iter().map(|index| &program.data[*index]),
        Gap::Kept,
    );
    let mut module = Module::new();
    module
        .section(&types)
        .section(&imports)
        .section(&functions)
        .section(&elements)
        .section(&code)
        .section(&data);
    Ok(module.finish())
}

/// The new numbers of what the rest names.
#[derive(Default)]
struct Rest {
    functions: BTreeMap<u32, u32>,
    tables: BTreeMap<u32, u32>,
    globals: BTreeMap<u32, u32>,
}

impl Reencode for Rest {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Refusal> {
        Ok(self.functions[&function])
    }

    fn table_index(&mut self, table: u32) -> Result<u32, Refusal> {
        Ok(self.tables[&table])
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Refusal> {
        Ok(self.globals[&global])
    }
}

/// The types of memory, tables and globals.
#[derive(Default)]
struct Kinds {
    memory: Option<MemoryType>,
    tables: Vec<TableType>,
    globals: Vec<GlobalType>,
}

impl Kinds {
    fn add(&mut self, writer: &mut Rest, payload: Payload<'_>) -> Result<(), Refusal> {
        match payload {
            Payload::MemorySection(section) => {
                for memory in section {
                    self.memory = Some(utils::memory_type(writer, memory?));
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(utils::table_type(writer, table?.ty)?);
                }
            }
            Payload::GlobalSection(section) => {
                for global in section {
                    self.globals.push(utils::global_type(writer, global?.ty)?);
                }
            }
            _ => {}
        }
        Ok(())
    }
}
