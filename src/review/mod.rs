//! What a post-mortem says, looked at as a whole.

pub mod coverage;
pub mod follow_up;
pub mod quantity;
pub mod slo;
pub mod smart;
pub mod strength;
pub mod summary;
pub mod why_svg;
pub mod why_tree;
mod words;
