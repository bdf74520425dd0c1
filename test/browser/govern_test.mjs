// Published figures drawn over the years with their table; a guide of products and a catalogue of somebody else taken in, and what they hold.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { acting, axe, context, counted, launch, open, say, settled, watch } from "./harness.mjs";

let browser;
let page;
let seen;
const { dialog, field, press, closed } = acting(() => page);
before(async () => {
  browser = await launch();
  page = await (await context(browser, { language: "en" })).newPage();
  seen = watch(page);
});
after(() => browser.close());

const file = (name, text) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });

test("a figure over the years is a line; its table says the same, with what nobody checked", async () => {
  await open(page, "/programme?view=figures");
  const panel = page.getByRole("region", { name: "Trade secret cases cleared by the police" });
  await counted(panel.locator("svg .sk-line-dot"), 12);
  await counted(panel.locator("svg .sk-line-open.sk-line-dot"), 1);
  await panel.locator(".sk-chart-twin > summary").click();
  await counted(panel.locator(".sk-chart-table tbody tr"), 12);
  const row = panel.locator(".sk-chart-table tbody tr").nth(1);
  assert.match(await row.textContent(), /2014.*11.*unverified/s);
  await panel.getByText(/Limits of quotation/).waitFor();
  await panel.getByText(/Source/).first().waitFor();
  // A share is a bar, not a step of a line.
  await counted(page.getByRole("region", { name: /^Routes of leaks/ }).locator(".sk-line-dot"), 0);
  assert.deepEqual(await axe(page), [], say(await axe(page)));
});

test("a guide of products shows for each measure what is offered, and numbers that nobody confirmed", async () => {
  await open(page, "/measures?view=products");
  await page.getByRole("button", { name: "Take in a catalogue of products" }).first().click();
  await dialog().locator("input[type=file]").setInputFiles(file("guide.csv", "product,vendor,measures\nLock,A,1;2\n=1+1,B,29\n"));
  await field("Identifier (small letters, digits, - and _)").fill("guide");
  await field("Title").fill("Guide");
  await field("Source").fill("A body");
  await field("Year").fill("2013");
  await press("Take in a catalogue of products");
  await dialog().getByText(/3 \[product\]/).waitFor(); // a formula is refused, and all of it with it
  await dialog().locator("input[type=file]").setInputFiles(file("guide.csv", "product,vendor,measures\nLock,A,1;2\nWatch,B,29\n"));
  await press("Take in a catalogue of products");
  await closed();
  await page.getByRole("link", { name: "Guide" }).click();
  await page.getByRole("heading", { name: "Guide (A body, 2013)" }).waitFor();
  await settled(page);
  const offered = page.getByRole("table", { name: "What is offered for each measure" });
  await offered.locator("tr", { hasText: "29" }).getByText("no number of this framework").waitFor();
  await offered.locator("tr", { hasText: "29" }).getByText("Watch").waitFor();
  assert.deepEqual(await axe(page), [], say(await axe(page)));
  assert.deepEqual(seen.bad, []);
});
