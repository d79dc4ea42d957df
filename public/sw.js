// Keeps the page for offline use: one cache per build, filled when the worker is installed.
//
// `cargo xtask dist` fills in the two constants. Their content changes with any file of the page,
// and so do the bytes of this script: that is how a browser knows that there is a new version.
// A new version waits until the page asks for it by the message {type: "skip-waiting"}.

const BUILD = "{build}";
// Addresses and what their content must be.
const FILES = ["{files}"];

const scope = self.registration.scope;
// Other pages of this host may have caches too, and so may a second copy under another path.
const ours = `unblame ${new URL(scope).pathname} `;
const name = ours + BUILD;
// Opened for the first request, which the others need not wait for again.
let opened;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(clear()));
self.addEventListener("message", (event) => {
  if (event.data?.type === "skip-waiting") {
    self.skipWaiting();
  }
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(scope)) {
    event.respondWith(answer(event.request));
  }
});

// All or nothing: where a file is missing or is not of this build, the version before stays.
async function fill() {
  const cache = await caches.open(name);
  await cache.addAll(
    FILES.map(
      ([path, integrity]) => new Request(new URL(path, scope), { cache: "reload", integrity }),
    ),
  );
}

async function clear() {
  const old = (await caches.keys()).filter((key) => key.startsWith(ours) && key !== name);
  await Promise.all(old.map((key) => caches.delete(key)));
}

async function answer(request) {
  let kept;
  try {
    const cache = await (opened ??= caches.open(name));
    kept = await cache.match(wanted(request), { ignoreSearch: true, ignoreVary: true });
  } catch {
    // A browser may refuse its store for a moment. What failed once is not asked again.
    opened = undefined;
  }
  return kept ?? fetch(request);
}

// Our page goes by two addresses. Whatever else lies below it is another page, or another copy.
function wanted(request) {
  const isPage = [scope, `${scope}index.html`].includes(request.url.split(/[?#]/)[0]);
  return isPage ? scope : request;
}
