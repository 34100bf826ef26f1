/** One side of a test: placing, ready, the trials, the end. What counts is the server's to say. */

import { LiveSocket } from "../pose/socket.js";
import { number, t, tn } from "../texts.js";

const REST_S = 2.5; // still for so long after the last trial, so that it is seen whole: chosen by us
const PAUSE_S = 10; // a pause that ends a test to failure, as its protocol has it
const SAY_AGAIN_S = 6; // what to change is said again when nothing has changed: chosen by us

/** Leads through one side. */
export class Side {
  constructor({ script, name, video, ...handlers }) {
    Object.assign(this, { script, name, video }, handlers);
    this.state = "placing";
    this.said = { id: null, at_s: -Infinity };
    this.phase = "unseen";
    this.still_s = null;
    this.moved_s = null;
    this.over = false;
    this.rested = false;
    this.trials = 0;
    this.left_s = null;
  }

  /** Take a picture's joints; returns how to draw them. */
  frame(frame) {
    this.socket ??= this.opened(frame);
    this.t_s = frame.t_s;
    this.socket.send(frame, { judged: this.state === "testing" });
    if (this.state === "testing") this.follow();
    const state = this.phase === "unseen" ? "unseen" : this.phase === "top" ? "good" : "rest";
    return { state, side: this.name };
  }

  opened({ width, height }) {
    const { test } = this.script;
    return new LiveSocket({
      hello: { mode: "test", test, side: this.name, size: [width, height], keep: true },
      onanswer: (answer) => this.answer(answer),
      onevent: (event, { late }) => this.event(event, late),
      onoffline: () => this.say(t("Reconnecting. Nothing is lost.")),
      onmeasured: ({ results }) => this.measured(results),
      onerror: (error) => this.refused(error),
    }).open();
  }

  answer({ place, phase, held_s }) {
    this.phase = phase;
    const timed = this.script.stop.rule === "hips_sink" && this.state === "testing";
    if (timed && held_s >= 1) this.number(number(Math.floor(held_s), 0));
    if (place && this.state === "placing") this.place(place);
  }

  place({ ready, ok, id, say }) {
    if (ready) {
      this.state = "testing";
      this.say(`${t("Ready.")} ${this.script.how.join(" ")}`, "go");
      this.started();
      return;
    }
    const again = this.t_s - this.said.at_s > SAY_AGAIN_S;
    if (ok || (id === this.said.id && !again)) return;
    this.said = { id, at_s: this.t_s };
    this.say(say);
  }

  event(event, late) {
    if (event.type === "trial") this.trial(event, late);
    else if (event.type === "test_over") this.end();
    else if (event.type === "cue" && !late) this.say(event.text, "cue");
  }

  trial({ number: count, of, value, unit, usable, over, text }, late) {
    this.trials += 1;
    this.over = over;
    if (late) return;
    if (!usable) {
      this.say(t("This one cannot be used: {because}.", { because: text }), "cue");
      return;
    }
    this.number(of > 1 ? `${count}/${of}` : String(count));
    const told = value === null ? String(count) : this.told(value, unit);
    this.say(of > 1 ? t("Trial {count} of {of}: {told}", { count, of, told }) : told, "count");
  }

  told(value, unit) {
    if (unit === "deg") return tn("about {n} degree.", "about {n} degrees.", Math.round(value));
    return tn("{n} second.", "{n} seconds.", Number(value.toFixed(1)));
  }

  /** End the side when its stop rule is met and the person is at rest again. */
  follow() {
    const moving = this.phase === "moving" || this.phase === "top";
    if (moving) this.moved_s ??= this.t_s;
    this.still_s = moving ? null : (this.still_s ?? this.t_s);
    if (this.script.stop.rule === "time") this.countdown();
    const still_s = this.still_s === null ? 0 : this.t_s - this.still_s;
    const paused = this.script.stop.rule === "failures" && this.trials > 0 && still_s > PAUSE_S;
    const onwards = this.rested && moving; // nobody asked for another one
    this.rested ||= this.over && !moving;
    if ((this.over && still_s > REST_S) || onwards || paused) this.end();
  }

  countdown() {
    if (this.moved_s === null) return;
    const left_s = Math.ceil(this.script.stop.time_s - (this.t_s - this.moved_s));
    if (left_s === this.left_s || left_s < 0) return;
    this.left_s = left_s;
    this.number(number(left_s, 0));
    if (left_s === Math.round(this.script.stop.time_s / 2)) this.say(t("Half way."), "half");
    else if (left_s > 0 && left_s <= 3) this.say(number(left_s, 0), "count");
  }

  /** End this side; the server says what it came to. */
  end() {
    if (this.state === "ending") return;
    this.state = "ending";
    this.socket?.end();
  }

  /** Leave without a result. */
  leave() {
    this.socket?.close();
  }
}
