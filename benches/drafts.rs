//! How long the vault takes over a hundred drafts of 20 kB: `cargo bench --bench drafts`.

use divan::Bencher;
use unblame::{
    document::{Id, Postmortem},
    drafts::{DraftId, MemoryStore, TabId, Vault},
    json::to_json_compact,
    template::worked_example,
};

fn main() {
    divan::main();
}

fn ids() -> impl FnMut() -> Id {
    let mut last = 0;
    move || {
        last += 1;
        Id::from_bits(last)
    }
}

/// The worked example with so much more in its notes that its JSON has 20 kB.
fn document() -> Postmortem {
    let mut doc = worked_example(&mut ids());
    while to_json_compact(&doc).len() < 20_000 {
        doc.unsorted_notes
            .push_str("Pasted from the chat: the pool of `auth` is at its limit again.\n");
    }
    doc
}

fn vault() -> Vault<MemoryStore> {
    let vault = Vault::new(MemoryStore::default(), TabId::from_bits(1));
    let doc = document();
    for id in 0..100 {
        vault
            .create(DraftId::from_bits(id), &doc, id)
            .expect("memory takes it");
    }
    vault
}

#[divan::bench]
fn list(bencher: Bencher) {
    let vault = vault();
    bencher.bench_local(|| vault.list());
}

#[divan::bench]
fn search(bencher: Bencher) {
    let vault = vault();
    bencher.bench_local(|| vault.search("connection pool absent"));
}

#[divan::bench]
fn open(bencher: Bencher) {
    let vault = vault();
    bencher.bench_local(|| vault.open(DraftId::from_bits(1), &mut ids()));
}

#[divan::bench]
fn save(bencher: Bencher) {
    let vault = vault();
    let doc = document();
    let opened = vault.open(DraftId::from_bits(1), &mut ids());
    let mut baseline = opened.expect("it can be opened").baseline;
    bencher.bench_local(|| vault.save(&mut baseline, &doc, 1));
}
