//! What a key mostly changes in rendered text: some characters between two tags.

use super::SafeHtml;

/// A text of an element is found by counting; behind so many it is quicker to make all of the
/// element anew.
const MOST_BEFORE: usize = 200;

/// Behind so many bytes too: a browser makes several of one text that is longer.
const MOST_BYTES_BEFORE: usize = 65_536;

/// A text between two tags that has become another one, while all around it stayed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retyped {
    /// How many texts stand before it in the element.
    pub before: usize,
    /// Its characters as they were, none of them escaped.
    pub old: String,
    /// Its characters now.
    pub new: String,
}

impl Retyped {
    /// Which piece of the text has changed, and what it is now: the text stands in the page in
    /// pieces that were of these lengths in bytes. `None` where more than one has.
    pub fn piece(&self, lengths: impl Iterator<Item = usize>) -> Option<(usize, &str)> {
        let (old, new) = (self.old.as_bytes(), self.new.as_bytes());
        let same = shared(old.iter().zip(new));
        let behind = old[same..].iter().rev().zip(new[same..].iter().rev());
        let same_behind = shared(behind);
        let mut start = 0;
        for (index, length) in lengths.enumerate() {
            let end = start + length;
            if same <= end {
                let behind = old.len().checked_sub(end)?;
                let now = self.new.get(start..new.len().checked_sub(behind)?);
                return now
                    .filter(|_| behind <= same_behind)
                    .map(|now| (index, now));
            }
            start = end;
        }
        None
    }
}

/// The one text in which both differ. `None` where they differ in more than the characters of one
/// text, or where a text has come or gone.
pub fn retyped(old: &SafeHtml, new: &SafeHtml) -> Option<Retyped> {
    let (old, new) = (old.as_str(), new.as_str());
    let same = shared(old.as_bytes().iter().zip(new.as_bytes()));
    let start = text_start(old.as_bytes().get(..same)?)?;
    let (before, old) = old.split_at(start);
    let new = new.get(start..)?;
    let (old, behind_old) = old.split_at(old.find('<').unwrap_or(old.len()));
    let (new, behind_new) = new.split_at(new.find('<').unwrap_or(new.len()));
    let is_all = behind_old == behind_new && !old.is_empty() && !new.is_empty();
    let before = texts(before);
    if !is_all || before > MOST_BEFORE || start > MOST_BYTES_BEFORE {
        return None;
    }
    Some(Retyped {
        before,
        old: characters(old)?,
        new: characters(new)?,
    })
}

fn shared<'a>(pairs: impl Iterator<Item = (&'a u8, &'a u8)>) -> usize {
    pairs.take_while(|(a, b)| a == b).count()
}

/// Where the text begins in which this ends. `None` where it ends in a tag.
fn text_start(html: &[u8]) -> Option<usize> {
    match html.iter().rposition(|byte| matches!(byte, b'<' | b'>')) {
        None => Some(0),
        Some(at) => (html[at] == b'>').then_some(at + 1),
    }
}

/// How many texts stand between the tags of this, which ends with a tag or is empty.
fn texts(html: &str) -> usize {
    let behind_tags = html.split('>');
    behind_tags
        .filter(|piece| !piece.is_empty() && !piece.starts_with('<'))
        .count()
}

/// The characters that a text of HTML stands for. `None` where it has what only a browser reads.
fn characters(html: &str) -> Option<String> {
    if html.contains(['\r', '\0']) {
        return None;
    }
    let mut pieces = html.split('&');
    let mut read = pieces.next()?.to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once(';')?;
        read.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            _ => return None,
        });
        read.push_str(rest);
    }
    Some(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(old: &str, new: &str) -> Option<Retyped> {
        retyped(&SafeHtml::new(old.into()), &SafeHtml::new(new.into()))
    }

    fn change(before: usize, old: &str, new: &str) -> Option<Retyped> {
        Some(Retyped {
            before,
            old: old.into(),
            new: new.into(),
        })
    }

    #[test]
    fn a_letter_more_is_found_in_its_text() {
        assert_eq!(between("on", "one"), change(0, "on", "one"));
        assert_eq!(
            between("a <em>b</em> c <b>d</b>.", "a <em>b</em> cc <b>d</b>."),
            change(2, " c ", " cc ")
        );
        assert_eq!(
            between("<p>a</p>\n<p>b</p>\n", "<p>a</p>\n<p>bé</p>\n"),
            change(2, "b", "bé")
        );
        assert_eq!(between("é", "è"), change(0, "é", "è"));
    }

    #[test]
    fn a_change_is_in_one_piece_of_a_text() {
        let now = |old: &str, new: &str, lengths: &[usize]| {
            let change = change(0, old, new).expect("made here");
            let piece = change.piece(lengths.iter().copied());
            piece.map(|(index, now)| (index, now.to_owned()))
        };
        let is = |index, now: &str| Some((index, now.to_owned()));
        assert_eq!(now("one two", "one two!", &[7]), is(0, "one two!"));
        assert_eq!(now("one two", "onne two", &[4, 3]), is(0, "onne "));
        assert_eq!(now("one two", "one too", &[4, 3]), is(1, "too"));
        assert_eq!(now("aaaa", "aaaaa", &[2, 2]), is(1, "aaa"));
        assert_eq!(now("aaaa", "aaa", &[2, 2]), is(1, "a"));
        assert_eq!(now("é è", "é à", &[2, 1, 2]), is(2, "à"));
        // At the edge of two it belongs to the first of them.
        assert_eq!(now("ab", "axb", &[1, 1]), is(0, "ax"));
        assert_eq!(now("abcd", "axyd", &[2, 2]), None);
        assert_eq!(now("ab", "ac", &[]), None);
    }

    #[test]
    fn what_is_escaped_is_read() {
        assert_eq!(
            between("a &lt;b&gt; &amp;&quot;", "a &lt;b&gt; &amp;&quot;!"),
            change(0, "a <b> &\"", "a <b> &\"!")
        );
        // Only the end of a name is another one.
        assert_eq!(between("1 &lt; 2", "1 &gt; 2"), change(0, "1 < 2", "1 > 2"));
        assert_eq!(between("a &nbsp;", "a &nbsp;b"), None);
        assert_eq!(between("a & b", "a & bc"), None);
    }

    #[test]
    fn what_changes_more_than_one_text_is_left_to_the_browser() {
        assert_eq!(between("a b", "a <em>b</em>"), None);
        assert_eq!(between("<em>a</em> b", "<strong>a</strong> b"), None);
        assert_eq!(between("<a href=\"x\">a</a>", "<a href=\"xy\">a</a>"), None);
        assert_eq!(between("a <em>b</em> c", "aa <em>b</em> cc"), None);
        // A text comes or goes.
        assert_eq!(between("<em></em>", "<em>a</em>"), None);
        assert_eq!(between("<em>a</em>b", "<em>a</em>"), None);
        assert_eq!(between("", "a"), None);
        assert_eq!(between("a\r", "ab\r"), None);
    }

    #[test]
    fn what_stands_behind_a_text_that_browsers_part_is_left_to_them() {
        let long = "x".repeat(MOST_BYTES_BEFORE);
        let list = |last: &str| format!("<li>{long}</li><li>ok</li><li>{last}</li>");
        assert_eq!(between(&list("ok"), &list("okay")), None);
    }
}
