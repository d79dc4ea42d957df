use std::{fmt, str::FromStr};

use crate::document::{Id, ParseIdError};

macro_rules! random_ids {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Id);

        impl $name {
            /// The id with exactly these bits, which the page draws at random.
            pub const fn from_bits(bits: u64) -> Self {
                Self(Id::from_bits(bits))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

random_ids! {
    /// The lasting identity of a draft: 64 random bits, written as 16 hexadecimal digits.
    DraftId
    /// The identity of a tab, or of one visit: 64 random bits drawn when the page opens.
    TabId
}
