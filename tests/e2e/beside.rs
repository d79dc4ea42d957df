//! What the page reads out of a document and shows beside its form: a summary that follows,
//! a due clock, which form fits, questions that lead on, whom to share with, what is still open.

use fantoccini::key::Key;
use unblame::{
    document::Id, export::file_name, review::follow_up::still_open, template::worked_example,
};

use crate::harness::{Outcome, Visit, journey};

/// A day of UTC, as the browser has it, so many days from today.
const DAY: &str = "
    return new Date(Date.now() + arguments[0] * 86400000).toISOString().slice(0, 10)";

/// Puts the focus on the button with this name: a message may lie over it for a while.
const AT: &str = "
    const button = [...document.querySelectorAll('button')]
        .find((one) => one.getAttribute('aria-label') === arguments[0]);
    button?.focus();
    return document.activeElement === (button ?? null)";

/// What the due clock says, its numbers as N.
const CLOCK: &str = "
    return (document.querySelector('.due strong')?.textContent ?? '').replace(/\\d+/g, 'N')";

pub async fn a_summary_follows_its_fields_until_someone_edits_it() {
    journey("summary", async |visit| {
        visit.press("New post-mortem").await?;
        visit
            .write("Title", "Checkout answered with errors")
            .await?;
        visit.write("Date of incident", "2025-12-05").await?;
        visit.write("Start (UTC)", "14:00").await?;
        visit.write("End (UTC)", "14:32").await?;
        visit.press("Write it from the fields").await?;
        visit
            .becomes("return document.activeElement.id", "summary")
            .await?;
        let written = |length: &str| {
            format!(
                "On 2025-12-05, the service was affected for {length}: Checkout answered with \
                 errors."
            )
        };
        visit.has_value("Summary", &written("32 minutes")).await?;
        visit.says("It follows them until you change it").await?;

        // The other field is left first: the summary does not change under a pen.
        visit.write("End (UTC)", "").await?;
        visit.cut_all().await?;
        visit.type_on("14:47").await?;
        visit.has_value("Summary", &written("32 minutes")).await?;
        visit.press("Markdown").await?;
        visit.has_value("Summary", &written("47 minutes")).await?;
        visit.press("Preview").await?;
        visit.write("Title", "").await?;
        visit.has_value("Summary", &written("47 minutes")).await?;
        // It was a step of its own.
        visit.command('z').await?;
        visit.has_value("Summary", &written("32 minutes")).await?;
        visit.chord(&[Key::Control, Key::Shift], 'z').await?;
        visit.has_value("Summary", &written("47 minutes")).await?;

        visit.write("Summary", "").await?;
        visit.chord(&[Key::Control], Key::End).await?;
        visit.type_on(" Carts were kept.").await?;
        let own = [&written("47 minutes"), " Carts were kept."].concat();
        visit.has_value("Summary", &own).await?;
        visit.says_no_more("It follows them").await?;
        visit.write("End (UTC)", "").await?;
        visit.cut_all().await?;
        visit.type_on("14:50").await?;
        visit.write("Title", "").await?;
        // From then on it is only checked.
        visit.press("Findings").await?;
        visit
            .says("Here it is 47 minutes; start and end make it 50 minutes")
            .await?;
        visit.has_value("Summary", &own).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn the_due_clock_runs_by_the_severity() {
    journey("due", async |visit| {
        visit.press("New post-mortem").await?;
        let today = visit.day(0).await?;
        visit.write("Date of incident", &today).await?;
        visit.write("Start (UTC)", "00:00").await?;
        visit.write("End (UTC)", "00:10").await?;
        visit.becomes(CLOCK, "").await?;
        visit.choose("Severity", "Critical").await?;
        visit.becomes(CLOCK, "Full post-mortem due in N h").await?;
        visit.says("Critical: within 48 hours of the end.").await?;
        visit.choose("Severity", "Major").await?;
        visit
            .becomes(CLOCK, "Full post-mortem due in N days")
            .await?;
        visit.says("Major: within 7 days of the end.").await?;
        visit.write("Date of incident", "").await?;
        visit.cut_all().await?;
        visit.type_on(&visit.day(-20).await?).await?;
        visit
            .becomes(CLOCK, "Full post-mortem overdue by N days")
            .await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn the_questions_propose_the_full_form_or_the_brief_one_and_say_why() {
    journey("questions", async |visit| {
        visit.press("New post-mortem").await?;
        visit.fold("Does it call for a full review?").await?;
        visit.says("6 of 6 questions are open.").await?;
        for question in QUESTIONS {
            visit.choose(question, "No").await?;
        }
        visit
            .says("A brief summary is enough. Nothing that was asked for calls for more.")
            .await?;
        visit.press("Switch to the brief summary").await?;
        visit.says("Your form: brief summary.").await?;
        visit.choose(QUESTIONS[2], "Yes").await?;
        visit
            .says("It calls for a full post-mortem. Data was lost or corrupted.")
            .await?;
        visit.press("Switch to the full post-mortem").await?;
        visit.says("Your form: full post-mortem.").await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn a_person_as_the_last_why_is_met_with_a_question() {
    journey("asked-on", async |visit| {
        let next = "What in the system, the tools or the information made that likely?";
        visit.press("New post-mortem").await?;
        visit.press("Add why").await?;
        visit
            .write("Why?", "Why was the wrong table dropped?")
            .await?;
        visit
            .write("Because", "The engineer forgot to check the host.")
            .await?;
        visit.says(next).await?;
        visit.press("Ask this next").await?;
        visit.is_at("Because").await?;
        visit.has_value("Why?", next).await?;
        visit.type_on("Both hosts show the same prompt.").await?;
        visit
            .becomes(
                "return document.querySelectorAll('.asked-on > div').length",
                0,
            )
            .await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn the_whys_are_drawn_copied_as_mermaid_and_downloaded_as_a_picture() {
    journey("why-picture", async |visit| {
        visit.press("Worked example").await?;
        visit.fold("The whys as a picture").await?;
        let drawn = "
            const svg = document.querySelector('.why-picture svg');
            return [svg?.getAttribute('role'), svg?.querySelectorAll('rect').length,
                svg?.getBoundingClientRect().height > 100]";
        let whys = "return document.querySelectorAll('.list-whys .row').length";
        let whys = visit.script(whys).await?;
        visit
            .becomes(drawn, serde_json::json!(["img", whys, true]))
            .await?;
        visit.has_no_barrier("the whys as a picture").await?;

        visit.press("Copy as Mermaid").await?;
        visit.says("The whys were copied as Mermaid").await?;
        let copied = visit.clipboard().await?.text;
        assert!(copied.starts_with("flowchart TD\n    w0[\""), "{copied}");
        assert!(copied.contains("w0 --> w1"), "{copied}");

        visit.press("Download as SVG").await?;
        let example = worked_example(&mut || Id::from_bits(1));
        let svg = visit.downloaded(&file_name(&example, "whys.svg")).await?;
        assert!(svg.starts_with("<svg xmlns="), "{svg}");
        assert_eq!(
            svg.matches("<rect").count() as u64,
            whys.as_u64().unwrap_or_default()
        );
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

/// The picture of the whys and the map of what answers what show words, not Markdown.
pub async fn pictures_show_words_without_their_marks() {
    journey("plain-words", async |visit| {
        visit.press("New post-mortem").await?;
        visit.press("Add why").await?;
        visit.write("Why?", "Why was `pool` **full**?").await?;
        visit
            .write("Because", "It leaks, see the [graph](https://a.example/g).")
            .await?;
        visit.fold("The whys as a picture").await?;
        let drawn = "return [...document.querySelectorAll('.why-picture tspan')]
            .map((line) => line.textContent.trim())";
        let words = ["Why was pool full?", "It leaks, see the graph."];
        visit.becomes(drawn, serde_json::json!(words)).await?;
        visit.fold("What answers what").await?;
        let mapped = "return [...document.querySelectorAll('.map .causes p:not(.orphan)')]
            .map((cause) => cause.textContent)";
        visit.becomes(mapped, serde_json::json!([words[1]])).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn the_four_audiences_are_put_on_the_list_and_ticked_off() {
    journey("sharing", async |visit| {
        visit.press("New post-mortem").await?;
        visit.fold("Shared with").await?;
        visit.says("Who else can learn from it?").await?;
        let all = ["Engineering", "Product", "Customer support", "Leadership"];
        for audience in all {
            let button = format!("Share with {audience}");
            visit.becomes_with(AT, vec![button.into()], true).await?;
            // By the keyboard alone: the panel may be shown anew between a look at the button and
            // its key, and the focus goes on to the new one.
            let enter = char::from(Key::Enter).to_string();
            visit.type_at_the_caret(&enter).await?;
        }
        visit.has_rows("Shared with", &all).await?;
        visit.says_no_more("Who else can learn from it?").await?;
        let at_the_first_box = "
            const box = document.querySelector('.list-sharing input[type=checkbox]');
            box.focus();
            return document.activeElement === box";
        visit.becomes(at_the_first_box, true).await?;
        visit.type_at_the_caret(" ").await?;
        visit
            .has_rows(
                "Shared with",
                &[
                    "Engineering | yes",
                    "Product",
                    "Customer support",
                    "Leadership",
                ],
            )
            .await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn after_the_review_date_a_draft_opens_with_what_is_still_open() {
    journey("follow-up", async |visit| {
        visit.press("Worked example").await?;
        let example = worked_example(&mut || Id::from_bits(1));
        let title = &example.title;
        let all = example.action_items.len();
        let open = still_open(&example).count();
        let rows = "return document.querySelectorAll('.list-action_items > ol > .row').length";
        visit.becomes(rows, all).await?;
        visit
            .says(&format!(
                "The review date has come, and {open} action items are still open."
            ))
            .await?;
        visit.press("Start the follow-up").await?;
        visit
            .has_value("Title", &format!("Follow-up: {title}"))
            .await?;
        visit.becomes(rows, open).await?;
        let today = visit.day(0).await?;
        visit
            .reads(&format!(
                "{open} of {all} action items are still open on {today}; {open} are past their \
                 deadline. The post-mortem: {title}."
            ))
            .await?;
        visit.is_saved().await?;
        visit.go_home().await?;
        visit.says(&format!("Follow-up: {title}")).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

const QUESTIONS: [&str; 6] = [
    "Were customer-facing services affected?",
    "Did it last longer than 30 minutes?",
    "Was data lost or corrupted?",
    "Was revenue affected?",
    "Did it take several teams to resolve?",
    "Was anyone paged outside business hours?",
];

impl Visit {
    /// A day of UTC, so many days from today.
    async fn day(&self, from_today: i32) -> Outcome<String> {
        let day = self.script_with(DAY, vec![from_today.into()]).await?;
        Ok(day.as_str().unwrap_or_default().to_owned())
    }
}
