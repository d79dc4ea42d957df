//! The compiler for WebAssembly: rustup's where rustup can give it, Debian's where it can't.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::apt::{self, Package};
use super::{announce, on_path};
use crate::outcome::{Outcome, Problem};
use crate::places;
use crate::run::{ask, path_with, run};

/// What the page is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Debian has no finished library for this target that fits: it is built from its source.
const DEBIAN: [Package; 5] = [
    ("rustc-web", "the compiler, newer than Debian's plain one"),
    ("cargo-web", "it builds the page with that compiler"),
    (
        "rust-web-src",
        "the standard library is built from it for WebAssembly",
    ),
    ("rust-web-clippy", "it checks the code of the page"),
    ("rustfmt-web", "it goes with that compiler"),
];

/// The oldest compiler that reads this code.
const OLDEST: &str = env!("CARGO_PKG_RUST_VERSION");

/// How the page is compiled, beyond its profile in Cargo.toml. A fault is a trap without a text:
/// the page shows its own message for it, and formatting texts that nobody would see took a
/// tenth of the program. Each constant stays a piece of data of its own, so that those of the rest
/// of the program can go with it, and the linker leaves what it knows of addresses
/// (xtask/src/page/parts). `erase_components` stands in .cargo/config.toml too, which this
/// replaces.
const PAGE_FLAGS: &str = "--cfg erase_components -Zunstable-options -Cpanic=immediate-abort \
    -Zlocation-detail=none -Zfmt-debug=none -Clink-arg=--no-merge-data-segments \
    -Clink-arg=--emit-relocs";

/// Which compiler makes WebAssembly on this machine.
#[derive(Debug, Clone)]
pub enum Toolchain {
    /// The one that started this task, with the finished library beside it.
    Rustup,
    /// Debian's, which builds the library from source and is given a linker.
    Debian { linker: PathBuf },
}

impl Toolchain {
    /// Where it leaves what it makes.
    pub fn target_folder(&self) -> PathBuf {
        match self {
            Self::Rustup => places::target(),
            Self::Debian { .. } => places::target().join("web"),
        }
    }

    /// A command of this toolchain, with these folders first on its path.
    ///
    /// What cargo told this task about its own build is taken away, or it would reach builds
    /// that it is not about.
    pub fn command(&self, program: &str, folders: &[PathBuf]) -> Outcome<Command> {
        let mut folders = folders.to_vec();
        let mut command = Command::new(program);
        for (name, _) in env::vars_os() {
            let told = name.to_string_lossy();
            if told.starts_with("CARGO_PKG_") || told.starts_with("CARGO_MANIFEST_") {
                command.env_remove(name);
            }
        }
        command.current_dir(places::root());
        match self {
            Self::Rustup => {}
            Self::Debian { linker } => {
                folders.push(PathBuf::from("/usr/bin"));
                for name in ["CARGO", "RUSTC", "RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH"] {
                    command.env_remove(name);
                }
                command
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
                    // Two compilers in one target folder would undo each other's work.
                    .env("CARGO_TARGET_DIR", self.target_folder());
            }
        }
        command.env("PATH", path_with(&folders)?);
        Ok(command)
    }
}

/// The settings under which a command compiles the page: as small as it gets, the standard
/// library included, which is built from its source for that.
///
/// They are settings of the compiler that are not stable yet, hence `RUSTC_BOOTSTRAP`.
pub fn for_page(command: &mut Command) {
    command
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
        .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size")
        .env("RUSTFLAGS", PAGE_FLAGS);
}

/// Finds the compiler for WebAssembly, or installs it.
///
/// `UNBLAME_TOOLCHAIN` chooses (`rustup` or `debian`) where both would do.
pub fn ensure() -> Outcome<Toolchain> {
    match env::var("UNBLAME_TOOLCHAIN").as_deref() {
        Ok("rustup") => rustup(),
        Ok("debian") => debian(),
        Ok(other) => Err(Problem::new(format!(
            "UNBLAME_TOOLCHAIN is {other:?}: it may be rustup or debian, or not set."
        ))),
        Err(_) if has_target() && has_library_source() => Ok(Toolchain::Rustup),
        // Debian's was put here before, because rustup could not: it is not asked again.
        Err(_) if DEBIAN.iter().all(|(name, _)| apt::has(name)) => debian(),
        Err(_) => rustup().or_else(|problem| {
            if apt::may_install() {
                println!("{problem} Using Debian's compiler instead.");
                debian()
            } else {
                Err(problem)
            }
        }),
    }
}

