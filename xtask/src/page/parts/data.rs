//! Which of a program's data comes later: what nothing of the first part leads to.
//!
//! The linker is told to keep each constant as a piece of its own. A piece is needed first where
//! a number that lies in it stands in the code of the first part, or in a piece that is needed
//! first: whatever looks like an address counts as one, so that too much is kept and not too
//! little. All of it is in place as soon as the rest is.

use std::collections::BTreeSet;

use wasm_encoder::{ConstExpr, DataSection};

use super::program::{Piece, Program};

/// A loop may begin from an address that lies before its list by a step.
const STEP: u32 = 16;
/// What is shorter is no list of steps.
const LIST: usize = 64;
/// So many bytes between two pieces cost less than the head of another piece.
const GAP: u32 = 16;

/// The pieces of data that come later, where these functions do: by their number.
pub fn later(program: &Program, functions: &BTreeSet<u32>) -> BTreeSet<usize> {
    let pieces = &program.data;
    let mut is_first = vec![false; pieces.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut need = |number: u32, open: &mut Vec<usize>| {
        for index in meant_by(pieces, number) {
            if !std::mem::replace(&mut is_first[index], true) {
                open.push(index);
            }
        }
    };
    let first = program.own().filter(|one| !functions.contains(one));
    for number in first.flat_map(|function| &program.used_by(function).numbers) {
        need(*number, &mut open);
    }
    for number in &program.initial {
        need(*number, &mut open);
    }
    while let Some(index) = open.pop() {
        let piece = &pieces[index];
        // Addresses stand at multiples of their own size.
        let skipped = (piece.start.next_multiple_of(4) - piece.start) as usize;
        for word in piece
            .bytes
            .get(skipped..)
            .unwrap_or_default()
            .chunks_exact(4)
        {
            need(
                u32::from_le_bytes([word[0], word[1], word[2], word[3]]),
                &mut open,
            );
        }
    }
    (0..pieces.len())
        .filter(|index| !is_first[*index])
        .collect()
}

/// The pieces that a number may lead to, if it is an address. Where one begins, it is that one;
/// else it is the one around it, and any list that begins a step behind.
fn meant_by(pieces: &[Piece<'_>], number: u32) -> Vec<usize> {
    if let Ok(index) = pieces.binary_search_by_key(&number, |piece| piece.start) {
        return vec![index];
    }
    let from = pieces.partition_point(|piece| piece.end() <= number);
    let near = pieces[from..].iter().enumerate();
    near.take_while(|(_, piece)| piece.start <= number.saturating_add(STEP))
        .filter(|(_, piece)| piece.is_meant_by(number))
        .map(|(index, _)| from + index)
        .collect()
}

impl Piece<'_> {
    fn end(&self) -> u32 {
        self.start + u32::try_from(self.bytes.len()).unwrap_or(u32::MAX)
    }

    fn is_meant_by(&self, number: u32) -> bool {
        let before = if self.bytes.len() < LIST { 0 } else { STEP };
        self.start.saturating_sub(before) <= number && number < self.end()
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
    fn a_piece_is_meant_by_what_lies_in_it_or_a_step_before_a_list() {
        let pieces = [
            piece(1000, &[1; 8]),
            piece(1008, &[1; 8]),
            piece(1030, &[1; 64]),
        ];
        for (number, meant) in [
            (999, vec![]),
            (1000, vec![0]),
            (1007, vec![0]),
            (1008, vec![1]),
            (1013, vec![1]),
            (1014, vec![1, 2]),
            (1029, vec![2]),
            (1093, vec![2]),
            (1094, vec![]),
        ] {
            assert_eq!(meant_by(&pieces, number), meant, "{number}");
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
