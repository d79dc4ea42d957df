//! Reading: what fits the layout stays, what does not is set aside or named.

use std::fmt;

use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

use super::{
    FORMAT, JsonError, Problem, VERSION,
    escapes::mend_halves,
    layout::{Member, choices, field_choices, is_flag, keys},
};
use crate::document::{
    Answer, Branch, Choice, Column, Field, Id, List, Place, Postmortem, Replaced, Row, Silence,
    SilenceScope, Trigger, clean_and_count, clean_text,
};

/// A document read from JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct FromJson {
    pub postmortem: Postmortem,
    /// What was read, but not as it stands in the file.
    pub problems: Vec<Problem>,
}

/// Reads a document from its JSON.
///
/// Fields that the format does not have go to the unsorted notes, each with a problem; rows
/// without an id of their own get one from `new_id`. Line ends are made LF and NUL is replaced,
/// see [`clean_text`](crate::document::clean_text).
///
/// # Errors
///
/// [`JsonError`] where the text is not a post-mortem, or one of a newer version.
pub fn from_json(text: &str, new_id: &mut dyn FnMut() -> Id) -> Result<FromJson, JsonError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let (text, halves) = mend_halves(text);
    let value = serde_json::from_str(&text).map_err(|error| JsonError::NotJson {
        line: error.line(),
        column: error.column(),
    })?;
    let Value::Object(mut file) = value else {
        return Err(JsonError::Foreign { format: None });
    };
    take_format(&mut file)?;
    take_version(&mut file)?;
    read_members(file, halves, false, new_id)
}

/// Reads the entries of a document without its format and version. Where `is_lenient`, what is
/// not of its kind goes to the unsorted notes too, and there is no error.
pub(super) fn read_members(
    file: Map<String, Value>,
    halves: usize,
    is_lenient: bool,
    new_id: &mut dyn FnMut() -> Id,
) -> Result<FromJson, JsonError> {
    let mut reader = Reader {
        new_id,
        is_lenient,
        taken: FxHashSet::default(),
        notes: Vec::new(),
        problems: Vec::new(),
        replaced: Replaced {
            halves,
            ..Replaced::default()
        },
    };
    let mut postmortem = reader.document(file)?;
    append(&mut postmortem.unsorted_notes, &reader.notes);
    let mut problems = reader.problems;
    if !reader.replaced.is_nothing() {
        problems.push(Problem::Replaced(reader.replaced));
    }
    Ok(FromJson {
        postmortem,
        problems,
    })
}

fn take_format(file: &mut Map<String, Value>) -> Result<(), JsonError> {
    match file.remove("format") {
        Some(Value::String(format)) if format == FORMAT => Ok(()),
        Some(Value::String(format)) => Err(JsonError::Foreign {
            format: Some(format),
        }),
        _ => Err(JsonError::Foreign { format: None }),
    }
}

fn take_version(file: &mut Map<String, Value>) -> Result<(), JsonError> {
    match file.remove("version").and_then(|version| version.as_u64()) {
        Some(VERSION) => Ok(()),
        Some(version) if version > VERSION => Err(JsonError::Newer { version }),
        _ => Err(JsonError::UnknownVersion),
    }
}

fn append(text: &mut String, notes: &[String]) {
    for note in notes {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(note);
    }
}

