/** The exact words for a posture: asked for when a movement has come to rest. */

const REST_MS = 300;

/** Return what asks for the words of a query, the newest one only. */
export function told(words, table) {
  let timer = 0;
  let asking = null;
  return (query) => {
    clearTimeout(timer);
    asking?.abort();
    timer = setTimeout(async () => {
      history.replaceState(null, "", `?${query}`); // browsers limit how often this may be done
      asking = new AbortController();
      try {
        const answer = await fetch(`/how/told?${query}`, { signal: asking.signal });
        if (answer.ok) put(await answer.json(), words, table);
      } catch (problem) {
        if (problem.name !== "AbortError") words.dataset.old = "true"; // what stands there is of before
      }
    }, REST_MS);
  };
}

function put({ html }, words, table) {
  const found = new DOMParser().parseFromString(html, "text/html");
  words.replaceChildren(...found.querySelector("[data-words]").childNodes);
  table.replaceChildren(...found.querySelector("[data-table]").childNodes);
  delete words.dataset.old;
}
