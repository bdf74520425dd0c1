// A secretariat's day: an issue seen as it will be sent, as text and as a page where nothing can act; contributors reminded; a request answered;
// a meeting whose plan changes; a case of the house's own in the library; a film seen to its end.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { acting, axe, context, launch, open, say, settled, watch } from "./harness.mjs";

let browser;
let page;
let seen;
const { dialog, field, press, closed, told } = acting(() => page);
before(async () => {
  browser = await launch();
  page = await (await context(browser, { who: "editor", language: "en" })).newPage();
  seen = watch(page);
});
after(() => browser.close());

const button = (name) => page.getByRole("button", { name, exact: true });
const clean = async () => {
  const found = await axe(page);
  assert.equal(found.length, 0, say(found));
};
const fill = async (fields) => {
  for (const [label, value] of Object.entries(fields)) await field(label).fill(value);
};
const hostile = "<script>document.title='taken'</script><img src=x onerror=\"parent.taken=1\"> 秘密を守る話です。";

test("an issue is previewed as text of 70 columns and as the very page that is sent", async () => {
  await open(page, "/newsletter");
  await button("Begin an extra issue").click();
  await press("Begin an extra issue");
  await page.waitForURL(/\/newsletter\/extra-/);
  await settled(page);
  const number = new URL(page.url()).pathname.split("/").pop();
  await page.getByRole("button", { name: /Write the text/ }).first().click();
  await fill({ Japanese: hostile, "English (optional)": "Words about secrets, long enough to be wrapped where the seventieth column ends, as letters are." });
  await press("Write the text");
  await closed();
  const frame = page.locator(".inert-page iframe");
  await frame.waitFor();
  const kept = await told(`/api/v1/newsletter-issues/${number}/preview`);
  assert.equal(await frame.getAttribute("sandbox"), "allow-same-origin", "no script, no form, no window");
  // The very bytes, once what was written has come.
  await page.waitForFunction((html) => document.querySelector(".inert-page iframe")?.getAttribute("srcdoc") === html, kept.en.html);
  assert.match(await page.getByRole("region", { name: "Text (70 columns)" }).textContent(), /Words about secrets/);
  for (const line of kept.en.text.split("\n")) assert.ok(line.length <= 70, line);
  await button("Japanese").click();
  await page.waitForFunction((html) => document.querySelector(".inert-page iframe")?.getAttribute("srcdoc") === html, kept.ja.html);
  const inside = page.frameLocator(".inert-page iframe");
  await inside.getByText("秘密を守る話です。").waitFor();
  assert.equal(await inside.locator("script, img").count(), 0, "what somebody wrote is words there, too");
  assert.equal(await page.evaluate(() => "taken" in window), false);
  assert.notEqual(await page.title(), "taken");
  await clean();
});

test("text and page of the preview are reached by keyboard", async () => {
  await button("Japanese").focus();
  const reached = [];
  for (let n = 0; n < 6; ++n) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement?.className ?? ""));
  }
  assert.ok(reached.some((one) => one.split(" ").includes("letter")), reached.join(", "));
  assert.ok(reached.some((one) => one.includes("inert-page")), reached.join(", "));
});

test("contributors are reminded from the board", async () => {
  await open(page, "/newsletter");
  await button("Remind contributors").click();
  await page.getByText(/Nobody is to be reminded|letters go out/).first().waitFor();
});

test("a request for a lecturer is taken in and answered", async () => {
  await open(page, "/seminars?view=briefings");
  await button("Take in a request").first().click();
  await field("Asked for").selectOption("lecturer");
  await fill({ Organisation: "架空工業会", "Mail address": "soc@firm.example", "What about": "The three S for a hall of forty" });
  await press("Take in a request");
  await closed();
  await page.getByText("The three S for a hall of forty").first().waitFor();
  const { items } = await told("/api/v1/briefing-requests");
  const number = items.find((one) => one.organisation === "架空工業会").number;
  await page.getByRole("button", { name: `Answer: ${number}` }).click();
  await fill({ "Answer or reason": "A lecturer comes in May." });
  await press("Answer");
  await closed();
  await page.getByText("A lecturer comes in May.").first().waitFor();
  assert.equal(await page.getByRole("button", { name: `Answer: ${number}` }).count(), 0);
  await clean();
});

