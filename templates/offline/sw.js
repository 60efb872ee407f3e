{% load static %}// Keeps topic cards that were opened, so that they open again without a network. Everything else needs it.

const PAGES = "pages";
const FILES = "files";
const OFFLINE = "{% url 'offline' %}";
const NEEDED = [OFFLINE, "{% static 'css/tokens.css' %}", "{% static 'css/base.css' %}", "{% static 'css/pages.css' %}", "{% static 'js/app.js' %}"];
const TOPICS = "{% url 'topics' %}";
const STATIC = "{% get_static_prefix %}";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(FILES).then((files) => files.addAll(NEEDED)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (request.method === "GET" && url.pathname.startsWith(STATIC)) event.respondWith(file(request));
});

async function page(request, url) {
  try {
    const response = await fetch(request);
    if (response.ok && request.method === "GET" && url.pathname.startsWith(TOPICS)) {
      const pages = await caches.open(PAGES);
      await pages.put(url.pathname, response.clone());
    }
    return response;
  } catch {
    const kept = request.method === "GET" ? await caches.match(url.pathname) : undefined;
    return kept ?? caches.match(OFFLINE);
  }
}

// Always the newest while there is a network; browsers keep hashed files for good by themselves.
async function file(request) {
  try {
    const response = await fetch(request);
    if (response.ok) {
      const files = await caches.open(FILES);
      await files.put(request, response.clone());
    }
    return response;
  } catch {
    return (await caches.match(request)) ?? Response.error();
  }
}
