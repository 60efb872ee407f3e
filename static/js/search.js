// Keys of the search: / goes to its field, arrows walk through the results, Enter opens (the browser's own doing).

const field = document.getElementById("find");

function walk(step) {
  const hits = [...document.querySelectorAll("[data-hit]")];
  const next = hits.indexOf(document.activeElement) + step;
  (next < 0 ? field : hits[Math.min(next, hits.length - 1)])?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && event.target !== field && localStorage.getItem("keys") !== "off") {
    event.preventDefault();
    field.select();
    field.focus();
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (event.target !== field && !event.target.closest("#results")) return;
    event.preventDefault();
    walk(event.key === "ArrowDown" ? 1 : -1);
  }
});

// What came in place of the old results is told to who can't see it.
document.addEventListener("htmx:afterSettle", () => {
  document.getElementById("announcer").textContent = document.querySelector("#results [data-count]")?.textContent ?? "";
});
