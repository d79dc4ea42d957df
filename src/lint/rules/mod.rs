//! The rules, one file each.

use super::rule::Rule;

/// Every rule, in the order of the help page.
pub const RULES: &[&Rule] = &[];
