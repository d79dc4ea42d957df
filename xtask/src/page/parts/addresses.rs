//! What the linker knows of addresses: where in the data they stand, and which of them lie outside
//! of what they lead to.
//!
//! A loop or a choice may begin from an address before its list, or from its end: the compiler has
//! taken a step off.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::{
    DataKind, KnownCustom, Linking, Name, Operator, Parser, Payload, RelocationType, SymbolInfo,
    TypeRef,
};

use crate::outcome::{Outcome, While};

/// What the linker knows of addresses.
#[derive(Debug, Default)]
pub struct Addresses {
    /// The addresses in the data: where each stands, and where the piece begins that it leads to.
    pub in_data: BTreeMap<u32, u32>,
    pub strays: Vec<Stray>,
    in_code: Functions,
}

/// Numbers that lead to a piece of data though they lie before it or behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stray {
    pub from: u32,
    /// The first number that is none of them.
    pub to: u32,
    /// Where the piece begins.
    pub piece: u32,
}

impl Addresses {
    /// Reads what the linker has left in a program about its addresses.
    pub fn of(linked: &[u8]) -> Outcome<Self> {
        read(linked).or_say("read what the linker knows of addresses")
    }

    /// Where the pieces begin that a function of this name leads to by this number, if the linker
    /// has put the number there: then it leads nowhere else. What is merged after linking is
    /// alike in its addresses, and of what is inlined then, next to nothing (`shrink.rs`), a number
    /// is none of those that the function had.
    pub fn meant(&self, function: &str, number: u32) -> Option<&BTreeSet<u32>> {
        self.in_code.meant.get(function)?.get(&number)
    }
}

fn read(linked: &[u8]) -> Result<Addresses, wasmparser::BinaryReaderError> {
    let mut known = Addresses::default();
    let mut segments = Segments::default();
    let mut symbols = Vec::new();
    let mut in_code = Vec::new();
    for payload in Parser::new(0).parse_all(linked) {
        match payload? {
            Payload::ImportSection(section) => known.in_code.skip(section)?,
            Payload::CodeSectionStart {
                unchecked_range, ..
            } => known.in_code.section_begins = unchecked_range.start,
            Payload::CodeSectionEntry(body) => known.in_code.begin.push(body.range().start),
            Payload::DataSection(section) => segments = Segments::read(section)?,
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Linking(linking) => {
                    for part in linking {
                        if let Linking::SymbolTable(table) = part? {
                            for symbol in table {
                                symbols.push(segments.extent(&symbol?));
                            }
                        }
                    }
                }
                KnownCustom::Reloc(relocations) => {
                    let is_of_data = section.name() == "reloc.DATA";
                    for entry in relocations.entries() {
                        let entry = entry?;
                        let symbol = symbols.get(entry.index as usize).copied().flatten();
                        let Some(extent) = symbol.filter(|_| is_address(entry.ty)) else {
                            continue;
                        };
                        if is_of_data {
                            let stands_at = segments.address(entry.offset);
                            known.in_data.extend(stands_at.map(|at| (at, extent.piece)));
                        } else {
                            known.strays.extend(extent.stray(entry.addend));
                            in_code.push((
                                entry.offset,
                                extent.address(entry.addend),
                                extent.piece,
                            ));
                        }
                    }
                }
                KnownCustom::Name(names) => known.in_code.name(names)?,
                _ => {}
            },
            _ => {}
        }
    }
    for (stands_at, address, piece) in in_code {
        known.in_code.add(stands_at, address, piece);
    }
    known.strays.sort_unstable();
    known.strays.dedup();
    Ok(known)
}

/// The pieces of data: where each stands in the section, how long it is, and its address.
#[derive(Default)]
struct Segments(Vec<(u32, u32, u32)>);

impl Segments {
    fn read(
        section: wasmparser::DataSectionReader<'_>,
    ) -> Result<Self, wasmparser::BinaryReaderError> {
        let begins = section.range().start;
        let mut segments = Vec::new();
        for data in section {
            let data = data?;
            let DataKind::Active { offset_expr, .. } = &data.kind else {
                continue;
            };
            if let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? {
                let length = data.data.len() as u32;
                // A segment ends with its bytes.
                let stands_at = (data.range.end - begins) as u32 - length;
                segments.push((stands_at, length, value.cast_unsigned()));
            }
        }
        Ok(Self(segments))
    }

    /// The address of what stands at this place in the section.
    fn address(&self, stands_at: u32) -> Option<u32> {
        let next = self.0.partition_point(|(begins, ..)| *begins <= stands_at);
        let (begins, length, address) = *self.0.get(next.checked_sub(1)?)?;
        (stands_at < begins + length).then(|| address + (stands_at - begins))
    }