test("the plan of a meeting changes, a paper comes, and it is called off", async () => {
  await open(page, "/seminars?view=meetings");
  await button("Add a meeting").first().click();
  const [ja, en, day, place, agenda] = ["実務者の会合", "Meeting of practitioners", "2026-12-01", "架空会館", "取組の報告\n意見交換"];
  await fill({ "Title (Japanese)": ja, "Title (English)": en, Day: day, "Agenda (one item a line)": agenda });
  await press("Add a meeting");
  await closed();
  await page.getByText(en).first().waitFor();
  await page.getByRole("link", { name: /^MT-/ }).first().click();
  await page.waitForURL(/\/seminars\/MT-/);
  await settled(page);
  const number = new URL(page.url()).pathname.split("/").pop();
  await button("Change the plan").click();
  assert.equal(await field("Day").inputValue(), day, "the plan as it stands");
  await fill({ Day: "2026-12-08", Place: place });
  await press("Change the plan");
  await closed();
  const amended = await told(`/api/v1/meetings/${number}`);
  assert.equal(amended.place, place);
  assert.ok(Date.parse(amended.starts_at) === Date.parse("2026-12-08T10:00:00+09:00"), amended.starts_at);
  assert.equal(amended.agenda.length, 2);
  await button("Add a paper").click();
  await dialog().locator("input[type=file]").setInputFiles({ name: "paper.txt", mimeType: "text/plain", buffer: Buffer.from("words") });
  await press("Add a paper");
  await closed();
  await page.getByRole("link", { name: "paper.txt" }).waitFor();
  await clean();
  await button("Call it off").click();
  await fill({ Reason: "too few could come" });
  await press("Call it off");
  await closed();
  assert.equal((await told(`/api/v1/meetings/${number}`)).state, "cancelled");
});

test("a case of the house's own stands in the library with its chain, changes, and goes", async () => {
  await open(page, "/library");
  await button("Add a case of your own").click();
  const labels = await dialog().locator("label").allTextContents();
  const plain = labels.map((one) => one.replace(/required$/, ""));
  for (const label of plain)
    if (/ \((Japanese|English)\)$/.test(label)) await field(label).fill(label.endsWith("(Japanese)") ? "架空の記載" : "made-up words");
  await fill({
    "Short name": "kaku-2026",
    Country: "JP",
    Year: "2026",
    Tags: "insider, resale",
  });
  await dialog().locator("label", { hasText: /as printed/ }).first().waitFor();
  for (const [part, value] of [
    [/as printed/, "架空製作所"],
    [/^From hand to hand/, "taker | 元社員 | a former employee | 持ち出し | took it\nbroker < taker | 名簿業者 | a broker of lists | 購入 | bought it"],
    [/^Sources/, "架空の判決 | a made-up judgment | https://court.example/1 | p. 3 |"],
  ])
    await dialog().locator(".field", { has: page.locator("label", { hasText: part }) }).locator("input, textarea").first().fill(value);
  await clean();
  await press("Add a case of your own");
  await closed();
  const kept = await told("/api/v1/library/kaku-2026");
  assert.equal(kept.own, true);
  assert.deepEqual(kept.chain.map((one) => [one.id, one.from]), [["taker", ""], ["broker", "taker"]]);
  assert.equal(kept.sources[0].verified, false);
  await open(page, "/library?entry=kaku-2026");
  await dialog().locator(".sk-chart-twin > summary").first().click();
  await dialog().locator(".sk-chart-twin table").getByText("a broker of lists").first().waitFor();
  await clean();
  await button("Change the case").click();
  await dialog().locator(".field", { has: page.locator("label", { hasText: /as printed/ }) }).locator("input").first().fill("架空製作所 (改)");
  await press("Change the case");
  await page.waitForFunction(() => document.querySelectorAll("dialog[open]").length === 1);
  assert.equal((await told("/api/v1/library/kaku-2026")).holder, "架空製作所 (改)");
  assert.equal((await told("/api/v1/library/kaku-2026")).chain.length, 2, "what was not touched stays");
  await button("Withdraw").click();
  await fill({ Reason: "a trial" });
  await press("Withdraw");
  await closed();
  const gone = await page.request.get("/api/v1/library/kaku-2026");
  assert.equal(gone.status(), 404);
});

test("a film seen to its end stands among the training", async () => {
  await open(page, "/library?shelf=media");
  await page.locator("main table a").first().click();
  await button("Note that you saw or read it to the end").click();
  await page.getByText("Noted; it stands among your training.").first().waitFor();
  const { items } = await told("/api/v1/trainings");
  assert.ok(items.some((one) => one.course.startsWith("media:")), JSON.stringify(items));
  assert.deepEqual(seen.bad.filter((one) => !/404/.test(one)), []);
});
