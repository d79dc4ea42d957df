//! The finished post-mortem for other places: one file per target.

pub mod html;
