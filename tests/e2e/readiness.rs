//! All findings as one: reached by key in the order of the document, marked in the preview,
//! silenced with a reason, printed as a checklist.

use fantoccini::key::Key;
use serde_json::json;
use unblame::{document::Id, template::worked_example};

use crate::harness::{Browser, Outcome, Visit, browser, journey};

/// What the card beside the form says, and whether it stands in what is seen of its pane.
const CARD: &str = "
    const card = document.querySelector('.finding-card');
    if (!card.checkVisibility()) return '';
    const [own, pane] = [card, card.parentElement].map((one) => one.getBoundingClientRect());
    const isSeen = pane.top <= own.top && own.bottom <= pane.bottom + 1;
    return isSeen ? card.querySelector('.what span:last-child').textContent : 'out of sight'";

pub async fn a_key_leads_through_all_findings_in_the_order_of_the_document() {
    journey("tour", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.write("Summary", "We should have tested it.").await?;
        visit.press("Findings").await?;
        visit.says("to be told from others").await?;

        // Round once: every finding has its turn, and then the first one comes again.
        visit.hit(Key::F8).await?;
        let mut seen = vec![visit.other_card(None).await?];
        loop {
            visit.hit(Key::F8).await?;
            let card = visit.other_card(seen.last()).await?;
            if card == seen[0] {
                break;
            }
            seen.push(card);
        }
        let all = visit.count_of_findings().await?;
        assert_eq!(seen.len(), all, "{seen:#?}");
        let mut different = seen.clone();
        different.sort();
        different.dedup();
        assert_eq!(different.len(), seen.len(), "{seen:#?}");
        visit.chord(&[Key::Shift], Key::F8).await?;
        assert_eq!(visit.other_card(seen.first()).await?, seen[seen.len() - 1]);

        // The title is before the summary, however it is found.
        let at = |words: &str| seen.iter().position(|one| one.contains(words));
        let (title, counterfactual) = (at("to be told from others"), at("should have"));
        assert!(title < counterfactual && title.is_some(), "{seen:#?}");

        // The card of a check holds what can be done, and Escape goes back to the text.
        while !visit.card().await?.contains("to be told from others") {
            let before = visit.card().await?;
            visit.hit(Key::F8).await?;
            visit.other_card(Some(&before)).await?;
        }
        visit.is_at("Title").await?;
        visit.has_no_barrier("the card of a check").await?;
        visit.chord(&[Key::Alt], Key::Enter).await?;
        visit.is_at("Close").await?;
        visit.hit(Key::Escape).await?;
        visit.becomes(CARD, "").await?;
        visit.is_at("Title").await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn what_the_checks_found_is_marked_in_the_preview() {
    journey("margin", async |visit| {
        visit.press("Worked example").await?;
        // An action item that is a role's, and the section of the timeline for what it lacks.
        let marked = "
            const cell = [...document.querySelectorAll('.paper td')]
                .find((one) => one.textContent.includes('@team-lead'));
            const events = document.querySelector('#slot-timeline :is(h1, h2)');
            return [Boolean(cell?.closest('[data-findings]')
                ?? cell?.querySelector('[data-findings]')), events.hasAttribute('data-findings')]";
        visit.becomes(marked, json!([true, true])).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn a_silenced_check_speaks_again_when_what_it_rests_on_changes() {
    journey("silenced-check", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Outage").await?;
        visit.press("Findings").await?;
        visit.finds("to be told from others", true).await?;
        let open = "
            const finding = [...document.querySelectorAll('.findings .finding')]
                .find((one) => one.textContent.includes('to be told from others'));
            const fold = finding.querySelector('summary');
            fold.focus();
            return document.activeElement === fold";
        visit.becomes(open, true).await?;
        visit.hit(Key::Enter).await?;
        visit.tab_to("Why? (optional)").await?;
        visit.type_on("The name of the review").await?;
        visit.tab_to("This finding").await?;
        visit.hit(Key::Enter).await?;
        visit.finds("to be told from others", false).await?;
        visit.says("The name of the review").await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.press("Findings").await?;
        visit.says("The name of the review").await?;
        visit.finds("to be told from others", false).await?;

        visit.write("Title", " today").await?;
        visit.finds("to be told from others", true).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn the_findings_are_printed_as_a_checklist() {
    journey("checklist", async |visit| {
        visit.press("Worked example").await?;
        visit.press("Findings").await?;
        visit.finds("is a role", true).await?;
        // The browser's own window cannot be seen from here; what it prints can.
        visit
            .script("window.print = () => { window.isPrinting = true }")
            .await?;
        visit.press("Print").await?;
        visit.becomes("return window.isPrinting", true).await?;
        visit.as_printed(true).await?;
        let seen = "
            const seen = (what) => [...document.querySelectorAll(what)]
                .filter((one) => one.checkVisibility()).length;
            const box = getComputedStyle(document.querySelector('.finding .what'), '::before');
            return [seen('.checklist-title'), seen('.findings .finding') > 5,
                seen('.findings .finding .why') > 5, parseFloat(box.width) > 8,
                seen('.findings :is(button.fix, .tools, .findings-filter)'),
                seen('.paper'), seen('.form-pane'), seen('header')]";
        visit
            .becomes(seen, json!([1, true, true, true, 0, 0, 0, 0]))
            .await?;
        let title = "return document.querySelector('.checklist-title').textContent";
        let example = worked_example(&mut || Id::from_bits(1));
        let expected = ["Reviewer\u{2019}s checklist: ", &example.title].concat();
        visit.becomes(title, expected).await?;
        visit.says("Error:").await?;

        // Afterwards the post-mortem itself is what is printed.
        visit
            .script("window.dispatchEvent(new Event('afterprint'))")
            .await?;
        let seen = "
            const seen = (what) => document.querySelector(what).checkVisibility();
            return [seen('.paper'), seen('.findings')]";
        visit.becomes(seen, json!([true, false])).await?;
        visit.as_printed(false).await?;
        visit.becomes(seen, json!([false, true])).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

impl Visit {
    /// What the card beside the form says.
    async fn card(&self) -> Outcome<String> {
        let card = self.script(CARD).await?;
        Ok(card.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until the card says something else, and gives that.
    async fn other_card(&self, before: Option<&String>) -> Outcome<String> {
        let is_other = CARD
            .replace("return isSeen ?", "return isSeen && arguments[0] !==")
            .replace(" : 'out of sight'", "")
            .replace("return ''", "return false");
        let before = before.map_or("", String::as_str);
        self.becomes_with(&is_other, vec![before.into()], true)
            .await?;
        self.card().await
    }

    async fn count_of_findings(&self) -> Outcome<usize> {
        let count = "return document.querySelectorAll('.findings .finding').length";
        let count = self.script(count).await?;
        Ok(count.as_u64().unwrap_or_default() as usize)
    }

    /// Shows the page as it is on paper, or on the screen again.
    pub async fn as_printed(&self, is: bool) -> Outcome {
        match browser() {
            Browser::Chromium => {
                let media = json!({ "media": if is { "print" } else { "" } });
                self.devtools("Emulation.setEmulatedMedia", media).await?;
            }
            Browser::Firefox => {
                let medium = if is { "'print'" } else { "''" };
                self.in_firefox_itself(&format!(
                    "gBrowser.selectedBrowser.browsingContext.mediumOverride = {medium}"
                ))
                .await?;
            }
        }
        Ok(())
    }
}
