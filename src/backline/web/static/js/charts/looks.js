/** The colours and the type of the page, as a canvas needs them. */

/** How lines are told apart without colour. */
export const DASHES = [[], [8, 4], [2, 4], [10, 3, 2, 3]];

/** Return the present colours. */
export function looks() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  return {
    ink: colour("--ink"),
    quiet: colour("--quiet"),
    grid: colour("--line"),
    band: colour("--chart-band"),
    lines: ["--chart-1", "--chart-2", "--chart-3", "--quiet"].map(colour),
    font: `${Math.round(0.8 * parseFloat(style.fontSize))}px ${colour("--font")}`,
  };
}

/** Call back when the theme or the text size changes. */
export function onChange(call) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", call);
  new MutationObserver(call).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "data-text"] });
}
