//! What comrak asks of the crate `finl_unicode`: which characters are punctuation or symbols, by
//! which CommonMark tells where emphasis begins and ends. Only this distinction is in the packed
//! table; that of all categories takes 4 kB more of a page with brotli.

mod runs;

/// Categories of characters.
pub mod categories {
    use super::runs::RUNS;

    /// What comrak asks of a character.
    ///
    /// It tells punctuation from symbols nowhere, so both questions about them have one answer:
    /// whether it is either. The other four are asked together, for the ids of headings, which
    /// are not switched on in this project: the standard library's answer will do for them.
    pub trait CharacterCategories {
        /// Whether it is punctuation (P) or a symbol (S).
        fn is_punctuation(&self) -> bool;
        /// The same.
        fn is_symbol(&self) -> bool;
        /// Whether it is a letter or a number.
        fn is_letter(&self) -> bool;
        /// The same.
        fn is_number(&self) -> bool;
        /// Never: marks stand in no id.
        fn is_mark(&self) -> bool;
        /// Whether it is the underscore.
        fn is_punctuation_connector(&self) -> bool;
    }

    impl CharacterCategories for char {
        fn is_punctuation(&self) -> bool {
            let mut left = u32::from(*self);
            for (index, &length) in RUNS.iter().enumerate() {
                if left < u32::from(length) {
                    // Every second run has the categories.
                    return index % 2 == 1;
                }
                left -= u32::from(length);
            }
            false
        }

        fn is_symbol(&self) -> bool {
            self.is_punctuation()
        }

        fn is_letter(&self) -> bool {
            self.is_alphanumeric()
        }

        fn is_number(&self) -> bool {
            self.is_alphanumeric()
        }

        fn is_mark(&self) -> bool {
            false
        }

        fn is_punctuation_connector(&self) -> bool {
            *self == '_'
        }
    }
}
