//! A file as the linter sees it: its texts, each with the way back to the bytes of the file.

mod json;
mod lines;
mod place;

use std::ops::Range;

use unblame::{
    document::{Column, Id, Place, Postmortem, Section, clean_text},
    finding::Finding,
    import::{self, ImportError},
    json::JsonError,
    lint::{self, Context, People, config::Config, silence},
    markdown::{self, Passage},
    text::Mapped,
};

pub use lines::{Lines, Position};
pub use place::Moment;

/// What a file is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Markdown,
    Json,
}

/// A file that has been read.
#[derive(Debug)]
pub struct Source {
    pub form: Form,
    /// The whole file, as it is.
    pub text: String,
    /// The post-mortem that it holds.
    pub document: Postmortem,
    parts: Vec<Part>,
    people: People,
}

/// A text of the file.
#[derive(Debug)]
enum Part {
    Markdown(Passage),
    Json { place: Place, text: Mapped },
}

impl Part {
    fn place(&self) -> Place {
        match self {
            Self::Markdown(passage) => passage.place,
            Self::Json { place, .. } => *place,
        }
    }

    fn text(&self) -> &Mapped {
        match self {
            Self::Markdown(passage) => &passage.text,
            Self::Json { text, .. } => text,
        }
    }

    /// How these words are written in the file; `None` where they have no room there.
    fn written(&self, words: &str) -> Option<String> {
        match self {
            Self::Markdown(passage) => passage.written(words),
            Self::Json { .. } => Some(json::escaped(words)),
        }
    }
}

/// What the linter says about a file.
#[derive(Debug, Default)]
pub struct Checked {
    /// In the order of the file.
    pub found: Vec<Found>,
    /// How many findings the file itself silences.
    pub silenced: usize,
    /// Whether the file was left alone because it is not English.
    pub is_foreign: bool,
}

/// A finding and where it stands in the file.
#[derive(Debug)]
pub struct Found {
    pub finding: Finding,
    pub section: Section,
    /// The flagged words, in bytes of the file.
    pub range: Range<usize>,
    /// The sentence around them, in bytes of the file.
    pub sentence: Range<usize>,
    /// In the order of the finding's fixes.
    pub fixes: Vec<Replacement>,
}

/// What a fix does to the file.
#[derive(Debug)]
pub struct Replacement {
    /// In bytes of the file.
    pub range: Range<usize>,
    /// What is written there; `None` where it has no room.
    pub with: Option<String>,
    /// The sentence as it reads afterwards.
    pub reads: String,
    /// Whether `--fix` may put it in: it asks for no fact and drafts no action.
    pub is_automatic: bool,
}

impl Source {
    /// Reads the bytes of a file, JSON or Markdown, which it tells by the content; what says of
    /// itself that it is JSON is not read as Markdown.
    ///
    /// # Errors
    /// Where they are no post-mortem. A file with nothing in it is one with no texts.
    pub fn read(bytes: &[u8], is_json: bool) -> Result<Self, ImportError> {
        let document = match import::read_bytes(bytes, &mut ids(bytes)) {
            Ok(imported) => imported.postmortem,
            Err(ImportError::Empty) => Postmortem::default(),
            Err(error) => return Err(error),
        };
        let text = std::str::from_utf8(bytes).map_err(|_| ImportError::NotText)?;
        let start = text.trim_start_matches('\u{FEFF}').trim_start();
        let is_object = start.starts_with('{');
        if is_json && !is_object && !start.is_empty() {
            return Err(ImportError::Json(JsonError::Foreign { format: None }));
        }
        let (form, parts) = if is_object {
            (Form::Json, json::parts(text))
        } else {
            let passages = markdown::passages(text);
            let parts = passages.into_iter().map(Part::Markdown).collect();
            (Form::Markdown, parts)
        };
        Ok(Self {
            form,
            text: text.to_owned(),
            parts,
            people: People::of(&document),
            document,
        })
    }

    /// What the linter says.
    pub fn check(&self, config: &Config) -> Checked {
        self.check_by(config, lint::lint_text)
    }

    /// What a linter says that finds these things in a text.
    pub fn check_by(
        &self,
        config: &Config,
        lint: impl Fn(&str, &Context<'_>) -> Vec<Finding>,
    ) -> Checked {
        let mut checked = Checked {
            is_foreign: self.is_foreign(),
            ..Checked::default()
        };
        if checked.is_foreign {
            return checked;
        }
        let mut people = self.people.clone();
        config.add_to(&mut people);
        for part in self.prose() {
            let place = part.place();
            let context = Context {
                section: place.section(),
                question: is_question(place),
                people: &people,
            };
            let text = part.text().text();
            let findings = config.filter(lint(text, &context));
            let split = silence::split(findings, text, &self.document.silenced);
            checked.silenced += split.silenced.len();
            let found = split.shown.into_iter().map(|finding| found(finding, part));
            checked.found.extend(found);
        }
        checked
            .found
            .sort_by_key(|found| (found.range.start, found.range.end));
        checked
    }

    /// These findings of a check where they stand in the file.
    pub fn checked(&self, findings: Vec<Finding>) -> Checked {
        let mut checked = Checked::default();
        for finding in findings {
            let silences = &self.document.silenced;
            if silences
                .iter()
                .any(|one| silence::covers(one, &finding, ""))
            {
                checked.silenced += 1;
            } else {
                checked.found.push(self.placed(finding));
            }
        }
        checked
            .found
            .sort_by_key(|found| (found.range.start, found.range.end));
        checked
    }

    /// The texts that are judged.
    fn prose(&self) -> impl Iterator<Item = &Part> {
        self.parts
            .iter()
            .filter(|part| lint::is_prose(part.place()))
    }

    fn is_foreign(&self) -> bool {
        let texts: Vec<&str> = self.prose().map(|part| part.text().text()).collect();
        lint::is_foreign(&texts.join("\n"))
    }
}

/// Ids for the rows of a file that bring none: the same for the same bytes.
pub fn ids(bytes: &[u8]) -> impl FnMut() -> Id {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    move || {
        1u8.hash(&mut hasher);
        Id::from_bits(hasher.finish())
    }
}

fn is_question(place: Place) -> bool {
    let question = Column::Question;
    matches!(place, Place::Cell { column, .. } if column == question)
}

fn found(finding: Finding, part: &Part) -> Found {
    let text = part.text();
    let fixes = finding.fixes.iter().map(|fix| {
        let with = part.written(&fix.with);
        Replacement {
            range: text.source_range(fix.range.clone()),
            is_automatic: with.is_some() && !fix.needs_facts && fix.action.is_none(),
            with,
            reads: sentence_after(text.text(), &finding, fix),
        }
    });
    Found {
        section: part.place().section(),
        range: text.source_range(finding.range.clone()),
        sentence: text.source_range(finding.sentence.clone()),
        fixes: fixes.collect(),
        finding,
    }
}

/// The sentence, or as much as the fix touches, as it reads with the fix.
fn sentence_after(text: &str, finding: &Finding, fix: &unblame::finding::Fix) -> String {
    let start = finding.sentence.start.min(fix.range.start);
    let end = finding.sentence.end.max(fix.range.end);
    let part = |range: Range<usize>| text.get(range).unwrap_or_default();
    let sentence = [
        part(start..fix.range.start),
        &fix.with,
        part(fix.range.end..end),
    ]
    .concat();
    let words: Vec<&str> = sentence.split_whitespace().collect();
    clean_text(&words.join(" ")).into_owned()
}
