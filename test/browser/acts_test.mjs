// What is done when something has happened and around it, against the real node and in the order in which a firm does it: a report is taken
// in and answered, a case is opened by hand and gathers decisions, devices, referrals, damage and the duty of personal data, a file becomes
// evidence and is redacted, accounts and tokens come and go, sources are brought in and reviewed. What was sent is then asked from the node.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { acting, axe, base, comes, context, launch, open, say, settled, watch } from "./harness.mjs";

let browser;
let place;
let page;
let seen;
let number; // of the case
before(async () => {
  browser = await launch();
  place = await context(browser, { language: "en" });
  page = await place.newPage();
  seen = watch(page, { allow: [/status of (404|409|422|400)/] });
});
after(() => browser.close());

const { dialog, field, press, closed, told } = acting(() => page);
const panel = (title) => page.locator("section.panel", { has: page.getByRole("heading", { name: title, exact: true }) });
const file = (name, text, mimeType = "text/csv") => ({ name, mimeType, buffer: Buffer.from(text) });

test("an anonymous report is taken in, answered, followed without an account, and closed by a case", async () => {
  await open(page, "/cases?view=intakes");
  await page.getByRole("button", { name: "Take in a report" }).first().click();
  await field("Came from").selectOption("anonymous_report");
  await field("What was told").fill("Drawings are carried out on Fridays");
  await press("Take in a report");
  const token = (await dialog().locator("p.path code").first().textContent()).trim();
  assert.match(token, /^[0-9A-Z-]{16,}$/);
  await page.keyboard.press("Escape");
  await closed();
  await page.locator("a.row-link").first().click();
  await dialog().getByText("Drawings are carried out").waitFor();
  await dialog().getByRole("button", { name: "Write an answer" }).click();
  await press("Write an answer");
  await dialog().locator(".field-bad").waitFor();
  await field("Answer").fill("From which door?");
  await press("Write an answer");
  await page.locator("dialog[open]").nth(1).waitFor({ state: "detached" });
  // Whoever reported has neither an account nor a script.
  const outside = await (await browser.newContext({ baseURL: base, locale: "en-GB", javaScriptEnabled: false })).newPage();
  await outside.goto("/report");
  await outside.locator("input[name=token]").fill("AAAA-AAAA-AAAA-AAAA");
  await outside.locator('form[action="/report"] button').click();
  await outside.locator("[role=alert]").waitFor();
  await outside.locator("input[name=token]").fill(token);
  await outside.locator('form[action="/report"] button').click();
  await outside.getByText("From which door?").waitFor();
  assert.ok(!outside.url().includes(token), "the token stands in no address");
  await outside.locator("textarea[name=text]").fill("The north one");
  await outside.locator("form button").first().click();
  await outside.getByText("The north one").waitFor();
  await outside.context().close();
  await page.reload();
  await settled(page);
  await dialog().getByText("The north one").waitFor();
  await dialog().getByRole("button", { name: "Open a case" }).click();
  await field("Title").fill("Drawings on Fridays");
  await press("Open a case");
  await page.waitForURL(/\/cases\/20\d\d-/);
  const [intake] = (await told("/api/v1/intakes")).items.filter((one) => one.text.startsWith("Drawings"));
  assert.deepEqual([intake.state, intake.messages.length, intake.from], ["in_case", 2, ""]);
  assert.equal((await told(`/api/v1/cases/${intake.case_number}`)).trigger, "anonymous_report");
});

test("whoever has no account reports at a plain page and comes back with the token", async () => {
  const outside = await (await browser.newContext({ baseURL: base, locale: "ja", javaScriptEnabled: false })).newPage();
  await outside.goto("/report");
  await outside.locator('form[action="/report/new"] textarea').fill("<b>夜に図面を刷る人がいる</b>");
  await outside.locator('form[action="/report/new"] button').click();
  const token = (await outside.locator("#receipt").textContent()).trim();
  assert.match(token, /^[0-9A-Z-]{16,}$/);
  await outside.goto("/report");
  await outside.locator("input[name=token]").fill(token.toLowerCase().replaceAll("-", " "));
  await outside.locator('form[action="/report"] button').click();
  await outside.getByText("まだ動いていません").waitFor();
  await outside.context().close();
  const [intake] = (await told("/api/v1/intakes")).items.filter((one) => one.text.includes("図面を刷る"));
  assert.deepEqual([intake.trigger, intake.channel, intake.from, intake.state], ["anonymous_report", "page", "", "received"]);
});

