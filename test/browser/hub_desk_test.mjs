// From a mail in one member's hands to a warning that another member reads, in at most twelve clicks of four people together; and what is
// never shown to those who should not see it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, comes, context, counted, hubBase, launch, open, say, settled, watch } from "./harness.mjs";

const mail = `From: Bewerbung <hr@lure-trade.com>
To: w.yaegashi@kirishima-seiki.example
Subject: =?utf-8?B?6Zyn5bO257K+5qmf?= CV
Date: Tue, 10 Feb 2026 10:15:00 +0900
Content-Type: text/plain; charset=utf-8

株式会社霧島精機 御中

八重樫様
履歴書は http://198.51.100.77/cv.zip にあります。
`;

let browser;
let clicks = 0;
const people = {};
const seen = [];
before(async () => {
  browser = await launch();
  for (const who of ["contact", "operator", "second_reader", "neighbour"]) {
    const place = await context(browser, { who, language: "en" });
    people[who] = await place.newPage();
    seen.push(watch(people[who], { allow: [/status of 403/] })); // words that name somebody are refused
  }
});
after(() => browser.close());

const click = async (what) => {
  await what.click();
  ++clicks;
};
const clean = async (page) => {
  const found = await axe(page);
  assert.equal(found.length, 0, say(found));
};
const button = (page, name) => page.getByRole("button", { name, exact: true });

let number;

test("a member sees beforehand what others would see, and sends", async () => {
  const page = people.contact;
  await open(page, "/exchange?view=own");
  await click(button(page, "Report to the hub"));
  const dialog = page.locator("dialog[open]");
  await dialog.waitFor();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), click(dialog.locator("input[type=file]"))]);
  await chooser.setFiles({ name: "cv.eml", mimeType: "message/rfc822", buffer: Buffer.from(mail) });
  await dialog.getByLabel("How far it may go").selectOption("GREEN");
  await dialog.getByText("Members and organisations around them; not published.").waitFor();
  await button(dialog, "See what others would see").click(); // looking is not counted: nobody has to
  const preview = dialog.getByRole("region", { name: "What others would see" });
  await preview.waitFor({ timeout: 60_000 });
  const words = await preview.textContent();
  assert.match(words, /198\.51\.100\.77/);
  assert.doesNotMatch(words, /kirishima|八重樫|霧島/);
  await click(button(dialog, "Send the report"));
  await page.waitForURL(/\/exchange\/R-20\d\d-\d+/);
  await settled(page);
  number = new URL(page.url()).pathname.split("/").pop();
});

