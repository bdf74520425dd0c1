// Every sheet and dialog of a working day is opened, filled and sent against the real node, in the order in which a firm does it: the
// register comes in, departments take stock, copies are walked to with a phone, a log of unknown shape is read, a secret goes to a partner,
// rights are reviewed, somebody leaves. What was sent is then asked from the node itself.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { acting, base, context, counted, launch, open, settled, watch } from "./harness.mjs";

let browser;
let place;
let page;
let seen;
let phone;
before(async () => {
  browser = await launch();
  place = await context(browser, { language: "en" });
  page = await place.newPage();
  seen = watch(page, { allow: [/status of (404|409|422|400)/] });
});
after(() => browser.close());

const { dialog, field, press, closed, told } = acting(() => page);
const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });


// Answers card by card until no question is left; a card is answered when the next one stands there.
async function answerCards(on, choice) {
  const card = dialog(on).locator(".step-card");
  const note = card.locator("textarea").last(); // stands beside every question
  await note.waitFor();
  for (let left = 40; left > 0 && (await note.count()); --left) {
    const question = await card.locator("h3").first().textContent();
    const choices = card.locator("button:has(kbd)");
    if (await choices.count()) await choices.filter({ hasText: choice(question) }).first().click();
    else {
      const date = card.locator("input[type=date]");
      if (await date.count()) await date.fill("2026-12-01");
      else await card.locator("input, textarea").first().fill("As registered");
      await card.getByRole("button", { name: "Save", exact: true }).click();
    }
    await on.waitForFunction((was) => [...document.querySelectorAll("dialog[open] .step-card")].at(-1)?.querySelector("h3")?.textContent !== was, question);
  }
}

// The thumb needs 44 px, and the page must not scroll sideways.
async function fitsPhone(on, targets) {
  const beyond = await on.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(beyond <= 0, `${beyond} px beyond the edge`);
  const low = await on.locator(targets).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height).filter((height) => height > 0 && height < 44));
  assert.deepEqual(low, [], `targets of ${targets} lower than 44 px`);
}

test("the register is taken in from a table, and a wrong row is named", async () => {
  await open(page, "/secrets");
  await page.getByRole("button", { name: "Import the register" }).click();
  await dialog().locator("input[type=file]").setInputFiles(
    file("secrets.csv", "number,title,level,medium,department\nT-901,Kiln curve,level_confidential,paper,Trial works\nT-902,No such level,utmost,paper,Trial works\n"),
  );
  await field("Reason").fill("from the old list");
  await press("Import the register");
  await dialog().getByText("1 new, 0 changed, 0 the same, 1 left out").waitFor();
  assert.match(await dialog().locator("tbody tr").first().textContent(), /^3/);
  await page.keyboard.press("Escape");
  await closed();
  assert.equal((await told("/api/v1/secrets/T-901")).title, "Kiln curve");
});

test("a table that is none is refused whole", async () => {
  await page.getByRole("button", { name: "Import the register" }).click();
  await dialog().locator("input[type=file]").setInputFiles(file("secrets.csv", "colour\nred\n"));
  await field("Reason").fill("by mistake");
  await press("Import the register");
  await dialog().locator(".error-panel, [role=alert]").first().waitFor();
  await page.keyboard.press("Escape");
  await closed();
});

test("a stock-take begins on a phone, with the starter list of the department's work", async () => {
  phone = await (await context(browser, { language: "en", viewport: { width: 320, height: 640 }, hasTouch: true })).newPage();
  await open(phone, "/protection?view=stock");
  await phone.locator("main").getByRole("button", { name: "Begin a stock-take" }).first().click();
  await field("Department", phone).fill("Trial works");
  await field("Staff number of who leads it", phone).fill("A-0001");
  await field("The department's work", phone).selectOption("production");
  const { items } = await told("/api/v1/starter-lines?nature=production");
  await dialog(phone).getByText(`See the ${items.length} things asked for`).waitFor();
  await press("Begin a stock-take", phone);
  await closed(phone);
  await phone.locator(".stock-lines li").first().waitFor();
  await counted(phone.locator(".stock-lines li"), items.length);
  assert.equal((await told("/api/v1/stock-takes/Trial%20works")).leader, "A-0001");
  await fitsPhone(phone, ".stock-lines button");
});

