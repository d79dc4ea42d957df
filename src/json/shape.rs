//! Sorts a file along the published schema: what fits stays, what does not is set aside or named.

use std::{collections::HashSet, fmt};

use serde_json::{Map, Value};

use super::{JsonError, Problem, SCHEMA};
use crate::document::{Id, clean_text};

/// A file that holds nothing but what the schema names.
pub(super) struct Sorted {
    pub file: Value,
    /// The text of everything that was taken out, a paragraph each.
    pub notes: Vec<String>,
    pub problems: Vec<Problem>,
}

pub(super) fn sort(
    file: Map<String, Value>,
    new_id: &mut dyn FnMut() -> Id,
) -> Result<Sorted, JsonError> {
    let schema: Value =
        serde_json::from_str(SCHEMA).map_err(|error| JsonError::Shape(error.to_string()))?;
    let mut sorter = Sorter {
        definitions: &schema["$defs"],
        new_id,
        taken: HashSet::new(),
        notes: Vec::new(),
        problems: Vec::new(),
    };
    let mut file = Value::Object(file);
    sorter.value(&mut file, &schema, &Path::Root)?;
    Ok(Sorted {
        file,
        notes: sorter.notes,
        problems: sorter.problems,
    })
}

/// Where in the file a value stands, written like `timeline[2].at`.
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

/// What becomes of a value after it was looked at.
#[derive(PartialEq)]
enum Fate {
    Stays,
    /// It says nothing, or it was put into the notes.
    Goes,
}

struct Sorter<'a> {
    definitions: &'a Value,
    new_id: &'a mut dyn FnMut() -> Id,
    taken: HashSet<Id>,
    notes: Vec<String>,
    problems: Vec<Problem>,
}

impl<'a> Sorter<'a> {
    fn value(
        &mut self,
        value: &mut Value,
        schema: &'a Value,
        path: &Path<'_>,
    ) -> Result<Fate, JsonError> {
        let schema = self.resolve(schema);
        let kind = schema["type"].as_str().unwrap_or_default();
        match (kind, value) {
            (_, Value::Null) => Ok(Fate::Goes),
            ("object", Value::Object(object)) => self.object(object, schema, path),
            ("array", Value::Array(items)) => self.array(items, schema, path),
            ("string", Value::String(text)) => Ok(self.text(text, schema, path)),
            ("boolean", Value::Bool(_)) => Ok(Fate::Stays),
            (_, value) => Err(JsonError::WrongType {
                path: path.to_string(),
                expected: expected(kind, schema),
                found: found(value),
            }),
        }
    }

    fn object(
        &mut self,
        object: &mut Map<String, Value>,
        schema: &'a Value,
        path: &Path<'_>,
    ) -> Result<Fate, JsonError> {
        let properties = &schema["properties"];
        let mut gone = Vec::new();
        for (key, value) in object.iter_mut() {
            let path = Path::Key(path, key);
            let fate = match properties.get(key) {
                Some(_) if key == "id" => Fate::Stays,
                Some(schema) => self.value(value, schema, &path)?,
                None => {
                    self.unknown(value, &path);
                    Fate::Goes
                }
            };
            if fate == Fate::Goes {
                gone.push(key.clone());
            }
        }
        for key in gone {
            object.remove(&key);
        }
        if properties.get("id").is_some() {
            self.identify(object, path);
        }
        let required = schema["required"].as_array().into_iter().flatten();
        for key in required.filter_map(Value::as_str) {
            if !object.contains_key(key) && !matches!(path, Path::Root) {
                let schema = self.resolve(&properties[key]);
                return Err(JsonError::WrongType {
                    path: Path::Key(path, key).to_string(),
                    expected: expected(schema["type"].as_str().unwrap_or_default(), schema),
                    found: "missing",
                });
            }
        }
        Ok(Fate::Stays)
    }

    fn array(
        &mut self,
        items: &mut Vec<Value>,
        schema: &'a Value,
        path: &Path<'_>,
    ) -> Result<Fate, JsonError> {
        let mut kept = Vec::with_capacity(items.len());
        for (index, mut item) in items.drain(..).enumerate() {
            let path = Path::Index(path, index);
            if self.value(&mut item, &schema["items"], &path)? == Fate::Stays {
                kept.push(item);
            }
        }
        *items = kept;
        Ok(Fate::Stays)
    }

    fn text(&mut self, text: &mut String, schema: &Value, path: &Path<'_>) -> Fate {
        let choices = schema["enum"].as_array();
        let fits = match choices {
            Some(choices) => choices.iter().any(|choice| choice == text.as_str()),
            None => schema.get("pattern").is_none() || text.parse::<Id>().is_ok(),
        };
        if !fits {
            if !text.trim().is_empty() {
                self.note(path, text);
                self.problems.push(Problem::UnknownChoice {
                    path: path.to_string(),
                    value: text.clone(),
                });
            }
            return Fate::Goes;
        }
        if let std::borrow::Cow::Owned(clean) = clean_text(text) {
            *text = clean;
        }
        Fate::Stays
    }

    /// Gives the row an id unless it has one that no other row of the file has.
    fn identify(&mut self, row: &mut Map<String, Value>, path: &Path<'_>) {
        let own = row.get("id").and_then(Value::as_str);
        if let Some(id) = own.and_then(|text| text.parse().ok())
            && self.taken.insert(id)
        {
            return;
        }
        let new = Value::String(self.unused_id().to_string());
        if let Some(other) = row.insert("id".to_owned(), new)
            && other
                .as_str()
                .is_none_or(|text| text.parse::<Id>().is_err())
        {
            self.leaves(&other, &Path::Key(path, "id"));
        }
        self.problems.push(Problem::NewId {
            path: path.to_string(),
        });
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
            Value::Bool(_) | Value::Number(_) => self.note(path, &value.to_string()),
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

    fn resolve(&self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(name) => &self.definitions[name.trim_start_matches("#/$defs/")],
            None => schema,
        }
    }
}

fn expected(kind: &str, schema: &Value) -> String {
    match (kind, schema["enum"].as_array()) {
        (_, Some(choices)) => {
            let choices: Vec<&str> = choices.iter().filter_map(Value::as_str).collect();
            format!("one of \"{}\"", choices.join("\", \""))
        }
        ("object", _) => "an object".to_owned(),
        ("array", _) => "a list".to_owned(),
        ("boolean", _) => "true or false".to_owned(),
        _ => "a text".to_owned(),
    }
}

fn found(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
