//! The open draft in two stores, against every fault of both, and against the end of tab and
//! browser at any moment.

mod backups;
mod damage;
mod keeping;
#[path = "../common/lossy.rs"]
mod lossy;
mod moves;
mod seen;
mod shelf;
#[path = "../common/stores.rs"]
mod stores;
mod world;

use proptest::prelude::*;
use shelf::{FATES, Fate};
use stores::Write;
use unblame::drafts::{Homes, Standing};
use world::World;

const BOTH: Homes = Homes {
    local: true,
    shelf: true,
};

#[derive(Debug, Clone, Copy)]
enum Step {
    Type,
    Wait(u64),
    Save,
    Open,
    /// The draft is opened before the shelf has answered.
    OpenEarly,
    TakeOver,
    Trash,
    Untrash,
    /// The tab ends; what it had sent arrives or does not.
    Crash(bool),
    /// The browser is killed; what was sent arrives or does not.
    Kill(bool),
    /// The browser writes local storage to its disk.
    Flush,
    Clear,
    Local(Write),
    LocalBlind(u32),
    LocalStale(u32),
    LocalDenied(bool),
    LocalFailsEvery(Option<u32>),
    LocalRoom(Option<usize>),
    Shelf(Fate),
    ShelfStale,
    ShelfDenied(bool),
    ShelfFailsEvery(Option<u32>),
    Latency(u64),
}

/// Steps in a browser that gives both stores, or local storage alone: then a kill of the browser
/// may cost what local storage has not flushed, and nobody can promise otherwise.
fn step(has_shelf: bool) -> BoxedStrategy<Step> {
    let writes = [
        Write::Kept,
        Write::Full,
        Write::Torn,
        Write::Cut,
        Write::Ignored,
        Write::Unacknowledged,
    ];
    let every = || prop::option::of(2..6_u32);
    let local = prop_oneof![
        8 => Just(Step::Type),
        5 => (0..1_500_u64).prop_map(Step::Wait),
        2 => (0..20_000_u64).prop_map(Step::Wait),
        2 => Just(Step::Save),
        2 => Just(Step::Open),
        1 => Just(Step::TakeOver),
        2 => any::<bool>().prop_map(Step::Crash),
        2 => Just(Step::Flush),
        2 => prop::sample::select(writes.to_vec()).prop_map(Step::Local),
        1 => (0..8_u32).prop_map(Step::LocalBlind),
        1 => (0..8_u32).prop_map(Step::LocalStale),
        1 => any::<bool>().prop_map(Step::LocalDenied),
        1 => every().prop_map(Step::LocalFailsEvery),
        1 => prop::option::of(600..3_000_usize).prop_map(Step::LocalRoom),
    ];
    if !has_shelf {
        return local.boxed();
    }
    prop_oneof![
        30 => local,
        1 => Just(Step::OpenEarly),
        2 => any::<bool>().prop_map(Step::Kill),
        1 => Just(Step::Clear),
        1 => Just(Step::Trash),
        1 => Just(Step::Untrash),
        4 => prop::sample::select(FATES.to_vec()).prop_map(Step::Shelf),
        1 => Just(Step::ShelfStale),
        1 => any::<bool>().prop_map(Step::ShelfDenied),
        1 => every().prop_map(Step::ShelfFailsEvery),
        1 => (0..3_000_u64).prop_map(Step::Latency),
    ]
    .boxed()
}

fn take(world: &mut World, tab: usize, step: Step) {
    match step {
        Step::Type => world.type_word(tab),
        Step::Wait(millis) => world.wait(millis),
        Step::Save => world.save(tab),
        Step::Open => world.open(tab),
        Step::OpenEarly => world.open_early(tab),
        Step::TakeOver => world.take_over(tab),
        Step::Trash => world.trash(),
        Step::Untrash => world.untrash(),
        Step::Crash(arrives) => world.crash(tab, arrives),
        Step::Kill(arrives) => world.kill(arrives),
        Step::Flush => world.store.flush(),
        Step::Clear => world.clear(),
        // One fault of local storage at a time: one that breaks a value and then hides it, or
        // refuses to have it put back, breaks what every store promises.
        Step::Local(write) => {
            world.store.heal();
            world.store.faulty.next_write(write);
        }
        Step::LocalBlind(reads) => {
            world.store.heal();
            world.store.faulty.reads_until_failure.set(Some(reads));
        }
        Step::LocalStale(reads) => {
            world.store.heal();
            let seen_through = world.has_shelf() || world.writers() < 2;
            let reads = Some(reads).filter(|_| seen_through);
            world.store.reads_until_stale.set(reads);
        }
        Step::LocalFailsEvery(every) => {
            world.store.heal();
            world.store.fails_every.set(every);
        }
        Step::LocalDenied(denied) => world.store.faulty.denied.set(denied),
        Step::LocalRoom(room) => world.store.room.set(room),
        Step::Shelf(fate) => world.shelf.fates.push_back(fate),
        Step::ShelfStale => world.shelf.is_stale = true,
        Step::ShelfDenied(denied) => world.shelf.denied = denied,
        Step::ShelfFailsEvery(every) => world.shelf.fails_every = every,
        Step::Latency(millis) => world.latency = millis,
    }
    // No two steps of people fall into one millisecond.
    world.wait(1);
    world.check();
}

