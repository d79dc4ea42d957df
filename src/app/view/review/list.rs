//! Everything there is to look at, section by section, with how ready each section is.

use std::cmp::Reverse;

use super::{
    super::{
        element::{button, part},
        finding,
    },
    article,
};
use crate::{
    analysis::{Analysis, Found, Held},
    app::{
        Page,
        effects::{
            meant::{Mark, Spot, Which},
            review::{is_begun, section_of},
        },
        platform::{controls, dom::Piece, press::Press},
    },
    document::{Postmortem, Section},
    finding::{Finding, Kind, Severity},
    template::{SECTIONS, SectionTemplate, is_shown},
};

/// What of it is wanted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wanted {
    /// The key of a [`Kind`], or of one of [`GROUPS`]; empty for all.
    pub kind: String,
    pub section: Option<Section>,
}

/// Kinds of findings that belong together, by key and label.
pub const GROUPS: [(&str, &str); 3] = [
    ("grave", "Errors and warnings"),
    ("content", "What is said"),
    ("wording", "How it is said"),
];

impl Wanted {
    /// Whether everything is.
    pub fn is_all(&self) -> bool {
        self.kind.is_empty() && self.section.is_none()
    }

    fn holds(&self, entry: &Entry<'_>) -> bool {
        let finding = entry.finding();
        let is_kind = match (self.kind.as_str(), finding.kind) {
            ("", _) => true,
            ("grave", _) => finding.severity > Severity::Hint,
            ("content", kind) => matches!(kind, Kind::Content(_)),
            ("wording", kind) => matches!(kind, Kind::Wording(_)),
            (key, kind) => kind.key() == key,
        };
        is_kind
            && self
                .section
                .is_none_or(|section| section == entry.section())
    }
}

/// The list as the page shows it.
pub struct Shown {
    pub whole: Piece,
    readiness: Piece,
    groups: Vec<Group>,
    listed: Vec<Listed>,
}

/// What there is to look at in one section.
struct Group {
    template: &'static SectionTemplate,
    whole: Piece,
    status: Piece,
    articles: Piece,
}

/// An article of the list.
struct Listed {
    which: Which,
    /// Everything that the article shows, as a hash.
    look: u64,
    article: Piece,
}

enum Entry<'a> {
    Wording(Found<'a>),
    Content(&'a Held),
}

impl<'a> Entry<'a> {
    fn finding(&self) -> &'a Finding {
        match self {
            Self::Wording(found) => found.finding,
            Self::Content(held) => &held.finding,
        }
    }

    fn section(&self) -> Section {
        match self {
            Self::Wording(found) => found.place.section(),
            Self::Content(held) => section_of(&held.finding),
        }
    }

    fn look(&self) -> u64 {
        match self {
            Self::Wording(found) => finding::look(found),
            Self::Content(held) => held.look,
        }
    }

    fn which(&self) -> Which {
        match self {
            Self::Wording(found) => Which::Wording(Spot::of(found)),
            Self::Content(held) => Which::Content(Mark::of(&held.finding)),
        }
    }

    fn article(&self, doc: &Postmortem) -> Piece {
        match self {
            Self::Wording(found) => finding::article(found, true),
            Self::Content(held) => article::article(doc, &held.finding, true),
        }
    }
}

impl Shown {
    /// A list without anything in it.
    pub fn new() -> Self {
        let readiness = part("p", "readiness", "");
        let mut whole = part("div", "", "").child(readiness.clone());
        let mut groups = Vec::new();
        for template in SECTIONS {
            let status = part("span", "status", "");
            let articles = part("div", "articles", "");
            let heading = part("h3", "", "").child(button(template.heading, "section"));
            let group = part("section", "group", "")
                .attr("data-of", template.section.key())
                .child(heading.child(status.clone()))
                .child(articles.clone());
            whole = whole.child(group.clone());
            groups.push(Group {
                template,
                whole: group,
                status,
                articles,
            });
        }
        Self {
            whole,
            readiness,
            groups,
            listed: Vec::new(),
        }
    }

    /// Shows at most so many of what is wanted. What looks as it did before stays as it is.
    /// Gives whether there is more.
    pub fn update(&mut self, page: Page, wanted: &Wanted, most: usize) -> bool {
        page.linter.with(|analysis| {
            page.review.with(|shown| {
                let entries = entries(analysis, shown);
                page.session.with(|doc| {
                    self.tell(doc, &entries, wanted);
                    self.list(doc, &entries, wanted, most)
                })
            })
        })
    }

    /// Whether nothing is listed.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// The article with this number or the last one, or where there is none the list's tab.
    pub fn article(&self, index: usize) -> Piece {
        match self.listed.len() {
            0 => Piece::by_id("tab-findings"),
            count => Piece::by_id(&article_id(index.min(count - 1))),
        }
    }

