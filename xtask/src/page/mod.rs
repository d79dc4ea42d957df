//! Makes the finished page: one stylesheet, Trunk's build, made smaller, then the policy and the
//! service worker.

mod finish;
mod parts;
mod shrink;
mod style;

pub use finish::brief_listing;
pub use parts::{is_rest, write_later};

use std::fs;
use std::path::{Path, PathBuf};

use shrink::Purpose;

use crate::outcome::{Outcome, Problem, While};
use crate::setup::PageTools;
use crate::{places, run, setup};

/// Builds the release page into `dist/` and gives that folder.
///
/// It is finished elsewhere and then put in place whole: whoever serves the folder meanwhile
/// never sees half of a page.
pub fn build() -> Outcome<PathBuf> {
    build_with(&setup::page_tools()?)
}

/// The same with tools that are known to be there.
pub fn build_with(tools: &PageTools) -> Outcome<PathBuf> {
    build_into(&places::dist(), Purpose::Use, tools)
}

/// Builds a page that remembers what of its program has run.
pub fn build_to_record() -> Outcome<PathBuf> {
    let folder = places::target().join("recording");
    build_into(&folder, Purpose::Record, &setup::page_tools()?)
}

fn build_into(folder: &Path, purpose: Purpose, tools: &PageTools) -> Outcome<PathBuf> {
    let style = places::target().join("style.css");
    style::bundle(&places::root().join("style/main.css"), &style)?;
    shrink::minify(&style, &[], tools)?;
    let mut trunk = tools.command("trunk")?;
    setup::for_page(&mut trunk);
    trunk
        .args(["build", "--release"])
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // Trunk reads it as an option of its own and refuses the usual value of 1.
        .env_remove("NO_COLOR");
    run::run(&mut trunk)?;
    let made = places::target().join("page");
    shrink::shrink(&made, purpose, tools)?;
    finish::finish(&made)?;
    if folder.exists() {
        fs::remove_dir_all(folder).or_say(format!("clear {}", folder.display()))?;
    }
    fs::rename(&made, folder).or_say(format!("put the page into {}", folder.display()))?;
    Ok(folder.into())
}

/// The folder with the page as it was last built.
pub fn built() -> Outcome<PathBuf> {
    let dist = places::dist();
    if dist.join("index.html").is_file() {
        Ok(dist)
    } else {
        Err(Problem::new(
            "There is no page yet: `cargo xtask dist` builds it.",
        ))
    }
}
