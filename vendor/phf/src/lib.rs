//! What comrak asks of the crate `phf`: its map from HTML's names of characters to what they
//! mean. As a perfect hash it takes 19 kB of a page with brotli. Here it is a text of 7 kB, and
//! on the web nothing: a browser knows these names, and is asked through [`ask`].

#[cfg(any(test, target_arch = "wasm32"))]
mod asked;
#[cfg(not(target_arch = "wasm32"))]
mod packed;

use std::marker::PhantomData;

#[cfg(any(test, target_arch = "wasm32"))]
pub use asked::{Meaning, ask};

/// A map from names to meanings, both texts: comrak has no other.
pub struct Map<K, V> {
    #[cfg(not(target_arch = "wasm32"))]
    names: packed::Names,
    types: PhantomData<(K, V)>,
}

/// What was found for a name.
pub struct Found(Option<&'static str>);

impl Map<&'static str, &'static str> {
    /// The map that a text holds, see `packed.rs`. On the web the text is not read.
    #[cfg_attr(target_arch = "wasm32", allow(unused_variables))]
    pub const fn packed(packed: &'static str) -> Self {
        Self {
            #[cfg(not(target_arch = "wasm32"))]
            names: packed::Names::of(packed),
            types: PhantomData,
        }
    }

    /// What a name means.
    pub fn get(&'static self, name: &str) -> Found {
        #[cfg(not(target_arch = "wasm32"))]
        let meaning = self.names.meaning(name);
        #[cfg(target_arch = "wasm32")]
        let meaning = asked::meaning(name);
        Found(meaning)
    }
}

impl Found {
    /// The meaning itself.
    pub fn copied(self) -> Option<&'static str> {
        self.0
    }
}
