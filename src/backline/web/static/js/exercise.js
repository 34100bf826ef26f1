/** The page of an exercise: the film with its pause, its other side, and printing. */

/** Play a demonstration in a loop; not by itself where motion is to be reduced. */
function demonstrate(figure) {
  const video = figure.querySelector("video");
  const button = figure.querySelector("[data-play]");
  video.controls = false;
  button.hidden = false;
  const tell = () => button.querySelectorAll("[data-when]").forEach((text) => {
    text.hidden = (text.dataset.when === "paused") !== video.paused;
  });
  const toggle = () => (video.paused ? video.play().catch(() => {}) : video.pause());
  button.addEventListener("click", toggle);
  video.addEventListener("click", toggle);
  for (const event of ["play", "pause"]) video.addEventListener(event, tell);
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) toggle();
  figure.querySelectorAll("[data-side]").forEach((link) => link.addEventListener("click", (event) => turn(figure, link, event)));
}

/** Show the other side: the same film as in a mirror. */
function turn(figure, chosen, event) {
  event.preventDefault();
  figure.querySelector("video").classList.toggle("mirrored", chosen.dataset.side === "left");
  figure.querySelectorAll("[data-side]").forEach((link) => {
    if (link === chosen) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  });
  history.replaceState(null, "", chosen.href);
}

document.querySelectorAll("[data-demo]").forEach(demonstrate);
document.querySelectorAll("[data-print]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
});
