// The acts of protecting, as somebody does them who guards the secrets of a firm of 80: promises are asked for and refused, the category
// list is published and given, a partner's secret comes in and goes back, know-how is written down, levels are reviewed, a technology is
// decided, the scheme goes out as a workbook and comes back. What was done is then asked from the node itself.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { acting, axe, base, context, counted, launch, open, say, settled, watch } from "./harness.mjs";

let browser;
let page;
let seen;
let secret;
let person;
before(async () => {
  browser = await launch();
  page = await (await context(browser, { language: "en" })).newPage();
  seen = watch(page, { allow: [/status of (404|409|422|400)/] });
  const known = (await told("/api/v1/secrets?limit=500")).items.find(
    (one) => one.level === "level_confidential" && one.permitted.some((reader) => !reader.staff_number.includes(":")),
  );
  secret = known.number;
  person = known.permitted.find((reader) => !reader.staff_number.includes(":")).staff_number;
});
after(() => browser.close());

const { dialog, field, press, closed, told } = acting(() => page);
const leave = async (on = page) => {
  while (await on.locator("dialog[open]").count()) {
    await on.keyboard.press("Escape");
    await on.waitForTimeout(50);
  }
};

// What a sheet shows is read by everybody, once it has come in.
async function readable(on = page) {
  await on.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
  assert.equal(say(await axe(on)), "");
}


test("a text is kept, a signature asked for and refused, and the steps after it begin", async () => {
  const office = await (await context(browser, { who: "fourth", language: "en" })).newPage(); // personnel
  const here = watch(office, { allow: [/status of (404|409|422|400)/] });
  await open(office, "/people?view=agreements");
  await office.getByRole("button", { name: "Add a text" }).click();
  await press("Add a text", office);
  await dialog(office).locator(".field-bad").first().waitFor(); // version and wording are asked for by field
  await readable(office);
  await field("Text version", office).fill("pledge-t1");
  await field("Wording", office).fill("I keep the secrets named below.");
  await press("Add a text", office);
  await closed(office);
  await office.getByRole("button", { name: "pledge-t1" }).waitFor();

  await office.getByRole("button", { name: "Ask for a signature" }).click();
  await field("Staff number", office).fill(person);
  await field("Occasion", office).selectOption("project");
  await field("Text version", office).fill("pledge-t1");
  await field("Secrets it covers", office).fill(secret);
  await press("Ask for a signature", office);
  await closed(office);
  await settled(office);
  const asked = (await told(`/api/v1/agreements?staff_number=${person}`, office)).items.find((one) => one.text_version === "pledge-t1");
  assert.deepEqual([asked.state, asked.secrets], ["asked", [secret]]);

  await office.getByRole("button", { name: `Refused ${person}` }).first().click();
  await field("Occasion", office).selectOption("project");
  await field("Text version", office).fill("pledge-t1");
  await field("Why it was refused, in the person's own words", office).fill("Too wide");
  await press("Record a refusal", office);
  await office.getByRole("heading", { name: `Steps after a refused signature: ${person}` }).waitFor();
  await dialog(office).locator(".step-card textarea").first().fill("Too wide, said in the meeting");
  await press("Save", office);
  await dialog(office).getByText(/^1 of \d+ answered/).first().waitFor();
  await readable(office);
  const task = (await told("/api/v1/tasks?kind=refused_agreement&limit=500", office)).items.find((one) => one.object_id === `${person}/project/pledge/pledge-t1`);
  assert.equal(task.steps.length, 1);
  await leave(office);
  assert.deepEqual(here.bad, []);
});

