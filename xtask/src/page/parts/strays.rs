//! Addresses that lie outside of what they lead to.
//!
//! A loop or a choice may begin from an address before its list, or from its end: the compiler has
//! taken a step off. Which constant is meant by such an address, the linker still knows.

use wasmparser::{KnownCustom, Linking, Operator, Parser, Payload, RelocationType, SymbolInfo};

use crate::outcome::{Outcome, While};

/// Numbers that lead to a piece of data though they lie before it or behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stray {
    pub from: u32,
    /// The first number that is none of them.
    pub to: u32,
    /// Where the piece begins.
    pub piece: u32,
}

/// The strays of a program as the linker has left it, with what it knows of each address.
///
/// What lies between such an address and its piece counts too: later steps may add up to it.
pub fn strays(linked: &[u8]) -> Outcome<Vec<Stray>> {
    read(linked).or_say("read what the linker knows of addresses")
}

fn read(linked: &[u8]) -> Result<Vec<Stray>, wasmparser::BinaryReaderError> {
    let mut starts = Vec::new();
    let mut symbols = Vec::new();
    let mut strays = Vec::new();
    for payload in Parser::new(0).parse_all(linked) {
        match payload? {
            Payload::DataSection(section) => {
                for data in section {
                    if let wasmparser::DataKind::Active { offset_expr, .. } = data?.kind
                        && let Operator::I32Const { value } =
                            offset_expr.get_operators_reader().read()?
                    {
                        starts.push(value.cast_unsigned());
                    }
                }
            }
            Payload::CustomSection(section) => match section.as_known() {
                KnownCustom::Linking(linking) => {
                    for part in linking {
                        if let Linking::SymbolTable(table) = part? {
                            for symbol in table {
                                symbols.push(extent(&symbol?, &starts));
                            }
                        }
                    }
                }
                KnownCustom::Reloc(relocations) => {
                    for entry in relocations.entries() {
                        let entry = entry?;
                        let symbol = symbols.get(entry.index as usize).copied().flatten();
                        let stray = symbol.filter(|_| is_address(entry.ty));
                        strays.extend(stray.and_then(|extent| extent.stray(entry.addend)));
                    }
                }
                _ => {}
            },
            _ => {}
        }
    }
    strays.sort_unstable();
    strays.dedup();
    Ok(strays)
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

fn extent(symbol: &SymbolInfo<'_>, starts: &[u32]) -> Option<Extent> {
    let SymbolInfo::Data {
        symbol: Some(data), ..
    } = symbol
    else {
        return None;
    };
    let piece = *starts.get(data.index as usize)?;
    Some(Extent {
        piece,
        start: piece + data.offset,
        size: data.size,
    })
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
