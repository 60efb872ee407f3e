// Keys, focus, and what became of what was sent. Every page works without this file; it only makes it quicker.

const one = (selector, within = document) => within.querySelector(selector);

// What was sent: on its way, kept, or not sent. Said over the page, so that nothing on it moves. ------

const state = one("#state");
let later;

function say(kind, milliseconds) {
  clearTimeout(later);
  state.className = `state state-${kind}`;
  state.textContent = state.dataset[kind];
  if (milliseconds) later = setTimeout(hush, milliseconds);
}

function hush() {
  clearTimeout(later);
  state.textContent = "";
}

document.addEventListener("htmx:beforeRequest", () => {
  // Most answers are there before anyone could read that they are on their way.
  clearTimeout(later);
  later = setTimeout(say, 400, "pending");
});

document.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (!detail.successful) return;
  if (one("[data-draft]", detail.requestConfig.elt)) sessionStorage.removeItem(draftPlace());
  const wasSaid = state.textContent !== "";
  hush();
  // A verdict says by itself that the answer is kept.
  if (wasSaid && detail.requestConfig.verb !== "get" && detail.target.id !== "card") say("saved", 2000);
});

for (const name of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(name, () => say("failed"));
const REFUSALS = { 403: "expired", 404: "gone", 429: "busy" };
document.addEventListener("htmx:responseError", ({ detail }) => say(REFUSALS[detail.xhr.status] ?? "refused"));
window.addEventListener("offline", () => say("offline"));
window.addEventListener("online", () => say("online", 2500));

// A page that was reached by saving says so; loaded again, it has nothing to say.
if (state.textContent) {
  say("saved", 4000);
  history.replaceState(history.state, "", location.pathname);
}

// Keys: whatever has data-key is done by that key. -------------------------------------------------------

const quizForm = () => one("form[data-quiz]");
const openForm = () => one("form[data-quiz]:not([data-answered])");
const keysAreOn = () => localStorage.getItem("keys") !== "off";

function isTyping(target) {
  return target.matches?.("textarea, select, input:not([type=radio]):not([type=checkbox])") ?? false;
}

function choose(key) {
  const place = /^[1-9]$/.test(key) ? Number(key) - 1 : "abcde".indexOf(key);
  const input = place < 0 ? null : openForm()?.querySelectorAll("input[name=choice]")[place];
  if (!input) return false;
  input.click();
  input.focus();
  return true;
}

function act(key) {
  const target = one(`[data-key="${CSS.escape(key)}"]`);
  if (!target || target.disabled) return false;
  if (target.matches("input[type=search]")) target.focus();
  else target.click();
  return true;
}

// To where Enter answers, or goes on after the verdict.
function focusOnWork() {
  const card = one("#card");
  const choice = one("input[name=choice]:checked", card) ?? one("input[name=choice]", card);
  (openForm() ? choice : one("[data-primary]", card)).focus();
}

// In a text that is being written Control and Enter send it. Escape closes what was opened, or goes back.
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea")) {
    event.target.form.requestSubmit();
  } else if (event.key === "Escape" && !one("dialog[open]")) {
    const tool = event.target.closest?.(".quiz-tools details[open]") ?? one(".quiz-tools details[open]");
    if (!tool) return one("[data-back]")?.click();
    tool.open = false;
    focusOnWork();
  }
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || one("dialog[open]")) return;
  const { key, target } = event;
  if (key === "Enter") {
    // A key that is held down repeats by itself: it must not run past the verdict.
    if (event.repeat && quizForm()) return event.preventDefault();
    if (!quizForm() || target.closest("a, button, summary")) return;
    event.preventDefault();
    one("[data-primary]")?.click();
  } else if (key.length === 1 && keysAreOn() && (choose(key.toLowerCase()) || act(key.toLowerCase()))) {
    event.preventDefault();
  }
});

// What opens further down is brought into view, and its first field takes the keys.
document.addEventListener(
  "toggle",
  ({ target }) => {
    if (!target.open || !target.closest(".quiz-tools") || "restored" in target.dataset) return;
    one("form", target).scrollIntoView({ block: "nearest" });
    one("select, textarea", target).focus();
  },
  true,
);

document.addEventListener("click", ({ target }) => {
  const opener = target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
});

const keysSwitch = one("#keys-on");
if (keysSwitch) {
  keysSwitch.checked = keysAreOn();
  keysSwitch.addEventListener("change", () => localStorage.setItem("keys", keysSwitch.checked ? "on" : "off"));
}

// The quiz: a choice outlives a reload, focus stands where the next key acts, the verdict is spoken. ---------

const place = () => `choice ${location.pathname}`;

