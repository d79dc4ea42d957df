//! Where a long text is cut into pieces that are judged apart.

/// A text shorter than this (bytes) is judged as a whole.
const LONG: usize = 8_000;

/// A paragraph longer than this (bytes) is cut at its sentences and list items.
const LONG_PARAGRAPH: usize = 2_000;

/// The bytes at which pieces begin; the first one is 0.
///
/// A cut depends on the text around it alone, so that a change far from it leaves it where it
/// is. Fenced code is never cut.
pub fn cuts(text: &str) -> Vec<usize> {
    let mut cuts = vec![0];
    if text.len() < LONG {
        return cuts;
    }
    let mut fence = None;
    let mut after_blank = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        let marks = fence_marks(content);
        match (fence, marks) {
            (None, None) if content.is_empty() => after_blank = true,
            (None, _) => {
                if after_blank {
                    cut(text, &mut cuts, at);
                }
                after_blank = false;
                fence = marks;
            }
            // The fence that closes is as long, and has nothing behind it.
            (Some((sign, length)), Some((mark, run)))
                if mark == sign && run >= length && content.len() == run =>
            {
                fence = None;
            }
            _ => {}
        }
        at += line.len();
    }
    cut(text, &mut cuts, text.len());
    cuts.pop_if(|last| *last == text.len());
    cuts
}

/// Ends the paragraph before `at`, and cuts it further where it is long.
fn cut(text: &str, cuts: &mut Vec<usize>, at: usize) {
    let start = cuts.last().copied().unwrap_or(0);
    let paragraph = &text[start..at];
    if paragraph.len() > LONG_PARAGRAPH && fence_marks(paragraph.trim_start()).is_none() {
        let bytes = paragraph.as_bytes();
        let seams = (1..bytes.len().saturating_sub(1)).filter(|&i| is_seam(bytes, i));
        cuts.extend(seams.map(|i| start + i + 1));
    }
    cuts.push(at);
}

/// Whether a piece ends with this byte, which is white space: after it begins another sentence
/// or another item of a list.
fn is_seam(bytes: &[u8], at: usize) -> bool {
    let (before, next) = (bytes[at - 1], bytes[at + 1]);
    let ends_sentence = matches!(before, b'.' | b'!' | b'?') && next.is_ascii_uppercase();
    match bytes[at] {
        b' ' => ends_sentence,
        b'\n' => ends_sentence || matches!(next, b'-' | b'*' | b'+' | b'#' | b'|'),
        _ => false,
    }
}

/// The sign and length of the code fence with which a line begins.
fn fence_marks(line: &str) -> Option<(u8, usize)> {
    let sign = *line.as_bytes().first()?;
    let run = line.bytes().take_while(|&byte| byte == sign).count();
    (matches!(sign, b'`' | b'~') && run >= 3).then_some((sign, run))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let mut cuts = cuts(text);
        cuts.push(text.len());
        cuts.windows(2)
            .map(|pair| &text[pair[0]..pair[1]])
            .collect()
    }

    #[test]
    fn a_short_text_is_one_piece() {
        assert_eq!(cuts("one\n\ntwo"), [0]);
        assert_eq!(cuts(""), [0]);
    }

    #[test]
    fn a_long_text_is_cut_at_blank_lines_and_never_in_code() {
        let code = "```\nlet a = 1;\n\nlet b = 2;\n``` not yet\n\nlet c = 3;\n```\n\n";
        let words = "The pool ran out.\n\n".repeat(500);
        let text = format!("{words}{code}{words}");
        let pieces = pieces(&text);
        assert_eq!(pieces.len(), 1_001);
        assert_eq!(pieces[500], code);
        assert_eq!(pieces.concat(), text);
    }

    #[test]
    fn an_endless_paragraph_is_cut_at_sentences_and_items() {
        let text = "The pool ran out. Then it did not.\n- an item\n".repeat(300);
        let pieces = pieces(&text);
        assert_eq!(pieces[0], "The pool ran out. ");
        assert_eq!(pieces[1], "Then it did not.\n");
        assert_eq!(pieces.concat(), text);
    }

    #[test]
    fn code_that_is_left_open_goes_to_the_end() {
        let text = format!(
            "{}\n\n~~~~\n{}",
            "a\n\n".repeat(4_000),
            "~~~\n\nb\n".repeat(9)
        );
        assert!(
            pieces(&text)
                .last()
                .is_some_and(|last| last.starts_with("~~~~"))
        );
    }
}