/// Where in the file a value stands, written like `timeline[2].at`.
#[derive(Clone, Copy)]
enum Path<'a> {
    Root,
    Key(&'a Path<'a>, &'a str),
    Index(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Key(Self::Root, key) => f.write_str(key),
            Self::Key(parent, key) => write!(f, "{parent}.{key}"),
            Self::Index(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

struct Reader<'a> {
    new_id: &'a mut dyn FnMut() -> Id,
    is_lenient: bool,
    taken: FxHashSet<Id>,
    notes: Vec<String>,
    problems: Vec<Problem>,
    replaced: Replaced,
}

impl Reader<'_> {
    fn document(&mut self, file: Map<String, Value>) -> Result<Postmortem, JsonError> {
        let mut doc = Postmortem::default();
        for (key, value) in file {
            let path = &Path::Key(&Path::Root, &key);
            let kept = self.is_lenient.then(|| value.clone());
            if let Err(error) = self.member(&mut doc, value, path) {
                self.wrong_kind(kept, path).ok_or(error)?;
            }
        }
        Ok(doc)
    }

    fn member(
        &mut self,
        doc: &mut Postmortem,
        value: Value,
        path: &Path<'_>,
    ) -> Result<(), JsonError> {
        let Path::Key(_, key) = path else {
            return Ok(());
        };
        match Member::from_key(key) {
            None => self.unknown(&value, path),
            Some(Member::Field(field)) => self.field(doc, field, value, path)?,
            Some(Member::Triggers) => self.triggers(doc, value, path)?,
            Some(Member::List(list)) => {
                let rows = self.items(value, path, |reader, value, path| {
                    reader.row(list, value, path)
                })?;
                let target = doc.rows_mut(list);
                for row in rows {
                    let end = target.len();
                    target.insert(end, row);
                }
            }
            Some(Member::Silenced) => doc.silenced = self.items(value, path, Self::silence)?,
        }
        Ok(())
    }

    fn field(
        &mut self,
        doc: &mut Postmortem,
        field: Field,
        value: Value,
        path: &Path<'_>,
    ) -> Result<(), JsonError> {
        let place = Place::Field(field);
        let Some(text) = string(&mut self.replaced, value, path, || field_choices(field))? else {
            return Ok(());
        };
        if let Some(target) = doc.text_mut(place) {
            *target = text;
        } else if !doc.set_text(place, &text) {
            self.unknown_choice(path, &text);
        }
        Ok(())
    }

    fn triggers(
        &mut self,
        doc: &mut Postmortem,
        value: Value,
        path: &Path<'_>,
    ) -> Result<(), JsonError> {
        for (key, value) in object(value, path)?.unwrap_or_default() {
            let path = &Path::Key(path, &key);
            let Some(trigger) = Trigger::from_key(&key) else {
                self.unknown(&value, path);
                continue;
            };
            if let Some(text) = string(&mut self.replaced, value, path, keys::<Answer>)? {
                let answer = Answer::from_key(&text);
                *doc.triggers.get_mut(trigger) = answer;
                if answer.is_none() {
                    self.unknown_choice(path, &text);
                }
            }
        }
        Ok(())
    }

    fn row(&mut self, list: List, value: Value, path: &Path<'_>) -> Result<Option<Row>, JsonError> {
        let Some(mut entries) = object(value, path)? else {
            return Ok(None);
        };
        let id = self.identify(entries.remove("id"), path);
        let mut row = Row::new(list, id);
        for (key, value) in entries {
            let path = &Path::Key(path, &key);
            let column = Column::from_key(&key).filter(|column| list.columns().contains(column));
            match (column, key.as_str()) {
                (Some(column), _) => self.cell(&mut row, column, value, path)?,
                (None, "answers") if list.has_answers() => {
                    let answers = self.items(value, path, Self::answer)?;
                    row.cells_mut().set_answers(answers);
                }
                (None, "branches") if list == List::Whys => {
                    let branches = self.items(value, path, Self::branch)?;
                    if let Some(target) = row.cells_mut().branches_mut() {
                        *target = branches;
                    }
                }
                _ => self.unknown(&value, path),
            }
        }
        Ok(Some(row))
    }

    fn cell(
        &mut self,
        row: &mut Row,
        column: Column,
        value: Value,
        path: &Path<'_>,
    ) -> Result<(), JsonError> {
        let cells = row.cells_mut();
        if is_flag(column) {
            match value {
                Value::Null => {}
                Value::Bool(flag) => {
                    cells.set_cell(column, if flag { "yes" } else { "" });
                }
                other => return Err(wrong(path, "true or false".to_owned(), &other)),
            }
            return Ok(());
        }
        let Some(text) = string(&mut self.replaced, value, path, || choices(column))? else {
            return Ok(());
        };
        if let Some(target) = cells.text_mut(column) {
            *target = text;
        } else if !cells.set_cell(column, &text) {
            self.unknown_choice(path, &text);
        }
        Ok(())
    }

    fn answer(&mut self, value: Value, path: &Path<'_>) -> Result<Option<Id>, JsonError> {
        let Some(text) = string(&mut self.replaced, value, path, Vec::new)? else {
            return Ok(None);
        };
        let id = text.parse().ok();
        if id.is_none() {
            self.unknown_choice(path, &text);
        }
        Ok(id)
    }

    fn branch(&mut self, value: Value, path: &Path<'_>) -> Result<Option<Branch>, JsonError> {
        let Some(mut entries) = object(value, path)? else {
            return Ok(None);
        };
        let id = self.identify(entries.remove("id"), path);
        let mut whys = Vec::new();
        for (key, value) in entries {
            let path = &Path::Key(path, &key);
            if key != "whys" {
                self.unknown(&value, path);
                continue;
            }
            let rows = self.items(value, path, |reader, value, path| {
                reader.row(List::Whys, value, path)
            })?;
            whys.extend(rows.into_iter().filter_map(|row| match row {
                Row::Why(why) => Some(why),
                _ => None,
            }));
        }
        Ok(Some(Branch { id, whys }))
    }

    fn silence(&mut self, value: Value, path: &Path<'_>) -> Result<Option<Silence>, JsonError> {
        let Some(mut entries) = object(value, path)? else {
            return Ok(None);
        };
        let replaced = &mut self.replaced;
        let mut text = |key| {
            let path = &Path::Key(path, key);
            string(
                replaced,
                entries.remove(key).unwrap_or_default(),
                path,
                Vec::new,
            )
        };
        let (rule, words) = (text("rule")?, text("text")?.unwrap_or_default());
        let sentence = text("sentence")?.unwrap_or_default();
        let reason = text("reason")?.unwrap_or_default();
        let id = self.identify(entries.remove("id"), path);
        let scope_path = Path::Key(path, "scope");
        let scope = string(
            &mut self.replaced,
            entries.remove("scope").unwrap_or_default(),
            &scope_path,
            keys::<SilenceScope>,
        )?;
        let scope = match scope {
            None => None,
            Some(key) => {
                let scope = SilenceScope::from_key(&key);
                if scope.is_none() {
                    self.unknown_choice(&scope_path, &key);
                }
                scope
            }
        };
        for (key, value) in entries {
            self.unknown(&value, &Path::Key(path, &key));
        }
        let missing = |key, expected| JsonError::WrongType {
            path: Path::Key(path, key).to_string(),
            expected,
            found: "missing",
        };
        Ok(Some(Silence {
            id,
            rule: rule.ok_or_else(|| missing("rule", a_text(&[])))?,
            scope: scope.ok_or_else(|| missing("scope", a_text(&keys::<SilenceScope>())))?,
            text: words,
            sentence,
            reason,
        }))
    }

    /// The items of a list that say something.
    fn items<T>(
        &mut self,
        value: Value,
        path: &Path<'_>,
        mut read: impl FnMut(&mut Self, Value, &Path<'_>) -> Result<Option<T>, JsonError>,
    ) -> Result<Vec<T>, JsonError> {
        let values = match value {
            Value::Null => Vec::new(),
            Value::Array(values) => values,
            other => return Err(wrong(path, "a list".to_owned(), &other)),
        };
        let mut items = Vec::with_capacity(values.len());
        for (index, value) in values.into_iter().enumerate() {
            let path = &Path::Index(path, index);
            let kept = self.is_lenient.then(|| value.clone());
            match read(self, value, path) {
                Ok(item) => items.extend(item),
                Err(error) => self.wrong_kind(kept, path).ok_or(error)?,
            }
        }
        Ok(items)
    }

    /// Puts the texts of what is not of its kind into the notes, where that is wanted.
    fn wrong_kind(&mut self, kept: Option<Value>, path: &Path<'_>) -> Option<()> {
        self.leaves(&kept?, path);
        self.problems.push(Problem::WrongKind {
            path: path.to_string(),
        });
        Some(())
    }

    /// The row's own id, or a new one where it has none that no other row of the file has.
    fn identify(&mut self, own: Option<Value>, path: &Path<'_>) -> Id {
        let id = own.as_ref().and_then(Value::as_str);
        let id: Option<Id> = id.and_then(|text| text.parse().ok());
        if let Some(id) = id
            && self.taken.insert(id)
        {
            return id;
        }
        if let (None, Some(other)) = (id, own) {
            self.leaves(&other, &Path::Key(path, "id"));
        }
        self.problems.push(Problem::NewId {
            path: path.to_string(),
        });
        self.unused_id()
    }

    /// A new id; the few tries are for callers whose ids are not as random as they should be.
    fn unused_id(&mut self) -> Id {
        let mut id = (self.new_id)();
        for _ in 0..64 {
            if self.taken.insert(id) {
                break;
            }
            id = (self.new_id)();
        }
        id
    }

    fn unknown_choice(&mut self, path: &Path<'_>, text: &str) {
        if !text.trim().is_empty() {
            self.note(path, text);
            self.problems.push(Problem::UnknownChoice {
                path: path.to_string(),
                value: text.to_owned(),
            });
        }
    }

    fn unknown(&mut self, value: &Value, path: &Path<'_>) {
        let before = self.notes.len();
        self.leaves(value, path);
        if self.notes.len() > before {
            self.problems.push(Problem::UnknownField {
                path: path.to_string(),
            });
        }
    }

    fn leaves(&mut self, value: &Value, path: &Path<'_>) {
        match value {
            Value::Null => {}
            Value::String(text) => {
                if !text.trim().is_empty() {
                    self.note(path, text);
                }
            }
            Value::Bool(flag) => self.note(path, if *flag { "true" } else { "false" }),
            Value::Number(number) => self.note(path, &number.to_string()),
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.leaves(item, &Path::Index(path, index));
                }
            }
            Value::Object(object) => {
                for (key, value) in object {
                    self.leaves(value, &Path::Key(path, key));
                }
            }
        }
    }

    fn note(&mut self, path: &Path<'_>, text: &str) {
        let note = format!("{path}: {text}");
        self.notes.push(clean_text(&note).into_owned());
    }
}

