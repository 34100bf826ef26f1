// The page's language. English is what the code is written in, so that it needs no file; the
// page's root element names the file of any other language (data-texts).

const address = document.documentElement.dataset.texts;
const messages = address ? await fetched(address) : {};
const language = document.documentElement.lang || "en";

/** Load the messages; without them the page speaks English rather than not at all. */
async function fetched(url) {
  try {
    const answer = await fetch(url);
    return answer.ok ? await answer.json() : {};
  } catch {
    return {};
  }
}

/** Return a number as the page's language writes it. */
export function number(value, digits = 1) {
  return new Intl.NumberFormat(locale(), { maximumFractionDigits: digits, useGrouping: false }).format(value);
}

/** Return a message with its {name} parts filled in. */
export function t(message, parts = {}) {
  return filled([messages[message] ?? message].flat()[0], parts);
}

/** Return the form of a message for the number n, which fills in {n}. */
export function tn(one, many, n, parts = {}) {
  const [single, plural] = Array.isArray(messages[one]) ? messages[one] : [one, many];
  return filled(n === 1 ? single : plural, { n, ...parts });
}

function filled(template, parts) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => {
    if (!(name in parts)) return whole;
    return typeof parts[name] === "number" ? number(parts[name]) : String(parts[name]);
  });
}

function locale() {
  return language === "en" || language === "qps" ? "en-GB" : language;
}
