//! What a post-mortem says, looked at as a whole.

pub mod quantity;
pub mod slo;
mod words;