test("the operator triages and masks; who reported is hidden until asked for", async () => {
  const page = people.operator;
  await open(page, "/hub?state=received");
  await click(page.locator("a.row-link", { hasText: number }));
  await settled(page);
  assert.doesNotMatch(await page.locator("main").textContent(), /霧島精機/);
  await click(button(page, "targeted"));
  const make = button(page, "Mask for Heavy industry");
  await make.waitFor({ timeout: 60_000 });
  await clean(page);
  // No further than the reporter allowed, and what a label would need is said before anybody tries it.
  const label = page.getByLabel("Widest label it may be released under");
  assert.deepEqual(await label.locator("option").evaluateAll((all) => all.map((one) => one.value)), ["", "GREEN", "AMBER", "AMBER+STRICT", "RED"]);
  await label.selectOption("GREEN");
  await page.getByText(/it could be one of 5 members; 6 are needed where everybody may read it/).first().waitFor();
  await counted(make, 0);
  await label.selectOption("");
  // Policy and playbook are there for whoever wants them; nobody has to. The member agrees to them with the bytes.
  await page.getByText("Policy (IEP) and playbook (CACAO)").click();
  await page.getByLabel("What readers may do").selectOption("internally_visible");
  const playbook = { type: "playbook", spec_version: "cacao-2.0", id: "playbook--61a6c41e-6efc-4516-a242-dfbc5c89d562", name: "Block the host", workflow: {} };
  await page.locator("main input[type=file]").setInputFiles({ name: "p.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(playbook)) });
  await click(make);
  await page.getByRole("heading", { name: "What others would see" }).waitFor({ timeout: 60_000 });
  await settled(page);
  const draft = page.getByRole("region", { name: "What others would see" });
  assert.doesNotMatch(await draft.textContent(), /kirishima|八重樫|霧島/);
  await page.getByText("Whoever masked it cannot review it.").or(page.getByText("Waiting for somebody with the role of hub reviewer.")).first().waitFor();
});

test("what reading it found is explained, and no address of the attacker's can be pressed", async () => {
  const page = people.operator;
  await open(page, `/hub/${number}`);
  const panel = page.getByRole("region", { name: "What reading it found" });
  await button(panel, "See signs, route and links").click();
  await panel.getByText("http://198.51.100.77/cv.zip").first().waitFor({ timeout: 20_000 });
  assert.equal(await page.locator('a[href*="198.51.100"]').count(), 0, "links are text");
  await panel.getByRole("table", { name: "Signs" }).waitFor();
  await clean(page);
  const knew = panel.getByRole("button", { name: /^Inside: / }).first();
  if (await knew.count()) {
    await knew.click();
    await panel.getByText("known from inside").first().waitFor();
  }
});

test("a second person reads it beside the original; every change says what it is and why", async () => {
  const page = people.second_reader;
  await open(page, "/hub?state=masked");
  await click(page.locator("a.row-link", { hasText: number }));
  await settled(page);
  await click(button(page, "Show it beside the original"));
  const change = page.locator("button.compare-change", { hasText: "八重樫" }).first();
  await change.waitFor({ timeout: 60_000 });
  await page.getByText("It makes the very bytes of the draft").waitFor();
  await change.focus();
  await page.keyboard.press("Enter");
  const detail = page.locator(".compare-detail");
  await comes(() => detail.textContent(), (found) => /person/.test(found) && /roster|recipient|learnt/.test(found));
  const kept = page.locator("button.compare-kept", { hasText: "198.51.100.77" }).first();
  await kept.focus();
  await page.keyboard.press("Enter");
  await comes(() => detail.textContent(), (found) => /URL|IP address/.test(found));
  await clean(page);
  await click(button(page, "I have reviewed these bytes"));
  await page.getByText("Waiting for consent.", { exact: false }).waitFor();
});

test("the member consents to the bytes whose hash it sees", async () => {
  const page = people.contact;
  await open(page, `/exchange/${number}`);
  await page.getByText("matches what this browser computed").waitFor();
  await clean(page);
  await click(button(page, "Consent to sharing these bytes"));
  await page.getByText(/^Consented at/).waitFor();
});

test("the operator releases, and another member reads it without learning whose it was", async () => {
  const page = people.operator;
  await open(page, `/hub/${number}`);
  await click(button(page, "Release"));
  const share = page.locator('main a[href*="share=S-"]').first();
  await share.waitFor();
  const released = (await share.textContent()).trim();
  console.log(`# ${clicks} clicks`);
  assert.ok(clicks <= 12, `${clicks} clicks`);

  const reader = people.neighbour;
  await open(reader, "/exchange");
  await reader.locator("a.row-link", { hasText: released }).click();
  const sheet = reader.locator("dialog[open]");
  await sheet.getByText("198.51.100.77", { exact: false }).first().waitFor();
  const words = await sheet.textContent();
  await clean(reader);
  assert.match(words, /TLP:AMBER/);
  assert.match(words, /what is seen inside alone/);
  assert.match(words, /Playbook: Block the host/);
  assert.doesNotMatch(words, /kirishima|八重樫|霧島|M-001/);
  for (const address of [`/api/v1/hub-reports/${number}`, "/api/v1/hub-members/M-001", "/api/v1/hub-roster", "/api/v1/hub-funnel"])
    assert.ok([403, 404].includes((await reader.request.get(hubBase + address)).status()), address);
  const members = await (await reader.request.get(`${hubBase}/api/v1/hub-members`)).json();
  assert.deepEqual(members.items.map((one) => one.number), ["M-002"]);
});

test("a report of several files comes in as one, and its kind is what the files tell", async () => {
  const page = people.contact;
  await open(page, "/exchange?view=own");
  await button(page, "Report to the hub").click();
  const dialog = page.locator("dialog[open]");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), dialog.locator("input[type=file]").click()]);
  await chooser.setFiles([
    { name: "one.eml", mimeType: "message/rfc822", buffer: Buffer.from(mail.replace("CV", "CV 2")) },
    { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("We blocked the host.") },
  ]);
  await button(dialog, "Send the report").click();
  await page.waitForURL(/\/exchange\/R-20\d\d-\d+/);
  await settled(page);
  const words = await page.locator("main").textContent();
  assert.match(words, /one\.eml .*note\.txt/);
  assert.match(words, /targeted mail with a link/);
});

