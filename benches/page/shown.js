// Notes when everything that the selectors name is in the page and a frame with it is painted:
// from then on the page is free to answer a key. The selectors take the place of this list.
const awaited = ["{selectors}"];

globalThis.shownAt = null;
const watch = new MutationObserver(() => {
  if (!awaited.every((selector) => document.querySelector(selector))) {
    return;
  }
  watch.disconnect();
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      globalThis.shownAt = performance.now();
      port1.close();
    };
    port2.postMessage(null);
  });
});
watch.observe(document, { childList: true, subtree: true });
