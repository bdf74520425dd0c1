// A whole course by keyboard alone, with its questions and the certificate; a contact from outside told in a minute; a case of the library with the
// way its data went.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { acting, axe, context, launch, open, say, settled, watch } from "./harness.mjs";

let browser;
let place;
let page;
let seen;
const { field, press: push, closed, told } = acting(() => page);
before(async () => {
  browser = await launch();
  place = await context(browser, { language: "en" });
  page = await place.newPage();
  seen = watch(page);
});
after(() => browser.close());

const press = async (...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

// The place of the right option by the English words of its question, from the very file the course is made of.
function answersOf(course) {
  const text = readFileSync(new URL(`../../content/courses/${course}.toml`, import.meta.url), "utf8");
  const out = new Map();
  for (const block of text.split("[[questions]]").slice(1)) {
    const right = Number(/^right = (\d+)/m.exec(block)[1]);
    out.set(JSON.parse(/^text = \{ ja = "(?:[^"\\]|\\.)*", en = ("(?:[^"\\]|\\.)*") \}/m.exec(block)[1]), right);
  }
  return out;
}

test("a course is taken from the list to its certificate without a pointer", async () => {
  await open(page, "/learn");
  for (let i = 0; i < 120; ++i) {
    await press("Tab");
    if (await page.evaluate(() => document.activeElement?.getAttribute("href") === "/learn/three-s")) break;
  }
  await press("Enter");
  await page.waitForURL("**/learn/three-s");
  await settled(page);
  const course = await told("/api/v1/courses/three-s");
  // Slides go by with an arrow; a scenario answers to a digit.
  for (let card = 0; card < course.cards; ++card) {
    await page.getByText(`Card ${card + 1} of ${course.cards}`).waitFor();
    if (await page.getByRole("heading", { name: "Scenario" }).count()) {
      await press("2");
      await page.locator(".note[role=status]").waitFor();
      await page.getByText("Well done").waitFor(); // the second choice of this scenario is the good one
      await press("1");
      await page.getByText("Better not").waitFor();
    }
    await press("ArrowRight");
  }
  await page.getByRole("button", { name: "Begin the questions" }).waitFor();
  await press("Enter"); // the focus is on it
  const right = answersOf("three-s");
  for (let n = 1; n <= course.asked; ++n) {
    await page.getByText(`Question ${n} of ${course.asked}`).first().waitFor();
    const words = (await page.locator(".step-card h2").textContent()).trim();
    assert.ok(right.has(words), words);
    await press(String(right.get(words) + 1));
    await press("Enter");
  }
  const certificate = page.getByRole("link", { name: /Certificate TR-/ });
  await certificate.waitFor();
  const paper = await page.request.get(await certificate.getAttribute("href"));
  assert.equal(paper.status(), 200);
  assert.match(await paper.text(), /SHA-256/);
  const mine = await told("/api/v1/trainings?course=three-s");
  assert.equal(mine.items.length, 1);
  assert.ok(!("score" in mine.items[0]), "that it was passed, not how well");
  assert.deepEqual(await axe(page), [], say(await axe(page)));
});

test("where one stopped reading one goes on", async () => {
  await open(page, "/learn/exhibitions");
  await press("ArrowRight", "ArrowRight");
  await page.getByText(/^Card 3 of/).waitFor();
  await page.waitForTimeout(300); // the place is kept behind the reader's back
  await open(page, "/learn");
  await open(page, "/learn/exhibitions");
  await page.getByText(/^Card 3 of/).waitFor();
});

test("a contact is told in a minute, and answered with a way to go on", async () => {
  await open(page, "/learn");
  await page.getByRole("button", { name: "Report a contact" }).click();
  await page.locator("dialog[open]").waitFor();
  assert.equal(await page.locator("dialog[open]").getByText(/country/i).count(), 0, "nobody asks for a country");
  await field("Kind").selectOption("gift_or_meal");
  await field("Who (as they say)").fill("R. Example");
  await field("What happened").fill("A costly pen as thanks.");
  await field("Received").selectOption("meal_or_gift");
  await push("Report");
  await page.getByText("How to go on safely").waitFor();
  await page.locator("dialog[open]").getByText("3 Ask at once").waitFor(); // a present, and taken
  await page.getByRole("button", { name: "Police: told" }).click();
  await page.getByRole("button", { name: "Police: told" }).waitFor({ state: "detached" });
  await press("Escape");
  await closed();
});

test("a film of the house's own has languages and a transcript, a clause its variants", async () => {
  const by = (name) => page.getByRole("button", { name, exact: true });
  await open(page, "/library");
  await by("Add a medium of your own").click();
  let sheet = page.locator("dialog[open]");
  for (const [label, words] of [
    ["Short name", "our-film"],
    ["Title (Japanese)", "持ち出さない"],
    ["Title (English)", "Taking nothing along"],
    ["About (Japanese)", "退職の三十日前"],
    ["About (English)", "The thirty days before leaving"],
    ["Languages", "ja | 持ち出さない | https://forum.example/ja\nzh-Hans | 不带走 | https://forum.example/zh"],
  ])
    await sheet.getByLabel(label).first().fill(words);
  const found = await axe(page);
  assert.equal(found.length, 0, say(found));
  await sheet.getByRole("button", { name: "Add a medium of your own", exact: true }).click();
  await sheet.waitFor({ state: "detached" });
  await open(page, "/library?shelf=media&entry=our-film");
  await by("Keep subtitles").click();
  sheet = page.locator("dialog[open]").last();
  await sheet.getByLabel("WebVTT").fill("WEBVTT\n\n00:01.000 --> 00:02.500\n石に縄をかける\n");
  await sheet.getByRole("button", { name: "Keep subtitles", exact: true }).click();
  await page.getByText("Transcript (ja)").click();
  await page.getByText("石に縄をかける").waitFor();
  await page.getByRole("link", { name: "不带走" }).waitFor();
  await open(page, "/library?view=clauses");
  await by("Add a clause of your own").click();
  sheet = page.locator("dialog[open]");
  await sheet.getByLabel("Short name").fill("our-nda");
  for (const label of ["Title", "Text", "When", "Mind"])
    for (const language of ["Japanese", "English"]) await sheet.getByLabel(`${label} (${language})`).fill(`${label} ${language}`);
  await sheet.getByLabel("Languages").fill("ko | 비밀유지\n비밀을 지킨다.");
  await sheet.getByRole("button", { name: "Add a clause of your own", exact: true }).click();
  await sheet.waitFor({ state: "detached" });
  await page.getByText("비밀유지").click();
  await page.getByText("비밀을 지킨다.").waitFor();
  const clauses = await axe(page);
  assert.equal(clauses.length, 0, say(clauses));
});

test("a case shows from hand to hand where its data went, drawn and as a table", async () => {
  await open(page, "/library?text=resale");
  await page.getByRole("link", { name: /chain of resale/i }).click();
  await page.locator("dialog[open]").waitFor();
  await page.getByText("From hand to hand").first().waitFor();
  await page.locator("dialog[open] .sk-chart-twin > summary").first().click();
  await page.locator("dialog[open] .sk-chart-twin table").getByText("Sixth acquirer").first().waitFor();
  await press("Escape");
  assert.deepEqual(seen.bad, []);
});
