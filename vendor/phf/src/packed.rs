//! The names in a text.
//!
//! It is a row of groups in the order of their meanings, with [`BETWEEN`] between them. A group is
//! its names, with spaces between. It means the character after the one that the group before
//! means, unless it begins with a space and its meaning.

use std::sync::OnceLock;

/// What stands between two groups.
const BETWEEN: char = '\u{1}';

/// A text with names and their meanings.
pub struct Names {
    packed: &'static str,
    unpacked: OnceLock<Unpacked>,
}

/// The names as they are from the first look-up on.
struct Unpacked {
    /// All meanings in a row.
    meanings: String,
    /// Each name, in order, and where its meaning begins and ends.
    names: Vec<(&'static str, usize, usize)>,
}

impl Names {
    /// The names in a text.
    pub const fn of(packed: &'static str) -> Self {
        Self {
            packed,
            unpacked: OnceLock::new(),
        }
    }

    /// What a name means.
    pub fn meaning(&'static self, name: &str) -> Option<&'static str> {
        let Unpacked { meanings, names } = self.unpacked.get_or_init(|| unpack(self.packed));
        let at = names.binary_search_by(|(other, ..)| (*other).cmp(name));
        let &(_, start, end) = names.get(at.ok()?)?;
        meanings.get(start..end)
    }
}

fn unpack(packed: &'static str) -> Unpacked {
    let mut meanings = String::new();
    let mut names = Vec::new();
    for group in packed.split(BETWEEN) {
        let start = meanings.len();
        let explicit = group.strip_prefix(' ').and_then(|own| own.split_once(' '));
        let named = match explicit {
            Some((meaning, named)) => {
                meanings.push_str(meaning);
                named
            }
            None => {
                let before = meanings.chars().next_back().map_or(0, u32::from);
                meanings.extend(char::from_u32(before + 1));
                group
            }
        };
        let end = meanings.len();
        names.extend(named.split(' ').map(|name| (name, start, end)));
    }
    names.sort_unstable();
    Unpacked { meanings, names }
}
