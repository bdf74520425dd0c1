// A self-check of a hundred questions by the keyboard alone: every key is counted and priced by the keystroke-level model (Card, Moran, Newell
// 1980) together with reading each question, and it must come to ten minutes at most.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { context, counted, launch, open, settled, watch } from "./harness.mjs";

// Seconds: a key of an average typist, thinking before an act; Japanese is read at about 10 characters a second.
const price = { key: 0.28, think: 1.35, character: 0.1 };

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("a hundred questions", async () => {
  const place = await context(browser);
  const page = await place.newPage();
  const seen = watch(page);
  let seconds = 0;
  let keys = 0;
  const press = async (key) => {
    await page.keyboard.press(key);
    keys += 1;
    seconds += price.key;
  };
  await open(page, "/checks");
  await page.getByRole("button", { name: "自己チェックを始める" }).focus();
  await press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  await dialog.getByRole("button", { name: "自己チェックを始める" }).focus();
  await press("Enter");
  await page.locator("[data-check='0']").waitFor();
  for (let at = 0; at < 100; at += 1) {
    const card = page.locator(`[data-check='${at}']`);
    await card.waitFor();
    seconds += price.think + price.character * (await card.locator("blockquote").textContent()).length;
    await press(at % 10 === 3 ? "3" : at % 10 === 7 ? "2" : "1");
  }
  await page.locator("[data-check='done']").waitFor();
  // Back one, other answer: what was given is changed, not given twice.
  await press("ArrowLeft");
  await page.locator("[data-check='99']").waitFor();
  await press("4");
  await page.locator("[data-check='done']").waitFor();
  await page.getByRole("button", { name: "この回を終える" }).focus();
  await press("Enter");
  await page.getByRole("heading", { name: "領域ごとの点" }).waitFor({ timeout: 60_000 });
  await settled(page);
  assert.match(await page.locator("main").textContent(), /100 \/ 100/);
  // The radar has its table; next steps are there.
  await page.locator(".sk-chart-twin summary").first().focus();
  await page.keyboard.press("Enter");
  await counted(page.locator(".sk-chart-table tbody tr"), 8);
  assert.ok((await page.getByRole("button", { name: "対策にする" }).count()) >= 10);
  console.log(`# ${keys} keys, ${seconds.toFixed(0)} seconds of a person's time`);
  assert.ok(seconds <= 600, `${seconds} s`);
  assert.ok(keys <= 110, `${keys} keys`);
  assert.deepEqual(seen.bad, []);
  await place.close();
});