test("a case is opened by hand with the day it was noticed", async () => {
  await open(page, "/cases");
  await page.getByRole("button", { name: "Open a case" }).first().click();
  await press("Open a case");
  await dialog().locator(".field-bad").first().waitFor(); // it has no title
  await field("Title").fill("USB memory in the car park");
  await field("Noticed on").fill("2026-04-02");
  await field("Who may see it").fill("role:legal");
  await press("Open a case");
  await page.waitForURL(/\/cases\/20\d\d-/);
  number = decodeURIComponent(new URL(page.url()).pathname.split("/").pop());
  const made = await told(`/api/v1/cases/${number}`);
  assert.deepEqual([made.trigger, made.noticed_at.slice(0, 10)], ["exit_check", "2026-04-01"]); // midnight in Tokyo
});

test("the case gathers a decision, a device, a referral that goes on and back, and the damage", async () => {
  await settled(page);
  await panel("Decisions").getByRole("button", { name: "Record a decision" }).click();
  await field("What was decided").fill("Cut the VPN");
  await press("Record a decision");
  await dialog().locator(".field-bad").waitFor(); // grounds
  await field("Grounds").fill("In use from abroad");
  await field("What it does to the evidence").fill("Kept already");
  await press("Record a decision");
  await closed();
  await panel("Decisions").getByText("Cut the VPN").waitFor();
  await panel("Devices on hold").getByRole("button", { name: "Hold a device" }).click();
  await field("Device").fill("PC-901");
  await field("Until").fill("2026-06-30");
  await press("Hold a device");
  await closed();
  await panel("Devices on hold").getByRole("button", { name: "Hold a device" }).click();
  await field("Device").fill("PC-901");
  await press("Hold a device");
  await dialog().locator("[role=alert]").getByText(/held already/).waitFor();
  await press("Cancel");
  // The end of a hold is counsel's to decide.
  assert.equal(await panel("Devices on hold").getByRole("button", { name: /^Release/ }).count(), 0);
  const second = await (await context(browser, { who: "second", language: "en" })).newPage();
  await open(second, `/cases/${number}`);
  await second.getByRole("button", { name: /^Release PC-901/ }).click();
  await field("Reason", second).fill("copied whole");
  await press("Release", second);
  await closed(second);
  await second.context().close();
  const referrals = panel("Police, counsel, courts");
  await referrals.getByRole("button", { name: "Record where it stands" }).click();
  await field("With").selectOption("police_station");
  await field("State").selectOption("accepted");
  await field("Office and person").fill("Fictitious Police Station");
  await press("Record where it stands");
  await closed();
  await referrals.getByRole("button", { name: /^accepted/ }).click();
  await field("State").selectOption("preparing");
  await press("Record where it stands");
  await dialog().locator(".field-bad").waitFor(); // a step back has a reason
  await field("Note").fill("handed back for more papers");
  await press("Record where it stands");
  await closed();
  await panel("Damage").getByRole("button", { name: "Add an item" }).click();
  await field("Amount (yen)").fill("a lot");
  await field("How it was found").fill("invoice");
  await press("Add an item");
  await dialog().locator(".field-bad").waitFor();
  await field("Amount (yen)").fill("120,000");
  await press("Add an item");
  await closed();
  await panel("Damage").getByText("120,000 yen in all").waitFor();
  const log = await told(`/api/v1/cases/${number}/log`);
  assert.deepEqual(
    [log.decisions[0].effect_on_evidence, log.devices[0].released, log.referrals[0].state, log.referrals[0].note, log.damage_yen],
    ["Kept already", true, "preparing", "handed back for more papers", 120000],
  );
});

test("personal data: the question is open, is answered, and the clocks stand", async () => {
  const duty = panel("Report of a leak of personal data");
  await duty.getByText(/Nobody has answered yet/).waitFor();
  await duty.getByRole("button", { name: "Answer" }).click();
  await dialog().getByLabel(/Personal data is in it/).first().check();
  await dialog().getByLabel(/A wrongful purpose is feared/).check();
  await field("How many people (at most)").fill("1200");
  await press("Save");
  await closed();
  await duty.getByText("a report is due").waitFor();
  const answers = await told(`/api/v1/cases/${number}/personal-data`);
  assert.deepEqual([answers.reportable, answers.persons, answers.final_days, answers.preliminary_by], [true, 1200, 60, "2026-04-06"]);
  await page.getByRole("button", { name: "Add a step" }).click();
  await field("Task").fill("Ask the printer's maker");
  await field("Due").fill("2026-04-20");
  await press("Add a step");
  await closed();
  assert.ok((await told(`/api/v1/cases/${number}/tasks`)).items.some((one) => one.title_en === "Ask the printer's maker"));
});

