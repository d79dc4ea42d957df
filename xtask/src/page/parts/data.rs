//! Which of a program's data comes later: what nothing of the first part leads to.
//!
//! The linker is told to keep each constant as a piece of its own, and what it knows of addresses.
//! A piece is needed first where an address of it stands in the code of the first part. Of a number
//! that the linker has not put there itself, whatever looks like an address counts as one: one that
//! lies in the piece or is a stray of it, so that too much is kept and not too little. And a piece is
//! needed where one that is needed first names it.

use std::collections::BTreeSet;

use wasm_encoder::{ConstExpr, DataSection};

use super::addresses::{Addresses, Stray};
use super::program::{Piece, Program};

/// So many bytes between two pieces cost less than the head of another piece.
const GAP: u32 = 16;

/// The pieces of data that come later, where these functions do: by their number.
pub fn later(program: &Program, known: &Addresses, functions: &BTreeSet<u32>) -> BTreeSet<usize> {
    let pieces = &program.data;
    let mut is_first = vec![false; pieces.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut need = |index: usize, open: &mut Vec<usize>| {
        if !std::mem::replace(&mut is_first[index], true) {
            open.push(index);
        }
    };
    for function in program.own().filter(|one| !functions.contains(one)) {
        for number in &program.used_by(function).numbers {
            match known.meant(program.name(function), *number) {
                Some(starts) => starts
                    .iter()
                    .filter_map(|start| around(pieces, *start))
                    .for_each(|index| need(index, &mut open)),
                None => meant_by(pieces, &known.strays, *number)
                    .for_each(|index| need(index, &mut open)),
            }
        }
    }
    for number in &program.initial {
        meant_by(pieces, &known.strays, *number).for_each(|index| need(index, &mut open));
    }
    while let Some(index) = open.pop() {
        let piece = &pieces[index];
        for (_, target) in known.in_data.range(piece.start..piece.end()) {
            if let Some(index) = around(pieces, *target) {
                need(index, &mut open);
            }
        }
    }
    (0..pieces.len())
        .filter(|index| !is_first[*index])
        .collect()
}

/// The pieces that a number may lead to, if it is an address: the one around it, and any whose
/// stray it is.
fn meant_by<'a>(
    pieces: &'a [Piece<'_>],
    strays: &'a [Stray],
    number: u32,
) -> impl Iterator<Item = usize> + 'a {
    let astray = strays
        .iter()
        .filter(move |stray| (stray.from..stray.to).contains(&number))
        .filter_map(move |stray| around(pieces, stray.piece));
    around(pieces, number).into_iter().chain(astray)
}

fn around(pieces: &[Piece<'_>], number: u32) -> Option<usize> {
    let next = pieces.partition_point(|piece| piece.start <= number);
    let index = next.checked_sub(1)?;
    (number < pieces[index].end()).then_some(index)
}

impl Piece<'_> {
    fn end(&self) -> u32 {
        self.start + u32::try_from(self.bytes.len()).unwrap_or(u32::MAX)
    }
}

/// These pieces of data, in as few segments as are worth it. What lies in the gaps between them
/// is either nothing or comes later.
pub fn joined<'a>(pieces: impl Iterator<Item = &'a Piece<'a>>, gap: Gap) -> DataSection {
    let mut section = DataSection::new();
    let mut run: Option<(u32, Vec<u8>)> = None;
    let mut write = |(start, bytes): (u32, Vec<u8>)| {
        section.active(0, &ConstExpr::i32_const(start.cast_signed()), bytes);
    };
    for piece in pieces {
        match &mut run {
            Some((start, bytes)) if gap.spans(*start, bytes, piece) => {
                bytes.resize((piece.start - *start) as usize, 0);
                bytes.extend_from_slice(piece.bytes);
            }
            _ => {
                let before = run.replace((piece.start, piece.bytes.to_vec()));
                before.into_iter().for_each(&mut write);
            }
        }
    }
    run.into_iter().for_each(&mut write);
    section
}

/// Whether the gaps between pieces may be filled with zeros.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Small ones may: whatever belongs there is put there later.
    Filled,
    /// What lies there is in use.
    Kept,
}

impl Gap {
    fn spans(self, start: u32, bytes: &[u8], next: &Piece<'_>) -> bool {
        let end = start + u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let length = next.start.saturating_sub(end);
        match self {
            Self::Filled => length <= GAP,
            Self::Kept => length == 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(start: u32, bytes: &[u8]) -> Piece<'_> {
        Piece { start, bytes }
    }

    #[test]
    fn a_number_leads_to_what_is_around_it_and_to_what_it_is_a_stray_of() {
        let pieces = [
            piece(1000, &[1; 8]),
            piece(1008, &[1; 8]),
            piece(1030, &[1; 64]),
        ];
        let strays = [Stray {
            from: 1008,
            to: 1030,
            piece: 1030,
        }];
        for (number, meant) in [
            (999, vec![]),
            (1000, vec![0]),
            (1007, vec![0]),
            (1008, vec![1, 2]),
            (1029, vec![2]),
            (1093, vec![2]),
            (1094, vec![]),
        ] {
            let found: Vec<usize> = meant_by(&pieces, &strays, number).collect();
            assert_eq!(found, meant, "{number}");
        }
    }

    #[test]
    fn pieces_are_joined_only_over_gaps_that_may_be_filled() {
        let pieces = [
            piece(100, &[1, 2]),
            piece(104, &[3]),
            piece(105, &[4]),
            piece(200, &[5]),
        ];
        assert_eq!(joined(pieces.iter(), Gap::Filled).len(), 2);
        assert_eq!(joined(pieces.iter(), Gap::Kept).len(), 3);
    }
}
