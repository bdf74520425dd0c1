// Twelve tasks of a day without a pointer. The focus is to be seen at every step, no dialog traps it, and it comes back to where it was.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { comes, context, counted, launch, open, settled, watch } from "./harness.mjs";

let browser;
let place;
let page;
let seen;
before(async () => {
  browser = await launch();
  place = await context(browser, { language: "en" });
  page = await place.newPage();
  seen = watch(page);
});
after(() => browser.close());

const press = (...keys) => keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

// Tabs on until the focus stands on what the selector names; says where it went when it never does.
async function tabTo(selector, most = 120) {
  for (let i = 0; i < most; ++i) {
    await page.keyboard.press("Tab");
    const there = await page.evaluate((wanted) => {
      const at = document.activeElement;
      if (!at || at === document.body) return { match: false };
      const style = getComputedStyle(at);
      const visible = style.outlineStyle !== "none" || style.boxShadow !== "none" || at.matches("a, rect, input[type=date]") || at.closest("svg") !== null;
      return { match: at.matches(wanted), visible, name: `${at.tagName} ${at.textContent?.slice(0, 30)}` };
    }, selector);
    assert.ok(there.visible !== false, `the focus cannot be seen on ${there.name}`);
    if (there.match) return;
  }
  throw new Error(`Tab never reaches ${selector}`);
}

const focusIn = (selector) => page.evaluate((wanted) => document.activeElement?.closest(wanted) !== null, selector);
const dialog = () => page.locator("dialog[open]");

test("1 the skip link leads past the rail", async () => {
  await open(page, "/secrets");
  await press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.className), "skip");
  await press("Enter", "Tab");
  assert.ok(await focusIn("main"));
});

test("2 the palette goes to a screen by its name", async () => {
  await press("Control+k");
  await dialog().waitFor();
  await page.keyboard.type("Sources");
  await press("Enter");
  await page.waitForURL("**/sources");
  await settled(page);
});

test("3 the key sheet opens with ? and Esc gives the focus back", async () => {
  await tabTo("main a, main button, main section");
  const before = await page.evaluate(() => document.activeElement?.outerHTML);
  await page.keyboard.type("?");
  await dialog().waitFor();
  await press("Escape");
  await dialog().waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement?.outerHTML), before);
});

test("4 g then s goes to the register", async () => {
  await press("g", "s");
  await page.waitForURL("**/secrets");
  await settled(page);
});

test("5 / goes to the filter, Enter filters, Back brings the list back", async () => {
  const rows = page.locator("tbody tr");
  const before = await rows.count();
  const word = (await page.locator("tbody tr a.row-link").first().textContent()).trim(); // titles of the highest level are withheld
  await press("/");
  await page.keyboard.type(word);
  await press("Enter");
  await page.waitForURL(/[?&]q=/);
  await settled(page);
  await comes(() => rows.count(), (found) => found >= 1 && found <= before);
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes("q="));
  await settled(page); // long tables come in parts
  await counted(rows, before);
});

test("6 a facet is chosen and taken off", async () => {
  await open(page, "/secrets");
  await tabTo("a.facet");
  await press("Enter");
  await page.waitForURL(/level=/);
  await tabTo("a.chip");
  await press("Enter");
  await page.waitForURL((url) => !url.search.includes("level="));
});

test("7 a cell of the treemap filters the list below it", async () => {
  await open(page, "/secrets");
  await tabTo("svg a");
  await press("Enter");
  await page.waitForURL(/department=.*level=|level=.*department=/);
});

test("8 the table beside a chart opens and can be scrolled", async () => {
  await open(page, "/secrets");
  await tabTo(".sk-chart-twin > summary");
  await press("Enter");
  await page.locator(".sk-chart-twin[open] table").first().waitFor();
  await press("Tab");
  assert.ok(await focusIn(".sk-chart-scroll"));
});

