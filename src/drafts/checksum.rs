use std::hash::{DefaultHasher, Hasher};

/// FNV-1a with 64 bits over the bytes of a text.
///
/// Written down here because it is stored: a hash whose algorithm may change between two
/// versions of the standard library would call every draft damaged after an update.
pub fn fnv1a_64(text: &str) -> u64 {
    Fnv::default().over(text).finish()
}

/// Tells texts apart for as long as the page is open: eight bytes at a step, where [`fnv1a_64`] goes
/// byte by byte. It is stored nowhere, so std may choose another algorithm one day.
pub fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// [`fnv1a_64`] over several texts as if they were one.
#[derive(Clone, Copy)]
pub(super) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    pub(super) fn over(self, text: &str) -> Self {
        const PRIME: u64 = 0x0000_0100_0000_01b3;
        Self(text.bytes().fold(self.0, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(PRIME)
        }))
    }

    pub(super) fn finish(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{Fnv, fnv1a_64};

    #[test]
    fn it_is_the_published_function() {
        assert_eq!(fnv1a_64(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a_64("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv1a_64("foobar"), 0x8594_4171_f739_67e8);
        let pieces = Fnv::default().over("foo").over("bar").finish();
        assert_eq!(pieces, fnv1a_64("foobar"));
    }
}
