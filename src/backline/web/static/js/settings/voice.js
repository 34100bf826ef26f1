/** Voices of this device, and trying how speech and tones will sound. */
import { t } from "../texts.js";

const TONE_HZ = 660;
const TONE_S = 0.18;

/** List the voices of the page's language that this device has itself. */
export function fillVoices(form) {
  const list = form.elements.voice_name;
  const chosen = form.dataset.voice;
  const fill = () => {
    const names = local().map((voice) => voice.name);
    for (const old of [...list.options].slice(1)) if (old.value !== chosen) old.remove();
    for (const name of names.filter((one) => one !== chosen)) {
      const option = new Option(name, name);
      option.dataset.own = "";
      list.add(option);
    }
    document.getElementById("no-voice").hidden = names.length > 0;
  };
  fill();
  globalThis.speechSynthesis?.addEventListener("voiceschanged", fill); // some come late
}

/** Say and sound what is chosen just now. */
export function tryVoice(form) {
  const fields = form.elements;
  const words = t("Lift your hips. One. Two. Three.");
  document.getElementById("tried").textContent = words;
  if (fields.tones.checked) tone(Number(fields.volume.value));
  const voices = local();
  if (!fields.voice.checked || !voices.length) return;
  const said = new SpeechSynthesisUtterance(words);
  said.voice = voices.find((voice) => voice.name === fields.voice_name.value) ?? voices[0];
  said.lang = said.voice.lang;
  said.volume = Number(fields.volume.value);
  said.rate = Number(fields.rate.value);
  speechSynthesis.cancel();
  speechSynthesis.speak(said);
}

/** Voices elsewhere would be sent the words. */
function local() {
  const language = document.documentElement.lang;
  const all = globalThis.speechSynthesis?.getVoices() ?? [];
  return all.filter((voice) => voice.localService && voice.lang.startsWith(language));
}

function tone(volume) {
  const context = new AudioContext();
  const gain = new GainNode(context, { gain: volume / 2 });
  const sound = new OscillatorNode(context, { frequency: TONE_HZ });
  sound.connect(gain).connect(context.destination);
  sound.addEventListener("ended", () => context.close());
  sound.start();
  sound.stop(context.currentTime + TONE_S);
}
