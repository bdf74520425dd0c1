// Pictures of every screen in both languages from the demo's data, for docs/screens. WebP, so that the repository stays small.
//
//   SEKIMORI_BROWSER_OUT=docs/screens python3 test/browser/run.py build/dev/sekimori build/dev screenshots.mjs
import { writeFileSync } from "node:fs";
import path from "node:path";
import { context, languages, launch, open, out, roomsOf } from "./harness.mjs";

const browser = await launch();
// The demo's days lie in the past of the clock, so leavers are looked for a year back.
const views = {
  people: ["?back=365", "?view=calendar&back=365", "?view=checks"],
  secrets: ["", "?view=technology"],
  protection: ["", "?view=stock", "?view=copies", "?view=categories", "?view=rights", "?view=spots"],
  partners: ["", "?view=received"],
  alerts: ["", "?view=rules"],
  consultations: ["", "?view=figures&from=2015-01-01&to=2015-06-30", "?view=answers"],
  branches: ["", "?view=experts", "?view=programmes"],
  newsletter: ["", "?view=archive"],
  law: ["", "?view=replays"],
};
// Each room is taken where it is at home: a firm, a hub with its members, the story's secretariat, its desk.
const rooms = {
  main: (name) => !["exchange", "consultations", "branches", "newsletter", "seminars"].includes(name),
  operator: (name) => ["exchange", "hub", "campaigns", "members", "statistics"].includes(name),
  secretary: (name) => ["newsletter", "seminars"].includes(name),
  desk: (name) => ["consultations", "branches"].includes(name),
};
const opened = ["secrets", "alerts", "cases", "evidence", "sources", "people", "hub", "campaigns", "consultations", "newsletter", "seminars", "learn", "library", "checks"];
for (const [language, who] of languages.flatMap((one) => Object.keys(rooms).map((name) => [one, name]))) {
  const place = await context(browser, { language, who, theme: "light", viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 });
  const page = await place.newPage();
  const session = await place.newCDPSession(page);
  const take = async (name) => {
    await page.waitForTimeout(400);
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 60 });
    writeFileSync(path.join(out, `${name}.${language}.webp`), Buffer.from(data, "base64"));
  };
  for (const screen of await roomsOf(page)) {
    if (!rooms[who](screen.name)) continue;
    for (const view of views[screen.name] ?? [""]) {
      await open(page, screen.address + view);
      const name = new URLSearchParams(view).get("view");
      await take(name ? `${screen.name}-${name}` : screen.name);
      if (name || !opened.includes(screen.name)) continue;
      const link = page.locator("main a.row-link").first();
      if (!(await link.count())) continue;
      await open(page, await link.getAttribute("href"));
      await take(`${screen.name}-one`);
    }
  }
  await place.close();
}
await browser.close();
