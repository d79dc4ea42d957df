//! Rows by key and by drag: the focus stays with the row that was moved.

use fantoccini::key::Key;

use serde_json::json;

use crate::harness::journey;

const LIST: &str = "Contributing factors";

pub async fn rows_are_added_moved_and_removed_by_key() {
    journey("rows-by-key", async |visit| {
        visit.press("New post-mortem").await?;
        visit
            .write_rows("Add factor", &["one", "two", "three"])
            .await?;
        visit.has_rows(LIST, &["one", "two", "three"]).await?;

        visit.chord(&[Key::Shift], Key::Enter).await?;
        visit.type_on("and a half").await?;
        visit
            .has_rows(LIST, &["one", "two", "three\nand a half"])
            .await?;

        visit.select(2, 4).await?;
        visit.chord(&[Key::Alt], Key::Up).await?;
        visit
            .has_rows(LIST, &["one", "three\nand a half", "two"])
            .await?;
        visit.is_in_row(2).await?;
        visit.holds("three\nand a half", (2, 4)).await?;
        visit.chord(&[Key::Alt], Key::Up).await?;
        visit.chord(&[Key::Alt], Key::Up).await?;
        visit
            .has_rows(LIST, &["three\nand a half", "one", "two"])
            .await?;
        visit.is_in_row(1).await?;
        visit.chord(&[Key::Alt], Key::Down).await?;
        visit
            .has_rows(LIST, &["one", "three\nand a half", "two"])
            .await?;
        visit.is_in_row(2).await?;
        visit.holds("three\nand a half", (2, 4)).await?;

        visit.hit(Key::Enter).await?;
        visit
            .has_rows(LIST, &["one", "three\nand a half", "", "two"])
            .await?;
        visit.is_in_row(3).await?;
        visit.hit(Key::Backspace).await?;
        visit
            .has_rows(LIST, &["one", "three\nand a half", "two"])
            .await?;
        visit.is_in_row(2).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn enter_behind_a_time_leads_to_what_happened() {
    journey("row-time", async |visit| {
        visit.press("New post-mortem").await?;
        visit.press("Add event").await?;
        visit.is_at("Time (UTC)").await?;
        visit.type_on("14:50").await?;
        visit.hit(Key::Enter).await?;
        visit.is_at("Event").await?;
        visit.is_in_row(1).await?;
        visit.type_on("Status page updated").await?;
        visit.hit(Key::Enter).await?;
        visit.is_in_row(2).await?;
        visit.is_at("Time (UTC)").await?;
        visit
            .has_rows("Events", &["14:50 | Status page updated", ""])
            .await
    })
    .await;
}

pub async fn enter_behind_a_question_leads_to_its_answer() {
    journey("row-why", async |visit| {
        visit.press("New post-mortem").await?;
        visit.is_at("Title").await?;
        visit.press("Add why").await?;
        visit.type_on("Why was the disk full?").await?;
        visit.hit(Key::Enter).await?;
        visit.type_on("Nothing removed old segments.").await?;
        visit.hit(Key::Enter).await?;
        visit.type_on("Why did nothing?").await?;
        let asked = [
            "Why was the disk full? | Nothing removed old segments.",
            "Why did nothing?",
        ];
        visit.has_rows("5 whys", &asked).await
    })
    .await;
}

pub async fn a_removed_row_is_taken_back_by_the_message_about_it() {
    journey("row-removed", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write_rows("Add factor", &["one", "two"]).await?;
        visit.press("Remove factor").await?;
        visit.has_rows(LIST, &["two"]).await?;
        visit.answer("The factor was removed", "Undo").await?;
        visit.has_rows(LIST, &["one", "two"]).await?;

        // A change after it: the message's button would take back that one, so it goes away.
        visit.press("Remove factor").await?;
        visit.says("The factor was removed").await?;
        visit.write("Summary", "Later.").await?;
        visit.says_no_more("The factor was removed").await?;

        // In another draft it would take back nothing.
        visit.press("Remove factor").await?;
        visit.says("The factor was removed").await?;
        visit.go_home().await?;
        visit.says_no_more("The factor was removed").await
    })
    .await;
}

pub async fn a_message_hides_no_field_with_the_caret() {
    journey("rows-message", async |visit| {
        visit.resize((360, 740)).await?;
        visit.press("New post-mortem").await?;
        visit
            .write_rows("Add factor", &["one", "two", "three"])
            .await?;
        // The row is the last that is seen, and the next one takes its place.
        visit.script(AT_THE_END).await?;
        visit.press("Remove factor").await?;
        visit.says("was removed").await?;
        visit.becomes(IN_SIGHT, true).await
    })
    .await;
}

const AT_THE_END: &str = "
    const one = [...document.querySelectorAll('textarea')].find((area) => area.value === 'one');
    const pane = one.closest('.pane');
    const end = (element) => element.getBoundingClientRect().bottom;
    pane.scrollTop += end(one) - end(pane);";

const IN_SIGHT: &str = "
    const top = document.querySelector('.toast')?.getBoundingClientRect().top;
    const field = document.activeElement;
    return field.value === 'two' && field.getBoundingClientRect().bottom <= top;";

pub async fn a_row_is_moved_by_its_handle() {
    journey("row-dragged", async |visit| {
        visit.press("New post-mortem").await?;
        visit
            .write_rows("Add factor", &["one", "two", "three"])
            .await?;
        visit.drag("Move factor", 1, 3).await?;
        visit.has_rows(LIST, &["two", "three", "one"]).await?;
        visit.is_in_row(3).await?;
        visit.drag("Move factor", 3, 2).await?;
        visit.has_rows(LIST, &["two", "one", "three"]).await?;
        visit.is_in_row(2).await?;

        // The handle has the focus, takes plain arrows and keeps it.
        visit.is_at("Move factor").await?;
        visit.hit(Key::Up).await?;
        visit.has_rows(LIST, &["one", "two", "three"]).await?;
        visit.is_in_row(1).await?;
        visit.is_at("Move factor").await?;
        visit.command('z').await?;
        visit.has_rows(LIST, &["two", "one", "three"]).await
    })
    .await;
}

/// The cells of each row are a form of their own. It is sent nowhere, and nothing in it looks to a
/// password manager or to the browser's own memory like something to keep.
pub async fn a_row_is_a_form_that_is_never_sent() {
    journey("row-forms", async |visit| {
        visit
            .script(
                "window.isTheSamePage = true;
                 window.sent = [];
                 window.addEventListener('submit', (event) =>
                     window.sent.push(event.defaultPrevented));",
            )
            .await?;
        visit.press("New post-mortem").await?;
        visit.press("Add event").await?;
        visit.write("Time", "14:00").await?;
        visit.hit(Key::Enter).await?;
        visit.is_at("Event").await?;
        visit.type_on("An alert fires").await?;
        visit.hit(Key::Enter).await?;
        visit.is_in_row(2).await?;
        visit.write("Time", "14:05").await?;
        for held in [Key::Shift, Key::Control, Key::Alt] {
            visit.chord(&[held], Key::Enter).await?;
        }
        visit.press("Add metric").await?;
        visit
            .script("document.querySelector('.list-impact .details > summary').click()")
            .await?;
        let metric = ["Metric", "Value", "Unit", "Estimate"];
        for label in metric {
            visit.write(label, "").await?;
            visit.chord(&[Key::Shift], Key::Enter).await?;
        }
        // However else a browser comes to send one.
        let count = "const forms = [...document.forms];
            forms.forEach((form) => form.requestSubmit());
            return forms.length";
        let forms = visit.script(count).await?.as_u64().unwrap_or_default();
        assert!(forms >= 4, "{forms}");
        let stays = "return window.isTheSamePage === true
            && window.sent.length >= document.forms.length
            && window.sent.every((isPrevented) => isPrevented)";
        visit.becomes(stays, true).await?;

        let remembered = "
            const controls = [...document.querySelectorAll('input, textarea, select')];
            const isText = (one) => one.matches('textarea, [type=text], [type=search]');
            return [
                [...document.forms].filter((one) => one.autocomplete !== 'off').length,
                controls.filter((one) => one.name !== '').length,
                controls.filter((one) => one.type === 'password').length,
                controls.filter((one) => one.form && isText(one) && one.autocomplete !== 'off').length,
            ]";
        visit.becomes(remembered, json!([0, 0, 0, 0])).await?;
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}
