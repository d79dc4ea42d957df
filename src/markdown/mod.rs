//! Markdown in and out: the only module that names comrak.

mod options;
pub mod preview;

pub use options::options;
