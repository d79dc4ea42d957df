//! What two texts have in common, as of a text before and after a key.

/// So many bytes are compared at once.
const STRIDE: usize = 256;

/// How many bytes two texts have in common at their beginning. The last of them may be a part of
/// a character.
pub fn common_start(a: &str, b: &str) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let most = a.len().min(b.len());
    let mut same = 0;
    while same + STRIDE <= most && a[same..same + STRIDE] == b[same..same + STRIDE] {
        same += STRIDE;
    }
    while same < most && a[same] == b[same] {
        same += 1;
    }
    same
}

/// How many bytes two texts have in common at their end, `most` at the most. The first of them may
/// be a part of a character.
pub fn common_end(a: &str, b: &str, most: usize) -> usize {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let most = most.min(a.len()).min(b.len());
    let (a, b) = (&a[a.len() - most..], &b[b.len() - most..]);
    let mut differs = most;
    while differs >= STRIDE && a[differs - STRIDE..differs] == b[differs - STRIDE..differs] {
        differs -= STRIDE;
    }
    while differs > 0 && a[differs - 1] == b[differs - 1] {
        differs -= 1;
    }
    most - differs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_byte_ends_what_is_common_wherever_it_stands() {
        let text = "x".repeat(2 * STRIDE + 7);
        for at in [0, 1, STRIDE - 1, STRIDE, 2 * STRIDE, text.len() - 1] {
            let mut other = text.clone();
            other.replace_range(at..=at, "y");
            assert_eq!(common_start(&text, &other), at);
            assert_eq!(common_end(&text, &other, usize::MAX), text.len() - at - 1);
        }
    }

    #[test]
    fn a_text_has_all_of_itself_in_common_and_at_most_what_is_asked_for() {
        let text = "x".repeat(STRIDE + 3);
        assert_eq!(common_start(&text, &text), text.len());
        assert_eq!(common_end(&text, &text, 5), 5);
        assert_eq!(common_end(&text, "", 5), 0);
        assert_eq!(common_start("", &text), 0);
    }
}
