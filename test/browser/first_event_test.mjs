// From the wizard of an empty node to the first real event on the screen: what a person does is counted and priced by the keystroke-level
// model (Card, Moran, Newell 1980), and must come to less than five minutes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { context, launch, open, settled, watch } from "./harness.mjs";

// Seconds: a key of a slow typist, pointing, a button of the mouse, moving the hand, thinking before an act, reading a card.
const price = { key: 0.5, point: 1.1, press: 0.2, home: 0.4, think: 1.35, read: 15 };

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("first event", async () => {
  const place = await context(browser, { who: "empty", language: "en" });
  const page = await place.newPage();
  const seen = watch(page);
  let seconds = 0;
  const read = () => {
    seconds += price.read;
  };
  const click = async (what) => {
    await what.click();
    seconds += price.think + price.home + price.point + price.press;
  };
  const type = async (what, words) => {
    await click(what);
    await page.keyboard.type(words);
    seconds += price.home + words.length * price.key;
  };
  await open(page, "/welcome?card=source");
  const card = page.locator(".welcome-card");
  read();
  await type(card.locator("input").first(), "File server");
  await card.locator("select").selectOption("json");
  seconds += 2 * (price.think + price.point + price.press);
  await click(card.getByRole("button", { name: "Save and go on" }));
  // The card stays, and shows how records get in.
  const files = card.locator("input[type=file]");
  await files.waitFor();
  read();
  const time = new Date(Date.now() - 3_600_000).toISOString();
  const line = (number) => JSON.stringify({ time, user: "t.sato", operation: "file_read", object: `D:\\plans\\gear-${number}.dwg` });
  await files.setInputFiles({ name: "audit.jsonl", mimeType: "application/x-ndjson", buffer: Buffer.from([1, 2, 3].map(line).join("\n")) });
  seconds += 6 * (price.think + price.point + price.press); // through the folders of the system's own window
  await click(card.getByRole("button", { name: "Bring in" }));
  await card.getByText("audit.jsonl: taken in").waitFor({ timeout: 20_000 });
  const begun = Date.now();
  await card.getByText("3 records have arrived").waitFor({ timeout: 60_000 });
  seconds += (Date.now() - begun) / 1000;
  // An administrator of the system reads no events; the source tells him that they are there.
  await click(page.locator("#rail a[href^='/sources']"));
  await settled(page);
  assert.match(await page.locator("main tbody tr").first().textContent(), /File server.*3/s);
  console.log(`# ${seconds.toFixed(0)} seconds of a person's time`);
  assert.ok(seconds < 300, `${seconds} s`);

  // The same file again changes nothing.
  await open(page, "/welcome?card=source");
  await page.locator("input[type=file]").setInputFiles({ name: "audit.jsonl", mimeType: "application/x-ndjson", buffer: Buffer.from([1, 2, 3].map(line).join("\n")) });
  await page.getByRole("button", { name: "Bring in" }).click();
  await page.getByText("audit.jsonl: the same as one taken in before").waitFor({ timeout: 20_000 });
  assert.deepEqual(seen.bad, []);
  await place.close();
});
