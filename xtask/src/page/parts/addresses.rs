//! What the linker knows of addresses: where in the data they stand, and which of them lie outside
//! of what they lead to.
//!
//! A loop or a choice may begin from an address before its list, or from its end: the compiler has
//! taken a step off.

use std::collections::BTreeMap;

use wasmparser::{
    DataKind, KnownCustom, Linking, Operator, Parser, Payload, RelocationType, SymbolInfo,
};

use crate::outcome::{Outcome, While};

/// What the linker knows of addresses.
#[derive(Debug, Default)]
pub struct Addresses {
    /// The addresses in the data: where each stands, and where the piece begins that it leads to.
    pub in_data: BTreeMap<u32, u32>,
    pub strays: Vec<Stray>,
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
}

fn read(linked: &[u8]) -> Result<Addresses, wasmparser::BinaryReaderError> {
    let mut known = Addresses::default();
    let mut segments = Segments::default();
    let mut symbols = Vec::new();
    for payload in Parser::new(0).parse_all(linked) {
        match payload? {
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
                        }
                    }
                }
                _ => {}
            },
            _ => {}
        }
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
    /// The stray that an address so far from the start is, if it is one.
    fn stray(self, addend: i64) -> Option<Stray> {
        let end = self.start + self.size;
        let address = u32::try_from(i64::from(self.start) + addend).ok()?;
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
