//! What the visible text of a post-mortem cannot carry: the front matter of the full form.
//!
//! It holds no second copy of the visible texts. A visible row is known by a mark, a short hash
//! of its words; so a row keeps its id when others are edited, added or moved by hand.

use serde_json::{Map, Value};

use super::whys::{is_branch_shown, is_shown};
use crate::{
    document::{
        Branch, Cells, Choice, Column, Field, Form, Id, List, Place, Postmortem, Row, Rows,
        Silence, SilenceScope, Trigger, Why,
    },
    json::Writer,
};

/// The version of the front matter; a reader knows this one and older.
pub(super) const VERSION: u64 = 1;

/// Everything of a document that [`write_clean`](super::write_clean) does not show, as one line
/// of JSON.
pub(super) fn write(doc: &Postmortem) -> String {
    let mut writer = Writer::new(false);
    writer.open('{');
    writer.key("version");
    writer.number(VERSION);
    if doc.form != Form::Full {
        writer.entry("form", doc.form.key());
    }
    if Trigger::ALL
        .iter()
        .any(|&one| doc.triggers.get(one).is_some())
    {
        writer.key("triggers");
        writer.triggers(doc);
    }
    write_fields(&mut writer, doc);
    writer.key("rows");
    writer.open('{');
    for &list in List::ALL {
        let rows = doc.rows(list);
        if !rows.is_empty() {
            writer.key(list.key());
            write_entries(&mut writer, list, &mut rows.iter());
        }
    }
    writer.close('}');
    if !doc.silenced.is_empty() {
        writer.key("silenced");
        writer.open('[');
        for silence in &doc.silenced {
            writer.item();
            writer.silence(silence);
        }
        writer.close(']');
    }
    writer.close('}');
    writer.finish()
}

/// Fields of nothing but white space.
fn write_fields(writer: &mut Writer, doc: &Postmortem) {
    let unseen = |field: Field| {
        let text = doc.field(field);
        (!text.is_empty() && text.trim().is_empty()).then_some((field, text))
    };
    let mut unseen = Field::ALL
        .iter()
        .filter_map(|&field| unseen(field))
        .peekable();
    if unseen.peek().is_none() {
        return;
    }
    writer.key("fields");
    writer.open('{');
    for (field, text) in unseen {
        writer.entry(field.key(), &text);
    }
    writer.close('}');
}

fn write_entries<'d>(
    writer: &mut Writer,
    list: List,
    rows: &mut dyn Iterator<Item = &'d (dyn Cells + 'd)>,
) {
    writer.open('[');
    for row in rows {
        writer.item();
        write_entry(writer, list, row);
    }
    writer.close(']');
}

/// One row: a visible one with its mark, or another with all its cells.
fn write_entry(writer: &mut Writer, list: List, row: &dyn Cells) {
    writer.open('{');
    writer.id(row.id());
    if is_shown(row) {
        writer.entry("mark", &mark(list, row));
    } else {
        let text = |column: Column| row.cell(column).unwrap_or_default();
        let columns = list.columns();
        if columns.iter().any(|&column| !text(column).is_empty()) {
            writer.key("cells");
            writer.open('{');
            for &column in columns {
                if !text(column).is_empty() {
                    writer.entry(column.key(), text(column));
                }
            }
            writer.close('}');
        }
    }
    writer.ids("answers", row.answers());
    if !row.branches().is_empty() {
        writer.key("branches");
        writer.open('[');
        for branch in row.branches() {
            writer.item();
            writer.open('{');
            writer.id(branch.id);
            writer.key("whys");
            let mut whys = branch.whys.iter().map(|why| why as &dyn Cells);
            write_entries(writer, list, &mut whys);
            writer.close('}');
        }
        writer.close(']');
    }
    writer.close('}');
}

/// A hash (FNV-1a) of the words in the cells of a row; it tells rows apart, it proves nothing.
fn mark(list: List, row: &dyn Cells) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        for &byte in bytes {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for &column in list.columns() {
        for word in row.cell(column).unwrap_or_default().split_whitespace() {
            add(word.as_bytes());
            add(b" ");
        }
        add(b"\n");
    }
    format!("{:08x}", hash >> 32)
}

/// Why a line of front matter was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unread {
    /// It is not what [`write`] writes.
    Damaged,
    /// A newer version wrote it.
    Newer { version: u64 },
}

/// What [`write`] has written, read again.
#[derive(Debug, Default)]
pub(super) struct Remainder {
    form: Option<Form>,
    triggers: Vec<(Trigger, String)>,
    fields: Vec<(Field, String)>,
    rows: Vec<(List, Vec<Entry>)>,
    silenced: Vec<Silence>,
}

