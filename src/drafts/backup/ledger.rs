use serde_json::Value;

use super::super::{DraftId, Envelope, Millis, Store, StoreError, fnv1a_64, keys};
use crate::{document::Id, json::Writer};

/// How many states of a draft are remembered.
const MOST: usize = 8;

/// Which states have left this browser or come into it, and when the last backup was made.
///
/// A state of a backup that stands here is one that this draft has grown from. Where the ledger is
/// lost or damaged, a backup brings copies where it might have skipped what is older.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    pub backup_at: Option<Millis>,
    /// By draft, in their order, the fingerprints of documents, the newest last.
    shared: Vec<(DraftId, Vec<u64>)>,
}

impl Ledger {
    /// Reads the ledger; what is missing or cannot be read counts as never written.
    ///
    /// # Errors
    ///
    /// [`StoreError`] where the store gives nothing.
    pub fn load(store: &dyn Store) -> Result<Self, StoreError> {
        let raw = store.get(keys::LEDGER)?.unwrap_or_default();
        Ok(Self::decode(&raw))
    }

    /// Stores the ledger.
    pub fn save(&self, store: &dyn Store) -> Result<(), StoreError> {
        store.set(keys::LEDGER, &self.encode())
    }

    /// Notes that a backup was made of these drafts.
    pub fn backed_up(&mut self, drafts: &[Envelope], now: Millis) {
        self.backup_at = Some(now);
        for envelope in drafts {
            self.note(envelope.meta.id, &envelope.document);
        }
    }

    /// Notes that a state of a draft has left this browser or come into it.
    pub fn note(&mut self, draft: DraftId, document: &str) {
        let fingerprint = fnv1a_64(document);
        let at = match self.shared.binary_search_by_key(&draft, |(id, _)| *id) {
            Ok(at) => at,
            Err(at) => {
                self.shared.insert(at, (draft, Vec::new()));
                at
            }
        };
        let shared = &mut self.shared[at].1;
        shared.retain(|other| *other != fingerprint);
        shared.push(fingerprint);
        if shared.len() > MOST {
            shared.remove(0);
        }
    }

    /// Whether this state of the draft was here, or went out from here.
    pub fn knows(&self, draft: DraftId, document: &str) -> bool {
        let mut shared = self.shared.iter();
        let of_draft = shared.find(|(id, _)| *id == draft);
        of_draft.is_some_and(|(_, shared)| shared.contains(&fnv1a_64(document)))
    }

    fn encode(&self) -> String {
        let mut writer = Writer::new(false);
        writer.open('{');
        writer.key("version");
        writer.number(1);
        if let Some(at) = self.backup_at {
            writer.key("backup_at");
            writer.number(at);
        }
        writer.key("shared");
        writer.open('{');
        for (draft, shared) in &self.shared {
            let shared: Vec<Id> = shared.iter().copied().map(Id::from_bits).collect();
            writer.ids(&draft.to_string(), &shared);
        }
        writer.close('}');
        writer.close('}');
        writer.finish()
    }

    fn decode(raw: &str) -> Self {
        let value: Value = serde_json::from_str(raw).unwrap_or_default();
        let mut shared: Vec<(DraftId, Vec<u64>)> = Vec::new();
        for (draft, list) in value["shared"].as_object().into_iter().flatten() {
            let Ok(draft) = draft.parse::<DraftId>() else {
                continue;
            };
            let fingerprints = list.as_array().into_iter().flatten();
            let fingerprints = fingerprints.filter_map(|id| id.as_str()?.parse::<Id>().ok());
            shared.push((draft, fingerprints.map(Id::bits).collect()));
        }
        shared.sort_unstable_by_key(|(draft, _)| *draft);
        Self {
            backup_at: value["backup_at"].as_u64(),
            shared,
        }
    }
}
