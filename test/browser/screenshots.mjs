// Pictures of every screen in both languages from the demo's data, for docs/screens. WebP, so that the repository stays small.
//
//   SEKIMORI_BROWSER_OUT=docs/screens python3 test/browser/run.py build/dev/sekimori build/dev screenshots.mjs
import { writeFileSync } from "node:fs";
import path from "node:path";
import { context, languages, launch, open, out, roomsOf } from "./harness.mjs";

const browser = await launch();
for (const language of languages) {
  const place = await context(browser, { language, theme: "light", viewport: { width: 1280, height: 860 }, deviceScaleFactor: 1 });
  const page = await place.newPage();
  const session = await place.newCDPSession(page);
  const take = async (name) => {
    await page.waitForTimeout(400);
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 60 });
    writeFileSync(path.join(out, `${name}.${language}.webp`), Buffer.from(data, "base64"));
  };
  for (const screen of await roomsOf(page)) {
    await open(page, screen.address);
    await take(screen.name);
    const link = page.locator("main a.row-link").first();
    if (["secrets", "alerts", "cases", "evidence"].includes(screen.name) && (await link.count())) {
      const address = await link.getAttribute("href");
      await open(page, address);
      await take(`${screen.name}-one`);
    }
  }
  await place.close();
}
await browser.close();