#[derive(Debug)]
struct Entry {
    id: Id,
    mark: Option<String>,
    cells: Vec<(Column, String)>,
    answers: Vec<Id>,
    branches: Vec<BranchEntry>,
}

#[derive(Debug)]
struct BranchEntry {
    id: Id,
    whys: Vec<Entry>,
}

impl Remainder {
    /// Reads the line. A name that is not known is passed over; a value of the wrong kind
    /// makes the whole unreadable, for a half of it would pair rows with the wrong ids.
    pub(super) fn read(json: &str) -> Result<Self, Unread> {
        let value: Value = serde_json::from_str(json).map_err(|_| Unread::Damaged)?;
        let version = value["version"].as_u64().ok_or(Unread::Damaged)?;
        if version > VERSION {
            return Err(Unread::Newer { version });
        }
        value.as_object().and_then(Self::of).ok_or(Unread::Damaged)
    }

    fn of(object: &Map<String, Value>) -> Option<Self> {
        Some(Self {
            form: match object.get("form") {
                Some(form) => Some(Form::from_key(form.as_str()?)?),
                None => None,
            },
            triggers: texts(object.get("triggers"), Trigger::from_key)?,
            fields: texts(object.get("fields"), Field::from_key)?,
            rows: match object.get("rows") {
                Some(rows) => {
                    let mut read = Vec::new();
                    for (key, rows) in rows.as_object()? {
                        let rows = items(Some(rows), Entry::of)?;
                        read.extend(List::from_key(key).map(|list| (list, rows)));
                    }
                    read
                }
                None => Vec::new(),
            },
            silenced: items(object.get("silenced"), silence)?,
        })
    }

    /// Gives a document that was read from the visible text what is not shown of it.
    pub(super) fn apply(self, doc: &mut Postmortem, new_id: &mut dyn FnMut() -> Id) {
        doc.form = self.form.unwrap_or(Form::Full);
        for (trigger, answer) in self.triggers {
            *doc.triggers.get_mut(trigger) = Choice::from_key(&answer);
        }
        doc.silenced = self.silenced;
        for (field, text) in self.fields {
            if doc.field(field).is_empty() {
                doc.set_text(Place::Field(field), &text);
            }
        }
        for (list, entries) in self.rows {
            restore(list, doc.rows_mut(list), &entries, new_id);
        }
    }
}

impl Entry {
    fn of(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        Some(Self {
            id: id(object)?,
            mark: match object.get("mark") {
                Some(mark) => Some(mark.as_str()?.to_owned()),
                None => None,
            },
            cells: texts(object.get("cells"), Column::from_key)?,
            answers: items(object.get("answers"), |id| id.as_str()?.parse().ok())?,
            branches: items(object.get("branches"), BranchEntry::of)?,
        })
    }
}

impl BranchEntry {
    fn of(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        Some(Self {
            id: id(object)?,
            whys: items(object.get("whys"), Entry::of)?,
        })
    }
}

fn silence(value: &Value) -> Option<Silence> {
    let object = value.as_object()?;
    let text = |key| Some(object.get(key)?.as_str()?.to_owned());
    Some(Silence {
        id: id(object)?,
        rule: text("rule")?,
        scope: SilenceScope::from_key(&text("scope")?)?,
        text: text("text")?,
        sentence: text("sentence")?,
        reason: text("reason")?,
    })
}

fn id(object: &Map<String, Value>) -> Option<Id> {
    object.get("id")?.as_str()?.parse().ok()
}

/// The items of a list, which may be missing; `None` where one is not what it should be.
fn items<T>(value: Option<&Value>, read: fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    let Some(value) = value else {
        return Some(Vec::new());
    };
    value.as_array()?.iter().map(read).collect()
}

/// The texts of an object, which may be missing, by what their keys mean; keys that mean
/// nothing are passed over. `None` where a value is no text.
fn texts<K>(value: Option<&Value>, from_key: fn(&str) -> Option<K>) -> Option<Vec<(K, String)>> {
    let mut read = Vec::new();
    if let Some(value) = value {
        for (key, text) in value.as_object()? {
            let text = text.as_str()?.to_owned();
            read.extend(from_key(key).map(|key| (key, text)));
        }
    }
    Some(read)
}

