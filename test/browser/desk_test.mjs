// A call is taken in from the keyboard alone, triaged, answered, counted; somebody asks without an account and comes back with the code; and
// whoever only counts sees figures and no case.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, context, hubBase, launch, open, say, settled, watch } from "./harness.mjs";

let browser;
const people = {};
const seen = [];
before(async () => {
  browser = await launch();
  for (const who of ["desk_person", "figures_reader"]) {
    const place = await context(browser, { who, language: "en" });
    people[who] = await place.newPage();
    seen.push(watch(people[who], { allow: [/422/] })); // the day that is none
  }
});
after(() => browser.close());

const clean = async (page) => {
  const found = await axe(page);
  assert.equal(found.length, 0, say(found));
};
const button = (page, name) => page.getByRole("button", { name, exact: true });

let number;

test("a call is taken in from the keyboard alone", async () => {
  const page = people.desk_person;
  await open(page, "/consultations");
  await clean(page);
  await button(page, "Take a call").first().focus();
  await page.keyboard.press("Enter");
  const sheet = page.locator("dialog[open]");
  await sheet.waitFor();
  await clean(page);
  const reach = async (label) => {
    for (let n = 0; n < 40; ++n) {
      if (await sheet.getByLabel(label).first().evaluate((one) => one === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`${label} is not reached with Tab`);
  };
  await reach(/What was said/);
  await page.keyboard.type("A leaver's firm takes our work; drawings may have been used.");
  await reach(/Who asks/);
  await page.keyboard.type("small");
  await reach(/When it came/);
  await page.keyboard.type("令和7年13月1日");
  await page.keyboard.press("Enter");
  await sheet.getByText(/no such day/).waitFor(); // said, and nothing that was written is lost
  await page.keyboard.press("Control+A");
  await page.keyboard.type("R7.5.1 10:30");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/consultations\/C-2025-\d+/);
  await settled(page);
  number = new URL(page.url()).pathname.split("/").pop();
  assert.match(await page.locator("main").textContent(), /drawings may have been used/);
});

test("the triage ends in a content, and the answer is put together", async () => {
  const page = people.desk_person;
  await button(page, "Answer the questions").click();
  for (const words of [/taken or leaked/, /It is over/, /Somebody who left or is leaving/])
    await page.getByRole("button", { name: words }).click();
  await page.getByText("Ends in:").waitFor();
  await button(page, "Record this triage").click();
  await page.getByText("Triaged", { exact: true }).first().waitFor();
  await settled(page);
  await clean(page);
  await button(page, "Answer").click();
  const sheet = page.locator("dialog[open]");
  await sheet.getByLabel("Own words").fill("Bring the contracts.");
  await button(sheet, "Answer").click();
  await page.getByText("Bring the contracts.").waitFor();
  await settled(page);
});

test("nothing is referred before the asker agreed", async () => {
  const page = people.desk_person;
  await button(page, "Refer").click();
  const dialog = page.locator("dialog[open]");
  await dialog.getByLabel(/Purpose/).fill("theft of drawings");
  await dialog.getByLabel("Summary").fill("A leaver may use our drawings.");
  await button(dialog, "Refer").click();
  await page.getByText(/DR-20\d\d-\d+/).waitFor();
  assert.equal(await button(page, "Send").count(), 0);
  await clean(page);
});

test("figures, answers, branches and experts stand", async () => {
  const page = people.desk_person;
  for (const address of ["/consultations?view=figures&from=2025-04-01&to=2025-06-30", "/consultations?view=answers", "/branches", "/branches?view=experts", "/branches?view=bookings", "/branches?view=programmes"]) {
    await open(page, address);
    await clean(page);
  }
});

test("somebody asks without an account and comes back with the code", async () => {
  const place = await browser.newContext({ baseURL: hubBase, locale: "en-GB", extraHTTPHeaders: { "Accept-Language": "en" } });
  const page = await place.newPage();
  await page.goto("/consult");
  await clean(page);
  await page.locator("#asked").fill("Our mould was passed on.");
  await Promise.all([page.waitForURL(/\/consult\/new/), page.locator("form[action='/consult/new'] button").click()]);
  const code = await page.locator("#code-given").textContent();
  assert.match(code, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  await page.goto("/consult");
  await page.locator("#code").fill(code.toLowerCase());
  await page.locator("form[action='/consult'] button").click();
  await page.getByText("Our mould was passed on.").waitFor();
  await clean(page);
  await place.close();
});

test("whoever only counts sees no case", async () => {
  const page = people.figures_reader;
  await open(page, "/consultations");
  assert.doesNotMatch(await page.locator("main").textContent(), new RegExp(number));
  for (const address of ["/api/v1/consultations", `/api/v1/consultations/${number}`])
    assert.ok([403, 404].includes((await page.request.get(hubBase + address)).status()), address);
  for (const one of seen) assert.deepEqual(one.bad, []);
});
