//! Putting in the fixes that need no new fact.

use unblame::lint::config::Config;

use crate::source::{Checked, Source};

/// Fixes may make room for others: as many rounds as are tried at most.
const MOST_ROUNDS: usize = 10;

/// The file with every automatic fix, what the linter says of it then, and how many were put in.
pub fn apply(source: Source, config: &Config) -> (Source, Checked, usize) {
    let mut source = source;
    let mut checked = source.check(config);
    let mut fixed = 0;
    for _ in 0..MOST_ROUNDS {
        let (text, count) = fixed_text(&source.text, &checked);
        if count == 0 {
            break;
        }
        // A text that cannot be read any more is not taken.
        let Ok(next) = Source::read(text.as_bytes()) else {
            break;
        };
        source = next;
        checked = source.check(config);
        fixed += count;
    }
    (source, checked, fixed)
}

/// The text with the first automatic fix of each finding, but for those that overlap one before.
fn fixed_text(text: &str, checked: &Checked) -> (String, usize) {
    let fixes = checked.found.iter().filter_map(|found| {
        let fix = found.fixes.iter().find(|fix| fix.is_automatic)?;
        Some((fix.range.clone(), fix.with.as_deref()?))
    });
    let mut fixes: Vec<_> = fixes.collect();
    fixes.sort_by_key(|(range, _)| (range.start, range.end));
    let mut out = String::with_capacity(text.len());
    let (mut at, mut count) = (0, 0);
    for (range, with) in fixes {
        let (Some(before), Some(old)) = (text.get(at..range.start), text.get(range.clone())) else {
            continue;
        };
        if old == with {
            continue;
        }
        out.push_str(before);
        out.push_str(with);
        at = range.end;
        count += 1;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    (out, count)
}
