// Adds a box that filters a list or the rows of a table by the text they hold. Without this script
// the whole list stays.
for (const place of document.querySelectorAll<HTMLElement>("[data-filter-for]")) {
  const list = document.querySelector(place.dataset["filterFor"] ?? "");
  if (list === null) continue;
  const label = document.createElement("label");
  label.textContent = place.dataset["label"] ?? "";
  const input = document.createElement("input");
  input.type = "search";
  input.autocomplete = "off";
  label.append(input);
  const count = document.createElement("p");
  count.className = "small";
  count.setAttribute("role", "status");
  place.append(label, count);
  const items = [...list.children].filter((item) => item instanceof HTMLElement);
  const texts = items.map((item) => item.textContent.toLowerCase());
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/);
    let shown = 0;
    for (const [index, item] of items.entries()) {
      item.hidden = !words.every((word) => texts[index]?.includes(word));
      if (!item.hidden) shown += 1;
    }
    count.textContent = `${shown} / ${items.length}`;
  });
}
