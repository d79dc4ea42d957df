//! What comrak asks of the crate `phf`: its map from HTML's names of characters to what they
//! mean. As a perfect hash it takes 19 kB of a page with brotli; packed as here, 7 kB.
//!
//! The packed text is a row of groups in the order of their meanings, with [`BETWEEN`] between
//! them. A group is its names, with spaces between. It means the character after the one that
//! the group before means, unless it begins with a space and its meaning.

use std::{marker::PhantomData, sync::OnceLock};

/// What stands between two groups.
pub const BETWEEN: char = '\u{1}';

/// A map from names to meanings, both texts: comrak has no other.
pub struct Map<K, V> {
    packed: &'static str,
    unpacked: OnceLock<Unpacked>,
    types: PhantomData<(K, V)>,
}

/// What was found for a name.
pub struct Found(Option<&'static str>);

/// The map as it is from the first look-up on.
struct Unpacked {
    /// All meanings in a row.
    meanings: String,
    /// Each name, in order, and where its meaning begins and ends.
    names: Vec<(&'static str, usize, usize)>,
}

impl Map<&'static str, &'static str> {
    /// The map that a text holds, see above.
    pub const fn packed(packed: &'static str) -> Self {
        Self {
            packed,
            unpacked: OnceLock::new(),
            types: PhantomData,
        }
    }

    /// What a name means.
    pub fn get(&'static self, name: &str) -> Found {
        let Unpacked { meanings, names } = self.unpacked.get_or_init(|| unpack(self.packed));
        let at = names.binary_search_by(|(other, ..)| (*other).cmp(name));
        let found = at.ok().and_then(|at| names.get(at));
        Found(found.and_then(|&(_, start, end)| meanings.get(start..end)))
    }
}

impl Found {
    /// The meaning itself.
    pub fn copied(self) -> Option<&'static str> {
        self.0
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
