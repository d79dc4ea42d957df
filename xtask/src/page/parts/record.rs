//! A program that remembers which of its functions have run.

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, Instruction, MemArg, MemArgTarget, MemoryType, Module};
use wasmparser::{FunctionBody, Parser};

use crate::outcome::{Outcome, While};

type Refusal = Error<std::convert::Infallible>;

/// The bytes of the program, in which each function leaves a mark where it begins, and the address
/// of the first mark: a byte for each function, in their order.
pub fn recording(bytes: &[u8], functions: usize) -> Outcome<(Vec<u8>, u64)> {
    let mut writer = Recording {
        marks_at: 0,
        pages: functions.div_ceil(PAGE) as u64,
        next: 0,
    };
    let mut module = Module::new();
    writer
        .parse_core_module(&mut module, Parser::new(0), bytes)
        .or_say("write a program that remembers what has run")?;
    Ok((module.finish(), writer.marks_at))
}

/// The bytes of a page of WebAssembly's memory.
const PAGE: usize = 65_536;

struct Recording {
    /// Behind all that the program begins with; what it asks for later comes after.
    marks_at: u64,
    pages: u64,
    next: i32,
}

impl Reencode for Recording {
    type Error = std::convert::Infallible;

    fn memory_type(&mut self, memory: wasmparser::MemoryType) -> Result<MemoryType, Refusal> {
        let mut memory = utils::memory_type(self, memory);
        self.marks_at = memory.minimum * PAGE as u64;
        memory.minimum += self.pages;
        Ok(memory)
    }

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Refusal> {
        let mut function = self.new_function_with_parsed_locals(&body)?;
        function.instruction(&Instruction::I32Const(self.next));
        function.instruction(&Instruction::I32Const(1));
        function.instruction(&Instruction::I32Store8(MemArg {
            offset: self.marks_at,
            align: 0,
            target: MemArgTarget::Memory(0),
            ordering: None,
        }));
        for operator in body.get_operators_reader()? {
            function.instruction(&self.instruction(operator?)?);
        }
        code.function(&function);
        self.next += 1;
        Ok(())
    }
}
