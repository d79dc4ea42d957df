//! Markdown by key, and the sheet of all keys.

use fantoccini::key::Key;

use crate::harness::journey;

pub async fn keys_make_bold_italic_links_and_lists() {
    journey("markdown-keys", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Summary", "the pool").await?;
        visit.select(4, 8).await?;
        visit.command('b').await?;
        visit.holds("the **pool**", (6, 10)).await?;
        visit.command('b').await?;
        visit.holds("the pool", (4, 8)).await?;
        visit.command('i').await?;
        visit.holds("the _pool_", (5, 9)).await?;
        visit.command('i').await?;
        visit.command('k').await?;
        visit.holds("the [pool]()", (11, 11)).await?;
        visit.type_on("https://graphs.example/pool").await?;
        visit
            .becomes(
                "return document.querySelector('.paper a')?.href",
                "https://graphs.example/pool",
            )
            .await?;
        visit.chord(&[Key::Control, Key::Shift], '8').await?;
        visit
            .holds("- the [pool](https://graphs.example/pool)", (0, 41))
            .await?;
        visit
            .becomes(
                "return document.querySelectorAll('.paper .prose li').length",
                1,
            )
            .await?;
        visit.command('z').await?;
        visit.command('z').await?;
        visit.command('z').await?;
        visit.has_value("Summary", "the pool").await
    })
    .await;
}

pub async fn a_list_goes_on_by_enter_and_ends_by_it() {
    journey("markdown-list", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Summary", "- one").await?;
        visit.hit(Key::Enter).await?;
        visit.type_on("two").await?;
        visit.holds("- one\n- two", (11, 11)).await?;
        visit.chord(&[Key::Shift], Key::Enter).await?;
        visit.holds("- one\n- two\n", (12, 12)).await?;
        visit.hit(Key::Backspace).await?;
        visit.hit(Key::Enter).await?;
        visit.holds("- one\n- two\n- ", (14, 14)).await?;
        visit.hit(Key::Enter).await?;
        visit.holds("- one\n- two\n", (12, 12)).await?;
        visit
            .becomes(
                "return document.querySelectorAll('.paper .prose li').length",
                2,
            )
            .await
    })
    .await;
}

pub async fn a_question_mark_shows_all_keys_outside_of_a_field() {
    journey("keys-sheet", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Title", "Why?").await?;
        visit.has_value("Title", "Why?").await?;
        visit.says_no_more("or add the next row").await?;

        visit.follow("Timeline, empty").await?;
        visit.type_on("?").await?;
        visit.says("or add the next row").await?;
        visit.hit(Key::Escape).await?;
        visit.says_no_more("or add the next row").await?;
        visit.press("Keys").await?;
        visit.says("or add the next row").await?;
        visit.press("Close").await?;
        visit.says_no_more("or add the next row").await
    })
    .await;
}

pub async fn a_short_field_grows_and_a_long_one_scrolls() {
    const SCROLLS: &str = "
        const field = document.getElementById('summary');
        field.scrollTop = 40;
        const scrolled = field.scrollTop > 0;
        field.scrollTop = 0;
        const shows_all = field.clientHeight + 2 >= field.scrollHeight;
        return `${scrolled} ${shows_all}`";
    journey("short-and-long", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Summary", "").await?;
        visit.paste(&"A line.\n".repeat(20)).await?;
        visit.becomes(SCROLLS, "false true").await?;
        visit.paste(&"A line.\n".repeat(30)).await?;
        visit.becomes(SCROLLS, "true false").await?;
        visit.command('z').await?;
        visit.becomes(SCROLLS, "false true").await
    })
    .await;
}
