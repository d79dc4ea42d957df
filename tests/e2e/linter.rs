//! The linter at work: blame is underlined as it is typed, reworded, taken back and silenced.

use fantoccini::key::Key;
use serde_json::json;

use crate::harness::{Outcome, Visit, journey};

/// The seed of the whole thing: an agent where a system should be.
const BLAME: &str = "John deployed the bad code";
const BETTER: &str = "A deployment introduced a regression";

/// The underlined words of the control with this id, wherever they stand in it.
const UNDERLINED: &str = "
    const control = document.getElementById(arguments[0]);
    const layer = control?.parentElement.querySelector('.mirror');
    return [...layer?.querySelectorAll('span') ?? []].map((one) => one.textContent).join('|')";

/// How far the underlined words stand from where the control itself would show them: a layer
/// that has another box or another text would underline the wrong words.
const IN_PLACE: &str = "
    const control = document.getElementById(arguments[0]);
    const layer = control.parentElement.querySelector('.mirror');
    const [a, b] = [control, layer].map((one) => one.getBoundingClientRect());
    return [a.x - b.x, a.y - b.y, a.width - b.width, a.height - b.height,
        control.scrollTop - layer.scrollTop, control.scrollLeft - layer.scrollLeft]
        .every((off) => Math.abs(off) < 1) && layer.textContent === control.value";

