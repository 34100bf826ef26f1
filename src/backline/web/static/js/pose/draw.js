/** The skeleton over the picture: thick lines with a dark edge, readable from three metres. */

const SURE = 0.5; // below this visibility a line is drawn faint: chosen by us

// Pairs of landmarks, by the side of the person they belong to.
const LINES = [
  ["both", [[11, 12], [23, 24]]],
  ["left", [[11, 13], [13, 15], [11, 23], [23, 25], [25, 27], [27, 29], [29, 31], [27, 31]]],
  ["right", [[12, 14], [14, 16], [12, 24], [24, 26], [26, 28], [28, 30], [30, 32], [28, 32]]],
];
const JOINTS = [11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28];
const COLOURS = {
  good: ["--pose-good", "#35d07f"],
  fault: ["--pose-fault", "#ffb020"],
  rest: ["--pose-rest", "#7cc4ff"],
  unseen: ["--pose-unseen", "#c8ccd2"],
  edge: ["--pose-edge", "rgba(0, 0, 0, 0.65)"],
};

/** Draws on a canvas that lies over a video element of the same size. */
export class SkeletonView {
  constructor(canvas, video, { mirror = false } = {}) {
    this.canvas = canvas;
    this.video = video;
    this.context = canvas.getContext("2d");
    this.refresh();
    this.mirror(mirror);
  }

  /** Show picture and skeleton as in a mirror, or as the camera sees them. */
  mirror(on) {
    for (const element of [this.canvas, this.video]) element.classList.toggle("mirrored", on);
  }

  /** Read the colours again, after a change of theme. */
  refresh() {
    const style = getComputedStyle(this.canvas);
    this.colours = Object.fromEntries(
      Object.entries(COLOURS).map(([state, [name, otherwise]]) => [
        state,
        style.getPropertyValue(name).trim() || otherwise,
      ]),
    );
  }

  /** Draw a frame of the loop; `state` is good, fault, rest or unseen, `side` the working side. */
  draw(frame, { state = "rest", side = "both" } = {}) {
    const { context: pen, canvas } = this;
    const scale = this.fit(frame);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, canvas.width, canvas.height);
    if (!frame.found) return;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.lineCap = "round";
    pen.lineJoin = "round";
    const thick = Math.max(4, frame.height / 60);
    for (const [of, pairs] of LINES) {
      const working = of === "both" || side === "both" || side === of;
      const colour = this.colours[working ? state : "rest"];
      for (const pair of pairs) this.line(frame.image, pair, working ? thick : thick / 2, colour);
    }
    for (const joint of JOINTS) this.joint(frame.image, joint, thick * 0.8);
    this.head(frame.image, thick);
  }

  /** Take the skeleton away. */
  clear() {
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  /** Give the canvas the picture's shape, twice as fine on a large screen. */
  fit({ width, height }) {
    const shown = this.canvas.clientWidth * (globalThis.devicePixelRatio || 1);
    const scale = shown > 1.4 * width ? 2 : 1;
    if (this.canvas.width !== width * scale || this.canvas.height !== height * scale) {
      this.canvas.width = width * scale;
      this.canvas.height = height * scale;
    }
    return scale;
  }

  line(image, [from, to], thick, colour) {
    const pen = this.context;
    const sure = Math.min(image[3 * from + 2], image[3 * to + 2]) >= SURE;
    pen.globalAlpha = sure ? 1 : 0.4;
    pen.beginPath();
    pen.moveTo(image[3 * from], image[3 * from + 1]);
    pen.lineTo(image[3 * to], image[3 * to + 1]);
    pen.strokeStyle = this.colours.edge;
    pen.lineWidth = thick + 4;
    pen.stroke();
    pen.strokeStyle = colour;
    pen.lineWidth = thick;
    pen.stroke();
    pen.globalAlpha = 1;
  }

  joint(image, at, radius) {
    if (image[3 * at + 2] < SURE) return;
    const pen = this.context;
    pen.beginPath();
    pen.arc(image[3 * at], image[3 * at + 1], radius, 0, 2 * Math.PI);
    pen.fillStyle = "#fff";
    pen.strokeStyle = this.colours.edge;
    pen.lineWidth = 2;
    pen.fill();
    pen.stroke();
  }

  /** A ring around nose and ears. */
  head(image, thick) {
    const [nose, left, right] = [0, 7, 8];
    const [x, y] = [0, 1].map((axis) => (image[3 * left + axis] + image[3 * right + axis]) / 2);
    const reach = Math.hypot(image[3 * nose] - x, image[3 * nose + 1] - y);
    const pen = this.context;
    pen.beginPath();
    pen.arc(x, y, Math.max(2 * thick, 1.3 * reach), 0, 2 * Math.PI);
    pen.strokeStyle = this.colours.edge;
    pen.lineWidth = thick / 2 + 4;
    pen.stroke();
    pen.strokeStyle = this.colours.rest;
    pen.lineWidth = thick / 2;
    pen.stroke();
  }
}
