//! From a path to the file that answers it.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Component, Path};

use crate::Site;
use crate::compress::Compressed;
use crate::http::{Answer, Request};

/// The answer to a request.
pub fn answer(site: &Site, compressed: &Compressed, request: &Request) -> Answer {
    if request.method != "GET" && request.method != "HEAD" {
        return Answer::sentence(
            "405 Method Not Allowed",
            "Only GET and HEAD are served here.",
        );
    }
    let path = request.path.split(['?', '#']).next().unwrap_or_default();
    if format!("{path}/") == site.under {
        let mut there = Answer::sentence("301 Moved Permanently", "The page is one slash further.");
        there.headers.push(("Location", site.under.clone()));
        return there;
    }
    path.strip_prefix(&site.under)
        .and_then(|path| load(site, path))
        .map_or_else(
            || Answer::sentence("404 Not Found", "There is no such file."),
            |(path, bytes)| serve(site, compressed, request, &path, bytes),
        )
}

/// Reads a file of the site; a folder is answered by its index.
fn load(site: &Site, path: &str) -> Option<(String, Vec<u8>)> {
    let path = match path {
        "" => "index.html".to_owned(),
        folder if folder.ends_with('/') => format!("{folder}index.html"),
        file => file.to_owned(),
    };
    // Nothing above the folder: every step of the path has to be a plain name.
    let plain = |part| matches!(part, Component::Normal(_));
    if !Path::new(&path).components().all(plain) {
        return None;
    }
    let bytes = fs::read(site.folder.join(&path)).ok()?;
    Some((path, bytes))
}

fn serve(
    site: &Site,
    compressed: &Compressed,
    request: &Request,
    path: &str,
    bytes: Vec<u8>,
) -> Answer {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let tag = format!("\"{:016x}\"", hasher.finish());
    let (kind, shrinks) = kind(path);
    let mut headers = vec![
        ("Content-Type", kind.to_owned()),
        ("Cache-Control", caching(path).to_owned()),
        ("ETag", tag.clone()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
    ];
    if request.known_tag.as_ref() == Some(&tag) {
        return Answer {
            status: "304 Not Modified",
            headers,
            body: Vec::new(),
        };
    }
    let mut body = bytes;
    if site.compress && shrinks {
        headers.push(("Vary", "Accept-Encoding".into()));
        if request.takes_brotli {
            headers.push(("Content-Encoding", "br".into()));
            body = compressed.get(&tag, &body).to_vec();
        }
    }
    Answer {
        status: "200 OK",
        headers,
        body,
    }
}

/// A file whose name carries the hash of its content never changes; every other is asked for anew.
fn caching(path: &str) -> &'static str {
    let hashed = path
        .split(['-', '_', '.', '/'])
        .any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if hashed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// The type of a file by its name, and whether compressing it is worth the while.
fn kind(path: &str) -> (&'static str, bool) {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => ("text/html; charset=utf-8", true),
        "css" => ("text/css; charset=utf-8", true),
        "js" => ("text/javascript; charset=utf-8", true),
        "json" => ("application/json", true),
        "webmanifest" => ("application/manifest+json", true),
        "wasm" => ("application/wasm", true),
        "svg" => ("image/svg+xml", true),
        "txt" | "md" => ("text/plain; charset=utf-8", true),
        "png" => ("image/png", false),
        "woff2" => ("font/woff2", false),
        _ => ("application/octet-stream", false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(under: &str, path: &str) -> Answer {
        let site = Site {
            under: under.into(),
            ..Site::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))
        };
        let request = Request {
            method: "GET".into(),
            path: path.into(),
            takes_brotli: false,
            known_tag: None,
        };
        answer(&site, &Compressed::default(), &request)
    }

    #[test]
    fn serves_a_file_under_a_path() {
        assert_eq!(ask("/", "/lib.rs").status, "200 OK");
        assert_eq!(ask("/a/b/", "/a/b/lib.rs?x=1").status, "200 OK");
        assert_eq!(ask("/a/b/", "/lib.rs").status, "404 Not Found");
        assert_eq!(ask("/a/b/", "/a/b").status, "301 Moved Permanently");
    }

    #[test]
    fn stays_inside_its_folder() {
        for path in [
            "/../Cargo.toml",
            "/./../Cargo.toml",
            "//etc/hosts",
            "/x/../../Cargo.toml",
        ] {
            assert_eq!(ask("/", path).status, "404 Not Found", "{path}");
        }
    }

    #[test]
    fn only_hashed_names_are_kept_for_good() {
        assert!(caching("unblame-web-0123456789abcdef_bg.wasm").contains("immutable"));
        assert_eq!(caching("index.html"), "no-cache");
        assert_eq!(caching("icons/icon-512.png"), "no-cache");
    }
}
