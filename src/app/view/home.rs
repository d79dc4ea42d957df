use leptos::{prelude::*, task::spawn_local};

use super::{
    element::{button, part},
    icon::Icon,
    import::IMPORT_ID,
    stores::stores,
    unopened::{READABLE, download},
};
use crate::app::live::{follow, hear, pressed};
use crate::{
    app::{
        Page,
        effects::route::Route,
        platform::{clock, dialogs, dom::Piece, press::Press, random, render::after_render},
    },
    document::{Field, Form, Place, Postmortem},
    drafts::{DraftSummary, Hit, Millis, Unreadable, days_left, sort_hits},
    template,
};

/// The ways to begin: what each does, its name, what it is for, and its picture.
const STARTS: [(&str, &str, &str, Icon); 4] = [
    (
        "new",
        "New post-mortem",
        "Every section, guided",
        Icon::Plus,
    ),
    (
        "brief",
        "Brief summary",
        "A lighter review of a minor incident",
        Icon::Plus,
    ),
    (
        "example",
        "Worked example",
        "An invented incident, with faults left in to find",
        Icon::Plus,
    ),
    (
        "import",
        "Import",
        "Markdown or JSON, by file, drop or paste",
        Icon::Upload,
    ),
];

/// The list of drafts, and the ways to begin one.
pub fn home(page: Page) -> Piece {
    let main = Piece::markup(
        "<main class=home><h1>Post-mortems</h1>\
         <p class=lead>Write down what failed, what it meant and what changes, without blame. Everything stays in this browser.</p></main>",
    )
        .child(part("div", "starts", "").children(STARTS.iter().map(start)))
        .child(
            part("div", "drafts-head", "")
                .child(part("h2", "", "Drafts").attr("tabindex", "-1"))
                .child(search_field()),
        )
        .child(part("p", "nothing", ""))
        .child(part("ul", "drafts", ""));
    follow_drafts(page, &main);
    let under = main.clone();
    page.whole.then(move || put_trash_and_stores(page, under));
    let shown = main.clone();
    pressed(&main, move |press| run(page, press, &shown));
    main
}

/// Puts what stands under the drafts into the page.
fn put_trash_and_stores(page: Page, main: Piece) {
    let trash = part("details", "trash", "")
        .child(part("summary", "", ""))
        .child(part("ul", "drafts", ""));
    follow_trash(page, &trash);
    let _ = main.child(trash).child(stores(page));
}

fn start((does, title, what, icon): &(&str, &str, &str, Icon)) -> Piece {
    let title = part("strong", "", "")
        .child(Piece::icon(icon.path()))
        .text(title);
    Piece::button("", does)
        .child(title)
        .child(part("span", "", what))
}

fn search_field() -> Piece {
    let name = "Search in all drafts";
    let field = part("input", "", "")
        .attr("type", "search")
        .attr("aria-label", name)
        .attr("placeholder", name);
    part("div", "search", "")
        .child(Piece::icon(Icon::Search.path()))
        .child(field)
}

/// Does what a button of the page asks for.
fn run(page: Page, press: &Press, main: &Piece) {
    match press.does.as_str() {
        "new" => {
            page.desk.create(&Postmortem::default());
        }
        "import" => page.whole.now(|| dialogs::open(IMPORT_ID)),
        // Apart from the likely beginning: it need not be there first.
        _ => {
            let (press, main) = (press.clone(), main.clone());
            page.whole.now(move || run_other(page, &press, &main));
        }
    }
}

#[inline(never)]
fn run_other(page: Page, press: &Press, main: &Piece) {
    let desk = page.desk;
    let doc = match press.does.as_str() {
        "brief" => Postmortem {
            form: Form::Brief,
            ..Postmortem::default()
        },
        "example" => template::worked_example(&mut random::id),
        does @ ("stored" | "readable") => {
            let key = press.near("data-key").unwrap_or_default();
            let copies = does == "readable";
            return spawn_local(async move {
                match desk.stored(&key).await {
                    Some(raw) if copies => desk.repair(&raw),
                    Some(raw) => download(page, &raw),
                    None => page
                        .announcer
                        .say("The browser does not give it out. Reload the page and try again."),
                }
            });
        }
        does => {
            let Some(id) = press.near("data-draft").and_then(|id| id.parse().ok()) else {
                return;
            };
            match does {
                "copy" => desk.duplicate(id),
                "trash" => desk.trash(id),
                "restore" => desk.restore(id),
                "ask" => return press.asks("purge", "Yes, delete for good"),
                "purge" => desk.purge(id),
                _ => return,
            }
            // The button that was pressed may be gone, and the focus with it.
            let head = main.find("h2");
            return after_render(move || head.focus_if_lost());
        }
    };
    desk.create(&doc);
}

fn follow_drafts(page: Page, main: &Piece) {
    let query = RwSignal::new(String::new());
    hear(&main.find("input"), "input", move |event| {
        query.set(event_target_value(&event));
    });
    let (list, note) = (main.find("ul"), main.find(".nothing"));
    follow(move || {
        page.desk.track();
        let wanted = query.get();
        let wanted = wanted.trim().to_owned();
        if wanted.is_empty() {
            show_drafts(&list, &note, all_rows(page), true);
            return;
        }
        let found = page.desk.search(&wanted).map_err(|error| error.to_string());
        show_drafts(
            &list,
            &note,
            found.as_deref().map(hit_rows).map_err(Clone::clone),
            false,
        );
        let (list, note) = (list.clone(), note.clone());
        spawn_local(async move {
            let more = page.desk.search_the_shelf(&wanted).await;
            // Once another view is shown, there is no query any more.
            let is_wanted = |query: String| query.trim() == wanted;
            if !more.is_empty() && query.try_get_untracked().is_some_and(is_wanted) {
                let mut hits = found.unwrap_or_default();
                hits.extend(more);
                sort_hits(&mut hits);
                show_drafts(&list, &note, Ok(hit_rows(&hits)), false);
            }
        });
    });
}

