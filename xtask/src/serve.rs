//! `cargo xtask serve`: builds the page and serves it on this machine.

use std::process::{Command, Stdio};

use page_server::{Server, Site};

use crate::outcome::{Outcome, Problem, While};
use crate::page;

/// Drafts belong to an address, and the port is part of it: it should be the same every time.
const PORT: u16 = 8377;
/// How many ports after the usual one are tried where it is taken.
const TRIES: u16 = 20;

/// Builds the page, serves it and says where, until it is interrupted.
pub fn serve(port: Option<u16>, open: bool) -> Outcome {
    let dist = page::build()?;
    let at = |port| Site {
        port,
        compress: true,
        ..Site::new(&dist)
    };
    let mut server = match port {
        Some(port) => Server::start(at(port)).or_say(format!("serve on port {port}"))?,
        None => (PORT..PORT + TRIES)
            .find_map(|port| Server::start(at(port)).ok())
            .ok_or_else(|| {
                Problem::new(format!(
                    "The ports {PORT} to {} are all taken: choose one with --port.",
                    PORT + TRIES - 1
                ))
            })?,
    };
    if port.is_none() && server.port() != PORT {
        println!(
            "Port {PORT} is taken. Drafts belong to an address: those of another port are not here."
        );
    }
    println!("Unblame is at {} (Ctrl+C ends it).", server.url());
    if open {
        show(&server.url())?;
    }
    server.wait();
    Ok(())
}

fn show(url: &str) -> Outcome {
    let opener = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    Command::new(opener)
        .arg(url)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map(drop)
        .or_say(format!(
            "open a browser with {opener}; please open {url} yourself"
        ))
}
