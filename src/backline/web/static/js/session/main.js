/** The session page: the flow and what it needs of the world, put together. */

import { t } from "/static/js/texts.js";
import { get, post, Refused } from "../post.js";
import { Speaker } from "../voice/speaker.js";
import { Tones } from "../voice/tones.js";
import { Voice } from "../voice/voice.js";
import { announce, welcomeBack } from "./announce.js";
import { mediaKeys, stayAwake } from "./awake.js";
import { listen, TAKE } from "./controls.js";
import { Eye } from "./eye.js";
import { begin, frozen, step } from "./flow.js";
import { judging } from "./judged.js";
import { Outbox } from "./outbox.js";
import { scriptOf } from "./script.js";
import { Tabs } from "./tabs.js";
import { PICTURE, View } from "./view.js";
import { watched } from "./course.js";

const TICK_MS = 100;
const LAST_WORDS_MS = 2500;
const MODE = "backline.mode."; // and a person: camera or timer, as chosen the last time here
/** What lasts this long by the clock goes on while the page is out of sight. */
const WALK_S = 60;

const byId = (id) => document.getElementById(id);

class Session {
  constructor(data) {
    this.data = data;
    const { preferences } = data;
    const voice = new Voice({
      language: document.documentElement.lang, name: preferences.voice_name,
      volume: preferences.volume, rate: preferences.rate, on: preferences.voice,
    });
    const tones = new Tones({ volume: preferences.volume, on: preferences.tones });
    this.speaker = new Speaker({ voice, tones, caption: byId("caption"), flash: byId("flash"), preferences });
    this.view = new View(byId("session"));
    this.state = null;
    this.script = null;
    this.starting = null;
    this.outbox = new Outbox({ online: (ok) => this.online(ok), refused: (error) => this.refused(error) });
    this.tabs = new Tabs(data.profile, () => this.elsewhere());
    this.eye = new Eye({
      video: byId("camera"), canvas: byId("skeleton"), mirror: preferences.mirror,
      tell: (event) => this.tell(event),
      look: () => this.look(),
      onprogress: (share) => {
        byId("model").value = share;
        byId("model").hidden = share >= 1;
      },
      onchoice: ({ model }) => { byId("lighter").hidden = model !== "lite"; },
      online: (ok) => this.online(ok),
      taken: () => this.elsewhere(),
      refused: (error) => this.refused(error),
    });
    listen(this);
  }

  /** Draw the first screen: the sound check, or that another tab is at it. */
  async open() {
    if (sessionStorage.getItem(TAKE)) sessionStorage.removeItem(TAKE);
    else if (await this.tabs.taken()) {
      this.elsewhere();
      return;
    }
    this.view.screen("sound");
  }

  /** Begin or go on; called from a press, so that the page may sound. */
  start() {
    const { voice, tones } = this.speaker;
    if (voice.able) voice.warm();
    else voice.listed().then(() => voice.warm());
    tones.wake();
    this.starting ??= this.load().catch((error) => {
      this.starting = null;
      this.refused(error);
    });
    return this.starting;
  }

  async load() {
    const { preferences, tempos, session, minutes, offer } = this.data;
    const asked = offer ? { offer: offer.name } : minutes ? { minutes } : {};
    const told = session === null ? await post("/api/session", asked) : await get(`/api/session/${session}`);
    this.script = scriptOf(told, { ...preferences, tempos });
    if (this.script.over) {
      if (offer) await post(`/api/session/${told.id}/end`, {}); // all of it was done, and then the page was lost
      location.assign(offer ? offer.back : `/session/summary/${told.id}`);
      return;
    }
    this.tabs.take();
    stayAwake();
    this.playing = mediaKeys(offer ? t("A break") : t("Exercise session"), (key) => this.tell({ type: key === "play" ? "resume" : "pause", why: "key" }));
    this.state = begin(this.script, offer ? "camera" : remembered(this.data.profile));
    this.clock = setInterval(() => this.tell({ type: "tick", t_s: performance.now() / 1000 }), TICK_MS);
  }

  /** The sound check is answered. */
  async heard() {
    this.speaker.hush(); // what it says of the sound is out of place on the next screen
    await this.start();
    if (!this.state) return;
    const greeting = this.script.resumed ? welcomeBack(this.script) : "";
    this.view.text("resumed", greeting);
    this.tell({ type: "heard" });
  }

  /** Take an event: the next state, what it says, what it asks for. */
  tell(event) {
    if (!this.state || this.state.name === "gone") return;
    const before = this.state;
    this.state = step(this.script, before, event);
    this.speaker.say(announce(this.script, before, this.state, this.data.preferences));
    for (const effect of this.state.effects) this.act(effect);
    this.after(before);
  }

