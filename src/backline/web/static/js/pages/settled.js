/** A question whose answer follows from a choice above it is not asked again. */
for (const asker of document.querySelectorAll("[data-means]")) {
  const means = JSON.parse(asker.dataset.means);
  const settle = () => {
    const chosen = [...asker.querySelectorAll(":checked")].map((box) => means[box.value]);
    for (const symptom of new Set(Object.values(means))) {
      const settled = document.querySelector(`[data-asked="${symptom}"]`);
      if (settled && settled.compareDocumentPosition(asker) & Node.DOCUMENT_POSITION_PRECEDING) {
        settled.hidden = chosen.includes(symptom);
      }
    }
  };
  asker.addEventListener("change", settle);
  settle();
}