test("9 arrows move through the rows, Enter opens one", async () => {
  await open(page, "/secrets");
  await tabTo("a.row-link");
  await press("ArrowDown", "ArrowDown");
  const number = (await page.evaluate(() => document.activeElement?.textContent)).trim();
  await press("Enter");
  await page.waitForURL(`**/secrets/${encodeURIComponent(number)}*`);
  await settled(page);
});

test("10 a proof is asked for as of another day", async () => {
  await page.locator("input[type=date][name=day]").focus();
  await page.keyboard.type("02012026"); // day, month, year in this language
  await press("Enter");
  await page.waitForURL(/as_of=2026-0[12]-0[12]/);
  await settled(page);
  await page.locator(".requirement").first().waitFor();
});

test("11 a case is begun in a sheet, left with Esc, and the draft is still there", async () => {
  await open(page, "/cases");
  await tabTo("main button.button-main");
  await press("Enter");
  await dialog().waitFor();
  await tabTo("dialog input", 6);
  await page.keyboard.type("Written without a mouse");
  await press("Escape");
  await dialog().waitFor({ state: "detached" });
  assert.ok(await focusIn("main button.button-main"), "the focus is back on the button");
  await press("Enter");
  await dialog().waitFor();
  await tabTo("dialog input", 6);
  assert.equal(await page.evaluate(() => document.activeElement?.value), "Written without a mouse");
  await press("Enter");
  await page.waitForURL(/\/cases\/20\d\d-/);
});

test("12 a change in the audit is opened, and its proof can be reached", async () => {
  await open(page, "/audit");
  await tabTo("a.row-link");
  await press("Enter");
  await dialog().waitFor();
  await press("Escape");
  await dialog().waitFor({ state: "detached" });
  await page.waitForURL((url) => !url.search.includes("change="));
  await page.locator("a.row-link").first().focus();
  await tabTo("td button", 4);
  const [file] = await Promise.all([page.waitForEvent("download"), press("Enter")]);
  assert.match(file.suggestedFilename(), /tlog-proof$/);
});

test("13 language and colours change from the settings", async () => {
  await open(page, "/settings");
  await page.locator("main input[type=radio]").first().focus();
  await press("Space");
  await page.waitForFunction(() => document.documentElement.lang === "ja");
  await press("ArrowDown");
  await page.waitForFunction(() => document.documentElement.lang === "en");
  assert.deepEqual(seen.bad, []);
});

test("14 the desk of a hub: filter, open, and a change beside its original", async () => {
  await place.close();
  place = await context(browser, { language: "en", who: "second_reader" });
  page = await place.newPage();
  seen = watch(page);
  await open(page, "/hub");
  await tabTo("a.facet[href*='state=masked']");
  await press("Enter");
  await page.waitForURL("**/hub?state=masked");
  await settled(page);
  await tabTo("a.row-link");
  await press("Enter");
  await page.waitForURL(/\/hub\/R-20\d\d-/);
  await settled(page);
  const show = page.getByRole("button", { name: "Show it beside the original" });
  await show.focus();
  await press("Enter");
  await page.locator("button.compare-change").first().waitFor({ timeout: 60_000 });
  await page.getByText("Choose a place").waitFor();
  await tabTo("button.compare-change");
  await press("Enter");
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-pressed") === "true");
  await page.locator(".compare-detail dl").waitFor(); // what it is and why is said
});

test("15 a member sends a report and reads a warning", async () => {
  await place.close();
  place = await context(browser, { language: "en", who: "contact" });
  page = await place.newPage();
  const before = seen.bad;
  seen = watch(page);
  await open(page, "/exchange");
  await tabTo("main button.button-main");
  await press("Enter");
  await dialog().waitFor();
  await tabTo("dialog select", 6);
  await press("Escape");
  await dialog().waitFor({ state: "detached" });
  assert.ok(await focusIn("main button.button-main"), "the focus is back on the button");
  await tabTo("a.row-link");
  await press("Enter");
  await dialog().waitFor();
  await page.getByText("TLP:AMBER").last().waitFor();
  await press("Escape");
  await page.waitForURL((url) => !url.search.includes("share="));
  assert.deepEqual([...before, ...seen.bad], []);
});