test("lines are answered where one stands, and the firm adds its own", async () => {
  const line = phone.locator(".stock-lines li").first();
  await line.getByLabel("Register numbers").fill("T-901");
  await line.getByRole("button", { name: "Held", exact: true }).click();
  await phone.getByText(/^1 of \d+ answered/).first().waitFor();
  await phone.getByRole("button", { name: "Add a line of your own" }).click();
  await field("Code of the line (letters)", phone).fill("glaze");
  await field("What is asked for", phone).fill("Recipes of glazes");
  await press("Add a line of your own", phone);
  await closed(phone);
  await phone.getByText("Recipes of glazes").first().waitFor();
  const stock = await told("/api/v1/stock-takes/Trial%20works");
  assert.deepEqual(stock.lines[0].secrets, ["T-901"]);
  assert.equal(stock.lines.at(-1).code, "glaze");
});

test("a department that is taking stock does not begin again", async () => {
  await open(phone, "/protection?view=stock");
  await phone.locator("main").getByRole("button", { name: "Begin a stock-take" }).first().click();
  await field("Department", phone).fill("Trial works");
  await field("Staff number of who leads it", phone).fill("A-0001");
  await press("Begin a stock-take", phone);
  await dialog(phone).locator("[role=alert]").getByText(/still taking stock/).waitFor();
  await press("Cancel", phone);
  await closed(phone);
});

test("a copy is listed, and checked on the walk: place, how many, whether it came back", async () => {
  await open(phone, "/protection?view=copies");
  await phone.getByRole("button", { name: "Add a copy or object" }).click();
  await field("Number of the copy", phone).fill("M-901");
  await field("Register number", phone).fill("T-901");
  await field("What it is", phone).fill("Folder, red");
  await field("Place", phone).fill("Shelf 3");
  await field("Copies", phone).fill("2");
  await press("Add a copy or object", phone);
  await closed(phone);
  const card = phone.locator(".walk-item", { hasText: "M-901" });
  await card.waitFor();
  await fitsPhone(phone, ".walk-item");
  await card.click();
  await fitsPhone(phone, "dialog .walk-fields button");
  await field("Place", phone).fill("Shelf 4");
  await press("One fewer", phone);
  await field("Staff number of who looked", phone).fill("A-0002");
  await press("Checked", phone);
  await closed(phone);
  const item = (await told("/api/v1/medium-items?secret=T-901")).items[0];
  assert.deepEqual([item.place, item.copies, item.state, item.checked_by], ["Shelf 4", 1, "in_place", "A-0002"]);
});

test("the form is printed without scripts, filled in as a table, and read back whole or not at all", async () => {
  const paper = await (await context(browser, { language: "en", javaScriptEnabled: false })).newPage();
  await paper.goto("/api/v1/prints/check-form?language=en");
  assert.ok((await paper.locator("body").textContent()).includes("M-901"));
  assert.match(await paper.content(), /@media print|@page/);
  await paper.close();
  const form = await (await page.request.get(`${base}/api/v1/medium-items/form`)).text();
  const filled = (place, copies) => form.replace(/^(M-901,.*),,,,,\r?$/m, `$1,${place},${copies},in_place,A-0003,`);
  assert.notEqual(filled("Shelf 5", "1"), form);
  const read = async (text) => {
    await page.getByRole("button", { name: "Read a filled-in form" }).click();
    await dialog().locator("input[type=file]").setInputFiles(file("stock-take.csv", text));
    await press("Read a filled-in form");
  };
  await open(page, "/protection?view=copies");
  await read(filled("Shelf 9", "many"));
  await dialog().locator("[role=alert]").getByText(/found_copies/).waitFor();
  await press("Cancel");
  await closed();
  assert.equal((await told("/api/v1/medium-items?secret=T-901")).items[0].place, "Shelf 4");
  await read(filled("Shelf 5", "1"));
  await closed();
  assert.equal((await told("/api/v1/medium-items?secret=T-901")).items[0].place, "Shelf 5");
});

