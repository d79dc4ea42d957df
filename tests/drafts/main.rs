//! Drafts against every fault of a browser's storage, and two tabs against each other.

mod around;
mod damage;
mod model;
mod moves;
mod saving;
#[path = "../common/stores.rs"]
mod stores;
mod tabs;

use stores::FaultyStore;
use unblame::{
    document::{Id, Item, Postmortem},
    drafts::{Baseline, DraftId, TabId, Vault},
};

const ID: DraftId = DraftId::from_bits(0xd1);
const COPY: DraftId = DraftId::from_bits(0xd2);
const ONE: TabId = TabId::from_bits(1);
const TWO: TabId = TabId::from_bits(2);

type Tab<'a> = Vault<&'a FaultyStore>;

fn doc(title: &str) -> Postmortem {
    Postmortem {
        title: title.to_owned(),
        services: vec![Item {
            id: Id::from_bits(7),
            text: "cart".to_owned(),
        }],
        ..Postmortem::default()
    }
}

fn tab_with<'a>(store: &'a FaultyStore, title: &str) -> (Tab<'a>, Baseline) {
    let tab = Vault::new(store, ONE);
    let baseline = tab.create(ID, &doc(title), 10).expect("created");
    (tab, baseline)
}

/// For documents that need no new ids.
fn no_ids() -> Id {
    panic!("every row has an id")
}

fn title(tab: &Tab<'_>) -> String {
    let opened = tab.open(ID, &mut no_ids).expect("it opens");
    opened.postmortem.title
}
