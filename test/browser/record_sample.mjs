// Records what the client shows as sample data: the answers the demo's node gives while every screen and everything its lists lead to is
// opened, in both languages; then what a hub's node gives to its operator in the rooms of sharing. Lists are cut to their first eight, so that all of it can be opened and the files stay small.
//
//   SEKIMORI_BROWSER_OUT=ui/src/sample python3 test/browser/run.py build/dev/sekimori build/dev record_sample.mjs
//
// To be done again when an answer of the interface changes its shape (sample_test.mjs then fails).
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import { context, languages, launch, open, out, roomsOf, settled, views } from "./harness.mjs";

const kept = 8; // rows of a list
// Every node holds these itself (ui/src/api/sample.ts).
const commonTexts = JSON.parse(readFileSync(new URL("../../ui/src/sample/common_texts.json", import.meta.url), "utf8"));
const browser = await launch();

function cut(answer) {
  if (!Array.isArray(answer?.items)) return answer;
  const items = answer.items.slice(0, kept);
  return { ...answer, items, next: null, ...("total" in answer ? { total: items.length } : {}) };
}

// Everything a person's rail and lists lead to. What an earlier person was given stays, unless it was empty.
async function record(place, answers, later) {
  const page = await place.newPage();
  await page.route(/\/api\/v1\/(?!me$|me\?|stream|log-in|log-out)/, async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const response = await route.fetch();
    if (!response.ok() || !(response.headers()["content-type"] ?? "").includes("application/json"))
      return route.fulfill({ response });
    const json = cut(await response.json());
    const address = new URL(route.request().url());
    address.searchParams.sort();
    const asked = address.pathname + address.search;
    if (later && answers[asked]?.items?.length === 0) delete answers[asked];
    answers[asked] ??= json;
    return route.fulfill({ response, json });
  });
  const opened = new Set();
  const waiting = [];
  const look = async (address) => {
    if (opened.has(address)) return;
    opened.add(address);
    await open(page, address);
    await page.waitForTimeout(200); // what is asked for after the first answers
    await settled(page);
    // What is asked for by a press alone.
    for (const more of await page.locator("main button[data-more]").all()) await more.click();
    await settled(page);
    const links = await page.locator("main a.row-link").evaluateAll((found) => found.map((one) => one.getAttribute("href")));
    waiting.push(...links.filter((link) => link?.startsWith("/")).slice(0, kept));
  };
  for (const room of await roomsOf(page)) {
    await look(room.address);
    for (const view of views[room.name] ?? []) await look(`${room.address}?view=${view}`);
  }
  if (!later) await look("/people?back=365");
  while (waiting.length > 0) await look(waiting.shift());
}

for (const language of languages) {
  const answers = {};
  const roles = [];
  for (const who of ["main", "operator"]) {
    const place = await context(browser, { language, who, viewport: { width: 1280, height: 900 } });
    roles.push(await (await place.request.get("/api/v1/me")).json());
    await record(place, answers, who === "operator");
    await place.close();
  }
  const now = roles[0].now;
  const permissions = [...new Set(roles.flatMap((one) => one.permissions))].sort();
  // Filters that were not recorded fall back to the address itself.
  for (const asked of Object.keys(answers)) {
    const bare = asked.replace(/\?.*/, "");
    answers[bare] ??= answers[asked];
  }
  // The same answer under two addresses stands once: what equals its bare address need not stand under its query as well.
  for (const asked of Object.keys(answers)) {
    const bare = asked.replace(/\?.*/, "");
    if (asked !== bare && JSON.stringify(answers[asked]) === JSON.stringify(answers[bare])) delete answers[asked];
  }
  for (const asked of Object.keys(answers))
    if (commonTexts.some((one) => `${asked.replace(/\?.*/, "")}/`.startsWith(`/api/v1/${one}/`))) delete answers[asked];
  const sorted = Object.fromEntries(Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = `${JSON.stringify({ me: { now, permissions }, answers: sorted })}\n`.replaceAll(
    /\/[^" ]*\/demo\/(sources|node-a)\b/g,
    "/srv/$1",
  );
  // Where the recording node stood is nobody's business.
  const own = text.match(/"[^"]*\/(?:build|tmp|home|root)\/[^"]*"/);
  if (own) throw new Error(`the answers name a place of this machine: ${own[0].slice(0, 200)}`);
  writeFileSync(path.join(out, `${language}.json`), text);
  console.log(
    `${language}: ${Object.keys(sorted).length} answers, ${text.length} characters, ${brotliCompressSync(text).length} bytes compressed`,
  );
}
await browser.close();
