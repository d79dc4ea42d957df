//! Light and dark: what someone chose stays chosen.

use crate::harness::journey;

/// Whether the page is painted dark: by its background, not by what it says of itself.
const IS_DARK: &str = "
    const [red] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number);
    return red < 128";

pub async fn a_chosen_theme_is_there_after_a_reload() {
    journey("theme", async |visit| {
        for (name, next, is_dark) in [
            ("Colours: System", "Colours: Light", false),
            ("Colours: Light", "Colours: Dark", true),
        ] {
            visit.press(name).await?;
            visit.is_at(next).await?;
            visit.becomes(IS_DARK, is_dark).await?;
            visit.reload().await?;
            visit.becomes(IS_DARK, is_dark).await?;
        }
        assert_eq!(visit.complaints().await?, [""; 0]);
        Ok(())
    })
    .await;
}
