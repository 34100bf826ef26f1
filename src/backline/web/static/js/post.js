/** Sending to our own server, with the token that shows that the page is ours. */

/** An answer that says what was wrong. */
export class Refused extends Error {
  constructor(status, problems) {
    super(problems.join(" "));
    this.status = status;
    this.problems = problems;
  }
}

/** Return the page's token. */
export const token = () => document.querySelector('meta[name="csrf"]').content;

/** Send a value as JSON and return the answer; throws Refused with the server's sentences. */
export async function post(url, body = {}) {
  return answer(await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": token() },
    body: JSON.stringify(body),
  }));
}

/** Fetch a value. */
export async function get(url) {
  return answer(await fetch(url, { headers: { Accept: "application/json" } }));
}

async function answer(response) {
  const found = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(response.status, found.problems ?? [response.statusText]);
  return found;
}