fn rustup() -> Outcome<Toolchain> {
    if !has_target() {
        if !on_path("rustup") {
            return Err(Problem::new(format!(
                "Please install rustup, or give your compiler the target {TARGET}, then run this again."
            )));
        }
        announce(&format!("the target {TARGET}"), "the page is WebAssembly");
        run(Command::new("rustup").args(["target", "add", TARGET])).map_err(|_| {
            Problem::new(format!(
                "rustup could not download the target {TARGET}: it needs the internet."
            ))
        })?;
    }
    if !has_library_source() {
        announce(
            "the source of the standard library",
            "the page gets one that is made as small as it is",
        );
        run(Command::new("rustup").args(["component", "add", "rust-src"])).map_err(|_| {
            Problem::new("rustup could not download rust-src: it needs the internet.")
        })?;
    }
    Ok(Toolchain::Rustup)
}

fn debian() -> Outcome<Toolchain> {
    apt::ensure(&DEBIAN)?;
    if is_too_old() {
        announce(
            "a newer compiler",
            "the one that the machine's list of packages names cannot read this code",
        );
        apt::renew(&DEBIAN)?;
    }
    if is_too_old() {
        return Err(Problem::new(format!(
            "Debian's rustc-web is older than Rust {OLDEST} on this machine: please add Debian's \
             security archive to its sources, then run this again."
        )));
    }
    Ok(Toolchain::Debian { linker: linker()? })
}

/// Whether Debian's compiler is older than this code asks for.
fn is_too_old() -> bool {
    let about = ask(Command::new("/usr/bin/rustc").arg("--version")).unwrap_or_default();
    let version = about.split(' ').nth(1).unwrap_or_default();
    parts(version) < parts(OLDEST)
}

/// The numbers of a version, for comparing.
fn parts(version: &str) -> Vec<u32> {
    version
        .split('.')
        .map_while(|part| part.parse().ok())
        .collect()
}

/// A linker for WebAssembly: every rustup toolchain has one, and so has any of Debian's LLVMs.
fn linker() -> Outcome<PathBuf> {
    if let Some(found) = rustup_linker().or_else(debian_linker) {
        return Ok(found);
    }
    // The linker comes in one package per LLVM: the newest is the one that fits the compiler.
    let package = ask(Command::new("apt-cache").args(["search", "--names-only", "^lld-[0-9]+$"]))
        .and_then(|list| {
            list.lines()
                .filter_map(|line| {
                    line.strip_prefix("lld-")?
                        .split(' ')
                        .next()?
                        .parse::<u32>()
                        .ok()
                })
                .max()
        })
        .ok_or_else(|| {
            Problem::new("Please install LLVM's linker (Debian's lld), then run this again.")
        })?;
    let name: &'static str = format!("lld-{package}").leak();
    apt::ensure(&[(name, "it links WebAssembly")])?;
    debian_linker().ok_or_else(|| {
        Problem::new(format!(
            "{name} was installed, but it brought no wasm-ld-{package} into /usr/bin."
        ))
    })
}

fn rustup_linker() -> Option<PathBuf> {
    let about = ask(Command::new("rustc").arg("-vV"))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "))?;
    let sysroot = ask(Command::new("rustc").args(["--print", "sysroot"]))?;
    Some(
        Path::new(&sysroot)
            .join("lib/rustlib")
            .join(host)
            .join("bin/rust-lld"),
    )
    .filter(|linker| linker.is_file())
}

fn debian_linker() -> Option<PathBuf> {
    (15..60)
        .rev()
        .map(|version| PathBuf::from(format!("/usr/bin/wasm-ld-{version}")))
        .find(|linker| linker.is_file())
}

/// Whether the compiler that is in force has the source of its library.
fn has_library_source() -> bool {
    ask(Command::new("rustc").args(["--print", "sysroot"])).is_some_and(|sysroot| {
        Path::new(&sysroot)
            .join("lib/rustlib/src/rust/library")
            .is_dir()
    })
}

/// Whether the compiler that is in force has its library for the target.
fn has_target() -> bool {
    ask(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .is_some_and(|folder| Path::new(&folder).is_dir())
}