// As many as are wanted, and no more: the one too many is taken back, and where the count stands it says why.
function countChoices(target) {
  const ask = one(".ask", openForm());
  const chosen = openForm().querySelectorAll("input[name=choice]:checked");
  const { count, none, words = none, full, said } = ask.dataset;
  const isFull = chosen.length > count;
  if (isFull && target) target.checked = false;
  const told = words.replace("{chosen}", Math.min(chosen.length, count));
  ask.textContent = isFull ? full : chosen.length ? told : none;
  ask.classList.toggle("ask-full", isFull);
  ask.classList.remove("ask-problem");
  if (target && full) one("#announcer").textContent = isFull ? `${full}. ${said}` : ask.textContent;
}

function keepChoice({ target }) {
  const form = openForm();
  if (target.name !== "choice" || !form) return;
  countChoices(target);
  const chosen = [...form.querySelectorAll("input[name=choice]:checked")].map((input) => input.value);
  sessionStorage.setItem(place(), JSON.stringify(chosen));
}

function restoreChoice() {
  const form = openForm();
  if (!form) return sessionStorage.removeItem(place());
  const kept = JSON.parse(sessionStorage.getItem(place()) ?? "[]");
  for (const input of form.querySelectorAll("input[name=choice]")) input.checked ||= kept.includes(input.value);
  if (!one(".ask-problem", form)) countChoices();
}

// Nor is a note lost that was not saved yet: it stands there again, open.
const draftPlace = () => `draft ${location.pathname}`;

document.addEventListener("input", ({ target }) => {
  if (target.matches("[data-draft]")) sessionStorage.setItem(draftPlace(), target.value);
});

function restoreDraft() {
  const area = one("[data-draft]");
  const kept = area && sessionStorage.getItem(draftPlace());
  if (kept === null || kept === area.value) return;
  area.value = kept;
  const tool = area.closest("details");
  tool.dataset.restored = "";
  tool.open = true;
}

document.addEventListener("change", keepChoice);

let focusWasInside = false;
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  focusWasInside = detail.target.contains(document.activeElement);
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  if (detail.elt.id !== "card") {
    const kept = detail.elt.matches("[data-keep-focus]") ? detail.elt : one("[data-keep-focus]", detail.elt);
    if (focusWasInside) kept?.focus({ preventScroll: true });
    return;
  }
  const card = one("#card");
  one("#announcer").textContent = card.dataset.announce;
  document.title = document.title.replace(/^.* · /, `${card.dataset.title} · `);
  restoreChoice();
  restoreDraft();
  if (isTyping(document.activeElement)) return; // quicker than the page
  if (one("[data-answered]", card)) one("[data-primary]", card).focus({ preventScroll: true });
  else if (card.dataset.announce) one("input[name=choice]", card)?.focus();
  else one(".stem", card).focus({ preventScroll: true });
});

if (quizForm()) {
  restoreChoice();
  restoreDraft();
  // On a page that was loaded with its verdict, Enter goes on at once.
  if (!openForm()) one("[data-primary]").focus({ preventScroll: true });
}

// Reading without a network: topic cards that were opened once. -----------------------------------------

const READING = /^\/topics\//;

if (navigator.serviceWorker && READING.test(location.pathname)) {
  navigator.serviceWorker.register("/sw.js");
  // The first card was fetched before the worker was there to keep it.
  navigator.serviceWorker.ready.then(() => caches.open("pages")).then((pages) => pages.add(location.pathname));
}

async function listKept(list) {
  const pages = await caches.open("pages");
  for (const request of await pages.keys()) {
    const text = await (await pages.match(request)).text();
    const title = new DOMParser().parseFromString(text, "text/html").querySelector("h1")?.textContent.trim();
    const link = Object.assign(document.createElement("a"), { href: request.url, textContent: title || request.url });
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  one("[data-none-kept]").hidden = list.children.length > 0;
}

const keptList = one("[data-kept-pages]");
if (keptList && window.caches) listKept(keptList);

// A long list of pairs narrows to what is typed; Enter takes the first. -----------------------------------

const narrows = ({ target }) => target.matches("[data-narrows]");

function pairsWith(text) {
  const words = text.toLowerCase().split(/\s+/);
  const named = (pair) => words.every((word) => pair.textContent.toLowerCase().includes(word));
  return [...document.querySelectorAll("[data-pair]")].filter(named);
}

document.addEventListener("input", (event) => {
  if (!narrows(event)) return;
  const { value, dataset } = event.target;
  const found = pairsWith(value);
  for (const pair of document.querySelectorAll("[data-pair]")) {
    pair.hidden = !found.includes(pair) && !one(":checked", pair);
  }
  const told = `${found.length} ${dataset.found}`;
  const fold = one("details.more-practices");
  if (fold) {
    const isNarrowed = value.trim() !== "";
    const summary = one("summary", fold);
    summary.dataset.all ??= summary.textContent;
    summary.textContent = isNarrowed ? told : summary.dataset.all;
    fold.open = isNarrowed;
  }
  one("#announcer").textContent = told;
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !narrows(event)) return;
  event.preventDefault();
  pairsWith(event.target.value)[0]?.click();
});
