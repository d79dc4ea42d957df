// Loads the program into the page, says so where that fails, and keeps it for offline use.
//
// Contract with the page: the script element carries data-js and data-wasm, the addresses of what
// to load, and in a finished page data-worker, the address of the service worker.
// Contract with the app:
// - it mounts itself into #app while it starts; then #boot, the static frame, is taken away;
// - "unblame:shown" on window tells that the list of drafts or a draft is in the page;
// - "unblame:whole" on window, from the program's own script, tells it that the rest of the program
//   has arrived: what comes after typing, seeing and judging (xtask/src/page/parts);
// - "unblame:update-ready" on window tells it that a new version is waiting;
// - it dispatches "unblame:update-accept" on window once its drafts are safe: the new version
//   takes over and the page reloads, once, and in this tab only.

const script = document.querySelector("script[data-wasm]");

// How long the rest of the program waits for a draft that does not open, in milliseconds.
const opensWithin = 2_000;

const shown = new Promise((resolve) => {
  window.addEventListener("unblame:shown", resolve, { once: true });
});

try {
  const program = await start();
  document.getElementById("boot").remove();
  await completeProgram(program);
  if (script.dataset.worker) {
    keepForOffline(script.dataset.worker);
  }
} catch (error) {
  console.error(error);
  explain(error);
}

async function start() {
  if (typeof WebAssembly !== "object") {
    throw new Error("This browser has WebAssembly switched off, and Unblame is made of it.");
  }
  const page = document.baseURI;
  // On a slow line the program would take the frame's bandwidth; from the worker's store both
  // are there at once.
  if (!navigator.serviceWorker?.controller) {
    await framePainted();
  }
  // Both at once: what runs the program need not be there before its bytes are asked for.
  const [program, compiled] = await Promise.all([
    import(new URL(script.dataset.js, page)),
    (async () => (await globalThis.unblameProgram) ?? fetch(new URL(script.dataset.wasm, page)))(),
  ]);
  await program.default({ module_or_path: compiled });
  if (!document.getElementById("app").hasChildNodes()) {
    throw new Error("The editor has started, but it has shown nothing.");
  }
  return program;
}

// Not before the page is painted: it is what a person waits for.
async function completeProgram(program) {
  await Promise.race([shown, new Promise((late) => setTimeout(late, opensWithin))]);
  await framePainted();
  try {
    await program.fetchRest();
  } catch (error) {
    // Whatever needs it fetches it then, and says so where that fails too.
    console.info("The rest of the program has not arrived:", error);
    tryAgain(program, 5_000);
  }
}

// Less and less often, and at once when the line is back.
async function tryAgain(program, wait) {
  await Promise.race([
    new Promise((over) => setTimeout(over, wait)),
    new Promise((back) => window.addEventListener("online", back, { once: true })),
  ]);
  try {
    await program.fetchRest();
  } catch {
    tryAgain(program, Math.min(2 * wait, 300_000));
  }
}

function framePainted() {
  return new Promise((painted) => {
    if (document.hidden) {
      painted();
    } else {
      requestAnimationFrame(() => setTimeout(painted));
    }
  });
}

// The message stands in the static frame: nothing else is sure to be there.
function explain(error) {
  const state = document.getElementById("boot-state");
  if (!state) {
    return;
  }
  state.setAttribute("role", "alert");
  state.textContent =
    `Unblame could not be started. ${error.message ?? error} ` +
    "Your drafts are still in this browser. ";
  const again = document.createElement("button");
  again.type = "button";
  again.textContent = "Try again";
  again.addEventListener("click", startAnew);
  state.append(again);
}

// A version that can't start offers no other one: one that is waiting takes over first.
async function startAnew() {
  const workers = navigator.serviceWorker;
  const registration = await workers?.getRegistration().catch(() => undefined);
  await registration?.update().catch(() => undefined);
  const next = registration?.waiting ?? registration?.installing;
  if (next) {
    workers.addEventListener("controllerchange", () => location.reload(), { once: true });
    next.postMessage({ type: "skip-waiting" });
    // Where it never takes over, the page is loaded as it is.
    await new Promise((over) => setTimeout(over, 5_000));
  }
  location.reload();
}

async function keepForOffline(address) {
  const workers = navigator.serviceWorker;
  if (!workers) {
    return;
  }
  let accepted = false;
  workers.addEventListener("controllerchange", () => {
    if (accepted) {
      accepted = false;
      location.reload();
    }
  });
  try {
    const registration = await workers.register(address, { updateViaCache: "none" });
    const offer = () => {
      // Without a controller this is the first visit, and nothing is being replaced.
      if (registration.waiting && workers.controller) {
        window.dispatchEvent(new CustomEvent("unblame:update-ready"));
      }
    };
    window.addEventListener("unblame:update-accept", () => {
      if (!registration.waiting) {
        // Another tab has accepted it already: the new version is in force, but not shown here.
        location.reload();
        return;
      }
      accepted = true;
      registration.waiting.postMessage({ type: "skip-waiting" });
    });
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", offer);
    });
    offer();
  } catch (error) {
    // The editor works without it; only offline it will not open.
    console.info("Unblame is not kept for offline use:", error);
  }
}
