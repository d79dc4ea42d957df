//! The page opens, under its strict policy and wherever it is hosted.

use serde_json::json;

use crate::harness::{Plan, journey, until};

pub async fn the_page_opens_without_a_complaint() {
    journey("opens", async |visit| {
        assert!(visit.browser.title().await?.contains("Unblame"));
        assert_eq!(visit.complaints().await?, [""; 0]);
        assert_eq!(visit.barriers().await?, [""; 0]);
        Ok(())
    })
    .await;
}

pub async fn the_policy_is_in_force() {
    journey("policy", async |visit| {
        let title = visit.browser.title().await?;
        let blocked = visit
            .script_with_callback(
                "const done = arguments[arguments.length - 1];
                 const blocked = [];
                 document.addEventListener('securitypolicyviolation', (event) => {
                     blocked.push(event.effectiveDirective);
                     if (blocked.length === 2) done(blocked.sort());
                 });
                 const script = document.createElement('script');
                 script.textContent = 'document.title = \"it ran\"';
                 document.head.append(script);
                 new Image().src = 'http://127.0.0.1:9/elsewhere.png';",
            )
            .await?;
        assert_eq!(blocked, json!(["img-src", "script-src-elem"]));
        assert_eq!(visit.browser.title().await?, title);
        Ok(())
    })
    .await;
}

/// The other journeys build on hearing complaints: an error in the page has to reach them.
pub async fn an_error_in_the_page_is_heard() {
    journey("heard", async |visit| {
        visit
            .script("setTimeout(() => { throw new Error('out of tune'); })")
            .await?;
        until(async || Ok(visit.complaints().await?.concat().contains("out of tune"))).await
    })
    .await;
}

pub async fn the_page_opens_under_any_path() {
    Plan::new("sub-path")
        .under("/some/where/")
        .make(async |visit| {
            let requests = visit.server.requests();
            assert!(
                requests.iter().any(|path| path.ends_with(".wasm")),
                "{requests:?}"
            );
            assert!(
                requests.iter().all(|path| path.starts_with("/some/where/")),
                "{requests:?}"
            );
            assert_eq!(visit.complaints().await?, [""; 0]);
            Ok(())
        })
        .await;
}

pub async fn every_card_is_laid_out_once_the_page_is_shown() {
    journey("below", async |visit| {
        visit.press("Worked example").await?;
        visit.write("Summary", "Once more. ").await?;
        visit.is_saved().await?;
        visit.reload().await?;
        visit.says("Action Items").await?;
        visit.says("What a good entry holds").await?;
        let still_below = "return document.querySelectorAll('.card[data-below]').length";
        visit.becomes(still_below, 0).await?;
        // At the end of the form nothing is left to be found out: it stays where one has gone.
        visit
            .script("document.querySelector('#section-follow_up').scrollIntoView()")
            .await?;
        visit.says("Action item review date").await?;
        let top = "return Math.abs(document.querySelector('#section-follow_up')
            .getBoundingClientRect().bottom - innerHeight) < 200";
        visit.becomes(top, true).await
    })
    .await;
}
