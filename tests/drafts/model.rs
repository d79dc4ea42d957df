//! Two tabs, one draft, and a store that fails: whatever they do in whatever order, no word
//! that was acknowledged is lost.
//!
//! Every word typed is a new one, and a tab only ever adds words to what it has read. So a word
//! that was acknowledged and is not in the store any more was overwritten by a tab that had not
//! read it, or broken by a fault.

use std::rc::Rc;

use crate::stores::{FaultyStore, Write};
use proptest::prelude::*;
use unblame::{
    document::{Id, Postmortem},
    drafts::{
        Baseline, DraftId, Envelope, Hold, Millis, OpenError, Saved, Store, TabId, Theirs, Vault,
        keys,
    },
};

const DRAFT: DraftId = DraftId::from_bits(1);

#[derive(Debug, Clone, Copy)]
enum Step {
    Open,
    Type,
    Save,
    Claim,
    TakeOver,
    /// The tab is killed and opened anew: it knows nothing.
    Crash,
    Trash,
    Restore,
    /// Conflict "gone": the tab puts its text back under the same id.
    PutBack,
    Wait(Millis),
    /// The next write meets a fault.
    Fault(Write),
    /// A read soon fails.
    Blind(u32),
    /// The storage is taken away, or given back.
    Denied(bool),
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
        6 => Just(Step::Type),
        8 => Just(Step::Save),
        2 => Just(Step::Claim),
        1 => Just(Step::TakeOver),
        1 => Just(Step::Crash),
        1 => Just(Step::Trash),
        1 => Just(Step::Restore),
        1 => Just(Step::PutBack),
        2 => (0..8_000_u64).prop_map(Step::Wait),
        2 => prop::sample::select(writes.to_vec()).prop_map(Step::Fault),
        1 => (0..6_u32).prop_map(Step::Blind),
        1 => any::<bool>().prop_map(Step::Denied),
    ]
}

/// One tab: what is on its screen, and what it knows of the store.
struct Tab {
    vault: Vault<Rc<FaultyStore>>,
    screen: Postmortem,
    baseline: Option<Baseline>,
}

struct World {
    store: Rc<FaultyStore>,
    tabs: Vec<Tab>,
    now: Millis,
    words: usize,
    ids: u64,
    acknowledged: Vec<String>,
}

impl World {
    fn new() -> Self {
        let store = Rc::new(FaultyStore::default());
        let tabs = (1..=2_u64).map(|tab| Tab {
            vault: Vault::new(store.clone(), TabId::from_bits(tab)),
            screen: Postmortem::default(),
            baseline: None,
        });
        let mut world = Self {
            tabs: tabs.collect(),
            store,
            now: 1_000_000,
            words: 0,
            ids: 100,
            acknowledged: Vec::new(),
        };
        let created = world.tabs[0]
            .vault
            .create(DRAFT, &Postmortem::default(), world.now);
        world.tabs[0].baseline = Some(created.expect("the store works"));
        world
    }

    fn take(&mut self, index: usize, step: Step) {
        // No two steps of people fall into one millisecond.
        self.now += 1;
        let now = self.now;
        let tab = &mut self.tabs[index];
        match step {
            Step::Open => match tab.vault.open(DRAFT, &mut || Id::from_bits(9)) {
                Ok(opened) => {
                    tab.screen = opened.postmortem;
                    tab.baseline = Some(opened.baseline);
                }
                Err(OpenError::Unreadable { why, .. }) => panic!("a fault broke the draft: {why}"),
                Err(OpenError::Missing | OpenError::Store(_)) => {}
            },
            Step::Type => {
                self.words += 1;
                tab.screen.summary.push_str(&format!(" w{}.", self.words));
            }
            Step::Save => self.save(index),
            Step::Claim => {
                let _ = tab.vault.claim(DRAFT, now);
            }
            Step::TakeOver => {
                let _ = tab.vault.take_over(DRAFT, now);
            }
            Step::Crash => {
                tab.screen = Postmortem::default();
                tab.baseline = None;
            }
            Step::Trash => {
                let _ = tab.vault.trash(DRAFT, now);
            }
            Step::Restore => {
                self.ids += 1;
                let _ = tab.vault.restore(DRAFT, DraftId::from_bits(self.ids));
            }
            Step::PutBack => {
                if tab.baseline.is_some()
                    && let Ok(baseline) = tab.vault.create(DRAFT, &tab.screen, now)
                {
                    tab.baseline = Some(baseline);
                    let screen = tab.screen.summary.clone();
                    self.acknowledge(&screen);
                }
            }
            Step::Wait(millis) => self.now += millis,
            Step::Fault(write) => {
                self.store.writes.borrow_mut().clear();
                self.store.next_write(write);
            }
            Step::Blind(reads) => self.store.reads_until_failure.set(Some(reads)),
            Step::Denied(denied) => self.store.denied.set(denied),
        }
    }

