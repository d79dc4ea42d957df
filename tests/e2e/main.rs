//! Journeys through the finished page, in a real browser: `cargo xtask test e2e`.
//!
//! Each journey is a person's: it finds things by what they are called on the page. The harness
//! serves `dist/` as a static host would, starts a fresh browser and cleans up after both.

mod harness;
mod offline;
mod opening;
mod person;
mod trouble;
mod writing;