/// Once nothing fails any more, everything is saved, or the writer is asked.
fn settle(world: &mut World) {
    world.heal();
    world.wait(30_000);
    for tab in 0..world.tabs.len() {
        let standing = world.standing(tab);
        let is_told = matches!(
            standing,
            None | Some(Standing::Saved { .. } | Standing::Stopped(_) | Standing::Elsewhere)
        );
        assert!(is_told, "it stays at {standing:?}");
    }
    world.check();
}

/// What random steps have found, in the order in which they found it.
#[test]
fn what_was_lost_once_is_not_lost_again() {
    use Step::{
        Clear, Flush, Kill, Latency, LocalStale, Open, OpenEarly, Save, Shelf, ShelfStale,
        TakeOver, Trash, Type, Untrash, Wait,
    };
    let found: [&[(usize, Step)]; 10] = [
        // A kill brought a deleted draft back, which took the place of its later state.
        &[
            (1, TakeOver),
            (1, Type),
            (0, Wait(418)),
            (0, Trash),
            (0, Kill(false)),
            (0, Trash),
        ],
        &[
            (0, Type),
            (0, Wait(418)),
            (0, Open),
            (0, Trash),
            (0, Kill(false)),
            (1, TakeOver),
            (1, Save),
            (0, Trash),
        ],
        // The answer to a write of before was taken for that to a later one.
        &[
            (0, Latency(404)),
            (0, Save),
            (0, Clear),
            (0, Open),
            (0, Type),
            (0, Wait(900)),
        ],
        // A revision counted as acknowledged though the shelf had another text of its number.
        &[
            (0, Save),
            (0, Clear),
            (0, Open),
            (0, Type),
            (0, Wait(398)),
            (0, Open),
        ],
        // A save upon an old state stood above what the shelf had acknowledged meanwhile.
        &[
            (0, Type),
            (0, Type),
            (0, Type),
            (0, Flush),
            (0, Type),
            (0, Wait(4_492)),
            (0, ShelfStale),
            (0, Kill(false)),
            (1, Open),
            (1, Save),
            (1, Save),
        ],
        // A state that the shelf had not given was taken for one that the newer text had followed:
        // in the moment before the text's first write, and when the draft was thrown away.
        &[
            (0, Type),
            (0, Type),
            (0, Wait(4_495)),
            (0, Kill(false)),
            (1, OpenEarly),
            (1, Type),
        ],
        &[
            (0, Type),
            (0, Wait(3_342)),
            (0, Type),
            (0, Wait(1_152)),
            (0, Kill(false)),
            (0, ShelfStale),
            (0, Open),
            (0, Type),
        ],
        &[
            (0, Type),
            (0, Wait(4_496)),
            (0, Kill(false)),
            (0, ShelfStale),
            (0, Open),
            (0, Save),
            (0, Save),
            (0, Trash),
        ],
        // A draft was opened while a write that would be cut short was on its way to the shelf.
        &[
            (0, Type),
            (0, Shelf(Fate::Unacknowledged)),
            (0, Shelf(Fate::Unacknowledged)),
            (0, Type),
            (0, LocalStale(3)),
            (0, Shelf(Fate::Refused)),
            (0, Shelf(Fate::Cut)),
            (0, Wait(15_469)),
            (0, Open),
            (0, Untrash),
            (0, Open),
        ],
        // Two tabs without a lease made the same revision, one in each store: the later text of the
        // one was taken to follow that of the other.
        &[
            (0, Step::LocalDenied(true)),
            (0, Wait(161)),
            (0, Shelf(Fate::Silent)),
            (0, Type),
            (0, Wait(1_117)),
            (1, Open),
            (0, Wait(9_298)),
            (1, Type),
            (0, Step::LocalDenied(false)),
            (0, Type),
            (0, Wait(397)),
            (0, ShelfStale),
            (0, Open),
        ],
    ];
    for steps in found {
        let mut world = World::new(BOTH);
        for &(tab, step) in steps {
            take(&mut world, tab, step);
        }
        settle(&mut world);
    }
}

proptest! {
    #[test]
    fn what_is_called_saved_is_and_stays(steps in prop::collection::vec((0..2_usize, step(true)), 1..60)) {
        let mut world = World::new(BOTH);
        for (tab, step) in steps {
            take(&mut world, tab, step);
        }
        settle(&mut world);
    }

    #[test]
    fn without_a_database_what_is_called_saved_is_in_local_storage(
        steps in prop::collection::vec((0..2_usize, step(false)), 1..60),
    ) {
        let mut world = World::new(Homes { local: true, shelf: false });
        for (tab, step) in steps {
            take(&mut world, tab, step);
        }
        settle(&mut world);
    }

    /// Where the stores work, a kill at any moment costs at most the words of the last second.
    #[test]
    fn a_kill_costs_at_most_one_second(
        steps in prop::collection::vec((0..1_200_u64, any::<bool>()), 1..60),
        latency in 0..250_u64,
        arrives: bool,
    ) {
        let mut world = World::new(BOTH);
        world.latency = latency;
        for (pause, flushes) in steps {
            world.wait(pause);
            world.type_word(0);
            if flushes {
                world.store.flush();
            }
        }
        let typed = std::mem::take(&mut world.tabs[0].typed);
        let at = world.now;
        world.kill(arrives);
        world.open(0);
        let found = &world.tabs[0].doc.summary;
        for (when, word) in typed {
            let is_there = found.split_whitespace().any(|other| other == word);
            prop_assert!(is_there || at - when <= 1_000, "{word} of {} ms ago", at - when);
        }
    }
}
