// A firm asks a desk of another house from the page of a case: the facts are chosen by hand, nothing is sent but what was shown, the desk
// answers, and the answer is here. The desk's experts are changed on the screen, with skills, absences and conflicts.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, base, context, hubBase, launch, open, say, settled, watch } from "./harness.mjs";

let browser;
const people = {};
const seen = [];
before(async () => {
  browser = await launch();
  for (const who of ["main", "desk_person"]) {
    const place = await context(browser, { who, language: "en" });
    people[who] = await place.newPage();
    seen.push(watch(people[who]));
  }
});
after(() => browser.close());

const clean = async (page) => {
  const found = await axe(page);
  assert.equal(found.length, 0, say(found));
};
const button = (page, name) => page.getByRole("button", { name, exact: true });
const told = async (page, address) => (await page.request.get(base + address)).json();

let number;

test("the empty room teaches, and a desk is entered", async () => {
  const page = people.main;
  await open(page, "/questions");
  await page.getByText("Nothing was asked yet").waitFor();
  await clean(page);
  await open(page, "/questions?ask=yes");
  await page.locator("dialog[open]").getByText("No desk is known yet").waitFor();
  await clean(page);
  await open(page, "/questions?view=desks");
  await button(page, "Add a desk").click();
  const dialog = page.locator("dialog[open]");
  await dialog.getByLabel("Name").fill("inpit");
  await dialog.getByLabel("Address").fill(hubBase);
  await button(dialog, "Add a desk").click();
  await page.locator("main").getByText(hubBase).waitFor();
  await clean(page);
});