    fn save(&mut self, index: usize) {
        let tab = &mut self.tabs[index];
        let Some(baseline) = tab.baseline.as_mut() else {
            return;
        };
        let before = baseline.revision();
        match tab.vault.save(baseline, &tab.screen, self.now) {
            Saved::Saved { revision } => {
                assert!(revision > before);
                let key = keys::draft(DRAFT);
                let stored = stored(&self.store, &key);
                let stored = stored.first().expect("what was saved is there");
                let envelope = Envelope::decode(stored).expect("it can be read");
                assert_eq!(envelope.meta.revision, revision);
                let screen = tab.screen.summary.clone();
                self.acknowledge(&screen);
            }
            Saved::Conflict(Theirs::Unreadable(why)) => panic!("a fault broke the draft: {why}"),
            Saved::ReadOnly { .. } | Saved::Conflict(_) | Saved::Failed(_) => {}
        }
    }

    fn acknowledge(&mut self, text: &str) {
        let words = text.split_whitespace().map(str::to_owned);
        let new: Vec<String> = words
            .filter(|word| !self.acknowledged.contains(word))
            .collect();
        self.acknowledged.extend(new);
    }

    /// Everything acknowledged stands in a draft or in the trash, and all of those can be read.
    fn check(&self) {
        let documents: Vec<String> = [keys::DRAFTS, keys::TRASH]
            .iter()
            .flat_map(|prefix| stored(&self.store, prefix))
            .map(|raw| Envelope::decode(&raw).expect("it can be read").document)
            .collect();
        for word in &self.acknowledged {
            assert!(
                documents
                    .iter()
                    .any(|document| document.contains(word.as_str())),
                "{word} was acknowledged and is lost"
            );
        }
    }
}

/// The values under a prefix, seen as if the store had no faults.
fn stored(store: &FaultyStore, prefix: &str) -> Vec<String> {
    let denied = store.denied.replace(false);
    let reads = store.reads_until_failure.take();
    let keys = store.keys(prefix).expect("the store works");
    let values = keys.iter().filter_map(|key| store.get(key).ok().flatten());
    let values = values.collect();
    store.reads_until_failure.set(reads);
    store.denied.set(denied);
    values
}

proptest! {
    #[test]
    fn no_acknowledged_word_is_lost(steps in prop::collection::vec((0..2_usize, step()), 1..80)) {
        let mut world = World::new();
        for (tab, step) in steps {
            world.take(tab, step);
            world.check();
        }
    }

    /// With a store that works, one of two tabs at most may write at any time.
    #[test]
    fn two_tabs_never_hold_the_lease_together(
        steps in prop::collection::vec((0..2_usize, 0..4_u8, 0..3_000_u64), 1..60),
    ) {
        let world = World::new();
        let mut now = 0;
        for (tab, kind, wait) in steps {
            now += wait;
            let vault = &world.tabs[tab].vault;
            let _ = match kind {
                0 => vault.claim(DRAFT, now),
                1 => vault.take_over(DRAFT, now),
                2 => vault.release(DRAFT, now).map(|()| Hold::Free),
                _ => vault.hold(DRAFT, now),
            };
            let holders = world.tabs.iter().filter(|tab| {
                tab.vault.hold(DRAFT, now) == Ok(Hold::Mine)
            });
            prop_assert!(holders.count() <= 1);
        }
    }
}
