//! The finished post-mortem as files for elsewhere.

mod file_name;
pub mod html;

pub use file_name::file_name;