    fn extent(&self, symbol: &SymbolInfo<'_>) -> Option<Extent> {
        let SymbolInfo::Data {
            symbol: Some(data), ..
        } = symbol
        else {
            return None;
        };
        let (.., piece) = *self.0.get(data.index as usize)?;
        Some(Extent {
            piece,
            start: piece + data.offset,
            size: data.size,
        })
    }
}

/// The functions of the program, and what the numbers in each of them lead to.
#[derive(Debug, Default)]
struct Functions {
    imported: u32,
    section_begins: u64,
    /// Where each begins in the file, in order.
    begin: Vec<u64>,
    /// Their names as the finished program has them.
    names: BTreeMap<u32, String>,
    /// By name and number: where the pieces begin. Functions of one name count as one.
    meant: BTreeMap<String, BTreeMap<u32, BTreeSet<u32>>>,
}

impl Functions {
    fn skip(
        &mut self,
        imports: wasmparser::ImportSectionReader<'_>,
    ) -> Result<(), wasmparser::BinaryReaderError> {
        for import in imports.into_imports() {
            self.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
        }
        Ok(())
    }

    fn name(
        &mut self,
        names: wasmparser::NameSectionReader<'_>,
    ) -> Result<(), wasmparser::BinaryReaderError> {
        for part in names {
            if let Name::Function(functions) = part? {
                for function in functions {
                    let function = function?;
                    let name = format!("{:#}", rustc_demangle::demangle(function.name));
                    self.names.insert(function.index, name);
                }
            }
        }
        Ok(())
    }

    /// Takes in an address that stands at this place in the section of code.
    fn add(&mut self, stands_at: u32, address: Option<u32>, piece: u32) {
        let stands_at = self.section_begins + u64::from(stands_at);
        let next = self.begin.partition_point(|begins| *begins <= stands_at) as u32;
        let function = next.checked_sub(1).map(|own| self.imported + own);
        let name = function.and_then(|function| self.names.get(&function));
        if let (Some(name), Some(address)) = (name, address) {
            let numbers = self.meant.entry(name.clone()).or_default();
            numbers.entry(address).or_default().insert(piece);
        }
    }
}

fn is_address(kind: RelocationType) -> bool {
    matches!(
        kind,
        RelocationType::MemoryAddrLeb
            | RelocationType::MemoryAddrSleb
            | RelocationType::MemoryAddrI32
    )
}

/// Where a constant stands, and the piece of data that it belongs to.
#[derive(Clone, Copy)]
struct Extent {
    piece: u32,
    start: u32,
    size: u32,
}

impl Extent {
    /// The address so far from the start.
    fn address(self, addend: i64) -> Option<u32> {
        u32::try_from(i64::from(self.start) + addend).ok()
    }

    /// The stray that an address so far from the start is, if it is one.
    fn stray(self, addend: i64) -> Option<Stray> {
        let end = self.start + self.size;
        let address = self.address(addend)?;
        let (from, to) = if address < self.start {
            (address, self.start)
        } else if address >= end && self.size > 0 {
            (end, address + 1)
        } else {
            return None;
        };
        Some(Stray {
            from,
            to,
            piece: self.piece,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_section_has_its_segments_address() {
        let segments = Segments(vec![(10, 4, 1000), (20, 8, 2000)]);
        for (stands_at, address) in [(9, None), (10, Some(1000)), (14, None), (24, Some(2004))] {
            assert_eq!(segments.address(stands_at), address, "{stands_at}");
        }
    }

    #[test]
    fn a_number_belongs_to_the_function_in_which_it_stands() {
        let mut functions = Functions {
            imported: 3,
            section_begins: 50,
            begin: vec![52, 60],
            names: BTreeMap::from([(3, "one".to_owned()), (4, "two".to_owned())]),
            ..Functions::default()
        };
        functions.add(2, Some(1000), 960);
        functions.add(9, Some(1000), 1000);
        functions.add(10, Some(2000), 2000);
        let known = Addresses {
            in_code: functions,
            ..Addresses::default()
        };
        assert_eq!(known.meant("one", 1000), Some(&BTreeSet::from([960, 1000])));
        assert_eq!(known.meant("two", 2000), Some(&BTreeSet::from([2000])));
        assert_eq!(known.meant("two", 1000), None);
    }

    #[test]
    fn an_address_before_or_behind_its_constant_is_a_stray() {
        let extent = Extent {
            piece: 96,
            start: 100,
            size: 20,
        };
        let stray = |from, to| {
            Some(Stray {
                from,
                to,
                piece: 96,
            })
        };
        assert_eq!(extent.stray(-8), stray(92, 100));
        assert_eq!(extent.stray(0), None);
        assert_eq!(extent.stray(19), None);
        assert_eq!(extent.stray(20), stray(120, 121));
        assert_eq!(extent.stray(24), stray(120, 125));
    }
}
