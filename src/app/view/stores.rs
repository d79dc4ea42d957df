//! Where drafts are kept, on the page of all drafts: the room they take, backups, damaged values
//! that were set aside, and the folder into which they are written too.

use leptos::task::spawn_local;

use super::{
    element::{button, part},
    unopened::download,
};
use crate::{
    app::{
        Page,
        effects::desk::Folders,
        live::{follow, hear, pressed},
        platform::{
            clock,
            dom::Piece,
            files,
            persistence::{self, Room},
        },
    },
    drafts::quota::Meter,
};

const FILE_ID: &str = "backup-file";

/// The part of the page about how drafts are kept.
pub fn stores(page: Page) -> Piece {
    let reminds = part("input", "", "")
        .attr("type", "checkbox")
        .attr("data-do", "reminds");
    let file = part("input", "visually-hidden", "")
        .attr("type", "file")
        .attr("id", FILE_ID)
        .attr("tabindex", "-1")
        .attr("aria-label", "Backup to restore")
        .attr("accept", ".json,application/json");
    let safari = persistence::deletes_after_seven_days().then(|| {
        part("p", "note", "Safari deletes what a page keeps when you do not visit it for seven days of use. Make a backup, or add this page to the Dock or the Home Screen: there it stays.")
    });
    let body = part("div", "stores-body", "")
        .child(part("div", "meters", ""))
        .child(part("p", "no-shelf problem", ""))
        .child(part("p", "promise", ""))
        .children(safari)
        .child(
            part("div", "actions", "")
                .child(button("Back up everything", "back-up"))
                .child(button("Restore a backup", "choose")),
        )
        .child(part("p", "last-backup", ""))
        .child(
            part("label", "", "")
                .child(reminds)
                .text(" Remind me of backups"),
        )
        .child(file)
        .child(part("div", "report", "").attr("role", "status"))
        .child(part("div", "folder", ""))
        .child(part("div", "asides", ""));
    let details = part("details", "stores", "")
        .child(part("summary", "", "Where your drafts are kept"))
        .child(body);
    let banner = part("div", "banner reminder", "")
        .attr("role", "status")
        .attr("hidden", "");
    let stores = part("section", "", "")
        .attr("aria-label", "How drafts are kept")
        .child(banner)
        .child(details);
    follow_all(page, &stores);
    let shown = stores.clone();
    hear(
        &stores.find(&["#", FILE_ID].concat()),
        "change",
        move |event| {
            let shown = shown.clone();
            spawn_local(async move {
                if let Some(given) = files::chosen(event).await {
                    let text = given.bytes.and_then(|bytes| String::from_utf8(bytes).ok());
                    take_back(page, &shown, text.as_deref().unwrap_or_default()).await;
                }
            });
        },
    );
    let shown = stores.clone();
    pressed(&stores, move |press| {
        let index = press.index();
        run(page, &shown, &press.does, index);
    });
    stores
}

fn run(page: Page, stores: &Piece, does: &str, index: Option<usize>) {
    let desk = page.desk;
    match does {
        "back-up" => spawn_local(async move {
            let date = clock::date_time(clock::now_ms());
            let date = date.split(' ').next().unwrap_or_default();
            match desk.back_up(date).await {
                Ok(0) => page.announcer.say("The backup file has everything"),
                Ok(missing) => page.announcer.say(format!(
                    "The backup file lacks what cannot be read now ({missing}): reload the page \
                     and make another one, or download it from the list."
                )),
                Err(why) => page.announcer.say(why),
            }
            desk.listing_changed();
        }),
        "choose" => files::pick(FILE_ID),
        "reminds" => {
            let (reminds, _) = page.settings.reminds();
            page.settings.set_reminds(!reminds);
            desk.listing_changed();
        }
        "put-off" => {
            page.settings.put_off(clock::now_ms() as u64);
            desk.listing_changed();
        }
        "promise" => {
            let stores = stores.clone();
            spawn_local(async move {
                persistence::ask().await;
                show_promise(&stores).await;
            });
        }
        "folder" => desk.choose_folder(),
        "allow" => desk.allow_folder(),
        "leave" => desk.leave_folder(),
        "aside" | "repair" => {
            let is_repair = does == "repair";
            spawn_local(async move {
                let asides = desk.set_aside().await;
                if let Some(aside) = index.and_then(|index| asides.get(index)) {
                    match is_repair {
                        true => desk.repair(&aside.raw),
                        false => download(page, &aside.raw),
                    }
                }
            });
        }
        _ => {}
    }
}

