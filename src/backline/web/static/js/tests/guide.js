/** A guided test: one side after the other, trial by trial, by ear and by eye. */

import { closeCamera, openCamera } from "../pose/camera.js";
import { SkeletonView } from "../pose/draw.js";
import { PoseEngine } from "../pose/engine.js";
import { PoseLoop } from "../pose/loop.js";
import { explain } from "../pose/trouble.js";
import { stayAwake } from "../session/awake.js";
import { t } from "../texts.js";
import { card } from "./results.js";
import { Side } from "./side.js";
import { Teller } from "./teller.js";

const script = JSON.parse(document.getElementById("script").textContent);
const at = (id) => document.getElementById(id);

/** The page of one test. */
class Guide {
  constructor() {
    this.teller = new Teller(script.preferences, at("caption"));
    this.view = new SkeletonView(at("skeleton"), at("picture"), { mirror: script.preferences.mirror });
    this.left = [...script.sides];
    this.side = null;
    at("end").addEventListener("click", () => this.side?.end());
    at("again").addEventListener("click", () => location.reload());
    addEventListener("pointerdown", () => this.teller.wake(), { once: true });
    addEventListener("pagehide", () => this.close());
  }

  async open() {
    const video = at("picture");
    await openCamera(video, { deviceId: script.preferences.camera || null });
    this.engine = await PoseEngine.create({
      onprogress: (share) => {
        at("loading").value = share;
      },
    });
    at("loading").hidden = true;
    this.loop = new PoseLoop({
      video,
      engine: this.engine,
      onframe: (frame) => this.frame(frame),
      onerror: (error) => this.trouble(error),
    });
    stayAwake();
    this.next();
    this.loop.start();
  }

  /** Go on with the next side, or show that all is done. */
  next() {
    const name = this.left.shift();
    if (!name) {
      this.done();
      return;
    }
    at("guide").dataset.state = "placing";
    at("side").textContent = script.side_names[name];
    at("end").hidden = true;
    this.engine.people(2);
    if (name !== "both") {
      this.teller.say(t("{side}. Lie or stand so that this leg is nearest to the camera.", { side: script.side_names[name] }));
    }
    this.side = new Side({
      script,
      name,
      video: at("picture"),
      say: (text, tone) => this.teller.say(text, tone),
      number: (text) => {
        at("number").textContent = text;
      },
      started: () => this.started(),
      measured: (results) => this.measured(results),
      refused: (error) => this.refused(error),
    });
  }

  started() {
    at("guide").dataset.state = "testing";
    at("end").hidden = false;
    this.engine.people(1);
  }

  frame(frame) {
    const shown = this.side?.frame(frame) ?? { state: "rest", side: "both" };
    this.view.draw(frame, shown);
  }

  measured(results) {
    this.side = null;
    at("number").textContent = "";
    for (const one of results) at("results").append(card(one, script));
    const measurable = results.some((one) => one.measurable);
    this.teller.say(measurable ? t("Thank you. That is measured.") : t("That could not be measured. The page says why."), "end");
    // A moment to hear it and to turn round.
    setTimeout(() => this.next(), 4000);
  }

  done() {
    at("guide").dataset.state = "ended";
    at("side").textContent = "";
    at("end").hidden = true;
    at("again").hidden = false;
    this.close();
    const link = document.createElement("a");
    link.className = "button main";
    link.href = "/results";
    link.textContent = t("What the results suggest");
    at("results").append(link);
    this.teller.say(t("All done. Take your time."));
  }

  refused({ text }) {
    this.teller.say(text);
    at("again").hidden = false;
    this.close();
  }

  trouble(error) {
    const { title, what } = explain(error.code);
    at("loading").hidden = true;
    at("again").hidden = false;
    this.teller.say(`${title}. ${what}`);
  }

  close() {
    this.side?.leave();
    this.side = null;
    this.loop?.stop();
    this.engine?.close();
    closeCamera(at("picture"));
  }
}

const guide = new Guide();
guide.open().catch((error) => guide.trouble(error));