test("an edition of the category list is published, given to a department, and read", async () => {
  await open(page, "/protection?view=categories");
  const before = (await told("/api/v1/category-lists?limit=500")).items.length;
  await page.locator("main").getByRole("button", { name: "Publish an edition" }).first().click();
  await dialog().locator("details").first().waitFor();
  await dialog().locator("summary").first().click();
  await readable();
  await field("Reason").fill("in our own words");
  await press("Publish an edition");
  await closed();
  await page.getByRole("heading", { name: `Edition ${before + 1}` }).waitFor();
  await readable();
  const missing = (await told("/api/v1/missing-receipts?limit=500")).items.length;
  assert.ok(missing > 1, "nobody has the new edition");
  await page.getByRole("button", { name: "Record who got it" }).click();
  const one = (await told("/api/v1/missing-receipts?limit=500")).items[0].staff_number;
  await field("Staff numbers of who got it").fill(one);
  await field("How").selectOption("briefing");
  await press("Record who got it");
  await closed();
  await settled(page);
  assert.equal((await told("/api/v1/missing-receipts?limit=500")).items.length, missing - 1);
  await page.getByRole("button", { name: `Read it ${one}` }).click();
  await press("Read it");
  await closed();
  const receipts = (await told("/api/v1/receipts?limit=500")).items.filter((row) => row.edition === before + 1);
  assert.equal(receipts.length, 1);
  assert.ok(receipts[0].acknowledged_on);
});

test("a partner's secret comes in, somebody sees it, the overlap shows, and it goes back", async () => {
  const partner = "Trial partner";
  await open(page, "/partners?view=partners");
  await page.locator("main").getByRole("button", { name: "Register a partner" }).first().click();
  await field("Name").fill(partner);
  await press("Register a partner");
  await closed();
  await open(page, "/partners?view=received");
  await page.locator("main").getByRole("button", { name: "Register a received secret" }).first().click();
  await field("Partner").fill(partner);
  await field("What").fill("Drawing of a test jig");
  await field("What it may be used for").fill("For the joint test");
  await field("Conflicting work").fill(secret);
  await press("Register a received secret");
  await dialog().getByRole("heading", { name: new RegExp(`^R-\\d+-\\d+ ${partner}`) }).waitFor();
  await readable();
  const number = (await dialog().locator("h2").textContent()).split(" ")[0];
  await press("Add who sees it");
  await field("Staff number").fill(person);
  await press("Add who sees it");
  await page.getByRole("button", { name: `Sees it no more ${person}` }).click();
  await press("Sees it no more");
  await page.waitForFunction(() => document.querySelectorAll("dialog[open]").length === 1);
  await press("Record that it went back");
  await press("Record that it went back");
  await page.waitForFunction(() => document.querySelectorAll("dialog[open]").length === 1);
  await leave();
  const kept = (await told("/api/v1/received-secrets?limit=500")).items.find((one) => one.number === number);
  assert.ok(kept.returned_on && kept.exposed[0].until);
  await settled(page);
  await page.getByLabel("Staff number").fill(person);
  await page.getByLabel("Secret or project to work on").fill(secret);
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.locator("main [role=status].note-bad").waitFor();
});

test("a visit with a finding is recorded and the finding put right, and a partner stopped and released", async () => {
  const partner = (await told("/api/v1/partners?limit=500")).items.find((one) => one.name === "Trial partner");
  await open(page, `/partners/${partner.id}`);
  await page.getByRole("button", { name: "Record a questionnaire or visit" }).click();
  await dialog().getByText("Visit", { exact: true }).click();
  await press("Record a questionnaire or visit");
  await dialog().locator(".field-bad").waitFor();
  await readable();
  await field("Findings").fill("Shelf without a lock");
  await field("Weight of the findings").selectOption("major");
  await press("Record a questionnaire or visit");
  await closed();
  const audits = (await told(`/api/v1/partners/${partner.id}/audits?limit=500`)).items;
  assert.ok(audits.some((one) => one.kind === "audit" && one.findings[0]?.text === "Shelf without a lock"));
  await page.getByRole("button", { name: "Put right: Shelf without a lock" }).click();
  await field("Put right on").fill("2001-01-01");
  await press("Put right");
  await dialog().getByText("lies before the audit").waitFor(); // the server's words, though it names no field
  await field("Put right on").fill("");
  await press("Put right");
  await closed();
  await page.getByText(/put right \d/).waitFor();
  await page.getByRole("button", { name: "Stop dealings" }).click();
  await field("What is suspected").fill("Copies on the market");
  await press("Stop dealings");
  await closed();
  await page.getByText("Dealings are stopped: Copies on the market").waitFor();
  await page.getByRole("button", { name: "Lift the stop" }).click();
  await field("Reason").fill("Cleared up");
  await press("Lift the stop");
  await closed();
  await page.getByRole("button", { name: "Stop dealings" }).waitFor();
});

