use super::{
    DraftId, DraftSummary, Envelope, Store, StoreError, Stub, Vault, keys, listing::summarize,
    vault::stored_bytes,
};
use crate::document::{Cells, Field, Id, List, Place, Postmortem, Rows, Why};

/// A draft in which something was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    pub draft: DraftSummary,
    /// Where the first match stands; `None` in a silenced finding.
    pub place: Option<Place>,
    /// The match with some words around it, on one line.
    pub excerpt: String,
}

/// How many characters an excerpt has before and after the match.
const AROUND: usize = 40;

impl<S: Store> Vault<S> {
    /// The drafts whose texts hold all the words of `query`, in any place and whatever their
    /// case; the last changed first. A query without words finds nothing. Drafts that cannot be
    /// read are passed over.
    ///
    /// # Errors
    ///
    /// [`StoreError`] where the store gives no keys.
    pub fn search(&self, query: &str) -> Result<Vec<Hit>, StoreError> {
        let words = words(query);
        let mut hits = Vec::new();
        if words.is_empty() {
            return Ok(hits);
        }
        for key in self.store().keys(keys::DRAFTS)? {
            let Ok(Some(raw)) = self.store().get(&key) else {
                continue;
            };
            let bytes = stored_bytes(&key, &raw);
            let Some(postmortem) = read(&raw) else {
                continue;
            };
            if let Some((place, excerpt)) = find(&postmortem, &words)
                && let Ok(draft) = summarize(&key, &raw, bytes)
            {
                hits.push(Hit {
                    draft,
                    place,
                    excerpt,
                });
            }
        }
        sort_hits(&mut hits);
        Ok(hits)
    }

    /// The drafts of which local storage has no more than the stub: see [`search_states`].
    ///
    /// # Errors
    ///
    /// [`StoreError`] where the store gives no keys.
    pub fn on_shelf(&self) -> Result<Vec<DraftId>, StoreError> {
        let keys = self.store().keys(keys::DRAFTS)?;
        let ids = keys.iter().filter_map(|key| {
            let raw = self.store().get(key).ok()??;
            Stub::decode(&raw).and_then(|_| keys::draft_of(key))
        });
        Ok(ids.collect())
    }
}

/// The same among states that are not in local storage: the drafts that lie on the shelf alone.
pub fn search_states(states: &[Envelope], query: &str) -> Vec<Hit> {
    let words = words(query);
    let mut hits = Vec::new();
    for state in states.iter().filter(|_| !words.is_empty()) {
        let Ok(read) = state.open(&mut || Id::from_bits(0)) else {
            continue;
        };
        if let Some((place, excerpt)) = find(&read.postmortem, &words) {
            hits.push(Hit {
                draft: Stub::of(state).summary(),
                place,
                excerpt,
            });
        }
    }
    sort_hits(&mut hits);
    hits
}

fn words(query: &str) -> Vec<String> {
    query.split_whitespace().map(fold).collect()
}

/// Puts hits into the order of the list: the last changed first.
pub fn sort_hits(hits: &mut [Hit]) {
    hits.sort_by_key(|hit| (std::cmp::Reverse(hit.draft.updated_at), hit.draft.id));
}

/// The document; its rows are only looked at, so that any id will do.
fn read(raw: &str) -> Option<Postmortem> {
    let envelope = Envelope::decode(raw).ok()?;
    Some(envelope.open(&mut || Id::from_bits(0)).ok()?.postmortem)
}

/// Where the first word stands, if all of them stand somewhere. A text that holds them all
/// comes before one that holds only the first.
fn find(postmortem: &Postmortem, words: &[String]) -> Option<(Option<Place>, String)> {
    let texts = texts(postmortem);
    let mut missing: Vec<&String> = words.iter().collect();
    let mut best: Option<(usize, Option<Place>, &str)> = None;
    for (place, text) in texts {
        let folded = fold(text);
        let held = words.iter().filter(|word| folded.contains(word.as_str()));
        let held = held.count();
        if held > best.map_or(0, |(most, ..)| most) {
            best = Some((held, place, text));
        }
        missing.retain(|word| !folded.contains(word.as_str()));
    }
    if !missing.is_empty() {
        return None;
    }
    let (_, place, text) = best?;
    let excerpt = words.iter().find_map(|word| excerpt(text, word))?;
    Some((place, excerpt))
}

/// Every text of the document, in reading order.
fn texts(postmortem: &Postmortem) -> Vec<(Option<Place>, &str)> {
    let mut texts = Vec::new();
    for &field in Field::ALL {
        if let std::borrow::Cow::Borrowed(text) = postmortem.field(field)
            && is_text(field)
        {
            texts.push((Some(Place::Field(field)), text));
        }
    }
    for &list in List::ALL {
        rows(list, postmortem.rows(list), &mut texts);
    }
    branches(&postmortem.whys, &mut texts);
    for silence in &postmortem.silenced {
        texts.push((None, silence.reason.as_str()));
    }
    texts.retain(|(_, text)| !text.is_empty());
    texts
}

fn is_text(field: Field) -> bool {
    field.trigger().is_none() && !matches!(field, Field::Status | Field::Form)
}

fn rows<'d>(list: List, rows: &'d dyn Rows, texts: &mut Vec<(Option<Place>, &'d str)>) {
    for index in 0..rows.len() {
        if let Some(row) = rows.get(index) {
            cells(list, row, texts);
        }
    }
}

fn cells<'d>(list: List, row: &'d dyn Cells, texts: &mut Vec<(Option<Place>, &'d str)>) {
    for &column in list.columns() {
        if let Some(text) = row.cell(column) {
            let row = row.id();
            texts.push((Some(Place::Cell { list, row, column }), text));
        }
    }
}

fn branches<'d>(whys: &'d [Why], texts: &mut Vec<(Option<Place>, &'d str)>) {
    for branch in whys.iter().flat_map(|why| &why.branches) {
        rows(List::Whys, &branch.whys, texts);
        branches(&branch.whys, texts);
    }
}

fn fold(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// The first match of a folded word with what stands around it, on one line.
fn excerpt(text: &str, word: &str) -> Option<String> {
    let at = fold(text).find(word)?;
    // Folding can change how long a character is, so the place is counted again in the text.
    let mut folded = 0;
    let start = text.char_indices().find_map(|(start, c)| {
        let here = folded;
        folded += c.to_lowercase().map(char::len_utf8).sum::<usize>();
        (here <= at && at < folded).then_some(start)
    })?;
    let before: Vec<char> = text[..start].chars().rev().take(AROUND + 1).collect();
    let after = text[start..].chars().count();
    let most = word.chars().count() + AROUND;
    let mut line = String::new();
    if before.len() > AROUND {
        line.push('…');
    }
    line.extend(before.iter().take(AROUND).rev());
    line.extend(text[start..].chars().take(most));
    if after > most {
        line.push('…');
    }
    Some(line.split_whitespace().collect::<Vec<_>>().join(" "))
}
