//! What is pasted into a list becomes rows.

use crate::harness::journey;

pub async fn pasted_lines_become_rows_and_one_undo_takes_them_back() {
    journey("paste-lines", async |visit| {
        const LIST: &str = "Contributing factors";
        visit.press("New post-mortem").await?;
        visit.write_rows("Add factor", &["one"]).await?;
        visit.paste("- two\n- three\n\n- four\n").await?;
        visit
            .has_rows(LIST, &["one", "two", "three", "four"])
            .await?;
        visit.is_in_row(4).await?;
        visit.answer("3 rows pasted", "Undo").await?;
        visit.has_rows(LIST, &["one"]).await?;

        // A single line is a text like any other, and goes where the caret is.
        visit.write("Factor", "").await?;
        visit.select(0, 0).await?;
        visit.paste("not ").await?;
        visit.has_rows(LIST, &["not one"]).await?;

        // What is selected gives way: a whole row to rows, a part of one to text.
        visit.select(0, 7).await?;
        visit.paste("five\nsix").await?;
        visit.has_rows(LIST, &["five", "six"]).await?;
        visit.is_in_row(2).await?;
        visit.select(1, 3).await?;
        visit.paste("a\nb").await?;
        visit.has_rows(LIST, &["five", "sa\nb"]).await?;

        // At the button that adds a row, they stand behind the last one.
        visit.tab_to("Add factor").await?;
        visit.paste("seven\neight").await?;
        visit
            .has_rows(LIST, &["five", "sa\nb", "seven", "eight"])
            .await?;
        visit.is_in_row(4).await?;

        // What a row says further down may have several lines of its own.
        visit.press("Add lesson").await?;
        visit.write("Lesson", "").await?;
        visit.paste("first\nsecond").await?;
        visit.has_rows("Lessons", &[" | first\nsecond"]).await
    })
    .await;
}

pub async fn a_row_that_others_answer_is_not_replaced_by_a_paste() {
    const FIRST: &str = "
        const area = document.querySelector('.list-went_wrong textarea');
        area.focus();
        area.select();
        return area.value";
    const KEPT: &str = "
        const [row] = document.querySelectorAll('.list-went_wrong .row');
        return row.dataset.row === window.before && row.querySelector('textarea').value";
    journey("paste-linked", async |visit| {
        visit.press("Worked example").await?;
        visit.reads("The leak passed code review.").await?;
        visit
            .script("window.before = document.querySelector('.list-went_wrong .row').dataset.row")
            .await?;
        visit.becomes(FIRST, "The leak passed code review.").await?;
        visit.paste("one\ntwo").await?;
        visit.becomes(KEPT, "one\ntwo").await
    })
    .await;
}

pub async fn a_pasted_table_fills_rows_wherever_it_comes_from() {
    journey("paste-tables", async |visit| {
        visit.press("New post-mortem").await?;

        visit.press("Add event").await?;
        visit.is_at("Time (UTC)").await?;
        visit
            .paste("14:00\tAn alert fires\r\n14:05\tThe page is acknowledged\r\n")
            .await?;
        visit
            .has_rows(
                "Events",
                &["14:00 | An alert fires", "14:05 | The page is acknowledged"],
            )
            .await?;

        visit.press("Add metric").await?;
        visit.is_at("Metric").await?;
        visit
            .paste(
                "| Metric | Value |\n| --- | ---: |\n| Users affected | ~2,000 |\n\
                 | Error rate | 4 \\| 5 % |\n",
            )
            .await?;
        visit
            .has_rows("Metrics", &["Users affected | ~2,000", "Error rate | 4 | 5 %"])
            .await?;

        visit.press("Add action item").await?;
        visit.is_at("Action").await?;
        visit
            .paste(
                "Action\tOwner\tDeadline\tStatus\tPriority\nAdd an alert\t@robin\t2025-12-10\tDone\tHigh\n\
                 Add a test\t@kit\t2025-12-15\tTo Do\tLow\n",
            )
            .await?;
        visit
            .has_rows(
                "Action items",
                &[
                    "Add an alert | @robin | 2025-12-10 | Done | High",
                    "Add a test | @kit | 2025-12-15 | To Do | Low",
                ],
            )
            .await?;
        visit
            .reads_all(["An alert fires", "4 | 5 %", "Add a test @kit"])
            .await
    })
    .await;
}

/// What no field can keep is replaced, and told; everything else stays to the byte.
pub async fn what_a_field_cannot_keep_is_told_when_it_is_pasted() {
    journey("hygiene", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Summary", "").await?;
        visit
            .paste("a \u{1F980} e\u{301} \u{5D0}\u{202E} z\r\nend")
            .await?;
        visit
            .says("1 line end of another system by a plain one")
            .await?;
        visit.is_saved().await?;
        visit.reload().await?;
        let kept = "a \u{1F980} e\u{301} \u{5D0}\u{202E} z\nend";
        visit.has_value("Summary", kept).await
    })
    .await;
}

/// A text of a megabyte is kept to the byte: it is too large for local storage to have it too.
pub async fn a_megabyte_is_kept_to_the_byte() {
    journey("megabyte", async |visit| {
        visit.press("New post-mortem").await?;
        visit.write("Summary", "").await?;
        // A browser that has no letters for the crab looks for them in every font, each time: with
        // one in each line that took half a minute.
        let paste = "
            window.large = ('\\u{1F980} a line of a log\\n'
                + 'another one that is long and says little\\n'.repeat(250)).repeat(100);
            const area = document.activeElement;
            area.value = window.large;
            area.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
            return window.large.length > 1000000";
        visit.becomes(paste, true).await?;
        visit.is_saved().await?;
        visit.reload().await?;
        let same = "
            const large = ('\\u{1F980} a line of a log\\n'
                + 'another one that is long and says little\\n'.repeat(250)).repeat(100);
            const areas = [...document.querySelectorAll('textarea')];
            return areas.some((one) => one.value === large)";
        visit.becomes(same, true).await?;
        visit.becomes("return localStorage.length < 20 && Object.values(localStorage).every((one) => one.length < 1000000)", true).await
    })
    .await;
}