/// The entries of an object; `None` where nothing is said.
fn object(value: Value, path: &Path<'_>) -> Result<Option<Map<String, Value>>, JsonError> {
    match value {
        Value::Null => Ok(None),
        Value::Object(entries) => Ok(Some(entries)),
        other => Err(wrong(path, "an object".to_owned(), &other)),
    }
}

/// A text, cleaned; `None` where nothing is said. The choices are asked for only to be named.
fn string(
    replaced: &mut Replaced,
    value: Value,
    path: &Path<'_>,
    choices: impl FnOnce() -> Vec<&'static str>,
) -> Result<Option<String>, JsonError> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => {
            let (clean, count) = clean_and_count(&text);
            *replaced = replaced.and(count);
            Ok(Some(match clean {
                std::borrow::Cow::Owned(clean) => clean,
                std::borrow::Cow::Borrowed(_) => text,
            }))
        }
        other => Err(wrong(path, a_text(&choices()), &other)),
    }
}

fn a_text(choices: &[&str]) -> String {
    match choices {
        [] => "a text".to_owned(),
        choices => format!("one of \"{}\"", choices.join("\", \"")),
    }
}

fn wrong(path: &Path<'_>, expected: String, found: &Value) -> JsonError {
    JsonError::WrongType {
        path: path.to_string(),
        expected,
        found: match found {
            Value::Null => "null",
            Value::Bool(_) => "true or false",
            Value::Number(_) => "a number",
            Value::String(_) => "a text",
            Value::Array(_) => "a list",
            Value::Object(_) => "an object",
        },
    }
}
