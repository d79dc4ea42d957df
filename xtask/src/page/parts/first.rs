//! The first part of a program: all but what comes later, in whose place stand stubs that have it
//! fetched when one is called before it is there.

use std::borrow::Cow;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind,
    ExportSection, Function, FunctionSection, ImportSection, Instruction, Module, TableType,
    TypeSection,
};
use wasmparser::{FunctionBody, Operator, Parser};

use super::cut::{Cut, FETCH, Shared};
use super::data::{Gap, joined};
use super::program::{Program, count};
use crate::outcome::{Outcome, While};

type Refusal = Error<std::convert::Infallible>;

/// The bytes of the first part.
pub fn first_part(bytes: &[u8], program: &Program, cut: &Cut) -> Outcome<Vec<u8>> {
    let mut module = Module::new();
    let mut writer = First {
        program,
        cut,
        fetch_type: 0,
        types: Vec::new(),
        numbers: numbers(program, cut),
    };
    writer
        .parse_core_module(&mut module, Parser::new(0), bytes)
        .or_say("write the first part of the program")?;
    Ok(module.finish())
}

struct First<'a> {
    program: &'a Program<'a>,
    cut: &'a Cut,
    /// The type of a function that takes and gives nothing.
    fetch_type: u32,
    types: Vec<Vec<wasmparser::ValType>>,
    /// What number each function has now; those that come later have none.
    numbers: Vec<Option<u32>>,
}

fn numbers(program: &Program, cut: &Cut) -> Vec<Option<u32>> {
    let mut numbers = vec![None; program.types.len()];
    let imports = 0..program.imported();
    // The function that fetches the rest is the last of the imports.
    let own = program.imported() + 1..;
    let functions = imports.clone().chain(cut.first_in_order.iter().copied());
    for (function, number) in functions.zip(imports.chain(own)) {
        numbers[function as usize] = Some(number);
    }
    numbers
}

impl First<'_> {
    /// The number of the function that fetches the rest: the last of the imports.
    fn fetch(&self) -> u32 {
        self.program.imported()
    }

    fn kept(&self, function: u32) -> bool {
        !self.cut.later.contains(&function)
    }

    fn data(&self) -> DataSection {
        let pieces = self.program.data.iter().enumerate();
        let first = pieces.filter(|(index, _)| !self.cut.data.contains(index));
        joined(first.map(|(_, piece)| piece), Gap::Filled)
    }

    /// The number of the stub in the place of the nth slot that leads to what comes later.
    fn stub(&self, nth: usize) -> u32 {
        let all = count(self.program.types.len()) + 1;
        all - count(self.cut.later.len()) + count(nth)
    }
}

