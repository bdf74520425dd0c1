// What all suites share: the browser, people who are logged in, the list of screens, and what must never happen on a page.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const packages = path.join(process.env.BROWSER_PACKAGES, "package.json");
const { chromium } = createRequire(packages)("playwright-core");
const axeSource = readFileSync(createRequire(packages).resolve("axe-core/axe.min.js"), "utf8");

export const base = process.env.SEKIMORI_URL;
export const emptyBase = process.env.SEKIMORI_EMPTY_URL;
export const hubBase = process.env.SEKIMORI_HUB_URL;
const offices = JSON.parse(process.env.SEKIMORI_OFFICES ?? "{}"); // nodes of the story, for pictures: by who looks
export const out = process.env.OUT;
export const logIns = JSON.parse(process.env.SEKIMORI_LOG_INS);
export const languages = ["ja", "en"];
export const themes = ["light", "dark"];

// One entry per screen of the rail, in its order. `list` is what the screen asks the server for; suites answer it themselves
// to show the screen empty or failing.
export const screens = [
  { name: "home", address: "/" },
  { name: "secrets", address: "/secrets" },
  { name: "alerts", address: "/alerts" },
  { name: "people", address: "/people" },
  { name: "cases", address: "/cases" },
  { name: "protection", address: "/protection" },
  { name: "partners", address: "/partners" },
  { name: "activity", address: "/activity" },
  { name: "evidence", address: "/evidence" },
  { name: "exchange", address: "/exchange" },
  { name: "hub", address: "/hub" },
  { name: "campaigns", address: "/campaigns" },
  { name: "members", address: "/members" },
  { name: "statistics", address: "/statistics" },
  { name: "questions", address: "/questions" },
  { name: "consultations", address: "/consultations" },
  { name: "branches", address: "/branches" },
  { name: "newsletter", address: "/newsletter" },
  { name: "seminars", address: "/seminars" },
  { name: "learn", address: "/learn" },
  { name: "library", address: "/library" },
  { name: "checks", address: "/checks" },
  { name: "measures", address: "/measures" },
  { name: "law", address: "/law" },
  { name: "programme", address: "/programme" },
  { name: "sources", address: "/sources" },
  { name: "settings", address: "/settings" },
  { name: "audit", address: "/audit" },
  { name: "welcome", address: "/welcome" },
];

// What else a room shows, by the key "view" of its address.
export const views = {
  people: ["calendar", "checks", "agreements", "register"],
  alerts: ["rules"],
  cases: ["intakes", "contacts"],
  secrets: ["technology", "limited"],
  protection: ["stock", "copies", "categories", "cards", "levels", "cloud", "rights", "spots"],
  partners: ["partners", "received", "links"],
  sources: ["reviews", "approvals", "mappings"],
  exchange: ["incoming", "own", "forum", "polls", "rescues", "referrals", "warnings", "rules", "sent", "links"],
  hub: ["mails", "received", "forum", "polls", "rescues", "referrals"],
  campaigns: ["said", "lists"],
  members: ["sigs", "exposures"],
  questions: ["desks"],
  consultations: ["figures", "answers"],
  branches: ["experts", "bookings", "programmes"],
  newsletter: ["readers", "archive"],
  seminars: ["meetings", "briefings", "statistics"],
  learn: ["mine", "standing", "contacts"],
  library: ["clauses", "materials", "links"],
  checks: ["frameworks"],
  measures: ["circulations", "duties", "units", "devices", "products"],
  law: ["clocks", "comparison", "replays"],
  programme: ["members", "opinions", "figures"],
};

// People of the hub's node, and the rooms that are looked at with their eyes.
export const hubPeople = ["operator", "second_reader", "contact", "neighbour", "leader", "desk_person", "figures_reader"];
const sharing = ["home", "exchange", "hub", "campaigns", "members", "statistics", "consultations", "branches"];

// Chromium's own sandbox works only where user namespaces are permitted; a container without them must say so instead of failing.
export async function launch(options = {}) {
  const common = { executablePath: process.env.CHROMIUM, args: ["--disable-gpu", "--font-render-hinting=none"], ...options };
  try {
    return await chromium.launch({ chromiumSandbox: true, ...common });
  } catch {
    return chromium.launch({ chromiumSandbox: false, ...common });
  }
}

const states = new Map();

// A browser context of somebody who is logged in. The log-in form is used once per person; later contexts take its cookie.
export async function context(browser, { who = "main", language = "ja", theme = "light", ...options } = {}) {
  const origin = offices[who] ? offices[who] : who === "empty" ? emptyBase : hubPeople.includes(who) ? hubBase : base;
  const settings = {
    baseURL: origin,
    locale: language === "ja" ? "ja-JP" : "en-GB",
    timezoneId: "Asia/Tokyo",
    colorScheme: theme === "dark" ? "dark" : "light",
    viewport: { width: 1280, height: 800 },
    serviceWorkers: "block",
    ...options,
  };
  if (!states.has(who)) {
    const first = await browser.newContext(settings);
    await logIn(await first.newPage(), logIns[who]);
    states.set(who, await first.storageState());
    await first.close();
  }
  const made = await browser.newContext({ ...settings, storageState: states.get(who) });
  await made.addInitScript(
    ([chosen, colours]) => {
      localStorage.setItem("sekimori.language", chosen);
      localStorage.setItem("sekimori.theme", colours);
    },
    [language, theme],
  );
  return made;
}

