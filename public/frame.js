// What has to be known and begun before the first paint. It is a classic script in the head for
// that reason, and in a finished page it stands in the page itself: the policy names it by its
// hash, and nothing waits for a file.
//
// So that the page does not flash, the static frame is told the chosen theme, and whether it is a
// draft that will be shown. No theme means: as the system says.
//
// Contract with the app: local storage key "unblame/theme" holds "light" or "dark"; the address
// of a draft begins with "#/draft/".
// Contract with boot.js: where the service worker answers, unblameProgram is a promise of the
// compiled program, or of nothing where that fails. Its element carries data-program, the address.
if (location.hash.startsWith("#/draft/")) {
  document.documentElement.dataset.opens = "draft";
}
try {
  const theme = localStorage.getItem("unblame/theme");
  if (theme === "light" || theme === "dark") {
    document.documentElement.dataset.theme = theme;
  }
} catch {
  // Storage may be denied: then the system's theme it is.
}
// Where a draft will be shown, its locks and its database are asked for nothing in particular: what
// a browser does at the first question takes as long as the program takes to come.
try {
  if (document.documentElement.dataset.opens) {
    navigator.locks?.query().catch(() => {});
    indexedDB.databases?.().catch(() => {});
  }
} catch {
  // Storage may be denied: the program finds that out.
}
// From the worker's store it is there at once, and compiled while the frame is painted. On a first
// visit it would take the frame's bandwidth.
if (navigator.serviceWorker?.controller && globalThis.WebAssembly?.compileStreaming) {
  const address = new URL(document.currentScript.dataset.program, document.baseURI);
  globalThis.unblameProgram = WebAssembly.compileStreaming(fetch(address)).catch(() => {});
}