/// Shows these drafts, or why there are none.
fn show_drafts(list: &Piece, note: &Piece, rows: Result<Vec<Piece>, String>, is_all: bool) {
    let (rows, words) = match rows {
        Ok(rows) => {
            let words = match (rows.is_empty(), is_all) {
                (false, _) => "",
                (true, true) => {
                    "No draft yet. Begin one above, or drop a Markdown or JSON file anywhere."
                }
                (true, false) => "No draft has these words.",
            };
            (rows, words.to_owned())
        }
        Err(error) => (Vec::new(), error),
    };
    // Who is at a button of a draft that goes away is then at that of the next one.
    list.renew(&part("ul", "drafts", "").children(rows));
    note.set_text(&words);
    note.show(!words.is_empty());
}

/// Every draft; or why they cannot be listed.
fn all_rows(page: Page) -> Result<Vec<Piece>, String> {
    let listed = page.desk.list().map_err(|error| error.to_string())?;
    let mut rows: Vec<Piece> = listed
        .drafts
        .iter()
        .map(|draft| draft_row(draft, ""))
        .collect();
    rows.extend(listed.unreadable.iter().map(unreadable_row));
    Ok(rows)
}

/// The drafts in which something was found.
fn hit_rows(hits: &[Hit]) -> Vec<Piece> {
    hits.iter()
        .map(|hit| {
            // The title stands there already.
            let is_title = hit.place == Some(Place::Field(Field::Title));
            draft_row(&hit.draft, if is_title { "" } else { &hit.excerpt })
        })
        .collect()
}

fn follow_trash(page: Page, trash: &Piece) {
    let trash = trash.clone();
    let (count, list) = (trash.find("summary"), trash.find("ul"));
    follow(move || {
        page.desk.track();
        let drafts = page
            .desk
            .list_trash()
            .map_or(Vec::new(), |listed| listed.drafts);
        let mut rows = Vec::new();
        for draft in &drafts {
            rows.push(trash_row(draft));
        }
        list.renew(&part("ul", "drafts", "").children(rows));
        count.set_text(&["Trash (", &drafts.len().to_string(), ")"].concat());
        trash.show(!drafts.is_empty());
    });
}

fn draft_row(draft: &DraftSummary, excerpt: &str) -> Piece {
    let name = &name_of(draft);
    let tool = |does, what: &str, icon: Icon| {
        Piece::button("quiet", does)
            .attr("aria-label", &[what, " ", name].concat())
            .attr("title", what)
            .child(Piece::icon(icon.path()))
    };
    let link = part("a", "", name).attr("href", &Route::Draft(draft.id).href());
    let main = part("div", "draft-main", "")
        .child(link)
        .child(facts(draft));
    let main = match excerpt {
        "" => main,
        _ => main.child(part("p", "draft-excerpt", excerpt)),
    };
    let tools = part("div", "draft-tools", "")
        .child(tool("copy", "Duplicate", Icon::Copy))
        .child(tool("trash", "Delete", Icon::Trash));
    row(draft).child(main).child(tools)
}

fn trash_row(draft: &DraftSummary) -> Piece {
    let name = &name_of(draft);
    let facts = facts(draft).children(draft.trashed_at.map(|at| {
        let days = days_left(at, clock::now_ms() as Millis);
        let unit = if days == 1 { " day" } else { " days" };
        let words = ["Deleted for good in ", &days.to_string(), unit].concat();
        part("span", "", &words)
    }));
    let main = part("div", "draft-main", "")
        .child(part("strong", "", name))
        .child(facts);
    let tools = part("div", "draft-tools", "")
        .child(button("Restore", "restore").attr("aria-label", &["Restore ", name].concat()))
        .child(
            button("Delete for good", "ask")
                .attr("aria-label", &["Delete for good: ", name].concat()),
        );
    row(draft).child(main).child(tools)
}

fn unreadable_row(damaged: &Unreadable) -> Piece {
    let main = part("div", "draft-main", "")
        .child(part("strong", "", "A draft that cannot be read"))
        .child(part("p", "draft-facts", &damaged.why.to_string()));
    let stored = Piece::button("", "stored")
        .child(Piece::icon(Icon::Download.path()))
        .text("Download what is stored");
    let tools = part("div", "draft-tools", "")
        .child(stored)
        .child(button(READABLE, "readable"));
    part("li", "draft", "")
        .attr("data-key", &damaged.key)
        .child(main)
        .child(tools)
}

fn row(draft: &DraftSummary) -> Piece {
    part("li", "draft", "").attr("data-draft", &draft.id.to_string())
}

fn name_of(draft: &DraftSummary) -> String {
    match (draft.title.trim(), draft.beginning.as_str()) {
        ("", "") => "Untitled".to_owned(),
        ("", beginning) => ["Untitled: ", beginning].concat(),
        (title, _) => title.to_owned(),
    }
}

fn facts(draft: &DraftSummary) -> Piece {
    let changed = ["Changed ", &clock::date_time(draft.updated_at as f64)].concat();
    let mut facts = part("p", "draft-facts", "");
    for fact in [&draft.incident_date, &draft.severity, &changed] {
        if !fact.is_empty() {
            facts = facts.child(part("span", "", fact));
        }
    }
    facts
}
