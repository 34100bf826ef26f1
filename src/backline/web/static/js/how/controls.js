/** The sliders beside the figure: the same numbers as the rings, and length and tolerance. */
import { number, t } from "../texts.js";

/** Make number fields sliders, and return what shows the inputs in them. */
export function controls(form, given) {
  const fields = [...form.querySelectorAll("[data-input]")].map((field) => ({
    field, name: field.dataset.input, output: form.querySelector(`[data-output="${field.dataset.input}"]`),
  }));
  for (const { field, name } of fields) {
    const { value } = field;
    field.step = field.dataset.step;
    field.type = "range";
    field.value = value;
    field.addEventListener("input", () => given.change(name, Number(field.value)));
    field.addEventListener("change", () => given.rest());
  }
  form.addEventListener("submit", (event) => event.preventDefault());
  return (inputs) => {
    for (const { field, name, output } of fields) {
      if (document.activeElement !== field || Math.abs(Number(field.value) - inputs[name]) > Number(field.step)) field.value = inputs[name];
      const text = name === "tolerance" ? t("{n} N m", { n: number(inputs[name], 1) }) : t("{n} degrees", { n: number(inputs[name], 0) });
      if (output.textContent !== text) output.textContent = text;
    }
  };
}
