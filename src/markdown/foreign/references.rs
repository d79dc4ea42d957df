//! Links by reference, whose definitions stand where somebody has put them.

use std::ops::Range;

use crate::{
    document::Id,
    markdown::{
        labels::{Edit, in_place},
        own,
    },
};

/// What has to be written otherwise so that every link of a text says itself where it leads. A
/// section that is just as we write it stays so: its labels are its own.
pub(in crate::markdown) fn references(body: &str) -> Vec<Edit<'_>> {
    if !body.contains("]:") {
        return Vec::new();
    }
    let own = own_sections(body);
    in_place(body, |at| own.iter().any(|range| range.contains(&at)))
}

fn own_sections(body: &str) -> Vec<Range<usize>> {
    let mut end = 0;
    let pieces = own::pieces(body).filter_map(|(section, piece, is_last)| {
        let start = end;
        end += piece.len();
        let part = own::read_piece(section, piece, is_last, &mut || Id::from_bits(0));
        part.is_some().then_some(start..end)
    });
    pieces.collect()
}