export async function logIn(page, { login, password }) {
  await page.goto("/log-in");
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(password);
  await Promise.all([page.waitForURL((url) => !url.pathname.startsWith("/log-in")), page.keyboard.press("Enter")]);
}

// The rooms that the client of this node really has, by its own rail.
export async function roomsOf(page) {
  await page.goto("/");
  await page.locator("#rail a").first().waitFor({ state: "attached" }); // on a phone the rail is closed
  const found = await page.locator("#rail a").evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
  const hub = new URL(page.url()).origin === hubBase;
  return screens.filter((screen) => found.includes(screen.address) && (!hub || sharing.includes(screen.name)));
}

// A screen stands when its heading is there and nothing in it is still loading.
export async function open(page, address) {
  await page.goto(address);
  await settled(page);
}

export async function settled(page) {
  // The address changes a moment before the screen does: the screen that is left must not be taken for the one that comes.
  await page.waitForFunction(
    () => {
      const main = document.querySelector("main");
      return main && (main.dataset.room === undefined || main.dataset.room === location.pathname.split("/")[1]);
    },
    undefined,
    { timeout: 20_000 },
  );
  await page.locator("main h1").first().waitFor({ timeout: 20_000 });
  await page.waitForFunction(() => !document.querySelector("main .loading, main [aria-busy=true]"), undefined, {
    timeout: 20_000,
  });
}

// What a key or a click brings is there a moment later: looked at until it is so, or until somebody would have given up.
export async function comes(what, holds, timeout = 10_000) {
  const end = Date.now() + timeout;
  for (;;) {
    const found = await what();
    if (holds(found)) return found;
    if (Date.now() > end) throw new Error(`after ${timeout} ms still: ${String(found).slice(0, 500)}`);
    await new Promise((wake) => setTimeout(wake, 25));
  }
}
export const counted = (locator, wanted) => comes(() => locator.count(), (found) => found === wanted);

// Collects what no page may do: an exception, an error in the console, a refused or foreign request.
export function watch(page, { allow = [] } = {}) {
  const bad = [];
  const requests = [];
  const allowed = (text) => allow.some((pattern) => pattern.test(text));
  page.on("pageerror", (error) => bad.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !allowed(message.text())) bad.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    requests.push(request);
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && ![base, emptyBase, hubBase, ...Object.values(offices)].includes(url.origin))
      bad.push(`foreign request: ${request.url()}`);
  });
  return { bad, requests };
}

// The page runs under a policy that refuses foreign scripts, so axe comes in through the debugger, which is not bound by it.
export async function axe(page, rules) {
  const session = await page.context().newCDPSession(page);
  if (!(await page.evaluate(() => "axe" in window))) await session.send("Runtime.evaluate", { expression: axeSource });
  // What still fades in has not its colours yet.
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))));
  const what = rules ?? ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
    expression: `axe.run(document, { runOnly: { type: "${rules ? "rule" : "tag"}", values: ${JSON.stringify(what)} } })
      .then((r) => JSON.stringify(r.violations.map((v) => ({ id: v.id, nodes: v.nodes.map((n) => n.target.join(" ") + " " + n.html.slice(0, 120)) }))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  if (exceptionDetails) throw new Error(`axe failed: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
  return JSON.parse(result.value);
}

export const say = (violations) => violations.map((one) => `${one.id}: ${one.nodes.slice(0, 4).join(" | ")}`).join("\n");

// What a person does with sheets and dialogs. `current` gives the page that is meant where none is named.
export function acting(current) {
  const dialog = (on = current()) => on.locator("dialog[open]").last();
  const exactly = (words) => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?:required)?$`);
  return {
    dialog,
    field: (label, on = current()) =>
      dialog(on)
        .locator(".field", { has: on.locator("label", { hasText: exactly(label) }) })
        .locator("input, select, textarea")
        .first(),
    press: (name, on = current()) => dialog(on).getByRole("button", { name, exact: true }).click(),
    closed: (on = current()) => on.waitForFunction(() => !document.querySelector("dialog[open]")),
    // What the node says, with the session of the page.
    told: async (address, on = current()) => {
      const answer = await on.request.get(`${base}${address}`);
      if (!answer.ok()) throw new Error(`${address} answered ${answer.status()}`);
      return answer.json();
    },
  };
}

const lists = /\/api\/v1\/(?!me$|me\?|stream|log-in|log-out)/;

// Every list that the server answers comes to the client without its items; what is not a list stays as it is.
export async function answerEmpty(page) {
  await page.route(lists, async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const answer = await route.fetch();
    const found = answer.ok() && (answer.headers()["content-type"] ?? "").includes("json") ? await answer.json() : undefined;
    if (!Array.isArray(found?.items)) return route.fulfill({ response: answer });
    return route.fulfill({
      response: answer,
      json: { ...found, items: [], next: null, ...("total" in found ? { total: 0 } : {}) },
    });
  });
}

export async function answerProblem(page) {
  await page.route(lists, (route) =>
    route.fulfill({
      status: 503,
      contentType: "application/problem+json",
      headers: { "X-Request-Id": "00000000-0000-7000-8000-000000000000" },
      body: JSON.stringify({
        type: "urn:sekimori:problem:unreachable",
        title: "unreachable",
        status: 503,
        detail: "the database does not answer",
      }),
    }),
  );
}

export const percentile = (values, share) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
};