pub async fn blame_is_underlined_reworded_taken_back_and_silenced() {
    journey("linter", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Summary", &format!("{BLAME}.")).await?;
        visit.is_underlined("summary").await?;
        visit
            .becomes_with(IN_PLACE, vec!["summary".into()], true)
            .await?;
        visit.counts_in("Executive Summary").await?;
        visit
            .becomes(
                "return document.querySelectorAll('.paper [data-findings]').length",
                1,
            )
            .await?;

        visit.hit(F8).await?;
        visit.shows_the_card(true).await?;
        visit.has_no_barrier("the card beside the field").await?;
        visit.command('.').await?;
        visit.has_value("Summary", &format!("{BETTER}.")).await?;
        visit
            .becomes_with(UNDERLINED, vec!["summary".into()], "")
            .await?;
        visit.command('z').await?;
        visit.has_value("Summary", &format!("{BLAME}.")).await?;
        visit.is_underlined("summary").await?;

        visit.hit(F8).await?;
        visit.chord(&[Key::Alt], Key::Enter).await?;
        // It leads to the reason, and Enter there silences the finding.
        visit.tab_to("Silence\u{2026}").await?;
        visit.hit(Key::Enter).await?;
        visit.is_at("Why? (optional)").await?;
        visit.type_on("He asked for it").await?;
        visit.hit(Key::Enter).await?;
        visit
            .becomes_with(UNDERLINED, vec!["summary".into()], "")
            .await?;
        visit.is_at("Summary").await?;
        visit.is_saved().await?;

        visit.reload().await?;
        visit.has_value("Summary", &format!("{BLAME}.")).await?;
        visit
            .becomes_with(UNDERLINED, vec!["summary".into()], "")
            .await?;
        visit.press("Findings").await?;
        visit.says("He asked for it").await?;
        visit.press("Bring back").await?;
        visit.is_underlined("summary").await?;
        visit.says_no_more("He asked for it").await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

/// A long text is laid out for its underlines once; they come, go and come again in place.
pub async fn a_long_text_is_underlined_again_and_again() {
    journey("long-underlined", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Summary", "").await?;
        for is_found in [false, true, false, true] {
            let write = "
                const [end] = arguments;
                const area = document.getElementById('summary');
                area.value = 'The queue of the worker grew.\\n'.repeat(400) + end;
                area.dispatchEvent(new InputEvent('input', { bubbles: true }))";
            let end = if is_found { BLAME } else { "" };
            visit.script_with(write, vec![end.into()]).await?;
            let is_seen = "
                const area = document.getElementById('summary');
                return [...area.parentElement.querySelectorAll('.mirror span')]
                    .some((one) => getComputedStyle(one.closest('.mirror')).opacity === '1')";
            visit.becomes(is_seen, is_found).await?;
            if is_found {
                visit
                    .becomes_with(IN_PLACE, vec!["summary".into()], true)
                    .await?;
            }
        }
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn findings_are_listed_and_reached_by_key() {
    journey("findings", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage by human error").await?;
        visit.write("Summary", "We should have tested it.").await?;
        visit.press("Findings").await?;
        visit.choose("Kind", "How it is said").await?;
        visit
            .lists_findings_in(&["Incident", "Executive Summary"])
            .await?;
        visit.has_no_barrier("the list of findings").await?;

        visit.choose("Kind", "Human error").await?;
        visit.lists_findings_in(&["Incident"]).await?;
        visit.choose("Kind", "How it is said").await?;
        visit.choose("Section", "Executive Summary").await?;
        visit.lists_findings_in(&["Executive Summary"]).await?;
        visit.press("Go there").await?;
        visit.is_at("Summary").await?;
        visit.shows_the_card(true).await?;
        visit.hit(Key::Escape).await?;
        visit.shows_the_card(false).await?;

        visit.choose("Section", "Incident").await?;
        visit.lists_findings_in(&["Incident"]).await?;
        visit.press("Go there").await?;
        visit.is_at("Title").await?;
        visit.shows_the_card(true).await?;
        visit.chord(&[Key::Alt], Key::Enter).await?;
        visit.tab_to("About this rule").await?;
        visit.hit(Key::Enter).await?;
        visit.says("What is looked for").await?;
        visit
            .becomes("return document.activeElement.id", "rule-human-error")
            .await?;
        visit.has_no_barrier("the help on the rules").await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn a_document_in_another_language_is_left_alone() {
    journey("foreign", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage by human error").await?;
        visit.is_underlined("title").await?;
        visit
            .write(
                "Summary",
                "Der Dienst wurde nach dem Update neu gestartet, danach war die Datenbank zwanzig Minuten nicht erreichbar.",
            )
            .await?;
        visit.becomes_with(UNDERLINED, vec!["title".into()], "").await?;
        visit.press("Findings").await?;
        visit.says("not to be in English").await
    })
    .await;
}

/// Energy spent on what might have been goes into work: one key rewords it and drafts the item.
pub async fn what_might_have_been_becomes_a_sentence_and_an_action_item() {
    journey("drafted", async |visit| {
        visit.press("New post-mortem").await?;
        visit
            .write(
                "Summary",
                "The limits should have been raised before the sale.",
            )
            .await?;
        visit.is_underlined("summary").await?;
        visit.hit(F8).await?;
        visit.command('.').await?;
        visit
            .has_value("Summary", "The limits were not raised before the sale.")
            .await?;
        visit.says("an action item was drafted").await?;
        let drafted = visit.value_of("Action").await?;
        assert!(
            drafted.to_lowercase().contains("raise the limits"),
            "{drafted}"
        );

        visit.command('z').await?;
        visit
            .has_value(
                "Summary",
                "The limits should have been raised before the sale.",
            )
            .await?;
        visit.has_rows("Action items", &[]).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

const F8: Key = Key::F8;

impl Visit {
    /// Waits until something is underlined in the control with this id.
    async fn is_underlined(&self, id: &str) -> Outcome {
        let any = UNDERLINED
            .replace("return [", "return 0 < [")
            .replace(".join('|')", ".length");
        self.becomes_with(&any, vec![id.into()], true).await
    }

    /// Waits until the list of sections counts findings in this one.
    async fn counts_in(&self, section: &str) -> Outcome {
        let counted = "
            const entry = [...document.querySelectorAll('.sections a')]
                .find((one) => one.textContent.trim().startsWith(arguments[0]));
            return 0 < Number(entry.querySelector('.count')?.firstChild.textContent)";
        self.becomes_with(counted, vec![section.into()], true).await
    }

    /// Waits until the list of findings has one in each of these sections.
    async fn lists_findings_in(&self, sections: &[&str]) -> Outcome {
        self.becomes(
            "return [...document.querySelectorAll('.findings .group')]
                 .filter((one) => one.querySelector('article'))
                 .map((one) => one.querySelector('h3 button').textContent)",
            json!(sections),
        )
        .await
    }

    /// Waits until the card beside the field is there, or is gone.
    async fn shows_the_card(&self, shown: bool) -> Outcome {
        self.becomes(
            "return document.querySelector('.finding-card').checkVisibility()",
            shown,
        )
        .await
    }
}
