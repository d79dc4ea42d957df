//! A small static server for the built page, bound to a loopback address only.
//!
//! It behaves like the plain hosts that the page is made for: a folder, at the root or under any
//! path, with the right types and with caching that never serves an old page. Beyond that it
//! keeps a log and can be stopped, so that tests can prove what a page asks for and what it does
//! when nobody answers.

mod compress;
mod file;
mod http;

pub use compress::brotli;

use std::io::{self, BufReader};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use compress::Compressed;

/// What to serve, and how.
#[derive(Debug, Clone)]
pub struct Site {
    /// The folder with the page in it.
    pub folder: PathBuf,
    /// The path under which it appears: it begins and ends with a slash.
    pub under: String,
    /// The port; 0 takes any that is free.
    pub port: u16,
    /// Whether text and wasm are sent compressed to browsers that ask for it.
    pub compress: bool,
}

impl Site {
    /// A folder at the root, on any free port, as it is.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            under: "/".into(),
            port: 0,
            compress: false,
        }
    }
}

/// A running server. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    acceptor: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts serving in the background.
    pub fn start(site: Site) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, site.port))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            site,
            compressed: Compressed::default(),
            requests: Mutex::default(),
            connections: Mutex::default(),
            stopping: AtomicBool::new(false),
        });
        let acceptor = thread::spawn({
            let shared = Arc::clone(&shared);
            move || shared.accept(&listener)
        });
        Ok(Self {
            address,
            shared,
            acceptor: Some(acceptor),
        })
    }

    /// The address of the page, as one types it.
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.shared.site.under)
    }

    /// The port that was taken.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The paths asked for since the start or the last `forget_requests`, in order.
    pub fn requests(&self) -> Vec<String> {
        open(&self.shared.requests).clone()
    }

    /// Empties the log of requests.
    pub fn forget_requests(&self) {
        open(&self.shared.requests).clear();
    }

    /// Stops answering and cuts what is open, as a host does that has gone away.
    pub fn stop(&mut self) {
        if self.acceptor.is_none() {
            return;
        }
        self.shared.stopping.store(true, Ordering::SeqCst);
        // The acceptor sleeps until somebody calls.
        let _ = TcpStream::connect(self.address);
        self.wait();
        for connection in open(&self.shared.connections).drain(..) {
            let _ = connection.shutdown(Shutdown::Both);
        }
    }

    /// Waits until the server has been stopped from elsewhere.
    pub fn wait(&mut self) {
        if let Some(acceptor) = self.acceptor.take() {
            let _ = acceptor.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

#[derive(Debug)]
struct Shared {
    site: Site,
    compressed: Compressed,
    requests: Mutex<Vec<String>>,
    connections: Mutex<Vec<TcpStream>>,
    stopping: AtomicBool,
}

impl Shared {
    fn accept(self: &Arc<Self>, listener: &TcpListener) {
        for stream in listener.incoming() {
            if self.stopping.load(Ordering::SeqCst) {
                return;
            }
            let Ok(stream) = stream else { continue };
            if let Ok(twin) = stream.try_clone() {
                open(&self.connections).push(twin);
            }
            let shared = Arc::clone(self);
            thread::spawn(move || shared.converse(stream));
        }
    }

    /// Answers one request after the other until the browser hangs up.
    fn converse(&self, stream: TcpStream) {
        let Ok(mut writer) = stream.try_clone() else {
            return;
        };
        let mut reader = BufReader::new(stream);
        while let Ok(Some(request)) = http::read(&mut reader) {
            open(&self.requests).push(request.path.clone());
            let answer = file::answer(&self.site, &self.compressed, &request);
            if http::write(&mut writer, &request, &answer).is_err() {
                return;
            }
        }
    }
}

/// A list that a panicking thread has touched is still a list.
fn open<T>(list: &Mutex<T>) -> MutexGuard<'_, T> {
    list.lock().unwrap_or_else(PoisonError::into_inner)
}