test("out of a case, by keyboard, nothing leaves but what was shown", async () => {
  const page = people.main;
  const { items } = await told(page, "/api/v1/cases");
  const one = items[0];
  await open(page, `/cases/${one.number}`);
  await page.getByRole("link", { name: "Ask the desk" }).focus();
  await page.keyboard.press("Enter");
  const sheet = page.locator("dialog[open]");
  await sheet.getByText(/How it came to light/).waitFor();
  await clean(page);
  const reach = async (what) => {
    for (let n = 0; n < 60; ++n) {
      if (await what.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`${what} is not reached with Tab`);
  };
  await reach(sheet.getByLabel(/What you want to know/));
  await page.keyboard.type("A leaver seems to have taken drawings. What comes first?");
  await reach(sheet.getByLabel(/How it came to light/));
  await page.keyboard.press("Space");
  await reach(button(sheet, "Send this"));
  await page.keyboard.press("Enter");
  await sheet.getByText(/Press “Show what is sent” first/).waitFor();
  assert.equal((await told(page, "/api/v1/desk-questions")).items.length, 0, "nothing has left");
  await button(sheet, "Show what is sent").focus();
  await page.keyboard.press("Enter");
  const bytes = await sheet.locator("pre.masked-text").textContent();
  assert.match(bytes, /sekimori-question\/1/);
  assert.match(bytes, /How it came to light/);
  for (const ours of [one.number, one.title]) assert.ok(!bytes.includes(ours), `${ours} does not leave`);
  await clean(page);
  await sheet.getByLabel(/What you want to know/).fill("Something else.");
  assert.equal(await sheet.locator("pre.masked-text").count(), 0, "whoever writes on looks again");
  await sheet.getByLabel(/What you want to know/).fill("A leaver seems to have taken drawings. What comes first?");
  await button(sheet, "Show what is sent").click();
  await sheet.locator("pre.masked-text").waitFor();
  await button(sheet, "Send this").focus();
  await page.keyboard.press("Enter");
  await sheet.waitFor({ state: "detached" });
  await settled(page);
  const asked = (await told(page, "/api/v1/desk-questions")).items;
  assert.equal(asked.length, 1);
  assert.equal(asked[0].state, "received");
  assert.equal(asked[0].about, `case ${one.number}`);
  number = asked[0].number;
});

test("the desk answers, and the answer is here", async () => {
  const desk = people.desk_person;
  const there = (await (await desk.request.get(`${hubBase}/api/v1/consultations?standing=open`)).json()).items.find(
    (one) => one.channel === "node",
  );
  await open(desk, `/consultations/${there.number}`);
  await desk.locator("main").getByText(/What comes first/).waitFor();
  await button(desk, "Ask back").click();
  await desk.locator("dialog[open]").getByLabel("Words").fill("When did he leave?");
  await button(desk.locator("dialog[open]"), "Ask back").click();
  await desk.locator("main").getByText("When did he leave?").waitFor();
  const page = people.main;
  await open(page, `/questions/${number}`);
  await button(page, "Ask the desk for news").click();
  await page.locator("main").getByText("When did he leave?").waitFor();
  await page.locator("main").getByText("the desk asks you").waitFor();
  await clean(page);
  await button(page, "Add more").click();
  await page.locator("dialog[open]").getByLabel("Words").fill("At the end of March.");
  await button(page.locator("dialog[open]"), "Add more").click();
  await page.locator("main").getByText("At the end of March.").waitFor();
  await open(desk, `/consultations/${there.number}`);
  await button(desk, "Answer").click();
  await desk.locator("dialog[open]").getByLabel("Own words").fill("Keep the laptop as it is.");
  await button(desk.locator("dialog[open]"), "Answer").click();
  await desk.locator("main").getByText("Keep the laptop as it is.").waitFor();
  await button(page, "Ask the desk for news").click();
  await page.locator("main").getByText("Keep the laptop as it is.").waitFor();
  await open(page, "/questions");
  await page.locator("main").getByText("answered", { exact: true }).waitFor();
  await clean(page);
});

test("what the desk answered stands among what waits", async () => {
  const page = people.main;
  await open(page, "/");
  await page.getByRole("link", { name: "Read what the consultation desk answered" }).first().waitFor();
  await clean(page);
});

test("a question is erased here, and the desk is told", async () => {
  const page = people.main;
  await open(page, "/questions?ask=yes");
  let sheet = page.locator("dialog[open]");
  await sheet.getByLabel(/What you want to know/).fill("Somebody's name stands in this by mistake.");
  await button(sheet, "Show what is sent").click();
  await sheet.locator("pre.masked-text").waitFor();
  await button(sheet, "Send this").click();
  await sheet.waitFor({ state: "detached" });
  await settled(page);
  const asked = (await told(page, "/api/v1/desk-questions")).items.find((one) => one.about === "");
  await open(page, `/questions/${asked.number}`);
  await page.locator("main").getByText("Somebody's name stands in this by mistake.").waitFor();
  await button(page, "Erase it").click();
  sheet = page.locator("dialog[open]");
  await sheet.getByLabel("Why").fill("a name by mistake");
  await clean(page);
  await button(sheet, "Erase it").click();
  await sheet.waitFor({ state: "detached" });
  await page.locator("main").getByText(/The desk erases it when its work is done/).waitFor();
  assert.equal(await page.locator("main").getByText("Somebody's name stands in this by mistake.").count(), 0);
  await clean(page);
  const there = (await (await people.desk_person.request.get(`${hubBase}/api/v1/consultations?standing=open`)).json()).items.find(
    (one) => one.forget_wished_at,
  );
  await open(people.desk_person, `/consultations/${there.number}`);
  await people.desk_person.locator("main").getByText(/Whoever asked wants it erased/).waitFor();
  await clean(people.desk_person);
});

test("an expert's skills, absences and conflicts are changed on the screen", async () => {
  const page = people.desk_person;
  const experts = async () => (await (await page.request.get(`${hubBase}/api/v1/desk-experts`)).json()).items;
  await open(page, "/branches?view=experts");
  await button(page, "Add an expert").first().click();
  let sheet = page.locator("dialog[open]");
  await sheet.getByLabel("Name").fill("Expert Nine");
  await sheet.getByLabel("leaks", { exact: true }).check();
  await clean(page);
  await button(sheet, "Add an expert").click();
  await sheet.waitFor({ state: "detached" });
  let mine = (await experts()).find((one) => one.name === "Expert Nine");
  assert.deepEqual(mine.skills, ["leak"]);
  await button(page, `Change ${mine.number}`).click();
  sheet = page.locator("dialog[open]");
  await sheet.getByLabel("prevention", { exact: true }).check();
  await sheet.getByLabel(/Firms he is close to/).fill("架空精機株式会社\n仮想工業");
  await sheet.getByLabel("Until", { exact: true }).fill("9:00");
  await sheet.getByLabel("First day away").fill("2099-08-10");
  await sheet.getByLabel("Last day away").fill("2099-08-15");
  await button(sheet, "Add the absence").click();
  await sheet.getByLabel("First day away").fill("2099-12-28");
  await button(sheet, "Save").click();
  await sheet.getByText(/later than the start/).first().waitFor();
  await sheet.getByLabel("Until", { exact: true }).fill("16:30");
  await clean(page);
  await button(sheet, "Save").click();
  await sheet.waitFor({ state: "detached" });
  mine = (await experts()).find((one) => one.name === "Expert Nine");
  assert.deepEqual(mine.skills.sort(), ["leak", "leak_prevention"]);
  assert.deepEqual(mine.conflicts, ["架空精機株式会社", "仮想工業"]);
  assert.equal(mine.to_minute, 16 * 60 + 30);
  assert.deepEqual(mine.absences, [
    { from: "2099-08-10", to: "2099-08-15" },
    { from: "2099-12-28", to: "2099-12-28" },
  ]);
  await button(page, `Change ${mine.number}`).click();
  sheet = page.locator("dialog[open]");
  await sheet.getByRole("button", { name: "Remove the absence from 2099-08-10" }).click();
  await sheet.getByLabel("Takes cases").uncheck();
  await button(sheet, "Save").click();
  await sheet.waitFor({ state: "detached" });
  mine = (await experts()).find((one) => one.name === "Expert Nine");
  assert.equal(mine.absences.length, 1);
  assert.equal(mine.active, false);
  await clean(page);
  for (const one of seen) assert.deepEqual(one.bad, []);
});
