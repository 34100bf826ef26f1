/** What every page does: the service worker where there can be one, the token for htmx. */
import { token } from "./post.js";

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRF-Token"] = token();
});

// Over https the certificate is our own, and browsers let such a page keep nothing for later.
if ("serviceWorker" in navigator && window.isSecureContext && location.protocol === "http:") {
  navigator.serviceWorker.register("/sw.js").catch(() => {}); // the app works without it
}

// Notices of breaks, in a browser that was asked for them in the settings of breaks.
if (localStorage.getItem("backline.breaks.notices") === "on") {
  import("./breaks/notices.js").then(({ watch }) => watch());
}
