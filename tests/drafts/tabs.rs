//! Two tabs against each other.

use proptest::prelude::*;
use unblame::drafts::{Baseline, Hold, STALE_MS, Saved, Store, Theirs, Vault, keys};

use crate::{
    ID, ONE, TWO, doc, no_ids,
    stores::{FaultyStore, Write},
    tab_with, title,
};

#[test]
fn who_does_not_hold_the_lease_may_only_read() {
    let store = FaultyStore::default();
    let (one, mut mine) = tab_with(&store, "first");
    let two = Vault::new(&store, TWO);
    assert_eq!(two.claim(ID, 100), Ok(Hold::Mine));
    let writer = TWO;
    assert_eq!(one.claim(ID, 101), Ok(Hold::ReadOnly { writer }));
    let saved = one.save(&mut mine, &doc("second"), 102);
    assert_eq!(saved, Saved::ReadOnly { writer });
    assert_eq!(title(&one), "first");
    assert_eq!(one.release(ID, 103), Ok(()));
    assert_eq!(two.hold(ID, 103), Ok(Hold::Mine));

    let just_fresh = 100 + STALE_MS - 1;
    assert_eq!(one.hold(ID, just_fresh), Ok(Hold::ReadOnly { writer }));
    assert_eq!(one.hold(ID, just_fresh + 1), Ok(Hold::Free));
    assert_eq!(one.take_over(ID, 104), Ok(Hold::Mine));
    assert_eq!(two.claim(ID, 105), Ok(Hold::ReadOnly { writer: ONE }));
    assert_eq!(one.release(ID, 106), Ok(()));
    assert_eq!(two.hold(ID, 106), Ok(Hold::Free));
}

#[test]
fn a_lease_that_cannot_be_read_or_is_of_the_future_holds_nobody_off() {
    let store = FaultyStore::default();
    let one = Vault::new(&store, ONE);
    store.set(&keys::open(ID), "mine!").expect("kept");
    assert_eq!(one.hold(ID, 0), Ok(Hold::Free));
    let two = Vault::new(&store, TWO);
    two.take_over(ID, 1_000_000).expect("taken");
    assert_eq!(one.claim(ID, 10), Ok(Hold::Mine));
}

#[test]
fn a_save_over_what_another_tab_saved_is_a_conflict() {
    let store = FaultyStore::default();
    let (one, mut mine) = tab_with(&store, "first");
    let two = Vault::new(&store, TWO);
    let mut theirs = two.open(ID, &mut no_ids).expect("opened").baseline;
    let saved = two.save(&mut theirs, &doc("theirs"), 20);
    assert_eq!(saved, Saved::Saved { revision: 2 });
    let revision = Theirs::Revision {
        revision: 2,
        writer: TWO,
    };
    for _ in 0..2 {
        let saved = one.save(&mut mine, &doc("mine"), 30);
        assert_eq!(saved, Saved::Conflict(revision.clone()));
    }
    assert_eq!(title(&one), "theirs");

    let mut read = one.open(ID, &mut no_ids).expect("opened").baseline;
    let saved = one.save(&mut read, &doc("mine"), 40);
    assert_eq!(saved, Saved::Saved { revision: 3 });
}

/// What one of two tabs does next.
#[derive(Debug, Clone, Copy)]
enum Step {
    Open,
    Save,
    Claim,
    TakeOver,
    Release,
    /// Time passes, in ms.
    Wait(u64),
    /// The next write meets a fault.
    Fault(Write),
    /// A read soon fails.
    Blind(u32),
}

fn step() -> impl Strategy<Value = Step> {
    let writes = [
        Write::Full,
        Write::Torn,
        Write::Cut,
        Write::Ignored,
        Write::Unacknowledged,
    ];
    prop_oneof![
        3 => Just(Step::Open),
        6 => Just(Step::Save),
        2 => Just(Step::Claim),
        1 => Just(Step::TakeOver),
        1 => Just(Step::Release),
        1 => (0..2 * STALE_MS).prop_map(Step::Wait),
        1 => prop::sample::select(writes.to_vec()).prop_map(Step::Fault),
        1 => (0..4_u32).prop_map(Step::Blind),
    ]
}

proptest! {
    #[test]
    fn of_two_tabs_none_overwrites_what_it_has_not_read(
        steps in prop::collection::vec((any::<bool>(), step()), 1..40)
    ) {
        let store = FaultyStore::default();
        let tabs = [Vault::new(&store, ONE), Vault::new(&store, TWO)];
        let first = tabs[0].create(ID, &doc("0"), 0).expect("created");
        // For each tab its baseline, and the texts it knows: read, written, or tried to write.
        let mut baselines: [Option<Baseline>; 2] = [Some(first), None];
        let mut known = [vec!["0".to_owned()], Vec::new()];
        let mut now = 1;
        for (count, (second, step)) in steps.into_iter().enumerate() {
            let at = usize::from(second);
            let tab = &tabs[at];
            now += 1;
            match step {
                Step::Open => {
                    if let Ok(opened) = tab.open(ID, &mut no_ids) {
                        known[at].push(opened.postmortem.title);
                        baselines[at] = Some(opened.baseline);
                    }
                }
                Step::Save => {
                    let Some(baseline) = &mut baselines[at] else { continue };
                    let faulty = !store.writes.borrow().is_empty()
                        || store.reads_until_failure.get().is_some();
                    let before = hidden(&store, || title(tab));
                    let other_holds = hidden(&store, || tab.hold(ID, now));
                    let text = format!("{}", count + 1);
                    let saved = tab.save(baseline, &doc(&text), now);
                    known[at].push(text.clone());
                    let after = hidden(&store, || title(tab));
                    match saved {
                        Saved::Saved { revision } => {
                            prop_assert!(known[at].contains(&before), "{before} was unread");
                            prop_assert_eq!(&after, &text);
                            prop_assert_eq!(revision, baseline.revision());
                            let held_by_other = matches!(other_holds, Ok(Hold::ReadOnly { .. }));
                            prop_assert!(!held_by_other);
                        }
                        Saved::Failed(_) => {
                            prop_assert!(faulty, "failed without a fault");
                            prop_assert!(after == before || after == text);
                        }
                        Saved::ReadOnly { .. } | Saved::Conflict(_) => {
                            prop_assert_eq!(after, before);
                        }
                    }
                }
                Step::Claim => drop(tab.claim(ID, now)),
                Step::TakeOver => drop(tab.take_over(ID, now)),
                Step::Release => drop(tab.release(ID, now)),
                Step::Wait(ms) => now += ms,
                // One at a time: a store that breaks a value and then refuses to have it put
                // back breaks what every store promises, and nobody could save that value.
                Step::Fault(write) => {
                    store.writes.borrow_mut().clear();
                    store.next_write(write);
                }
                Step::Blind(reads) => store.reads_until_failure.set(Some(reads)),
            }
        }
    }
}

/// Looks into the store as if there were no faults, and leaves them as they were.
fn hidden<T>(store: &FaultyStore, look: impl FnOnce() -> T) -> T {
    let reads = store.reads_until_failure.take();
    let seen = look();
    store.reads_until_failure.set(reads);
    seen
}