/// Gives the rows that were read their ids and links, and puts the unseen rows back.
fn restore(list: List, rows: &mut dyn Rows, entries: &[Entry], new_id: &mut dyn FnMut() -> Id) {
    let mut read = Vec::with_capacity(rows.len());
    while let Some(row) = rows.remove(rows.len().saturating_sub(1)) {
        read.push(row);
    }
    read.reverse();
    let partners = pair(list, &read, entries);
    let mut unseen = unseen_after(list, entries, new_id);
    let mut restored: Vec<Row> = take_unseen(&mut unseen, None);
    for (mut row, partner) in read.into_iter().zip(partners) {
        if let Some(entry) = partner.and_then(|index| entries.get(index)) {
            let cells = row.cells_mut();
            cells.set_id(entry.id);
            cells.set_answers(entry.answers.clone());
            if let Some(branches) = cells.branches_mut() {
                restore_branches(branches, &entry.branches, new_id);
            }
        }
        restored.push(row);
        if partner.is_some() {
            restored.extend(take_unseen(&mut unseen, partner));
        }
    }
    restored.extend(unseen.into_iter().map(|(_, row)| row));
    for (index, row) in restored.into_iter().enumerate() {
        rows.insert(index, row);
    }
}

/// For each row the index of its entry: first by mark, then by place between two others.
fn pair(list: List, rows: &[Row], entries: &[Entry]) -> Vec<Option<usize>> {
    let mut free: Vec<bool> = entries.iter().map(|entry| entry.mark.is_some()).collect();
    let mut by_mark: Vec<(&str, usize)> = entries
        .iter()
        .enumerate()
        .filter_map(|(index, entry)| Some((entry.mark.as_deref()?, index)))
        .collect();
    by_mark.sort_unstable();
    let mut partners: Vec<Option<usize>> = rows
        .iter()
        .map(|row| {
            let mark = mark(list, row.cells());
            let from = by_mark.partition_point(|(known, _)| *known < mark.as_str());
            let same = by_mark[from..]
                .iter()
                .take_while(|(known, _)| *known == mark);
            // Rows of the same words take the entries in order.
            let (_, index) = same.into_iter().find(|(_, index)| free[*index])?;
            free[*index] = false;
            Some(*index)
        })
        .collect();
    // A row whose words were edited stands where its entry stands: right behind the same row.
    let mut behind = 0;
    for partner in &mut partners {
        if partner.is_none() {
            let next = (behind..entries.len()).find(|&i| entries[i].mark.is_some());
            *partner = next.filter(|&i| std::mem::take(&mut free[i]));
        }
        if let Some(index) = partner {
            behind = *index + 1;
        }
    }
    partners
}

/// Rows that no text shows, each with the index of the shown row's entry that it follows.
type Unseen = Vec<(Option<usize>, Row)>;

fn unseen_after(list: List, entries: &[Entry], new_id: &mut dyn FnMut() -> Id) -> Unseen {
    let mut unseen = Vec::new();
    let mut after = None;
    for (index, entry) in entries.iter().enumerate() {
        if entry.mark.is_some() {
            after = Some(index);
            continue;
        }
        let blank = entry
            .cells
            .iter()
            .filter(|(_, text)| text.trim().is_empty());
        let cells = blank.map(|(column, text)| (*column, text.as_str()));
        let mut row = Row::with_cells(list, entry.id, cells);
        row.cells_mut().set_answers(entry.answers.clone());
        if let Some(branches) = row.cells_mut().branches_mut() {
            restore_branches(branches, &entry.branches, new_id);
        }
        unseen.push((after, row));
    }
    unseen
}

/// The unseen rows behind this entry, which stand together because entries are in order.
fn take_unseen(unseen: &mut Unseen, after: Option<usize>) -> Vec<Row> {
    let from = unseen.iter().position(|(at, _)| *at == after);
    let from = from.unwrap_or(unseen.len());
    let count = unseen[from..]
        .iter()
        .take_while(|(at, _)| *at == after)
        .count();
    unseen
        .drain(from..from + count)
        .map(|(_, row)| row)
        .collect()
}

/// The branches that were read get the ids of the shown ones in order; the others are put back.
fn restore_branches(
    branches: &mut Vec<Branch>,
    entries: &[BranchEntry],
    new_id: &mut dyn FnMut() -> Id,
) {
    let mut read = std::mem::take(branches).into_iter();
    for entry in entries {
        let shown = entry.whys.iter().any(|why| why.mark.is_some());
        let mut whys: Vec<Why> = match shown {
            true => match read.next() {
                Some(branch) => branch.whys,
                None => continue,
            },
            false => Vec::new(),
        };
        restore(List::Whys, &mut whys, &entry.whys, new_id);
        branches.push(Branch { id: entry.id, whys });
    }
    branches.extend(read.filter(is_branch_shown));
}
