// Measures each key that is pressed from now on, up to what it changes in the preview.
const strokes = [];
const longTasks = [];
const presented = [];
let stroke = null;

addEventListener(
  "keydown",
  (event) => {
    stroke = { down: event.timeStamp, dom: null, paint: null };
    strokes.push(stroke);
  },
  { capture: true },
);

new MutationObserver(() => {
  if (!stroke || stroke.dom !== null) {
    return;
  }
  const one = stroke;
  one.dom = performance.now() - one.down;
  requestAnimationFrame(() => {
    // The frame is laid out and painted in the task of this callback; a message is the task after.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      one.paint = performance.now() - one.down;
      port1.close();
    };
    port2.postMessage(null);
  });
}).observe(document.querySelector(".paper"), {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
});

const follow = (type, heard, options) =>
  new PerformanceObserver((list) => list.getEntries().forEach(heard)).observe({ type, ...options });
follow("longtask", (task) => longTasks.push(task.duration));
follow("event", ({ name, duration }) => name === "keydown" && presented.push(duration), {
  durationThreshold: 16,
});

globalThis.typingProbe = { strokes, longTasks, presented };
