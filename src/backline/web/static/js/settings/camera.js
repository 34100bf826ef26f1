/** Choosing a camera and looking at its picture, which stays in this page. */
import { t } from "../texts.js";

const WIDTH = 640;

/** List the cameras; their names are only told once the camera has been allowed. */
export async function fillCameras(form) {
  const list = form.elements.camera;
  const found = (await navigator.mediaDevices?.enumerateDevices?.()) ?? [];
  const cameras = found.filter((one) => one.kind === "videoinput" && one.label);
  if (!cameras.length) return;
  const chosen = list.value || form.dataset.camera;
  for (const old of [...list.options].slice(1)) old.remove();
  for (const one of cameras) {
    const option = new Option(one.label, one.deviceId, false, one.deviceId === chosen);
    option.dataset.own = "";
    list.add(option);
  }
}

/** Wire the button that shows and hides the camera's picture. */
export function showCamera(form) {
  const button = document.getElementById("show-camera");
  const video = document.getElementById("preview");
  const says = document.getElementById("camera-says");

  const stop = () => {
    for (const track of video.srcObject?.getTracks() ?? []) track.stop();
    video.srcObject = null;
    shown(false);
  };
  const start = async () => {
    stop();
    const wish = form.elements.camera.value;
    try {
      video.srcObject = await navigator.mediaDevices.getUserMedia({
        video: { width: WIDTH, ...(wish && { deviceId: wish }) },
        audio: false,
      });
      await video.play();
      shown(true);
      await fillCameras(form);
    } catch (error) {
      stop();
      says.textContent = why(error);
    }
  };
  const shown = (on) => {
    video.hidden = !on;
    button.setAttribute("aria-expanded", String(on));
    button.textContent = on ? t("Hide the camera") : t("Show the camera");
    if (on) says.textContent = "";
  };
  const mirror = () => video.classList.toggle("mirrored", form.elements.mirror.checked);

  mirror();
  form.elements.mirror.addEventListener("change", mirror);
  form.elements.camera.addEventListener("change", () => video.srcObject && start());
  button.addEventListener("click", () => (video.srcObject ? stop() : start()));
  addEventListener("pagehide", stop);
}

function why(error) {
  if (!navigator.mediaDevices) return t("This browser gives no camera to this page. Open Backline at its own address on this computer.");
  if (error.name === "NotAllowedError") return t("The camera was refused. Allow it beside the address of the page, then try again. Exercising with a timer works without it.");
  if (error.name === "NotReadableError") return t("Another program is using the camera. Close it, then try again.");
  return t("No camera was found. Plug one in, or exercise with a timer.");
}
