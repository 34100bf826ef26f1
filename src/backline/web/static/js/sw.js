/**
 * The service worker: keeps the shell and the pose model, never a page of records nor an answer of
 * the interface. The server puts KEEP before this text: {shell: addresses, mark, heavy}.
 */
/* global KEEP */

const SHELL = `shell-${KEEP.mark}`;
const HEAVY = `heavy-${KEEP.heavy}`;
const OFFLINE = "/offline";
let renewed = false; // the page for no server is fetched again once in a run: languages change

self.addEventListener("install", (event) => {
  event.waitUntil(keepShell().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOld().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(pageOrOffline(request));
    if (!renewed) event.waitUntil(renew());
  } else if (isHeavy(url.pathname)) event.respondWith(keptFirst(request));
  else if (isShell(url.pathname)) event.respondWith(newestFirst(request));
});

const isHeavy = (path) => path.startsWith("/pose/") || path.startsWith("/static/vendor/");
const isShell = (path) =>
  path === "/app.css" ||
  path === "/manifest.webmanifest" ||
  path.startsWith("/static/js/") ||
  path.startsWith("/static/icons/") ||
  path.startsWith("/static/img/") ||
  path.startsWith("/texts/");

async function keepShell() {
  const cache = await caches.open(SHELL);
  await cache.addAll(KEEP.shell.map((path) => new Request(path, { cache: "reload" })));
}

async function dropOld() {
  const names = (await caches.keys()).filter((name) => name !== SHELL && name !== HEAVY);
  await Promise.all(names.map((name) => caches.delete(name)));
}

async function renew() {
  renewed = true;
  await (await caches.open(SHELL)).add(OFFLINE).catch(() => {
    renewed = false;
  });
}

async function pageOrOffline(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(OFFLINE);
    if (kept) return kept;
    throw error;
  }
}

async function newestFirst(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok) await keep(SHELL, request, answer.clone());
    return answer;
  } catch (error) {
    const kept = await caches.match(request, { ignoreSearch: true });
    if (kept) return kept;
    throw error;
  }
}

async function keptFirst(request) {
  const kept = await (await caches.open(HEAVY)).match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) await keep(HEAVY, request, answer.clone());
  return answer;
}

/** Keep an answer; a full disk is no reason to withhold it. */
async function keep(name, request, answer) {
  try {
    await (await caches.open(name)).put(request, answer);
  } catch {
    // Fetched again next time.
  }
}
