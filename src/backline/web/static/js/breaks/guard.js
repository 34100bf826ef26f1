/** What somebody was just typing must not press the buttons of a page that came up over it. */

const QUIET_MS = 1500; // chosen by us

/** Let no key through for a moment after the page came up, and whenever it comes to the front. */
export function guard(target = window) {
  let until = performance.now() + QUIET_MS;
  target.addEventListener("focus", () => { until = performance.now() + QUIET_MS; });
  for (const kind of ["keydown", "keypress", "keyup"]) {
    target.addEventListener(kind, (event) => {
      if (performance.now() >= until) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, { capture: true });
  }
}