  after(before) {
    const { state } = this;
    this.view.draw(this.script, state);
    if (state.paused !== before.paused) this.playing(state.paused !== null);
    if (before.name !== state.name) {
      this.eye.attend({ looking: PICTURE.has(state.name), placing: state.name === "place" });
    }
    const demos = document.querySelectorAll("video[data-demo]");
    for (const video of demos) {
      const wanted = video.offsetParent !== null && !frozen(state) && !document.hidden;
      if (wanted && video.paused) video.play().catch(() => {});
      else if (!wanted && !video.paused) video.pause();
    }
  }

  look() {
    const { state } = this;
    const set = state?.set;
    const fault = set?.cue && set.cue.repetition === set.repetitions;
    const shown = set?.phase === "unseen" ? "unseen" : fault ? "fault" : state?.name === "set" ? "good" : "rest";
    return { judged: Boolean(state) && judging(state), state: shown, side: set?.side ?? "both" };
  }

  act({ do: what, ...more }) {
    ACTS[what](this, more);
  }

  send(path, body) {
    return this.outbox.send(`/api/session/${this.script.id}/${path}`, body);
  }

  online(ok) {
    byId("offline").hidden = ok;
  }

  refused(error) {
    const text = error instanceof Refused ? error.problems.join(" ") : error.text ?? t("This did not work. Load the page again; nothing is lost.");
    byId("refused-text").textContent = text;
    byId("refused").hidden = false;
    if (this.state) this.tell({ type: "pause", why: "refused" });
  }

  /** What was said about the pain asks for a stop: say so, and where to go. */
  enough({ advice, safety_net, reasons, go }) {
    this.tell({ type: "enough" });
    this.speaker.hush();
    byId("advice-text").textContent = reasons.length ? reasons.join(" ") : advice;
    byId("advice-net").textContent = safety_net;
    byId("advice-go").href = go ?? "/today";
    byId("advice-dialog").showModal();
  }

  elsewhere() {
    if (this.state) this.state = { ...this.state, name: "gone" };
    clearInterval(this.clock);
    this.speaker.hush();
    this.eye.dark();
    this.view.screen("elsewhere");
    this.view.text("pause", "");
    byId("session").dataset.state = "elsewhere";
  }

  /** Whether leaving the page may go on by ear, as on a walk. */
  get outdoors() {
    const slot = this.script?.slots[this.state?.at];
    return Boolean(slot) && this.state.name === "set" && !watched(this.script, this.state) && slot.target.seconds >= WALK_S;
  }
}

const ACTS = {
  camera: (app) => {
    if (!app.data.offer) remember(app.data.profile, "camera");
    app.eye.open(app.data.preferences.camera);
  },
  dark: (app) => app.eye.dark(),
  open: (app) => {
    const { script, state } = app;
    const slot = script.slots[state.at];
    // What was sent before has to be kept first: an ended set frees its place.
    // The session may have gone on without a camera by the time there is one.
    const wanted = () => app.state.set?.key === slot.key && watched(script, app.state);
    const id = () => app.state.set.id;
    app.outbox.then(() => { app.eye.part(script.id, slot, { wanted, id }); });
  },
  end: (app) => {
    const ended = app.eye.end();
    app.outbox.then(() => ended);
  },
  leave: (app) => app.eye.leave(),
  keep: async (app, { set, ...counted }) => {
    const answer = await app.send("set", counted);
    if (answer?.stop) app.enough(answer);
  },
  correct: (app, { set, slot, ...counted }) => app.outbox.send(`/api/set/${set}/correct`, counted),
  pain: async (app, { exercise, pain }) => {
    const answer = await app.send("pain", { exercise, pain });
    if (answer?.stop) app.enough(answer);
  },
  effort: (app, body) => app.send("effort", body),
  skip: (app, body) => app.send("skip", body),
  stop: async (app, { exercise, pain, where, leg_worse }) => {
    app.eye.dark();
    const body = { pain, leg_worse, ...(where && { where }), ...(exercise && { exercise }) };
    const answer = await app.send("stop", body);
    if (answer) location.assign(answer.go ?? "/today");
  },
  finish: async (app) => {
    // The last set may still be on its way: the camera goes out after it.
    app.outbox.then(() => app.eye.dark());
    const { offer } = app.data;
    // The companion takes its page away as soon as it is told: the last words come before.
    if (offer?.full) await new Promise((resolve) => { setTimeout(resolve, LAST_WORDS_MS); });
    const answer = await app.send("end", {});
    app.tabs.leave();
    if (answer) setTimeout(() => location.assign(offer?.back ?? answer.url), offer?.full ? 0 : LAST_WORDS_MS);
  },
  enough: (app) => {
    app.outbox.then(() => app.eye.dark());
    app.send("end", {});
  },
};

function remembered(person) {
  try {
    return localStorage.getItem(MODE + person) === "camera" ? "camera" : null;
  } catch {
    return null;
  }
}

function remember(person, mode) {
  try {
    localStorage.setItem(MODE + person, mode);
  } catch {
    // A browser that keeps nothing asks each time.
  }
}

const app = new Session(JSON.parse(byId("session-data").textContent));
app.open();
