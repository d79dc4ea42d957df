//! What both stores hold, looked at from outside.

use unblame::drafts::{Homes, Standing, keys, reconcile, shelf::Table};

use crate::world::{DRAFT, World};

pub const LOCAL: Homes = Homes {
    local: true,
    shelf: false,
};

pub const LOCAL_IS_DENIED: Homes = Homes {
    local: false,
    shelf: true,
};

pub fn saved(world: &World) -> bool {
    matches!(world.standing(0), Some(Standing::Saved { .. }))
}

pub fn local(world: &World) -> Option<String> {
    world.store.all().remove(&keys::draft(DRAFT))
}

pub fn keys_of(world: &World, table: Table) -> Vec<String> {
    let keys = world.shelf.values.keys().filter(|(one, _)| *one == table);
    keys.map(|(_, key)| key.clone()).collect()
}

pub fn values_of(world: &World, table: Table) -> Vec<(String, String)> {
    let values = world
        .shelf
        .values
        .iter()
        .filter(|((one, _), _)| *one == table);
    values
        .map(|((_, key), value)| (key.clone(), value.clone()))
        .collect()
}

/// The titles of what both stores list.
pub fn listed(world: &World) -> Vec<String> {
    let vault = &world.tabs[0].vault;
    let (journal, trash) = (
        values_of(world, Table::Journal),
        values_of(world, Table::Trash),
    );
    let more = reconcile(vault, &journal, &trash, world.now).only_on_shelf;
    let listed = vault.list().map(|listed| listed.drafts).unwrap_or_default();
    listed
        .into_iter()
        .chain(more)
        .map(|draft| draft.title)
        .collect()
}
