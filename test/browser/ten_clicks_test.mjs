// From an alert to the first sealed exhibit by one person in at most ten clicks, without leaving the way that the screens offer.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { context, launch, open, settled, watch } from "./harness.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

test("alert to sealed exhibit", async () => {
  const place = await context(browser, { language: "en" });
  const page = await place.newPage();
  const seen = watch(page);
  let clicks = 0;
  const click = async (what) => {
    await what.click();
    ++clicks;
  };
  await open(page, "/alerts?state=new");
  if ((await page.locator("a.row-link").count()) === 0) await open(page, "/alerts");
  await click(page.locator("a.row-link").first());
  await settled(page);
  await click(page.getByRole("button", { name: "Make a case" }).first());
  const dialog = page.locator("dialog[open]");
  await dialog.waitFor();
  await dialog.locator("textarea, input[type=text]").last().fill("What the alert says has to be looked into");
  await click(dialog.getByRole("button", { name: "Make a case" }));
  await page.waitForURL(/\/cases\/20\d\d-/);
  await settled(page);
  await click(page.getByRole("button", { name: "Keep records as exhibit" }));
  await dialog.waitFor();
  await click(dialog.locator("input[type=checkbox]").first());
  await click(dialog.getByRole("button", { name: "Keep records as exhibit" }));
  await dialog.waitFor({ state: "detached", timeout: 60_000 });
  await settled(page);
  await click(page.getByRole("button", { name: "Seal", exact: true }));
  await dialog.waitFor();
  await dialog.locator("input, textarea").first().fill("For the police");
  await click(dialog.getByRole("button", { name: "Seal", exact: true }));
  await dialog.locator(".note-good").waitFor({ timeout: 120_000 });
  assert.match(await dialog.locator(".note-good code").textContent(), /\.bag$/);
  console.log(`# ${clicks} clicks`);
  assert.ok(clicks <= 10, `${clicks} clicks`);
  assert.deepEqual(seen.bad, []);
  await place.close();
});
