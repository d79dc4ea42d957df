//! Makes sure that every tool is there: finds out which kind of machine this is, installs what is
//! missing once per machine, and says what it installs and why.

mod apt;
mod browsers;
mod cargo_tool;
mod npm;
mod toolchain;

pub use browsers::{Browser, Drivers};
pub use toolchain::{TARGET, for_page};

use toolchain::Toolchain;

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::Command;

use crate::outcome::{Outcome, While};
use crate::{places, run};

/// Newer ones ask for a compiler that Debian 12 does not have.
const TRUNK: &str = "0.21.14";
/// Debian's own wasm-opt is too old for what today's compiler emits.
const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.28.2";
const AXE: &str = "4.14.1";
/// Newer ones ask for a Node.js that Debian 12 does not have.
const LIGHTHOUSE: &str = "12.8.2";

/// What building the page takes.
pub struct PageTools {
    toolchain: Toolchain,
    trunk: PathBuf,
    bindgen: PathBuf,
    wasm_opt: PathBuf,
    esbuild: PathBuf,
}

impl PageTools {
    /// A command with all of the tools on its path and the wasm toolchain in force.
    pub fn command(&self, program: &str) -> Outcome<Command> {
        let folders = [&self.trunk, &self.bindgen, &self.wasm_opt, &self.esbuild].map(Clone::clone);
        self.toolchain.command(program, &folders)
    }

    /// The page's program as the linker has left it.
    pub fn linked_program(&self) -> PathBuf {
        let folder = self.toolchain.target_folder().join(TARGET);
        folder.join("release/unblame-web.wasm")
    }

    /// The program that runs wasm tests in a browser.
    pub fn test_runner(&self) -> PathBuf {
        self.bindgen.join("wasm-bindgen-test-runner")
    }
}

/// All tools at once.
pub fn everything() -> Outcome {
    page_tools()?;
    drivers()?;
    axe()?;
    lighthouse()?;
    println!("Every tool is there, in {}.", places::tools()?.display());
    Ok(())
}

/// What building the page takes, installed where it is missing.
pub fn page_tools() -> Outcome<PageTools> {
    let _lock = lock()?;
    let toolchain = toolchain::ensure()?;
    let bindgen = bindgen_version()?;
    Ok(PageTools {
        toolchain,
        bindgen: cargo_tool::ensure(
            "wasm-bindgen-cli",
            &bindgen,
            "wasm-bindgen",
            "it must be exactly the version that Cargo.lock names",
        )?,
        wasm_opt: npm::ensure("binaryen", BINARYEN, "wasm-opt makes the page small")?.join(".bin"),
        esbuild: npm::ensure(
            "esbuild",
            ESBUILD,
            "it makes scripts and the style sheet small",
        )?
        .join(".bin"),
        trunk: cargo_tool::ensure("trunk", TRUNK, "trunk", "it builds the page")?,
    })
}

/// What testing the page takes beside building it, installed where it is missing.
pub fn drivers() -> Outcome<Drivers> {
    let _lock = lock()?;
    browsers::ensure()
}

/// The accessibility checker's script, which the browser tests inject.
pub fn axe() -> Outcome<PathBuf> {
    let _lock = lock()?;
    let modules = npm::ensure(
        "axe-core",
        AXE,
        "the browser tests check accessibility with it",
    )?;
    Ok(modules.join("axe-core").join("axe.min.js"))
}

/// The page checker's program, which Node.js runs.
pub fn lighthouse() -> Outcome<PathBuf> {
    let _lock = lock()?;
    let modules = npm::ensure("lighthouse", LIGHTHOUSE, "it checks the finished page")?;
    Ok(modules.join("lighthouse").join("cli").join("index.js"))
}

/// Holds other runs on this machine back while one of them installs.
fn lock() -> Outcome<File> {
    let tools = places::tools()?;
    fs::create_dir_all(&tools).or_say(format!("make {}", tools.display()))?;
    let file = File::create(tools.join("lock")).or_say(format!("write in {}", tools.display()))?;
    if file.try_lock().is_err() {
        println!("Waiting for another run that is installing tools...");
        file.lock().or_say("wait for the other run")?;
    }
    Ok(file)
}

/// The version of wasm-bindgen that the page is built with.
fn bindgen_version() -> Outcome<String> {
    let path = places::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path).or_say("read Cargo.lock")?;
    let mut lines = lock.lines();
    lines
        .find(|line| *line == "name = \"wasm-bindgen\"")
        .and_then(|_| lines.next())
        .and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'))
        .map(str::to_owned)
        .ok_or("it does not name wasm-bindgen")
        .or_say("tell the version of wasm-bindgen from Cargo.lock")
}

/// Says what is being installed, and why.
fn announce(what: &str, why: &str) {
    println!("Installing {what}: {why}.");
}

/// Whether a program is on the search path.
fn on_path(name: &str) -> bool {
    run::find(&[name]).is_some()
}