/// Shows everything, and again whenever drafts have changed.
fn follow_all(page: Page, stores: &Piece) {
    let shown = stores.clone();
    follow(move || {
        page.desk.track();
        let (reminds, _) = page.settings.reminds();
        shown.find("input[type=checkbox]").check(reminds);
        shown
            .find(".last-backup")
            .set_text(&page.desk.last_backup());
        show_reminder(page, &shown);
        let stores = shown.clone();
        spawn_local(async move {
            show_room(page, &stores).await;
            show_promise(&stores).await;
            show_asides(page, &stores).await;
        });
    });
    let shown = stores.find(".no-shelf");
    follow(move || {
        let why = page.shelf.trouble();
        shown.set_text(&why.map(|why| why.to_string()).unwrap_or_default());
    });
    let shown = stores.find(".folder");
    follow(move || shown.set_children(folder(&page.desk.folder())));
}

fn show_reminder(page: Page, stores: &Piece) {
    let listed = page.desk.list().unwrap_or_default();
    let reminder = page.desk.reminder(&listed);
    let banner = stores.find(".reminder");
    banner.show(reminder.is_some());
    banner.set_children(reminder.map(|why| part("p", "", &why)));
    if !banner.is_empty() {
        let _ = banner
            .child(button("Back up everything", "back-up").attr("class", "primary"))
            .child(button("Later", "put-off"));
    }
}

async fn show_room(page: Page, stores: &Piece) {
    let room = persistence::room().await;
    let small = page.desk.local_meter();
    let large = room.map(|Room { used, most }| Meter {
        used: used as u64,
        limit: most as u64,
    });
    let meters = [
        ("Small storage, which answers at once", small),
        ("Large storage, for everything", large),
    ];
    let meters = meters
        .iter()
        .filter_map(|(name, meter)| Some(shown_meter(name, (*meter)?)));
    stores.find(".meters").set_children(meters);
}

fn shown_meter(name: &str, meter: Meter) -> Piece {
    let gauge = part("progress", "", "")
        .attr("max", "100")
        .attr("value", &meter.percent().to_string())
        .attr("aria-label", name);
    part("div", "meter", "")
        .child(part("span", "", name))
        .child(gauge)
        .child(part("span", "", &meter.to_string()))
        .children(meter.advice().map(|advice| part("p", "problem", advice)))
}

async fn show_promise(stores: &Piece) {
    let place = stores.find(".promise");
    match persistence::is_promised().await {
        None => place.set_text(""),
        Some(true) => place.set_text("The browser keeps all of it until you delete it yourself."),
        Some(false) => {
            place.set_text("The browser may delete all of it when the disk runs full. ");
            let _ = place.child(button("Ask it to keep it", "promise"));
        }
    }
}

async fn show_asides(page: Page, stores: &Piece) {
    let asides = page.desk.set_aside().await;
    let rows = asides.iter().enumerate().map(|(index, aside)| {
        part("li", "draft", "")
            .attr("data-index", &index.to_string())
            .child(
                part("div", "draft-main", "")
                    .child(part("strong", "", "A damaged value, kept as it was found"))
                    .child(part("p", "draft-facts", &aside.why)),
            )
            .child(
                part("div", "draft-tools", "")
                    .child(button("Download it", "aside"))
                    .child(button("Make a repaired copy", "repair")),
            )
    });
    let list = (!asides.is_empty()).then(|| part("ul", "drafts", "").children(rows));
    stores.find(".asides").set_children(list);
}

fn folder(state: &Folders) -> Vec<Piece> {
    let leave = || button("Stop writing to it", "leave");
    match state {
        Folders::Impossible => Vec::new(),
        Folders::None => vec![
            part(
                "p",
                "",
                "Each draft can also be written into a folder of yours, as Markdown and as JSON.",
            ),
            button("Choose a folder", "folder"),
        ],
        Folders::Written(name) => {
            let text = ["Each draft is also written into the folder ", name, "."].concat();
            vec![part("p", "", &text), leave()]
        }
        Folders::AskAgain(name) => {
            let text = [
                "The browser wants a click before drafts are written into the folder ",
                name,
                " again.",
            ]
            .concat();
            vec![
                part("p", "", &text),
                button("Allow the folder", "allow"),
                leave(),
            ]
        }
        Folders::Failed(name, why) => {
            let text = [name, ": ", why].concat();
            vec![
                part("p", "problem", &text),
                button("Choose a folder", "folder"),
                leave(),
            ]
        }
    }
}

async fn take_back(page: Page, stores: &Piece, text: &str) {
    let report = page.desk.take_back(text).await;
    stores.find(".report").set_children(self::report(&report));
}

/// What became of each draft of a backup, or why none of it was taken in.
pub fn report(report: &Result<Vec<(String, String)>, String>) -> Vec<Piece> {
    let report = match report {
        Err(why) => return vec![part("p", "problem", why)],
        Ok(report) => report,
    };
    let rows = report.iter().map(|(title, verdict)| {
        let title = match title.trim() {
            "" => "Untitled",
            title => title,
        };
        part("li", "", &[title, ": ", verdict].concat())
    });
    vec![
        part("h3", "", "What the backup held"),
        part("ul", "", "").children(rows),
    ]
}
