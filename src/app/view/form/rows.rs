use std::mem;

use super::row;
use crate::{
    app::{
        Page,
        live::follow,
        platform::{controls, dom::Piece, late},
        session::{Session, add_button_id},
        view::{icon::Icon, review},
    },
    document::{Cells, Id, List, Order},
    template::ListTemplate,
};

/// From how many rows on a list is filled only where it is near the window.
const MANY: usize = 40;

/// So many rows of a long list are filled at once.
const FIRST: usize = 8;

/// A list of rows with its heading and the button that adds one.
pub fn list(page: Page, template: &'static ListTemplate) -> Piece {
    let session = page.session;
    let class = format!("list list-{}", template.list.key());
    let parts = [
        hint(template),
        rows(page, template),
        buttons(session, template),
    ];
    let whole = if template.folded {
        let begun = session.with(|doc| !doc.rows(template.list).is_empty());
        Piece::of("details", &format!("folded {class}"))
            .maybe("open", begun.then_some(""))
            .child(Piece::new("summary").text(template.label))
    } else {
        Piece::of("div", &class).child(Piece::new("h3").text(template.label))
    };
    whole.children(parts.into_iter().flatten())
}

fn hint(template: &ListTemplate) -> Option<Piece> {
    (!template.help.is_empty()).then(|| Piece::of("p", "hint").text(template.help))
}

fn rows(page: Page, template: &'static ListTemplate) -> Option<Piece> {
    let session = page.session;
    let mut chain = Chain::new(template, page);
    let shown = chain.shown.clone();
    chain.follow(session, None);
    let mut is_built = false;
    follow(move || {
        session.track_rows(template.list);
        // The first time it has just been built.
        if mem::replace(&mut is_built, true) {
            chain.follow(session, None);
        }
    });
    Some(shown)
}

fn buttons(session: Session, template: &'static ListTemplate) -> Option<Piece> {
    let words = ["Add ", template.row].concat();
    let add = Piece::button("add", "add")
        .attr("id", &add_button_id(template.list))
        .attr("data-list", template.list.key())
        .child(Piece::icon(Icon::Plus.path()))
        .text(&words);
    // Several lists have items: out of sight, their names tell them apart.
    if template.row == "item" {
        add.set("aria-label", Some(&[&words, ": ", template.label].concat()));
    }
    let sort = (template.list == List::Timeline).then(|| sort_button(session));
    Some(Piece::of("div", "list-tools").child(add).children(sort))
}

/// Offered only while the timeline is out of order. It is never sorted by itself: a time that is
/// half typed would make its row jump away.
fn sort_button(session: Session) -> Piece {
    let button = Piece::button("add", "sort").text("Sort by time");
    let shown = button.clone();
    let mut order = Order::default();
    let mut was = None;
    follow(move || {
        let is = session.is_unsorted(&mut order);
        if was.replace(is) != Some(is) {
            shown.show(is);
        }
    });
    button
}

/// The rows of a list, or of one branch of the whys, as the page shows them.
struct Chain {
    template: &'static ListTemplate,
    page: Page,
    shown: Piece,
    rows: Vec<RowView>,
}

struct RowView {
    id: Id,
    shown: Piece,
    branches: Vec<BranchView>,
}

struct BranchView {
    id: Id,
    shown: Piece,
    chain: Chain,
}

impl Chain {
    fn new(template: &'static ListTemplate, page: Page) -> Self {
        let shown = Piece::of("ol", "rows")
            .attr("aria-label", template.label)
            .attr("data-list", template.list.key());
        Self {
            template,
            page,
            shown,
            rows: Vec::new(),
        }
    }

    /// Brings the rows in line with the document's. A row that stays keeps its elements, and
    /// with them the caret.
    fn follow(&mut self, session: Session, branch: Option<Id>) {
        let list = self.template.list;
        let wanted: Vec<Id> = session.with(|doc| {
            let rows = doc.chain(list, branch);
            rows.map(|rows| rows.iter().map(Cells::id).collect())
                .unwrap_or_default()
        });
        let mut old = mem::take(&mut self.rows);
        old.retain(|row| {
            let stays = wanted.contains(&row.id);
            if !stays {
                row.shown.remove();
            }
            stays
        });
        // The branches of a why stand in its row, after what it is filled with.
        let is_long = wanted.len() > MANY && list != List::Whys;
        for (index, id) in wanted.into_iter().enumerate() {
            // Mostly the next one is the one that is wanted.
            let row = match old.iter().position(|row| row.id == id) {
                Some(index) => old.remove(index),
                None => self.row(session, id, is_long && index >= FIRST),
            };
            self.rows.push(row);
        }
        self.shown.arrange(self.rows.iter().map(|row| &row.shown));
        if is_long {
            late::watch(self.rows.iter().map(|row| &row.shown));
        }
        if list == List::Whys {
            for row in &mut self.rows {
                row.follow_branches(session, self.template, self.page);
            }
        }
    }

    fn row(&self, session: Session, id: Id, may_wait: bool) -> RowView {
        let (template, page) = (self.template, self.page);
        let shown = row::empty(id);
        if may_wait {
            let row = shown.clone();
            let fill = move || {
                row::fill(&row, session, template, id);
                controls::fit_all(&row);
                page.linter.underline_row(template.list, id);
                if page.whole.is_there() {
                    review::filled(page, template.list, id, &row);
                }
            };
            late::put(template.list, id, &shown, Box::new(fill));
        } else {
            row::fill(&shown, session, template, id);
        }
        RowView {
            id,
            shown,
            branches: Vec::new(),
        }
    }
}

impl RowView {
    /// The other chains of questions that start from a why.
    fn follow_branches(&mut self, session: Session, template: &'static ListTemplate, page: Page) {
        let wanted = session.with(|doc| doc.branch_ids(self.id));
        let mut old = mem::take(&mut self.branches);
        old.retain(|branch| {
            let stays = wanted.contains(&branch.id);
            if !stays {
                branch.shown.remove();
            }
            stays
        });
        for id in wanted {
            let mut branch = match old.iter().position(|branch| branch.id == id) {
                Some(index) => old.remove(index),
                None => BranchView::new(template, page, id),
            };
            branch.chain.follow(session, Some(id));
            self.shown.clone().child(branch.shown.clone());
            self.branches.push(branch);
        }
    }
}

impl BranchView {
    fn new(template: &'static ListTemplate, page: Page, id: Id) -> Self {
        let chain = Chain::new(template, page);
        let shown = Piece::of("div", "branch")
            .child(Piece::of("p", "hint").text("What else?"))
            .child(chain.shown.clone());
        Self { id, shown, chain }
    }
}