test("a log of unknown shape is read, corrected, kept and checked", async () => {
  await open(page, "/sources?view=mappings");
  const log = ["when,who did it,box,what,file", "2026-01-05 09:00:00,t.sato,PC-01,copy,C:\\work\\a.txt", "2026-01-05 09:01:00,t.sato,PC-01,delete,C:\\work\\b.txt"].join("\n");
  await page.locator("main input[type=file]").setInputFiles(file("trial.csv", log));
  await page.getByLabel("Name of the mapping").fill("trial-log");
  await page.getByRole("button", { name: "Look at the columns" }).click();
  const part = (column) => page.getByRole("combobox", { name: `Meaning of ${column}`, exact: true });
  await part("box").waitFor();
  await part("who did it").selectOption("user");
  await page.locator("main section[aria-busy=false]").waitFor();
  await part("box").selectOption("device");
  await page.locator("main section[aria-busy=false]").waitFor();
  await page.locator("main td", { hasText: "t.sato" }).nth(1).waitFor();
  await page.getByRole("button", { name: "Keep it" }).click();
  await field("Reason").fill("log of the trial works");
  await press("Keep it");
  await closed();
  const row = page.locator("tr", { hasText: "trial-log" });
  await row.getByText("unverified").waitFor();
  await row.getByRole("button", { name: "Checked" }).click();
  await press("Checked");
  await dialog().locator(".field-bad").waitFor(); // against what is asked for
  await field("Compared with what").fill("ten rows by hand");
  await press("Checked");
  await closed();
  await row.getByText(/^verified/).waitFor();
  const kept = (await told("/api/v1/mappings")).items.find((one) => one.name === "trial-log");
  assert.equal(kept.verified, "verified");
  assert.match(kept.toml, /who did it/);
});

test("the notice to staff opens as a paper that needs no scripts", async () => {
  const [source] = (await told("/api/v1/sources")).items;
  await open(page, `/sources/${encodeURIComponent(source.name)}`);
  await page.getByLabel("Name of the firm").fill("Fictitious Motors & Sons");
  const address = await page.getByRole("link", { name: "Open the notice to print it" }).getAttribute("href");
  const paper = await (await context(browser, { language: "en", javaScriptEnabled: false })).newPage();
  await paper.goto(address);
  const text = await paper.locator("body").textContent();
  assert.ok(text.includes("Fictitious Motors & Sons") && text.includes(source.name), text.slice(0, 300));
  assert.equal(await paper.locator("script").count(), 0);
  await paper.close();
});

test("a secret goes to a partner: agreement, proposal, checks, two approvals, handed over, returned", async () => {
  // Who proposes does not approve: three people in three browsers.
  const third = await (await context(browser, { who: "third", language: "en" })).newPage();
  const second = await (await context(browser, { who: "second", language: "en" })).newPage();
  await open(third, "/partners?view=partners");
  await third.getByRole("button", { name: "Register a partner" }).first().click();
  await field("Name", third).fill("Fictitious Castings");
  await press("Register a partner", third);
  await closed(third);
  const partner = (await told("/api/v1/partners", third)).items.find((one) => one.name === "Fictitious Castings");
  await open(third, `/partners/${partner.id}`);
  await third.getByRole("button", { name: "Record an agreement" }).click();
  await field("Title or number of the agreement", third).fill("NDA-901");
  await field("Signed on", third).fill("2020-01-01");
  await press("Record an agreement", third);
  await closed(third);
  await third.getByText("NDA-901").waitFor();
  await third.getByRole("button", { name: "Propose a disclosure" }).click();
  await field("Secrets", third).fill("T-901");
  await field("What", third).fill("Firing data, in outline");
  await field("Purpose", third).fill("Trial castings");
  await field("What it may be used for", third).fill("Trial castings alone");
  await field("Agreement", third).fill("NDA-901");
  await press("Propose a disclosure", third);
  await third.waitForURL(/disclosure=/);
  const number = new URL(third.url()).searchParams.get("disclosure");
  // The questions before a disclosure: the answers that let it happen.
  await answerCards(third, (question) => (/own list|suspected/.test(question) ? /No$/ : /Yes$/));
  assert.equal((await told(`/api/v1/disclosures/${number}`, third)).answers.length, 10);
  const approve = async (on, as) => {
    await open(on, `/partners?disclosure=${number}`);
    await dialog(on).getByRole("button", { name: "Approve" }).click();
    await field("As", on).selectOption(as);
    await dialog(on).getByRole("button", { name: "Approve" }).click();
    await on.locator("dialog[open]").nth(1).waitFor({ state: "detached" });
  };
  await approve(page, "secret_manager");
  await approve(second, "legal");
  assert.equal((await told(`/api/v1/disclosures/${number}`)).state, "approved");
  await open(page, `/partners?disclosure=${number}`);
  await dialog().getByRole("button", { name: "Record the disclosure" }).click();
  await press("Record the disclosure");
  await dialog().getByRole("button", { name: "Record return or destruction" }).click();
  await press("Record return or destruction");
  await dialog().locator(".field-bad").waitFor();
  await field("What shows it").fill("Certificate 17");
  await press("Record return or destruction");
  await page.locator("dialog[open]").nth(1).waitFor({ state: "detached" });
  const done = await told(`/api/v1/disclosures/${number}`);
  assert.deepEqual([done.state, done.ended_by_proof, done.sign_offs.length], ["returned", "Certificate 17", 2]);
});

