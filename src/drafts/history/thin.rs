use super::{super::Millis, Reason, SnapshotKey};

const HOUR: Millis = 3_600_000;
const DAY: Millis = 24 * HOUR;

/// The least room that the history of a draft gets, in bytes.
pub const BUDGET_BYTES: u64 = 8_000_000;

/// Which snapshots of one draft are to be removed.
///
/// All of the last hour stay, one of each hour of the last day, one of each day of the last 30,
/// and one of each week before; of several in a stretch the newest. Those that were made for a
/// reason, and not because time had passed, all stay for 30 days. What then does not fit the
/// budget (bytes) goes, the newest having the first claim. The newest stays in any case; what
/// lies in the future, because a clock was put right, counts as new.
pub fn thin(keys: &[SnapshotKey], now: Millis, budget: u64) -> Vec<SnapshotKey> {
    let mut newest_first = keys.to_vec();
    newest_first.sort_by_key(|key| std::cmp::Reverse(key.at));
    let mut removed = Vec::new();
    let mut last_stretch = None;
    let mut bytes = 0_u64;
    for (index, key) in newest_first.into_iter().enumerate() {
        let stretch = stretch(&key, now);
        let is_double = stretch.is_some() && stretch == last_stretch;
        let is_over = bytes.saturating_add(key.bytes) > budget;
        if index > 0 && (is_double || is_over) {
            removed.push(key);
            continue;
        }
        last_stretch = stretch.or(last_stretch);
        bytes = bytes.saturating_add(key.bytes);
    }
    removed
}

/// The stretch of time of which one snapshot stays: its length and its number. `None` where all
/// stay.
fn stretch(key: &SnapshotKey, now: Millis) -> Option<(Millis, Millis)> {
    let is_by_time = matches!(key.reason, Reason::Typed | Reason::Opened);
    let length = match now.saturating_sub(key.at) {
        0..HOUR => return None,
        age if age < 30 * DAY && !is_by_time => return None,
        HOUR..DAY => HOUR,
        age if age < 30 * DAY => DAY,
        _ => 7 * DAY,
    };
    Some((length, key.at / length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drafts::{DraftId, history::Reason};

    const NOW: Millis = 1_700_000_000_000;

    fn key(age: Millis, bytes: u64) -> SnapshotKey {
        SnapshotKey {
            draft: DraftId::from_bits(1),
            at: NOW - age,
            reason: Reason::Typed,
            bytes,
        }
    }

    /// How many of one snapshot every five minutes over so many days stay.
    fn kept(days: u64) -> usize {
        let all: Vec<SnapshotKey> = (0..days * 288).map(|n| key(n * 300_000, 1)).collect();
        all.len() - thin(&all, NOW, u64::MAX).len()
    }

    #[test]
    fn a_day_leaves_an_hour_whole_and_one_each_hour() {
        // 12 of the last hour, and 23 or 24 hours touched by the rest.
        assert!((35..=36).contains(&kept(1)), "{}", kept(1));
    }

    #[test]
    fn a_year_leaves_days_and_weeks() {
        let expected = 12 + 24 + 29 + 48;
        assert!(kept(365).abs_diff(expected) <= 4, "{}", kept(365));
    }

    #[test]
    fn what_was_kept_for_a_reason_stays_for_30_days() {
        let rival = |age| SnapshotKey {
            reason: Reason::Rival,
            ..key(age, 1)
        };
        let day = [
            key(0, 1),
            key(29 * DAY, 1),
            rival(29 * DAY),
            rival(29 * DAY + 1),
        ];
        assert_eq!(thin(&day, NOW, u64::MAX), []);
        let year = [key(0, 1), rival(365 * DAY), rival(365 * DAY + 1)];
        assert_eq!(thin(&year, NOW, u64::MAX), [year[2]]);
    }

    #[test]
    fn thinning_twice_removes_nothing_more() {
        let mut keys: Vec<SnapshotKey> = (0..3_000).map(|n| key(n * 1_234_567, 1)).collect();
        let removed = thin(&keys, NOW, u64::MAX);
        keys.retain(|key| !removed.contains(key));
        assert_eq!(thin(&keys, NOW, u64::MAX), []);
    }

    #[test]
    fn the_oldest_go_where_the_budget_ends_but_never_the_newest() {
        let keys = [key(0, 900), key(1_000, 60), key(2_000, 60)];
        assert_eq!(thin(&keys, NOW, 1_000), [keys[2]]);
        assert_eq!(thin(&keys[..1], NOW, 1), []);
        let future = SnapshotKey {
            at: NOW + DAY,
            ..keys[0]
        };
        assert_eq!(thin(&[future, keys[1]], NOW, 1_000), []);
    }
}
