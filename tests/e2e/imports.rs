//! Every way into the page; what is no post-mortem gets a sentence and changes nothing.

use std::fs;

use unblame::document::Id;
use unblame::export::file_name;
use unblame::import::read_bytes;
use unblame::template::worked_example;

use crate::harness::{Outcome, Visit, empty_folder, journey};

const NOTES: &str = "# Outage\n\n## Timeline\n\n| Time | Event |\n| --- | --- |\n\
                     | 14:00 | Alert fired |\n\n## Weather\n\nIt rained.\n";

pub async fn a_post_mortem_comes_in_by_file_by_drop_and_by_paste() {
    journey("imports", async |visit| {
        let file = empty_folder("imports").join("outage.md");
        fs::write(&file, NOTES)?;
        visit.press("Import").await?;
        visit.choose_file(&file).await?;
        visit.opens_the_notes().await?;

        visit.go_home().await?;
        visit.drop_file("outage.md", NOTES.as_bytes()).await?;
        visit.opens_the_notes().await?;

        visit.go_home().await?;
        visit.press("Import").await?;
        visit.write("Or paste the text", "").await?;
        visit.paste(NOTES).await?;
        visit.opens_the_notes().await?;

        visit.go_home().await?;
        visit
            .becomes("return document.querySelectorAll('.draft a').length", 3)
            .await?;
        // What was pasted is done with.
        visit.press("Import").await?;
        visit.has_value("Or paste the text", "").await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

/// A page as a wiki gives it to the clipboard, and as it is saved. Nothing in it may run or be
/// fetched.
const PAGE: &str = "<html><head><title>Wiki</title><script>window.ran = true</script></head><body>\
    <h1>Checkout outage</h1>\
    <p><img src='https://pictures.example/fetched.png' alt='graph' onerror='window.ran = true'></p>\
    <h2>Timeline</h2><table><tbody>\
    <tr><th><p>Time</p></th><th><p>Event</p></th></tr>\
    <tr><td><p>14:00</p></td><td><p>Alert <strong>fired</strong></p></td></tr></tbody></table>\
    <h2>Contributing factors</h2><ul><li><p>The pool had no alert</p></li></ul>\
    </body></html>";
const PLAIN: &str = "Checkout outage\nTimeline\nTime\tEvent\n14:00\tAlert fired\n\
    Contributing factors\nThe pool had no alert\n";

pub async fn a_page_of_a_wiki_comes_in_with_its_sections_and_tables() {
    journey("imports-page", async |visit| {
        visit.press("Import").await?;
        visit.click_into("Or paste the text").await?;
        visit.paste_page(PLAIN, PAGE).await?;
        visit.says("Found").await?;
        visit
            .has_value(
                "Or paste the text",
                "# Checkout outage\n\n![graph](https://pictures.example/fetched.png)\n\n## Timeline\n\n| Time | Event |\n| --- | --- |\n\
                 | 14:00 | Alert **fired** |\n\n## Contributing factors\n\n\
                 - The pool had no alert",
            )
            .await?;
        visit.opens_the_page().await?;

        visit.go_home().await?;
        let styled = PAGE.replace("<h1>", "<style>h1 {}</style><h1 style='color: red'>");
        visit.drop_file("wiki.html", styled.as_bytes()).await?;
        visit.says("This is a web page.").await?;
        visit.opens_the_page().await?;

        // Markdown that a page shows in colours is the Markdown.
        visit.go_home().await?;
        visit.press("Import").await?;
        visit.click_into("Or paste the text").await?;
        visit
            .paste_page("# Outage\n- one", "<ul><li># Outage</li></ul>")
            .await?;
        visit
            .has_value("Or paste the text", "# Outage\n- one")
            .await?;
        visit
            .becomes("return window.ran === undefined", true)
            .await?;
        let fetched = "return performance.getEntries().some((one) => one.name.includes('fetched'))";
        visit.becomes(fetched, false).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

impl Visit {
    async fn opens_the_page(&self) -> Outcome {
        self.press("Open as a new draft").await?;
        self.has_value("Title", "Checkout outage").await?;
        self.has_rows("Events", &["14:00 | Alert **fired**"])
            .await?;
        self.has_rows("Contributing factors", &["The pool had no alert"])
            .await
    }
}

/// The web page that the editor gives out is read back as what it shows.
pub async fn our_own_page_comes_back() {
    journey("imports-own-page", async |visit| {
        let mut last = 0;
        let example = worked_example(&mut || {
            last += 1;
            Id::from_bits(last)
        });
        visit.press("Worked example").await?;
        visit.is_saved().await?;
        let written = visit.markdown().await?;
        visit.press("Export").await?;
        visit.press("Download web page").await?;
        let page = visit.downloaded(&file_name(&example, "html")).await?;
        visit.press("Close").await?;

        visit.go_home().await?;
        visit.drop_file("page.html", page.as_bytes()).await?;
        visit.press("Open as a new draft").await?;
        visit.is_saved().await?;
        assert_eq!(visit.markdown().await?, written);
        Ok(())
    })
    .await;
}

pub async fn what_is_no_post_mortem_is_refused_with_a_sentence() {
    journey("imports-refused", async |visit| {
        let noise: Vec<u8> = (0..20_000_000_u32)
            .map(|at| b' ' + (at.wrapping_mul(2_654_435_761) >> 24) as u8 % 90)
            .collect();
        let files: [(&str, Vec<u8>); 6] = [
            ("broken.json", br#"{"format": "unblame"#.to_vec()),
            ("foreign.json", br#"{"name": "left-pad"}"#.to_vec()),
            ("newer.json", newer_version().into_bytes()),
            ("noise.md", noise),
            ("picture.png", vec![0x89, b'P', b'N', b'G', 0, 1, 2, 0xff]),
            ("empty.md", b" \n".to_vec()),
        ];
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.is_saved().await?;
        let before = visit.markdown().await?;

        let folder = empty_folder("imports-refused");
        for (name, content) in files {
            let file = folder.join(name);
            fs::write(&file, &content)?;
            let Err(error) = read_bytes(&content, &mut || Id::from_bits(0)) else {
                return Err(format!("{name} can be read").into());
            };
            visit
                .drop_file("nothing.md", b"# Something that can be read")
                .await?;
            visit.says("Found").await?;
            visit.choose_file(&file).await?;
            visit.says(&error.to_string()).await?;
            visit.says_no_more("Found").await?;
            visit.says_no_more("Replace this draft").await?;
            visit.press("Close").await?;
            assert_eq!(visit.markdown().await?, before, "{name}");
        }
        visit.go_home().await?;
        visit
            .becomes("return document.querySelectorAll('.draft a').length", 1)
            .await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

fn newer_version() -> String {
    let now = unblame::json::to_json(&unblame::document::Postmortem::default());
    let version = format!("\"version\": {}", unblame::json::VERSION);
    let newer = format!("\"version\": {}", unblame::json::VERSION + 1);
    assert!(now.contains(&version), "{now}");
    now.replace(&version, &newer)
}

impl Visit {
    async fn opens_the_notes(&self) -> Outcome {
        self.says("Timeline, Unsorted Notes").await?;
        self.press("Open as a new draft").await?;
        self.reads_all(["Outage", "14:00 Alert fired", "It rained."])
            .await?;
        self.is_saved().await
    }
}