test("a review of access is begun, decided person by person, and signed", async () => {
  const under = (await told("/api/v1/reviews")).items.map((one) => one.secret); // the demo's own review
  const secrets = (await told("/api/v1/secrets?limit=500")).items.filter(
    (one) => (one.places ?? []).some((at) => at.startsWith("\\\\")) && one.level !== "level_top" && !under.includes(one.number),
  );
  assert.ok(secrets.length > 0, "no secret of the demo stands on a share");
  const [secret] = secrets;
  await open(page, "/protection?view=rights");
  await page.getByRole("button", { name: "Import rights" }).click();
  await dialog().locator("input[type=file]").setInputFiles(file("rights.csv", `place,who,right\n${secret.places[0]},t.sato,write\n${secret.places[0]},h.suzuki,read\n`));
  await field("Name of this list").fill("trial");
  await field("Format").selectOption("table");
  await press("Import rights");
  await closed();
  await page.getByRole("button", { name: "Begin a review" }).click();
  await field("Secret").fill(secret.number);
  await press("Begin a review");
  await closed();
  await page.locator("a.row-link[href*='review=']", { hasText: secret.number }).first().click();
  await dialog().locator("tbody tr").first().waitFor();
  await page.waitForFunction(() => !document.querySelector("dialog[open] [aria-busy=true]"));
  const rows = await dialog().locator("tbody tr").count();
  await dialog().getByRole("button", { name: "Sign", exact: true }).click();
  await dialog().getByText(/not decided yet/).waitFor(); // nobody signs what is open
  for (let i = 0; i < rows; ++i) {
    const keep = dialog().locator("tbody tr").nth(i).getByRole("button", { name: i === 0 ? "Take away" : "Keep" });
    await keep.click();
    await dialog().locator("tbody tr").nth(i).locator("[aria-pressed=true]").waitFor();
  }
  await dialog().getByRole("button", { name: "Sign", exact: true }).click();
  await dialog().getByText(/^Signed by/).waitFor();
  const review = (await told("/api/v1/reviews?signed=true")).items.find((one) => one.secret === secret.number);
  assert.equal(review.state, "signed");
  await page.keyboard.press("Escape");
  await closed();
});

test("somebody leaves: the check is begun, answered card by card, and closed", async () => {
  const owner = (await told("/api/v1/secrets?limit=500")).items.map((one) => one.owner).find(Boolean);
  await open(page, "/people?view=checks");
  await page.getByRole("button", { name: "Start the exit check" }).click();
  await press("Start the exit check");
  await dialog().locator(".field-bad").first().waitFor(); // nothing was filled in
  await field("Staff number").fill(owner);
  await field("Reason").fill("notice given");
  await press("Start the exit check");
  await page.waitForURL(/check=/);
  const id = new URL(page.url()).searchParams.get("check");
  await answerCards(page, () => /Yes$/);
  await press("Close: nothing found");
  await field("Conclusion").fill("all returned");
  await dialog().getByRole("button", { name: "Close: nothing found" }).click();
  await closed();
  const check = await told(`/api/v1/exits/${id}`);
  assert.deepEqual([check.state, check.conclusion], ["cleared", "all returned"]);
});

test("nothing on the way threw, and every new command is one of the program", () => {
  assert.deepEqual(seen.bad, []);
  for (const verb of [["stocktake", "lines"], ["stocktake", "start"], ["stocktake", "add"], ["copy", "due"], ["copy", "form"], ["copy", "read-form"], ["source", "mapping", "verify"], ["source", "notice"], ["partner", "nda"], ["secret", "import"]])
    assert.match(execFileSync(process.env.SEKIMORI_BINARY, [...verb, "--help", "--lang", "en"], { encoding: "utf8" }), new RegExp(`Usage: sekimori ${verb.join(" ")} `));
});