    /// Shows which of them the card beside the form tells of, and brings it into sight.
    pub fn show_at_hand(&self, which: Option<&Which>) {
        for one in &self.listed {
            let is_it = which == Some(&one.which);
            one.article.set("aria-current", is_it.then_some("true"));
            if is_it {
                controls::bring_near(&one.article);
            }
        }
    }

    fn list(
        &mut self,
        doc: &Postmortem,
        entries: &[Entry<'_>],
        wanted: &Wanted,
        most: usize,
    ) -> bool {
        let mut before = std::mem::take(&mut self.listed);
        let mut of_groups: Vec<Vec<Piece>> = self.groups.iter().map(|_| Vec::new()).collect();
        let mut more = false;
        for entry in entries.iter().filter(|entry| wanted.holds(entry)) {
            let index = self.listed.len();
            if index == most {
                more = true;
                break;
            }
            let look = entry.look();
            let kept = before.iter().position(|one| one.look == look);
            let article = match kept {
                Some(at) => before.remove(at).article,
                None => entry.article(doc),
            };
            article.set("data-index", Some(&index.to_string()));
            article.set("id", Some(&article_id(index)));
            of_groups[entry.section() as usize].push(article.clone());
            self.listed.push(Listed {
                which: entry.which(),
                look,
                article,
            });
        }
        for gone in before {
            gone.article.remove();
        }
        for group in &self.groups {
            let articles = &of_groups[group.template.section as usize];
            group.articles.arrange(articles.iter());
            let is_asked = wanted.is_all() || !articles.is_empty();
            group
                .whole
                .show(is_asked && is_shown(doc, group.template.section));
        }
        more
    }

    /// Tells how ready each section is, and all of them.
    fn tell(&self, doc: &Postmortem, entries: &[Entry<'_>], wanted: &Wanted) {
        let (mut ready, mut shown) = (0, 0);
        for group in &self.groups {
            let section = group.template.section;
            let of_section = entries.iter().filter(|entry| entry.section() == section);
            let weights = Weights::of(of_section);
            let (state, words) = match (is_begun(doc, section), weights.total()) {
                (false, 0) => ("empty", "not begun".to_owned()),
                (_, 0) => ("ready", "ready".to_owned()),
                (_, count) => (
                    "look",
                    [&count.to_string(), " to look at: ", &weights.in_words()].concat(),
                ),
            };
            let is_there = is_shown(doc, section);
            shown += usize::from(is_there);
            ready += usize::from(is_there && state == "ready");
            group.whole.set("data-state", Some(state));
            group.status.set_text(&words);
        }
        let mut words = [
            &ready.to_string(),
            " of ",
            &shown.to_string(),
            " sections ready",
        ]
        .concat();
        let weights = Weights::of(entries.iter());
        if weights.total() > 0 {
            words.push_str(". To look at: ");
            words.push_str(&weights.in_words());
        }
        words.push('.');
        self.readiness.set_text(&words);
        self.readiness.show(wanted.is_all());
    }
}

/// Does what a button in the list asks for. Gives the number of the article that may be gone.
pub fn run(page: Page, shown: &Shown, press: &Press) -> Option<usize> {
    if press.does == "section" {
        let section = press.near("data-of");
        let section = section.and_then(|key| Section::from_key(&key));
        if let Some(section) = section {
            page.review.go_to_section(section);
        }
        return None;
    }
    let index = press.index()?;
    let may_be_gone = match shown.listed.get(index)?.which.clone() {
        Which::Wording(spot) => finding::run(page, spot, press),
        Which::Content(mark) => article::run(page, &mark, press),
    };
    may_be_gone.then_some(index)
}

/// All that is found, by section, the gravest first.
fn entries<'a>(analysis: &'a Analysis, shown: &[&'a Held]) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = shown.iter().map(|&held| Entry::Content(held)).collect();
    entries.extend(analysis.shown().map(Entry::Wording));
    // A stable sort: of equals, the first one stays so.
    entries.sort_by_key(|entry| (entry.section(), Reverse(entry.finding().severity)));
    entries
}

/// The id of the article with this number.
pub fn article_id(index: usize) -> String {
    ["finding-", &index.to_string()].concat()
}

/// How many findings there are of each weight, the gravest first.
#[derive(Default)]
struct Weights([usize; 3]);

impl Weights {
    fn of<'e, 'a: 'e>(entries: impl Iterator<Item = &'e Entry<'a>>) -> Self {
        let mut weights = Self::default();
        for entry in entries {
            weights.0[2 - entry.finding().severity as usize] += 1;
        }
        weights
    }

    fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// `1 error, 2 hints`.
    fn in_words(&self) -> String {
        let mut words = String::new();
        for (count, name) in self.0.iter().zip(["error", "warning", "hint"]) {
            if *count > 0 {
                words.push_str(if words.is_empty() { "" } else { ", " });
                words.push_str(&count.to_string());
                words.push(' ');
                words.push_str(name);
                words.push_str(if *count == 1 { "" } else { "s" });
            }
        }
        words
    }
}