test("a member answers an item of the forum, writes under it, votes, asks for help and agrees to a referral", async () => {
  const page = people.neighbour;
  await open(page, "/exchange?view=forum");
  await page.locator("a.row-link", { hasText: "F-" }).first().click();
  const sheet = page.locator("dialog[open]").first();
  await sheet.getByRole("region", { name: "Thread" }).waitFor();
  await clean(page);
  if (await sheet.getByLabel("adopted").count()) await sheet.getByLabel("adopted").check();
  await sheet.getByLabel("It helped").check();
  await button(sheet, "Answer").click();
  await page.getByText("The answer was sent").first().waitFor();
  // Its own name is refused; of others it is not told whether they take part.
  await sheet.getByLabel("Write").fill("朝凪電工株式会社 でも見た");
  await button(sheet, "Write it").click();
  await sheet.locator(".error-panel, [role=alert]").first().waitFor();
  await sheet.getByLabel("Write").fill("同じ手口を見た");
  await button(sheet, "Write it").click();
  await sheet.getByText("同じ手口を見た").first().waitFor();
  assert.doesNotMatch(await sheet.getByRole("region", { name: "Thread" }).textContent(), /M-00\d|朝凪/);
  await open(page, "/exchange?view=polls");
  await page.locator("a.row-link", { hasText: "Q-" }).first().click();
  const poll = page.locator("dialog[open]").first();
  await poll.getByLabel("In person").check();
  await button(poll, "Vote").click();
  await poll.getByText("voted", { exact: true }).first().waitFor();
  await counted(button(poll, "Vote"), 0); // one vote, for good
  await open(page, "/exchange?view=rescues");
  await button(page, "Ask for help").first().click();
  const asking = page.locator("dialog[open]").first();
  await asking.getByLabel("What happened").fill("files were encrypted");
  await button(asking, "Ask for help").click();
  await page.locator("a.row-link", { hasText: "RQ-" }).first().waitFor();
  await clean(page);
  const member = people.contact;
  await open(member, "/exchange?view=referrals");
  await member.locator("a.row-link", { hasText: "RF-" }).first().click();
  await button(member, "Consent to the referral").click();
  await button(member.locator("dialog[open]").last(), "Consent to the referral").click();
  await member.getByText("consented", { exact: true }).first().waitFor();
});

test("the operator publishes a proposal, helps, and hands a report on", async () => {
  const page = people.operator;
  await open(page, "/hub?view=forum");
  await page.locator("a.row-link", { hasText: "FP-" }).last().click();
  const sheet = page.locator("dialog[open]").first();
  await button(sheet, "Publish").click();
  await button(page.locator("dialog[open]").last(), "Publish").click();
  await sheet.getByText("published", { exact: true }).first().waitFor();
  await open(page, "/hub?view=rescues");
  await page.locator("a.row-link", { hasText: "RQ-" }).first().click();
  const rescue = page.locator("dialog[open]").first();
  await button(rescue, "Accept").click();
  await button(page.locator("dialog[open]").last(), "Accept").click();
  await rescue.getByText("accepted", { exact: true }).first().waitFor();
  await clean(page);
  await open(page, "/hub?view=referrals");
  await page.locator("a.row-link", { hasText: "RF-" }).first().click();
  const referral = page.locator("dialog[open]").first();
  const [download] = await Promise.all([page.waitForEvent("download"), button(referral, "Write out what is sent").click()]);
  assert.match(download.suggestedFilename(), /indicators\.json$/);
  await referral.getByText("sent", { exact: true }).first().waitFor();
});