test("a file becomes an exhibit, is described, and gets a redacted version beside it", async () => {
  await page.getByRole("button", { name: "Keep a file" }).click();
  await dialog().locator("input[type=file]").setInputFiles(file("letter.txt", "formula ABC by Mr. Fictitious\n", "text/plain"));
  await press("Keep a file");
  await closed();
  const [exhibit] = (await told(`/api/v1/cases/${number}/exhibits`)).items;
  assert.deepEqual([exhibit.title, exhibit.files], ["letter.txt", 1]);
  await open(page, `/evidence/${number}?exhibit=${encodeURIComponent(exhibit.number)}`);
  await page.getByRole("button", { name: "Describe it for the court" }).click();
  await field("What it proves").fill("That the formula was told");
  await dialog().getByLabel(/^copy/).check();
  await press("Save");
  await closed();
  await page.getByText("That the formula was told").waitFor();
  await page.getByRole("button", { name: "Make a redacted version" }).click();
  await field("Words to hide").fill("no such word");
  await field("Reason").fill("for counsel outside");
  await press("Make a redacted version");
  await dialog().locator("[role=alert]").getByText(/none of the words/).waitFor();
  await field("Words to hide").fill("ABC\nFictitious");
  await press("Make a redacted version");
  await page.waitForURL(/-2$/);
  await open(page, `/evidence/${number}?exhibit=${encodeURIComponent(exhibit.number)}`);
  await page.getByRole("button", { name: "Make a redacted version" }).click();
  await dialog().getByLabel(/redacted elsewhere/).check();
  await dialog().locator("input[type=file]").setInputFiles(file("letter.pdf", "%PDF-1.7 black", "application/pdf"));
  await field("Reason").fill("blacked out by hand");
  await press("Make a redacted version");
  await page.waitForURL(/-3$/);
  const all = (await told(`/api/v1/cases/${number}/exhibits`)).items;
  assert.deepEqual(all.map((one) => one.scope), ["whole_file", "redacted", "redacted"]);
  assert.equal(all[0].original, "写し");
});

test("the screen of evidence leads to the page that checks a bag, and that of cases says whom to ask", async () => {
  await open(page, "/evidence");
  await Promise.all([page.waitForURL(/\/verify-bag$/), page.getByRole("link", { name: "Check a bag" }).click()]);
  await page.locator("input[type=file]").waitFor();
  await open(page, "/cases?view=contacts");
  assert.ok((await page.locator("section.panel").count()) >= 4);
});

test("an account is made, given a token whose text is shown once, and stopped", async () => {
  await open(page, "/settings?tab=accounts");
  await page.getByRole("button", { name: "Make an account" }).click();
  await field("Log-in").fill("collector-9");
  await press("Make an account");
  await dialog().locator(".field-bad").first().waitFor();
  await dialog().getByRole("button", { name: "Propose a password" }).click();
  await comes(() => field("First password").inputValue(), (found) => found.length >= 20);
  await press("Make an account");
  await closed();
  const account = (await told("/api/v1/accounts")).items.find((one) => one.login === "collector-9");
  assert.deepEqual([account.roles, account.state], [["employee"], "active"]);
  await open(page, "/settings?tab=tokens");
  await page.getByRole("button", { name: "Make a token" }).click();
  await field("What for").fill("proxy of the trial works");
  await press("Make a token");
  await dialog().locator(".field-bad").waitFor(); // for which source
  await field("Source").selectOption({ index: 1 });
  await field("Account").selectOption({ label: "collector-9" });
  await field("Days it is valid (1 to 730)").fill("30");
  await press("Make a token");
  const secret = (await dialog().locator("p.path code").first().textContent()).trim();
  assert.match(secret, /^skm_/);
  await page.keyboard.press("Escape");
  await closed();
  assert.ok(!(await page.content()).includes(secret), "it is shown once");
  const row = page.locator("tr", { hasText: "proxy of the trial works" });
  await row.getByRole("button", { name: /^Revoke/ }).click();
  await field("Reason").fill("moved");
  await press("Revoke");
  await closed();
  await row.getByText("revoked", { exact: true }).waitFor();
  await open(page, `/settings?tab=accounts&account=${account.id}`);
  await dialog().getByRole("button", { name: "Disable", exact: true }).click();
  await field("Reason").fill("left the firm");
  await press("Disable");
  await page.locator("dialog[open]").nth(1).waitFor({ state: "detached" });
  assert.equal((await told("/api/v1/accounts")).items.find((one) => one.id === account.id).state, "disabled");
});

