//! Messages as chats put them on the clipboard: who wrote and when stands above what was written.

use super::lines::{Line, timed};

/// How long a name may be, in bytes and in words; what is longer is a sentence.
const LONGEST_NAME: usize = 40;
const MOST_WORDS: usize = 4;

/// The lines with each message in one: its time, who wrote it, and what. Other lines stay as they
/// are.
///
/// Slack puts the time below the name, further in (`Alice Example`, `  2:31 PM`), or two blanks
/// behind it, and before the next messages of the same person nothing but the time.
pub(super) fn joined(lines: Vec<Line>) -> Vec<Line> {
    let mut joined: Vec<Line> = Vec::new();
    let mut writer: Option<String> = None;
    let mut at = 0;
    while at < lines.len() {
        let head = head(&lines[at..], writer.as_deref());
        if let Some(Head { name, time, length }) = head {
            let text = lines[at + length].text.as_str();
            joined.push(Line {
                text: format!("{time} {name}: {text}"),
                ..Line::default()
            });
            writer = Some(name);
            at += length + 1;
            continue;
        }
        let line = &lines[at];
        match joined.last_mut() {
            Some(message) if writer.is_some() && timed(&line.text).is_none() => {
                message.text.push('\n');
                message.text.push_str(&line.text);
            }
            _ => {
                writer = None;
                joined.push(line.clone());
            }
        }
        at += 1;
    }
    joined
}

/// What stands above a message, and in how many lines.
struct Head {
    name: String,
    time: String,
    length: usize,
}

/// The head with which these lines begin, if what follows it is a message.
fn head(lines: &[Line], writer: Option<&str>) -> Option<Head> {
    let first = lines.first()?.text.as_str();
    let below = lines.get(1).filter(|below| below.is_indented);
    let below = below.and_then(|below| time_alone(&below.text));
    let (name, time, length) = match (time_alone(first), in_one_line(first), below) {
        (Some(time), ..) => (writer?, time, 1),
        (_, Some((name, time)), _) => (name, time, 1),
        (.., Some(time)) if is_name(without_mood(first)) => (without_mood(first), time, 2),
        _ => return None,
    };
    let message = lines.get(length)?;
    timed(&message.text).is_none().then(|| Head {
        name: name.to_owned(),
        time: time.to_owned(),
        length,
    })
}

/// `alice  2:31 PM`, `Alice Example  [2:31 PM]`: more than one blank, as a sentence has not.
fn in_one_line(line: &str) -> Option<(&str, &str)> {
    let (name, time) = line.split_once("  ")?;
    let time = time_alone(time.trim())?;
    let name = without_mood(name);
    is_name(name).then_some((name, time))
}

/// A name without the picture of a mood behind it: `Alice Example:palm_tree:`.
fn without_mood(name: &str) -> &str {
    let inside = name.trim_end().strip_suffix(':');
    let parts = inside.and_then(|inside| inside.split_once(':'));
    let is_picture = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_lowercase() || b"_-+".contains(&byte))
    };
    match parts {
        Some((bare, picture)) if is_picture(picture) => bare.trim_end(),
        _ => name,
    }
}

fn time_alone(text: &str) -> Option<&str> {
    timed(text)
        .filter(|(_, event)| event.is_empty())
        .map(|(time, _)| time)
}

fn is_name(text: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '\'' | '.' | '@');
    let begins = text.starts_with(|c: char| c.is_alphabetic() || c == '@');
    let words = text.split_whitespace().count();
    begins
        && text.len() <= LONGEST_NAME
        && words <= MOST_WORDS
        && text.chars().all(is_part)
        && !text.ends_with('.')
}

#[cfg(test)]
mod tests {
    use super::{super::lines::read, joined};

    fn texts(text: &str) -> Vec<String> {
        joined(read(text))
            .into_iter()
            .map(|line| line.text)
            .collect()
    }

    #[test]
    fn a_message_is_one_line_with_its_time_and_who_wrote_it() {
        let slack = "Alice Example\n  2:31 PM\nseeing 500s\non checkout\n2:32\nstill\nBob\n  2:33 PM\nrolling back";
        assert_eq!(
            texts(slack),
            [
                "2:31 PM Alice Example: seeing 500s\non checkout",
                "2:32 Alice Example: still",
                "2:33 PM Bob: rolling back",
            ]
        );
        assert_eq!(
            texts("alice  [14:31]\nseeing 500s\nBob Example:palm_tree:  14:33\nrolling back"),
            [
                "14:31 alice: seeing 500s",
                "14:33 Bob Example: rolling back"
            ]
        );
    }

    #[test]
    fn other_lines_stay_as_they_are() {
        for lines in [
            "14:05 Alert fires\n14:07 Rolled back",
            "Alert fires\n14:05\nRolled back\n14:07",
            "Deployed at 14:05\nIt failed",
            "- one\n- two",
            "The alert fired.\n  14:05\nIt was seen",
            "14:05\nAlert fires",
        ] {
            let plain: Vec<String> = read(lines).into_iter().map(|line| line.text).collect();
            assert_eq!(texts(lines), plain, "{lines}");
        }
    }
}