test("know-how is written on a card, its vague words are pointed out, and it prints", async () => {
  await open(page, "/protection?view=cards");
  await page.locator("main").getByRole("button", { name: "Write a card" }).first().click();
  await field("Number").fill("K-T1");
  await field("Register number").fill(secret);
  await field("Title").fill("Cooling");
  await field("What exactly is done or judged").fill("Cool it well");
  await press("Write a card");
  await page.getByRole("heading", { name: "K-T1 Cooling" }).waitFor();
  await dialog().locator(".bullets li").first().waitFor();
  await readable();
  const paper = await page.request.get(`${base}${await dialog().getByRole("link", { name: "Print the card" }).getAttribute("href")}`);
  assert.ok((await paper.text()).includes("K-T1"));
  await leave();
});

test("a level changes, and a review that is due is recorded", async () => {
  await open(page, "/protection?view=levels");
  await page.getByRole("button", { name: /^Change the level internal only/i }).click();
  await field("Months between reviews").fill("500");
  await field("Reason").fill("too often");
  await press("Change the level");
  await dialog().locator(".field-bad").waitFor(); // the server's answer stands at the field
  await readable();
  await field("Months between reviews").fill("30");
  await press("Change the level");
  await closed();
  assert.equal((await told("/api/v1/levels")).items.find((one) => one.id === "level_internal").review_months, 30);
  const due = (await told("/api/v1/due-reviews?limit=50")).items[0];
  if (!due) return;
  await settled(page);
  await page.getByRole("button", { name: `Reviewed ${due.number}` }).click();
  await field("Staff number of who looked at it").fill(person);
  await field("What was found").fill("The level fits");
  await press("Record a review");
  await closed();
  assert.ok(!(await told("/api/v1/due-reviews?limit=500")).items.some((one) => one.number === due.number));
});

test("a place on a cloud is registered, answered where it stands, and AI use is laid down", async () => {
  await open(page, "/protection?view=cloud");
  await page.locator("main").getByRole("button", { name: "Register a place" }).first().click();
  await field("Number").fill("C-T1");
  await field("Register number").fill(secret);
  await field("Service").fill("SharePoint Online");
  await field("Share links").fill("drawings:anyone");
  await press("Register a place");
  await page.getByRole("heading", { name: "C-T1 SharePoint Online" }).waitFor();
  await readable();
  await dialog().locator(".gap-lines li", { hasText: "bears a mark" }).getByRole("button", { name: /^Yes/ }).click();
  await dialog().locator(".gap-lines li", { hasText: "bears a mark" }).getByText("Met", { exact: true }).waitFor();
  await leave();
  const place = (await told("/api/v1/cloud-places")).items.find((one) => one.number === "C-T1");
  const status = Object.fromEntries(place.gaps.map((line) => [line.fact, line.status]));
  assert.deepEqual([status.no_public_link, status.marked], ["missing", "met"]);
  await page.getByRole("button", { name: "Publish an edition" }).click();
  await dialog().locator("fieldset").nth(2).waitFor();
  await readable();
  await field("Reason").fill("first rules");
  await press("Publish an edition");
  await closed();
  assert.ok((await told("/api/v1/ai-policies")).items.at(-1).rules.length >= 3);
});

