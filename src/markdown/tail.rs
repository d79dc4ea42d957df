//! A small number in the blanks at the end of a text, where nobody sees it: it says which of two
//! equal texts was the writer's, where both are written alike.

/// Adds blanks that hold a number below `of`, and the count of those that were there.
pub(super) fn put(text: &mut String, number: usize, of: usize) {
    let own = blanks(text);
    text.extend(std::iter::repeat_n(' ', own * (of - 1) + number));
}

/// The text without what [`put`] has added, and the number.
pub(super) fn take(text: &str, of: usize) -> (&str, usize) {
    let blanks = blanks(text);
    let added = blanks - blanks / of;
    (&text[..text.len() - added], blanks % of)
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_end_matches(' ').len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_taken_back_whatever_blanks_were_there() {
        for text in ["", "a", "a ", "a\n", "a   ", "   "] {
            for number in 0..8 {
                let mut written = text.to_owned();
                put(&mut written, number, 8);
                assert_eq!(take(&written, 8), (text, number));
            }
        }
        let mut written = String::from("a");
        put(&mut written, 0, 8);
        assert_eq!(written, "a");
    }
}
