use super::{
    super::{
        DraftId, Envelope, Meta, Millis, TabId,
        history::{Reason, Snapshot},
    },
    Backup, Ledger,
};
use crate::{document::Id, json::from_json, json::to_json_compact};

/// What becomes of one draft of a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It was not here.
    Added,
    /// It is here as it is in the backup.
    Same,
    /// The draft here has grown from it: nothing is done.
    Older,
    /// It has grown from the draft here, which was not changed since: it takes its place, and the
    /// state before goes into the history.
    Newer,
    /// Both were changed: the one of the backup stands beside it as a draft of its own.
    Copied,
}

impl Verdict {
    /// What the report says of it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Added => "Added",
            Self::Same => "The same as here",
            Self::Older => "Older than here, left out",
            Self::Newer => "Newer than here, taken over",
            Self::Copied => "Changed in both, added as a copy",
        }
    }
}

/// One draft of a backup, and what is to be stored for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    pub verdict: Verdict,
    pub title: String,
    /// What to store under its own id: into the trash where it is marked as deleted. `None` where
    /// nothing is to be done.
    pub store: Option<Envelope>,
    /// The state whose place it takes.
    pub before: Option<Snapshot>,
}

/// Holds a backup against the drafts and the trash that are here, and says for each of its drafts
/// what is to be done. `spare` gives ids for copies.
///
/// Nothing here that was changed is overwritten, whatever the clocks of two machines say: only a
/// state that the ledger knows counts as one from which the other has grown.
pub fn merge(
    backup: &Backup,
    here: &[Envelope],
    trash: &[Envelope],
    ledger: &Ledger,
    spare: &mut dyn FnMut() -> DraftId,
    now: Millis,
    tab: TabId,
) -> Vec<Merged> {
    let mut merged = Vec::new();
    for envelope in &backup.drafts {
        let there = here.iter().find(|one| one.meta.id == envelope.meta.id);
        let is_deleted = trash.iter().any(|one| one.meta.id == envelope.meta.id);
        merged.push(match there {
            Some(there) => conflict(envelope, there, ledger, spare, now, tab),
            // Begun anew: as the state that it was, it would be what is left of a move into the
            // trash, and go at the next start.
            None if is_deleted => {
                let anew = Meta::first(envelope.meta.id, tab, now);
                of(Verdict::Added, envelope, Some(envelope.under(anew)))
            }
            None => of(Verdict::Added, envelope, Some(envelope.clone())),
        });
    }
    for envelope in &backup.trash {
        let has_its_id = |one: &&Envelope| one.meta.id == envelope.meta.id;
        let there: Vec<&Envelope> = trash.iter().chain(here).filter(has_its_id).collect();
        // The same tab went on writing it: clocks and counters of others say nothing.
        let has_grown = |one: &&Envelope| {
            one.meta.writer == envelope.meta.writer
                && one.meta.created_at == envelope.meta.created_at
                && one.meta.revision > envelope.meta.revision
        };
        let is_known =
            ledger.knows(envelope.meta.id, &envelope.document) || there.iter().any(has_grown);
        merged.push(if there.is_empty() {
            of(Verdict::Added, envelope, Some(envelope.clone()))
        } else if there.iter().any(|one| same(one, envelope)) {
            // What is deleted there and not here stays as it is here.
            of(Verdict::Same, envelope, None)
        } else if is_known {
            of(Verdict::Older, envelope, None)
        } else {
            let beside = Meta {
                trashed_at: envelope.meta.trashed_at,
                ..Meta::first(spare(), tab, now)
            };
            of(Verdict::Copied, envelope, Some(envelope.under(beside)))
        });
    }
    merged
}

fn conflict(
    envelope: &Envelope,
    there: &Envelope,
    ledger: &Ledger,
    spare: &mut dyn FnMut() -> DraftId,
    now: Millis,
    tab: TabId,
) -> Merged {
    let id = envelope.meta.id;
    if same(there, envelope) {
        return of(Verdict::Same, envelope, None);
    }
    if ledger.knows(id, &envelope.document) {
        return of(Verdict::Older, envelope, None);
    }
    if ledger.knows(id, &there.document) {
        let meta = Meta {
            revision: there
                .meta
                .revision
                .max(envelope.meta.revision)
                .saturating_add(1),
            created_at: there.meta.created_at,
            updated_at: now,
            writer: tab,
            ..envelope.meta
        };
        let taken = envelope.under(meta);
        return Merged {
            before: Some(Snapshot {
                draft: id,
                at: now,
                reason: Reason::Import,
                revision: there.meta.revision,
                document: there.document.clone(),
            }),
            ..of(Verdict::Newer, envelope, Some(taken))
        };
    }
    let copy = Envelope {
        meta: Meta::first(spare(), tab, now),
        document: named_copy(&envelope.document),
    };
    of(Verdict::Copied, envelope, Some(copy))
}

fn of(verdict: Verdict, envelope: &Envelope, store: Option<Envelope>) -> Merged {
    let title = super::super::Stub::of(envelope).title;
    Merged {
        verdict,
        title,
        store,
        before: None,
    }
}

/// Whether both hold the same document, whichever version of the format wrote it.
fn same(one: &Envelope, other: &Envelope) -> bool {
    let plain = |document: &str| {
        let read = from_json(document, &mut || Id::from_bits(0)).ok()?;
        Some(to_json_compact(&read.postmortem))
    };
    one.document == other.document || {
        let one = plain(&one.document);
        one.is_some() && one == plain(&other.document)
    }
}

fn named_copy(document: &str) -> String {
    let Ok(read) = from_json(document, &mut || Id::from_bits(0)) else {
        return document.to_owned();
    };
    let mut copy = read.postmortem;
    copy.title.push_str(" (from a backup)");
    copy.title = copy.title.trim_start().to_owned();
    to_json_compact(&copy)
}
