/** Why there is no picture, and what to do, in the page's language. */

import { t } from "/static/js/texts.js";

/** Return {title, what} for the code of a `PoseError`; the timer mode is always the way on. */
export function explain(code) {
  return (TROUBLE[code] ?? TROUBLE.failed)();
}

const TROUBLE = {
  refused: () => ({
    title: t("The camera is not allowed"),
    what: t(
      "Press the camera sign beside the page's address, allow the camera, and load the page again.",
    ),
  }),
  none: () => ({
    title: t("No camera was found"),
    what: t("Plug one in or switch it on, then try again."),
  }),
  busy: () => ({
    title: t("The camera is in use"),
    what: t("Close the program or the other tab that uses it, then try again."),
  }),
  insecure: () => ({
    title: t("The camera needs a safe address"),
    what: t(
      "Browsers give a camera only to pages on this computer itself, or to an address that begins with https. On a phone, use the address that Backline shows for phones.",
    ),
  }),
  nowebgl: () => ({
    title: t("This browser cannot follow movements"),
    what: t(
      "It has WebGL switched off. Switch on hardware acceleration in the browser's settings, or use a current Chrome, Edge, Firefox or Safari.",
    ),
  }),
  model: () => ({
    title: t("The pose model could not be loaded"),
    what: t("Check that Backline is still running, then load the page again."),
  }),
  failed: () => ({
    title: t("The camera picture stopped"),
    what: t("Load the page again. If it happens again, start the browser anew."),
  }),
};