test("labels are asked for by number", async () => {
  await open(page, "/protection?view=copies");
  await page.getByRole("button", { name: "Print labels" }).click();
  await field("Numbers").fill(secret);
  const address = await dialog().getByRole("link", { name: "Open to print" }).getAttribute("href");
  const paper = await page.request.get(`${base}${address}`);
  assert.ok((await paper.text()).includes(secret));
  await leave();
});

test("a technology is decided, its prior use gathered, and what remains is named", async () => {
  await open(page, "/secrets?view=technology");
  await page.locator("main").getByRole("button", { name: "Record a decision" }).first().click();
  await field("Number of the technology").fill("T-T1");
  await field("Name of the technology").fill("Hardening");
  await field("Decision").selectOption("secret");
  await press("Record it");
  await counted(dialog().locator(".field-bad"), 3); // grounds, who, review
  await readable();
  await field("Grounds").fill("Cannot be learned from the product");
  await field("Decided by").fill("Board");
  await field("Look at it again on").fill("2030-01-01");
  await field("Trade secrets it concerns").fill(secret);
  await press("Record it");
  await page.getByRole("heading", { name: "T-T1 Hardening" }).waitFor();
  await press("Begin a file of prior use");
  await field("Name of the technology").fill("Hardening");
  await press("Begin a file of prior use");
  await page.getByRole("button", { name: "Add a document" }).click();
  await dialog().locator("input[type=file]").setInputFiles({ name: "drawing.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4 drawing") });
  await field("Kind").selectOption("drawing");
  await field("Day it bears").fill("2019-05-01");
  await press("Add a document");
  await dialog().getByText("drawing.pdf").first().waitFor();
  await readable();
  const whole = await told("/api/v1/keep-secret-files/T-T1");
  assert.equal(whole.decision.choice, "secret");
  assert.equal(whole.prior_use.documents.length, 1);
  await leave();
});

test("shared data is registered and held against both laws", async () => {
  await open(page, "/secrets?view=limited");
  await page.locator("main").getByRole("button", { name: "Register data" }).first().click();
  await field("Number").fill("LD-T1");
  await field("Title").fill("Process data");
  await press("Register data");
  await page.getByRole("heading", { name: "LD-T1 Process data" }).waitFor();
  await readable();
  await dialog().locator(".gap-lines li", { hasText: "2条7項" }).first().getByRole("button", { name: /^Yes/ }).click();
  await dialog().locator(".gap-lines").first().getByText("Met", { exact: true }).first().waitFor();
  await leave();
  assert.equal((await told("/api/v1/limited-data")).items.find((one) => one.number === "LD-T1").answers.length, 1);
});

test("the scheme goes out as a workbook and a wrong row takes nothing in", async () => {
  await open(page, "/secrets");
  await page.getByRole("button", { name: "Scheme as a workbook" }).click();
  const coming = page.waitForEvent("download");
  await dialog().getByRole("link", { name: "Carry out as a workbook (xlsx)" }).click();
  const book = await coming;
  assert.equal(book.suggestedFilename(), "scheme.xlsx");
  await dialog().locator("input[type=file]").setInputFiles({
    name: "secrets.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("number,title,level\nT-911,Trial,level_internal\nT-912,Wrong,utmost\n"),
  });
  await field("Reason").fill("yearly review");
  await press("Check without taking in");
  const row = dialog().locator("tbody tr").first();
  await row.waitFor();
  await readable();
  assert.match(await row.textContent(), /^secrets3level/);
  assert.equal((await page.request.get(`${base}/api/v1/secrets/T-911`)).status(), 404);
  await press("Leave out the mistakes and take in 1 rows");
  await dialog().getByText(/^Took in 1 new/).waitFor();
  assert.equal((await told("/api/v1/secrets/T-911")).title, "Trial");
  await leave();
});

test("nothing on the way threw", () => {
  assert.deepEqual(seen.bad, []);
});
