// Keeps the page at hand where there is no network: exactly the files of one build, whose name and list scripts/name.sh
// puts in. A newer build takes over when a person asks for it, or when the page is open nowhere.
const KEPT = "gouji-";
const BUILD = "BUILD";
const FILES = ["FILES"];
const PAGE = "index.html";

const addressOf = (file) => new URL(file, registration.scope).href;

// A host may lead from the name of a file to a shorter one, and browsers take no answer that was led elsewhere for a page.
const asIs = async (answer) => {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
  return answer.redirected ? new Response(await answer.blob(), { headers: answer.headers }) : answer;
};

// The page itself comes by the address that people have for it, and must be of the same build: a server may have been
// given the next one in between.
const keepPage = async (cache) => {
  const answer = await asIs(await fetch(registration.scope, { cache: "no-cache" }));
  if (!(await answer.clone().text()).includes(BUILD)) throw new Error("another build");
  await cache.put(addressOf(PAGE), answer);
};

// What has a name by its content is always the same; what has not is asked for anew.
const keep = async (cache, file) => {
  const asked = { cache: /-[0-9a-f]{16}/.test(file) ? "default" : "no-cache" };
  await cache.put(addressOf(file), await asIs(await fetch(addressOf(file), asked)));
};

const keepAll = async () => {
  const cache = await caches.open(KEPT + BUILD);
  await Promise.all(FILES.filter((file) => file !== PAGE).map((file) => keep(cache, file)));
  await keepPage(cache);
};

// What is open may still want files of the build that it is of.
const tidy = async () => {
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (open.length) return;
  const others = (await caches.keys()).filter((name) => name.startsWith(KEPT) && name !== KEPT + BUILD);
  await Promise.all(others.map((name) => caches.delete(name)));
};

// A page always comes from this build, what it is made of from whichever has it.
const answer = async (request) => {
  const address = new URL(request.url);
  address.search = address.hash = "";
  const own = await caches.open(KEPT + BUILD);
  const isPage = address.href === registration.scope;
  const kept = (await own.match(isPage ? addressOf(PAGE) : address.href)) || (await caches.match(address.href));
  return kept || fetch(request);
};

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(tidy().then(() => clients.claim())));
addEventListener("message", (event) => {
  if (event.data === "take over") event.waitUntil(skipWaiting());
});
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  if (request.mode === "navigate") event.waitUntil(tidy());
  event.respondWith(answer(request));
});