test("a file that another house handed over is told in words, taken, and passed on under its label", async () => {
  const page = people.operator;
  await open(page, "/hub?view=received");
  await button(page, "Describe a source").click();
  const source = page.locator("dialog[open]");
  await source.getByLabel(/^Name/).fill("police");
  await source.getByLabel("Called").fill("Police");
  await source.getByLabel("Class").selectOption("police");
  await button(source, "Keep").click();
  await source.waitFor({ state: "detached" });
  await page.getByRole("cell", { name: "police", exact: true }).first().waitFor();
  await clean(page);
  await button(page, "Take a file").click();
  const sheet = page.locator("dialog[open]");
  const event = {
    Event: {
      uuid: "11111111-2222-4333-8444-555555555555",
      info: "wave of invoices",
      date: "2026-11-01",
      timestamp: "1793000000",
      Orgc: { name: "isac", uuid: "21111111-2222-4333-8444-555555555555" },
      Tag: [{ name: "tlp:green" }],
      Attribute: [{ uuid: "31111111-2222-4333-8444-555555555555", type: "url", to_ids: true, value: "http://evil.example/b", timestamp: "1793000000" }],
    },
  };
  await sheet.locator("input[type=file]").setInputFiles({ name: "event.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(event)) });
  await sheet.getByText("A file of MISP with 1 report; to look for: URL 1. Some is TLP:GREEN.").waitFor();
  await clean(page);
  await button(sheet, "Take it").click();
  await sheet.waitFor({ state: "detached" });
  await page.locator("a.row-link", { hasText: "W-" }).first().click();
  const warning = page.locator("dialog[open]").first();
  await warning.getByText("http://evil.example/b").waitFor();
  await clean(page);
  await button(warning, "Pass on to members").click();
  const release = page.locator("dialog[open]").last();
  const labels = await release.getByLabel("TLP", { exact: true }).locator("option").allTextContents();
  assert.ok(labels.every((one) => !one.includes("CLEAR")), "nothing wider than it came");
  await button(release, "Pass on to members").click();
  await warning.getByText(/Passed on as S-/).waitFor();
});

test("a campaign is drawn and stands in a table; the numbers of a quarter do, too", async () => {
  const page = people.operator;
  await open(page, "/campaigns");
  await page.locator("a.row-link").first().click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}/);
  await settled(page);
  const twin = page.locator(".sk-chart-twin").first();
  await twin.locator("summary").click();
  await twin.locator("tbody tr").first().waitFor(); // the traces stand in a table
  assert.ok((await page.locator("svg .sk-node").count()) > 0, "and are drawn");
  await clean(page);
  await open(page, "/statistics");
  const { total } = await (await page.request.get(`${hubBase}/api/v1/hub-statistics?${new URLSearchParams({ quarter: await page.getByLabel("Which").inputValue() })}`)).json();
  assert.ok(total.reported >= 5);
  assert.match(await page.locator("main").textContent(), new RegExp(`reported${total.reported}`));
  await clean(page);
  await page.getByLabel("Period", { exact: true }).selectOption("year");
  await page.waitForURL(/fiscal_year=20\d\d/);
  await settled(page);
});

test("a withdrawal takes it back from everybody", async () => {
  const page = people.contact;
  await open(page, `/exchange/${number}`);
  await button(page, "Withdraw consent").click();
  const dialog = page.locator("dialog[open]");
  await dialog.locator("textarea").fill("too near to us");
  await button(dialog, "Withdraw consent").click();
  await dialog.waitFor({ state: "detached" });
  const reader = people.neighbour;
  await open(reader, "/exchange");
  await reader.getByText("recalled", { exact: true }).first().waitFor();
  for (const { bad } of seen) assert.deepEqual(bad, []);
});
