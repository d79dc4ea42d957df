//! What comrak asks of the crate `memchr-n`: where any of some bytes stand. Byte by byte, because
//! the wide searches of that crate take 3 kB of a page with brotli.

/// Finds bytes of a set.
#[derive(Debug, Clone)]
pub struct MemchrN {
    is_wanted: [bool; 256],
}

impl MemchrN {
    /// Finds any of these bytes.
    pub fn new(bytes: &[u8]) -> Self {
        let mut is_wanted = [false; 256];
        for &byte in bytes {
            is_wanted[usize::from(byte)] = true;
        }
        Self { is_wanted }
    }

    /// Where the first of them stands.
    pub fn find(&self, text: &[u8]) -> Option<usize> {
        text.iter()
            .position(|&byte| self.is_wanted[usize::from(byte)])
    }

    /// Where all of them stand, in order.
    pub fn iter<'a>(&'a self, text: &'a [u8]) -> Matches<'a> {
        Matches {
            finder: self,
            text,
            at: 0,
        }
    }
}

/// Where bytes of a set stand in a text.
#[derive(Debug, Clone)]
pub struct Matches<'a> {
    finder: &'a MemchrN,
    text: &'a [u8],
    /// What stands before this has been looked at.
    at: usize,
}

impl Matches<'_> {
    /// Passes over what stands before this place.
    pub fn advance_to(&mut self, at: usize) {
        self.at = self.at.max(at);
    }
}

impl Iterator for Matches<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let found = self.at + self.finder.find(self.text.get(self.at..)?)?;
        self.at = found + 1;
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_all_and_passes_over_some() {
        let finder = MemchrN::new(b"\r\n");
        let text = b"a\rb\n\nc";
        assert_eq!(finder.find(text), Some(1));
        assert_eq!(finder.iter(text).collect::<Vec<_>>(), [1, 3, 4]);
        let mut some = finder.iter(text);
        some.advance_to(2);
        assert_eq!(some.next(), Some(3));
        some.advance_to(2);
        assert_eq!(some.next(), Some(4));
        some.advance_to(9);
        assert_eq!(some.next(), None);
    }
}
