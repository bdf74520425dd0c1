// A firm as a member of a hub, at its own node: the way there, a report out of a file, consent to the very bytes, the warning that comes of
// it (known as its own), a warning of somebody else answered. The hub is a real one; what its people do is asked of it over its API.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { acting, axe, context, counted, hubBase, launch, logIns, open, say, settled, watch } from "./harness.mjs";

const mail = `From: Bewerbung <hr@lure-trade.com>
To: w.yaegashi@kirishima-seiki.example
Subject: order
Date: Tue, 10 Feb 2026 10:15:00 +0900
Content-Type: text/plain; charset=utf-8

株式会社霧島精機 御中
http://198.51.100.88/order.zip
`;

let browser;
let page;
let seen;
const hub = {};
before(async () => {
  browser = await launch();
  page = await (await context(browser, { who: "main", language: "en" })).newPage();
  seen = watch(page, { allow: [/status of (404|409|422)/] });
  for (const who of ["operator", "second_reader"]) {
    const place = await context(browser, { who, language: "en" });
    const one = await place.newPage();
    await open(one, "/");
    const token = (await (await one.request.get(`${hubBase}/api/v1/me`)).json()).csrf_token;
    hub[who] = async (path, body) => {
      const answer = await one.request.post(`${hubBase}/api/v1/${path}`, { data: body, headers: { "X-CSRF-Token": token, Origin: hubBase } });
      if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${(await answer.text()).slice(0, 300)}`);
      return answer.json();
    };
  }
});
after(() => browser.close());

const { dialog, field, press, closed } = acting(() => page);
const clean = async () => {
  const found = await axe(page);
  assert.equal(found.length, 0, say(found));
};
let own;
let remote;

test("the way to the hub is set up with the token that it gave", async () => {
  await open(page, "/exchange?view=links");
  await page.getByRole("button", { name: "Set up the way to a hub" }).first().click();
  await field("Name").fill("second-hub"); // the demo belongs to one already
  await field("Address").fill(hubBase);
  await field("Our number there").fill("M-001");
  await field("Token").fill(logIns.contact.token);
  await press("Set up the way to a hub");
  await closed();
  await page.getByText(hubBase).first().waitFor();
  assert.doesNotMatch(await page.locator("main").textContent(), new RegExp(logIns.contact.token));
  await clean();
});

test("what is sent can be read before it leaves", async () => {
  await open(page, "/exchange?view=sent");
  await page.getByRole("button", { name: "Report to a hub" }).first().click();
  await field("Hub").selectOption("second-hub");
  await dialog().getByLabel("a file").check();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), dialog().locator("input[type=file]").click()]);
  await chooser.setFiles([
    { name: "order.eml", mimeType: "message/rfc822", buffer: Buffer.from(mail) },
    { name: "log.txt", mimeType: "text/plain", buffer: Buffer.from("blocked 198.51.100.88 at the proxy") },
  ]);
  await field("Kind").selectOption("mail_with_url");
  await field("Title").fill("an order that was none");
  await dialog().getByRole("button", { name: "Read what would be sent" }).click();
  await dialog().getByText("http://198.51.100.88/order.zip", { exact: false }).first().waitFor();
  await field("How far it may go").selectOption("GREEN");
  await press("Send the report");
  await closed();
  const row = page.locator("tr", { hasText: "an order that was none" }).locator("a.row-link").first(); // the demo has told of a case before
  await row.waitFor();
  own = (await row.textContent()).match(/T-20\d\d-\d+/)[0];
  await row.click();
  await dialog().getByText(/R-20\d\d-\d+/).first().waitFor();
  remote = (await dialog().textContent()).match(/R-20\d\d-\d+/)[0];
});

test("it says how far its report may go, and the hub keeps it", async () => {
  await open(page, `/exchange?view=sent&sent=${own}`);
  await dialog().getByRole("button", { name: "Ask the hub", exact: true }).click();
  await dialog().getByText("Members and organisations around them; not published.").first().waitFor(); // as it was sent
  await dialog().getByRole("button", { name: "Say how far it may go", exact: true }).click();
  await counted(page.locator("dialog[open]"), 2);
  await field("No further than").selectOption("AMBER+STRICT");
  await dialog().getByText("Within the organisation that reads it alone; not to partners.").waitFor();
  await field("Reason").fill("our partners know already");
  await press("Say how far it may go");
  await counted(page.locator("dialog[open]"), 1);
  await dialog().getByText("TLP:AMBER+STRICT").first().waitFor();
  await clean();
  // A word of its own, kept until the next one.
  await dialog().getByRole("button", { name: "Say how far it may go", exact: true }).click();
  await counted(page.locator("dialog[open]"), 2);
  await field("No further than").selectOption("");
  await field("Reason").fill("as it stands inside");
  await press("Say how far it may go");
  await dialog().getByText("As the label inside the report says").first().waitFor();
});

test("it consents to the bytes whose hash it checked, when the hub has masked and reviewed them", async () => {
  await hub.operator(`hub-reports/${remote}/triage`, { triage: "targeted" });
  const { report } = await hub.operator(`hub-reports/${remote}/mask`, { audience: "heavy" });
  await hub.second_reader(`hub-reports/${remote}/review`, { sha256: report.draft.sha256 });
  await open(page, `/exchange?view=sent&sent=${own}`);
  await dialog().getByRole("button", { name: "Ask the hub how far it is" }).click();
  await dialog().getByText(report.draft.sha256).first().waitFor({ timeout: 20_000 });
  const words = await dialog().textContent();
  assert.match(words, /198\.51\.100\.88/);
  assert.doesNotMatch(words, /kirishima|霧島/);
  await clean();
  await dialog().getByRole("button", { name: "Consent to sharing these bytes" }).click();
  await dialog().getByText(/^Consented at/).waitFor();
  await hub.operator(`hub-reports/${remote}/release`, { tlp: "AMBER" });
});

test("its own warning is known as such, that of another is answered", async () => {
  await open(page, "/exchange?view=links");
  await page.locator("tr", { hasText: "second-hub" }).getByRole("button", { name: "Fetch now" }).click();
  await open(page, "/exchange?view=warnings");
  for (let turn = 0; turn < 40 && (await page.locator("tr", { hasText: "second-hub" }).count()) < 2; ++turn) {
    await page.waitForTimeout(500);
    await page.reload();
    await settled(page);
  }
  await page.getByText("made of our own report").first().waitFor();
  await clean();
  // The story's own warnings stand in the list as well.
  await page.locator("tr", { hasText: "second-hub" }).filter({ hasText: "made of our own report" }).first().locator("a.row-link").click();
  await dialog().getByText(`made of our own report ${own}`, { exact: false }).waitFor();
  assert.equal(await dialog().getByRole("button", { name: /^Answer the hub: / }).first().isDisabled(), true);
  await page.keyboard.press("Escape");
  await closed();
  await page.locator("tr", { hasText: "second-hub" }).filter({ hasNotText: "made of our own report" }).first().locator("a.row-link").click();
  await dialog().getByRole("button", { name: "Answer the hub: not met" }).click();
  await dialog().getByText(/^answered “not met”/).waitFor();
  assert.deepEqual(seen.bad, []);
});
