use super::super::{Millis, quota::ago};

/// So long after the last backup, or after the first draft where there was none, the writer is
/// reminded, in milliseconds: Safari deletes what a site keeps after seven days without a visit.
pub const REMINDS_AFTER_MS: Millis = 7 * 86_400_000;

/// What is said about the last backup wherever backups are made.
pub fn last_backup(backup_at: Option<Millis>, now: Millis) -> String {
    match backup_at {
        Some(at) => format!("Last backup {}.", ago(at, now)),
        None => "No backup was made yet.".to_owned(),
    }
}

/// What to remind the writer of, if reminders are on and there is something that the last backup
/// does not have.
///
/// `began_at` is when the oldest draft was created and `changed_at` when any was last saved;
/// `put_off_at` is when the writer last said "later", which holds for a day.
pub fn reminder(
    is_on: bool,
    backup_at: Option<Millis>,
    began_at: Option<Millis>,
    changed_at: Option<Millis>,
    put_off_at: Option<Millis>,
    now: Millis,
) -> Option<String> {
    const DAY: Millis = 86_400_000;
    let is_put_off = put_off_at.is_some_and(|at| now.abs_diff(at) < DAY);
    let is_behind = changed_at? > backup_at.unwrap_or(0);
    let since = backup_at.or(began_at)?;
    let is_due = now.saturating_sub(since) >= REMINDS_AFTER_MS;
    if !is_on || is_put_off || !is_behind || !is_due {
        return None;
    }
    Some(format!(
        "{} Everything is in this browser alone: make a backup file to have it elsewhere too.",
        last_backup(backup_at, now)
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Millis = 86_400_000;
    const NOW: Millis = 1_000 * DAY;

    #[test]
    fn it_comes_after_a_week_with_something_new_and_can_be_turned_off() {
        let changed = Some(NOW - DAY);
        let ask = |is_on, backup: Option<Millis>, put_off| {
            reminder(is_on, backup, Some(NOW - 20 * DAY), changed, put_off, NOW)
        };
        let said = ask(true, Some(NOW - 8 * DAY), None).expect("it is due");
        assert!(said.starts_with("Last backup 8 days ago."), "{said}");
        let said = ask(true, None, None).expect("it is due");
        assert!(said.starts_with("No backup was made yet."), "{said}");
        assert_eq!(ask(false, None, None), None);
        assert_eq!(ask(true, Some(NOW - 6 * DAY), None), None);
        assert_eq!(ask(true, None, Some(NOW - DAY / 2)), None);
        assert!(ask(true, None, Some(NOW - DAY)).is_some());
        // Nothing has changed since the backup, and nothing was ever written.
        let old = Some(NOW - 9 * DAY);
        assert_eq!(
            reminder(true, Some(NOW - 8 * DAY), old, old, None, NOW),
            None
        );
        assert_eq!(reminder(true, None, None, None, None, NOW), None);
    }
}
