/**
 * The way to the judge: frames go out, answers and events come back.
 *
 * All frames of the part are kept in memory and nowhere else. When the connection or the server
 * was lost, hello is said again (same set, same part) and every frame is sent again; the answers
 * to what was answered before are dropped, and an event is handed on once.
 */

import { mark } from "./marks.js";
import { encodeFrame } from "./wire.js";

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 2000;
const SILENCE_MS = 5000; // frames sent and nothing heard for so long: the connection is dead
const LATE_MS = 1500; // an event of a frame this old comes out of a replay: count it, do not say it

/** One part: one stay of one page in one set, test or recording. */
export class LiveSocket {
  /**
   * `hello` is the first message without type, v and part. Handlers, all optional:
   * onready(message), onstate(state: connecting, live, offline, ended or failed),
   * onanswer(message, {captured_ms}), onevent(event, {late, captured_ms}), onoffline({tries}),
   * ononline(), onmeasured(message), onended(message), onerror({code, text}).
   */
  constructor({ hello, url = "/live", part = newPart(), ...handlers }) {
    this.hello = { type: "hello", v: 1, ...hello, part };
    this.url = new URL(url, location.href);
    this.url.protocol = this.url.protocol === "https:" ? "wss:" : "ws:";
    this.handlers = handlers;
    this.state = "new";
    this.base = null; // what the set held before this part: {repetitions, seconds}
    this.frames = []; // encoded
    this.captured_ms = [];
    this.sent = 0;
    this.answered = -1; // the last frame whose answer was handed on
    this.event = -1; // the last event that was handed on
    this.tries = 0;
    this.heard_ms = 0;
    this.ending = null;
  }

  /** Connect; from then on it keeps itself connected until `end`, `close` or a refusal. */
  open() {
    this.watch = setInterval(() => this.check(), 1000);
    this.wake = () => this.state === "offline" && this.connect();
    window.addEventListener("online", this.wake);
    document.addEventListener("visibilitychange", this.wake);
    this.connect();
    return this;
  }

  /**
   * Keep a frame of the loop and send it as soon as may be; returns its number in the part.
   *
   * `t_s` is the set's clock: a set that goes on keeps it, so that no two of its repetitions share
   * their times. onready's message has its `clock_s`; the caller adds it.
   */
  send(frame, { judged = true } = {}) {
    const seq = this.frames.length;
    if (this.ending || this.done) return seq - 1;
    this.frames.push(encodeFrame(seq, { ...frame, judged }));
    this.captured_ms.push(frame.captured_ms ?? performance.now());
    this.flush();
    return seq;
  }

  /** End the set: resolves with the server's last word, however often the connection is lost. */
  end() {
    if (!this.ending) {
      let settle;
      const promise = new Promise((resolve, reject) => {
        settle = { resolve, reject };
      });
      this.ending = { promise, ...settle, told: false };
      promise.catch(() => {}); // who does not wait for it is told through onerror
      if (this.done) settle.reject(new Error(this.state));
      this.flush();
    }
    return this.ending.promise;
  }

  /** Leave without ending the set, which stays open on the server. */
  close() {
    this.finish("ended");
  }

  get done() {
    return this.state === "ended" || this.state === "failed";
  }

  /** How many frames wait for their answer. */
  get behind() {
    return this.frames.length - 1 - this.answered;
  }

  connect() {
    clearTimeout(this.retry);
    if (this.done || this.socket) return;
    this.become("connecting");
    this.tries += 1;
    const socket = new WebSocket(this.url);
    this.socket = socket;
    this.ready = false;
    this.heard_ms = performance.now();
    socket.binaryType = "arraybuffer";
    socket.onopen = () => socket.send(JSON.stringify(this.hello));
    socket.onmessage = ({ data }) => this.socket === socket && this.heard(JSON.parse(data));
    socket.onclose = () => this.socket === socket && this.lost();
  }

  heard(message) {
    this.heard_ms = performance.now();
    if (message.type === undefined) this.answer(message);
    else if (message.type === "ready") this.begin(message);
    else if (message.type === "measured") this.measured(message);
    else if (message.type === "ended") this.ended(message);
    else if (message.type === "error") this.refused(message);
  }

  begin(message) {
    const again = this.base !== null;
    this.ready = true;
    this.hello.set = message.set;
    this.base ??= message.base ?? {};
    this.sent = 0;
    if (this.ending) this.ending.told = false;
    this.become("live");
    if (again) this.tell("ononline");
    else this.tell("onready", message);
    this.tries = 0;
    this.flush();
  }

  flush() {
    if (!this.ready || this.socket.readyState !== WebSocket.OPEN) return;
    for (; this.sent < this.frames.length; this.sent += 1) this.socket.send(this.frames[this.sent]);
    if (!this.ending || this.ending.told) return;
    this.ending.told = true;
    this.socket.send(JSON.stringify({ type: "end" }));
  }

  answer(message) {
    const captured_ms = this.captured_ms[message.n];
    this.handOn(message.events, captured_ms);
    if (message.n <= this.answered) return;
    this.answered = message.n;
    mark("backline:answer", { n: message.n, since_ms: performance.now() - captured_ms });
    this.tell("onanswer", message, { captured_ms });
  }

  handOn(events = [], captured_ms = performance.now()) {
    const late = performance.now() - captured_ms > LATE_MS;
    for (const event of events) {
      if (event.i <= this.event) continue;
      this.event = event.i;
      this.tell("onevent", event, { late, captured_ms });
    }
  }

  measured(message) {
    this.tell("onmeasured", message);
    if (this.hello.mode === "test") this.ended(message);
  }

  ended(message) {
    this.handOn(message.events); // a hold may end with the set
    this.finish("ended");
    this.ending?.resolve(message);
    this.tell("onended", message);
  }

  refused({ code, text }) {
    this.finish("failed");
    this.ending?.reject(Object.assign(new Error(text), { code }));
    this.tell("onerror", { code, text });
  }

  lost() {
    this.drop();
    if (this.done) return;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(this.tries - 1, 10));
    this.retry = setTimeout(() => this.connect(), wait * (0.75 + Math.random() / 2));
    this.become("offline");
    this.tell("onoffline", { tries: this.tries });
  }

  /** A cable pulled or a machine asleep closes nothing: silence while frames wait does. */
  check() {
    const waits = this.socket && (!this.ready || this.behind > 0 || this.ending);
    if (!waits) this.heard_ms = performance.now();
    else if (performance.now() - this.heard_ms > SILENCE_MS) this.lost();
  }

  drop() {
    const socket = this.socket;
    this.socket = null;
    this.ready = false;
    socket?.close();
  }

  finish(state) {
    clearInterval(this.watch);
    clearTimeout(this.retry);
    window.removeEventListener("online", this.wake);
    document.removeEventListener("visibilitychange", this.wake);
    this.become(state);
    this.drop();
  }

  become(state) {
    if (this.state === state || this.done) return;
    this.state = state;
    this.tell("onstate", state);
  }

  tell(name, ...values) {
    this.handlers[name]?.(...values);
  }
}

/** A random name of a part; `crypto.randomUUID` needs a secure context, this does not. */
function newPart() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
