//! Small tools for text as a writer sees it.

mod common;
mod mapped;
mod marks;
mod prose;
mod quoted;
mod scan;
mod utf16;

pub use common::{common_end, common_start};
pub use mapped::{Mapped, range_of};
pub use marks::{InList, Mark, enter, mark};
pub use prose::{Kind, Prose, Sentence, Token};
pub use quoted::quoted;
pub use utf16::{Utf16Range, byte_at, utf16_at};
