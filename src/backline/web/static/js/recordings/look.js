/** Looking at a film: pictures to the model here, joints to the judge, its events into a table. */

import { SkeletonView } from "../pose/draw.js";
import { PoseEngine } from "../pose/engine.js";
import { LiveSocket } from "../pose/socket.js";
import { explain } from "../pose/trouble.js";
import { t } from "../texts.js";
import { frames, loadFilm } from "./frames.js";
import { fill, heading } from "./table.js";

const script = JSON.parse(document.getElementById("script").textContent);
const at = (id) => document.getElementById(id);
let stopped = false;

at("exercise").addEventListener("change", hint);
hint();
at("stop").addEventListener("click", () => {
  stopped = true;
});
at("choose").addEventListener("submit", (event) => {
  event.preventDefault();
  look(at("film").files[0], at("exercise").value).catch(failed);
});

function hint() {
  at("camera").textContent = script.exercises[at("exercise").value]?.camera ?? "";
}

async function look(file, exercise) {
  begin();
  await loadFilm(at("picture"), file).catch(() => {
    throw new Error(t("This browser cannot play the film. Save it as MP4 (H.264) and try again."));
  });
  say(t("Loading the pose model."));
  const engine = await PoseEngine.create({ model: "full", onprogress: (share) => progress(share) });
  try {
    show(await through(engine, exercise), exercise);
  } finally {
    engine.close();
    at("start").disabled = false;
  }
}

/** Send every picture's joints to the judge and return what it found. */
async function through(engine, exercise) {
  const video = at("picture");
  const view = new SkeletonView(at("skeleton"), video);
  const [width, height] = [video.videoWidth, video.videoHeight];
  const efforts = [];
  const refused = {};
  const socket = new LiveSocket({
    hello: { mode: "recording", exercise, size: [width, height], keep: false },
    onevent: (event) => ["rep", "hold"].includes(event.type) && efforts.push(event),
    onanswer: ({ count }) => {
      at("number").textContent = count;
    },
    onerror: (error) => Object.assign(refused, error),
  }).open();
  say(t("Looking at the film."));
  for await (const { t_s, bitmap, share } of frames(video)) {
    const pose = await engine.detect(bitmap, 1000 * t_s);
    const frame = { ...pose, t_s, width, height, brightness: 128, second: false };
    view.draw(frame);
    socket.send(frame);
    progress(share);
    if (stopped || refused.text) break;
    while (socket.behind > 200) await new Promise((done) => setTimeout(done, 50));
  }
  if (refused.text) throw new Error(refused.text);
  await socket.end();
  return efforts;
}

function begin() {
  stopped = false;
  at("start").disabled = true;
  at("looking").hidden = false;
  at("found").hidden = true;
  at("number").textContent = "";
  at("looking").scrollIntoView({ block: "start" });
}

function show(efforts, exercise) {
  const known = script.exercises[exercise];
  at("looking").hidden = true;
  at("found").hidden = false;
  at("heading").textContent = heading(efforts, known);
  const notes = [];
  if (!efforts.length) {
    notes.push(t("Nothing of this exercise was found. Was the whole body in the picture, from the side?"));
    notes.push(known.camera);
  }
  at("notes").replaceChildren(...notes.map(paragraph));
  at("table").hidden = !efforts.length;
  fill(at("table"), efforts, known, script.sides);
  at("heading").focus();
}

function failed(error) {
  at("start").disabled = false;
  const trouble = error.code ? explain(error.code) : null;
  say(trouble ? `${trouble.title}. ${trouble.what}` : error.message);
}

function say(text) {
  at("says").textContent = text;
}

function progress(share) {
  at("progress").value = share;
}

function paragraph(text) {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}
