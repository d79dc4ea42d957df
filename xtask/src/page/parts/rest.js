// Fetches the rest of the program (xtask/src/page/parts) and puts it beside the first part.
// It is added to the program's script.

const restAddress = new URL("{rest}", import.meta.url);
let restImports;
let restIsHere = false;

function withRest(imports) {
  restImports = imports;
  imports["{module}"].rest = fetchRestAtOnce;
  return imports;
}

// A line that has gone dead is given up: what is fetched anew may come another way.
const longest = 120_000;

// Resolves when all of the program is there.
export async function fetchRest(priority = "low") {
  if (restIsHere) {
    return;
  }
  const response = await fetch(restAddress, { priority, signal: AbortSignal.timeout(longest) });
  if (!response.ok) {
    throw new Error(`${restAddress.pathname} could not be fetched (${response.status}).`);
  }
  const copy = response.clone();
  let module;
  try {
    module = await WebAssembly.compileStreaming(response);
  } catch {
    // Some hosts call it by another type.
    module = await WebAssembly.compile(await copy.arrayBuffer());
  }
  putRest(module);
}

// The writer asks for something that needs it.
window.addEventListener("unblame:whole-wanted", async () => {
  try {
    await fetchRest("high");
  } catch (error) {
    console.info("The rest of the program could not be fetched:", error);
    window.dispatchEvent(new CustomEvent("unblame:whole-missing"));
  }
});

// Something of the rest is called already, and whoever calls can't wait.
function fetchRestAtOnce() {
  if (restIsHere) {
    return;
  }
  const request = new XMLHttpRequest();
  request.open("GET", restAddress, false);
  // Whoever waits is only given text: a sign for each byte.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  try {
    request.send();
  } catch {
    // Its status says it.
  }
  if (request.status !== 200) {
    // The program can't go on from here: the page shows what it shows for every such fault.
    throw new WebAssembly.RuntimeError("A part of Unblame could not be loaded.");
  }
  const bytes = Uint8Array.from(request.responseText, (sign) => sign.charCodeAt(0));
  putRest(new WebAssembly.Module(bytes));
}

function putRest(module) {
  if (!restIsHere) {
    new WebAssembly.Instance(module, { ...restImports, "{first}": wasm });
    restIsHere = true;
    // Later, for the program itself may be waiting for it now.
    setTimeout(() => window.dispatchEvent(new CustomEvent("unblame:whole")));
  }
}
