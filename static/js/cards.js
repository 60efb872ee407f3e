// Cards to flip: in a review Space or Enter shows the answer and 1 to 4 grade it. Without this file it works by Tab.

const details = () => document.querySelector("#review details[data-flip]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
  const card = details();
  if (!card || document.querySelector("dialog[open]")) return;
  if ([" ", "Enter"].includes(event.key) && !event.target.closest("a, button, summary")) {
    event.preventDefault();
    card.open = !card.open;
  } else if (card.open && /^[1-4]$/.test(event.key) && localStorage.getItem("keys") !== "off") {
    event.preventDefault();
    card.querySelector(`[data-grade-key="${event.key}"]`)?.click();
  }
});

// The next card stands where the next key acts; without a keyboard a ring around it would say nothing.
function focusCard() {
  if (matchMedia("(hover: none)").matches) return;
  (document.querySelector("#review summary") ?? document.querySelector("#review a.button"))?.focus({ preventScroll: true });
}

document.addEventListener("htmx:afterSettle", (event) => {
  const graded = event.target.closest?.("[data-graded]");
  if (graded) {
    document.getElementById("announcer").textContent = graded.querySelector("[data-saved]").textContent;
    graded.querySelector("summary").focus({ preventScroll: true });
  } else if (document.activeElement === document.body) {
    focusCard();
  }
});
focusCard();