impl Reencode for First<'_> {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Refusal> {
        Ok(self.numbers[function as usize].expect("calls of what comes later are slots"))
    }

    fn parse_type_section(
        &mut self,
        types: &mut TypeSection,
        section: wasmparser::TypeSectionReader<'_>,
    ) -> Result<(), Refusal> {
        for kind in section.clone().into_iter_err_on_gc_types() {
            self.types.push(kind?.params().to_vec());
        }
        self.fetch_type = count(self.types.len());
        utils::parse_type_section(self, types, section)?;
        types.ty().function([], []);
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: wasmparser::ImportSectionReader<'_>,
    ) -> Result<(), Refusal> {
        utils::parse_import_section(self, imports, section)?;
        let module = self
            .program
            .imports
            .first()
            .map_or("", |(module, _)| *module);
        imports.import(module, FETCH, EntityType::Function(self.fetch_type));
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: wasmparser::FunctionSectionReader<'_>,
    ) -> Result<(), Refusal> {
        let stubbed = self.cut.slots.values();
        for function in self.cut.first_in_order.iter().chain(stubbed) {
            functions.function(self.program.types[*function as usize]);
        }
        Ok(())
    }

    fn table_type(&mut self, table: wasmparser::TableType) -> Result<TableType, Refusal> {
        let is_of_functions = table.element_type == wasmparser::RefType::FUNCREF;
        let mut table = utils::table_type(self, table)?;
        if is_of_functions {
            table.minimum = u64::from(self.cut.table_size);
            table.maximum = table.maximum.map(|maximum| maximum.max(table.minimum));
        }
        Ok(table)
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Result<(), Refusal> {
        utils::parse_export_section(self, exports, section)?;
        for (shared, name) in &self.cut.shared {
            if self.program.exports.iter().any(|(known, ..)| known == name) {
                continue;
            }
            match *shared {
                Shared::Memory => exports.export(name, ExportKind::Memory, 0),
                Shared::Table(table) => exports.export(name, ExportKind::Table, table),
                Shared::Global(global) => exports.export(name, ExportKind::Global, global),
                Shared::Function(function) => {
                    exports.export(name, ExportKind::Func, self.function_index(function)?)
                }
            };
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        _: wasmparser::ElementSectionReader<'_>,
    ) -> Result<(), Refusal> {
        let mut filled = Vec::new();
        let mut stubs = 0;
        for slot in 0..self.cut.table_size {
            let known = self.program.in_slot.get(&slot);
            let function = match known {
                Some(function) if self.kept(*function) => Some(self.function_index(*function)?),
                _ if self.cut.slots.contains_key(&slot) => {
                    stubs += 1;
                    Some(self.stub(stubs - 1))
                }
                _ => None,
            };
            filled.extend(function.map(|function| (slot, function)));
        }
        fill(elements, self.program.table, &filled);
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        _: wasmparser::CodeSectionReader<'_>,
    ) -> Result<(), Refusal> {
        for function in &self.cut.first_in_order {
            self.parse_function_body(code, self.program.body(*function).clone())?;
        }
        for (slot, function) in &self.cut.slots {
            let kind = self.program.types[*function as usize];
            let mut stub = Function::new([]);
            stub.instruction(&Instruction::Call(self.fetch()));
            for parameter in 0..count(self.types[kind as usize].len()) {
                stub.instruction(&Instruction::LocalGet(parameter));
            }
            call_slot(&mut stub, *slot, kind, self.program.table);
            stub.instruction(&Instruction::End);
            code.function(&stub);
        }
        Ok(())
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Refusal> {
        let mut written = self.new_function_with_parsed_locals(&body)?;
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index } if !self.kept(function_index) => {
                    let slot = self.cut.slot_of[&function_index];
                    let kind = self.program.types[function_index as usize];
                    call_slot(&mut written, slot, kind, self.program.table);
                }
                operator => {
                    written.instruction(&self.instruction(operator)?);
                }
            }
        }
        code.function(&written);
        Ok(())
    }

    fn parse_data_section(
        &mut self,
        section: &mut DataSection,
        _: wasmparser::DataSectionReader<'_>,
    ) -> Result<(), Refusal> {
        *section = self.data();
        Ok(())
    }

    fn data_count(&mut self, _: u32) -> Result<u32, Refusal> {
        Ok(self.data().len())
    }

    /// Names are of use up to here, and nowhere else.
    fn parse_custom_section(
        &mut self,
        _: &mut Module,
        _: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), Refusal> {
        Ok(())
    }
}

fn call_slot(function: &mut Function, slot: u32, kind: u32, table: u32) {
    function.instruction(&Instruction::I32Const(slot.cast_signed()));
    function.instruction(&Instruction::CallIndirect {
        type_index: kind,
        table_index: table,
    });
}

/// Fills slots of a table with functions, in as few segments as there can be.
pub fn fill(elements: &mut ElementSection, table: u32, filled: &[(u32, u32)]) {
    let follows = |a: &(u32, u32), b: &(u32, u32)| a.0 + 1 == b.0;
    for run in filled.chunk_by(follows) {
        let functions: Vec<u32> = run.iter().map(|(_, function)| *function).collect();
        elements.active(
            Some(table).filter(|table| *table != 0),
            &ConstExpr::i32_const(run[0].0.cast_signed()),
            Elements::Functions(Cow::Owned(functions)),
        );
    }
}