test("notices by mail have an address, a score and quiet hours; without a way out the screen says how to set one up", async () => {
  await open(page, "/settings?tab=notices");
  await page.getByText(/sekimori\.toml/).waitFor();
  await page.getByRole("button", { name: "Change the notices" }).click();
  await field("Mail").fill("main@example.jp");
  await field("Quiet from").fill("22");
  await field("Quiet until").fill("07:00");
  await press("Save");
  await dialog().locator(".field-bad").waitFor();
  await field("Quiet from").fill("22:00");
  await press("Save");
  await closed();
  const mine = await told("/api/v1/accounts/me/notices");
  assert.deepEqual([mine.mail, mine.quiet_from, mine.quiet_to], ["main@example.jp", "22:00", "07:00"]);
});

test("sources and approvals come in as tables, the logs are reviewed and signed, what is over is removed", async () => {
  await open(page, "/sources");
  await page.getByRole("button", { name: "Import sources" }).click();
  await dialog().locator("input[type=file]").setInputFiles(file("sources.csv", "name,kind,retention_days\ntrial-proxy,jsonl,90\n"));
  await field("Reason").fill("the trial works");
  await press("Import sources");
  await dialog().locator("[role=status]").waitFor();
  await page.keyboard.press("Escape");
  await closed();
  await page.locator("a.row-link", { hasText: "trial-proxy" }).waitFor();
  await page.getByRole("button", { name: "Remove it now" }).click();
  await press("Remove it now");
  await closed();
  await page.getByText(/^Removed:/).waitFor();
  await open(page, "/sources?view=approvals");
  const before = (await told("/api/v1/approvals")).items.length;
  await page.getByRole("button", { name: "Import approvals" }).click();
  await dialog().locator("input[type=file]").setInputFiles(
    file("approvals.csv", "staff_number,from,to,what,approver,ticket\nA-0001,2026-04-01,2026-04-30,backup,A-0002,T-901\n"),
  );
  await field("Reason").fill("list of April");
  await press("Import approvals");
  await dialog().locator("[role=status]").waitFor();
  await page.keyboard.press("Escape");
  await closed();
  await page.getByText("T-901").waitFor();
  assert.equal((await told("/api/v1/approvals")).items.length, before + 1);
  await open(page, "/sources?view=reviews");
  await page.getByRole("button", { name: "Sign the review" }).click();
  await press("Sign the review");
  await dialog().locator(".field-bad").waitFor(); // the new source never brought anything
  await field("What was done").fill("trial-proxy starts in May");
  await press("Sign the review");
  await closed();
  await page.getByText("trial-proxy starts in May").waitFor();
  assert.equal((await told("/api/v1/log-reviews")).items.length, 1);
});

test("what was done stands there for everybody: no finding of axe on the pages it filled, in either language and colour", async () => {
  const intake = (await told("/api/v1/intakes")).items[0].number;
  const account = (await told("/api/v1/accounts")).items.find((one) => one.login === "collector-9").id;
  const addresses = [`/cases/${number}`, `/cases?view=intakes&intake=${intake}`, "/sources?view=reviews", "/sources?view=approvals", `/settings?tab=accounts&account=${account}`];
  for (const tab of ["security", "notices", "accounts", "tokens"]) addresses.push(`/settings?tab=${tab}`);
  for (const [language, theme] of [["ja", "light"], ["en", "dark"]]) {
    const look = await (await context(browser, { language, theme })).newPage();
    for (const address of addresses) {
      await open(look, address);
      await look.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
      assert.equal(say(await axe(look)), "", `${address} ${language} ${theme}`);
    }
    await look.context().close();
  }
});

test("nothing on the way threw, and every new command is one of the program", () => {
  assert.deepEqual(seen.bad, []);
  for (const verb of [["case", "decide"], ["case", "referral"], ["case", "damage", "add"], ["case", "device", "hold"], ["case", "personal-data", "set"], ["case", "exhibit", "redact"], ["intake", "answer"], ["account", "change"], ["approval", "list"], ["notify", "test"], ["source", "retention"]])
    assert.match(execFileSync(process.env.SEKIMORI_BINARY, [...verb, "--help", "--lang", "en"], { encoding: "utf8" }), new RegExp(`Usage: sekimori ${verb.join(" ")} `));
});
