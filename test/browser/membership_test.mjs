// A firm as a member of a hub, at its own node: the way there, a report out of a file, consent to the very bytes, the warning that comes of
// it (known as its own), a warning of somebody else answered. The hub is a real one; what its people do is asked of it over its API.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { acting, axe, context, hubBase, launch, logIns, open, say, settled, watch } from "./harness.mjs";

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
const button = (on, name) => on.getByRole("button", { name, exact: true });
const clean = async () => {
  const found = await axe(page);
  assert.equal(found.length, 0, say(found));
};
let own;
let remote;

test("the way to the hub is set up with the token that it gave", async () => {
  await open(page, "/exchange?view=links");
  const add = page.getByRole("button", { name: /way/i }).first();
  await add.click();
  await field("Name").fill("hub");
  await field("Address").fill(hubBase);
  await dialog().locator(".field").nth(2).locator("input").fill("M-001");
  await dialog().locator(".field").nth(3).locator("input").fill(logIns.contact.token);
  await dialog().locator("button[type=submit]").click();
  await closed();
  await page.getByText(hubBase).first().waitFor();
  assert.doesNotMatch(await page.locator("main").textContent(), new RegExp(logIns.contact.token));
  await clean();
});

test("what is sent can be read before it leaves", async () => {
  await open(page, "/exchange?view=sent");
  await page.getByRole("button", { name: "Report to the hub" }).first().click();
  await dialog().getByRole("radio").nth(2).check(); // a file
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), dialog().locator("input[type=file]").click()]);
  await chooser.setFiles({ name: "order.eml", mimeType: "message/rfc822", buffer: Buffer.from(mail) });
  await dialog().locator("select").last().selectOption("mail_with_url");
  await dialog().locator("button[type=button]", { hasText: /what/i }).first().click();
  await dialog().getByText("http://198.51.100.88/order.zip", { exact: false }).first().waitFor();
  await dialog().locator("button[type=submit]").click();
  await closed();
  const row = page.locator("a.row-link", { hasText: "T-" }).first();
  await row.waitFor();
  own = (await row.textContent()).match(/T-20\d\d-\d+/)[0];
  await row.click();
  remote = (await dialog().textContent()).match(/R-20\d\d-\d+/)[0];
});

test("it consents to the bytes whose hash it checked, when the hub has masked and reviewed them", async () => {
  await hub.operator(`hub-reports/${remote}/triage`, { triage: "targeted" });
  const { report } = await hub.operator(`hub-reports/${remote}/mask`, { audience: "heavy" });
  await hub.second_reader(`hub-reports/${remote}/review`, { sha256: report.draft.sha256 });
  await open(page, `/exchange?view=sent&sent=${own}`);
  await dialog().getByRole("button", { name: /how far/i }).click();
  await dialog().getByText(report.draft.sha256).first().waitFor({ timeout: 20_000 });
  const words = await dialog().textContent();
  assert.match(words, /198\.51\.100\.88/);
  assert.doesNotMatch(words, /kirishima|霧島/);
  await clean();
  await dialog().getByRole("button", { name: /consent/i }).first().click();
  await page.waitForTimeout(500);
  if ((await page.locator("dialog[open]").count()) > 1) await page.locator("dialog[open]").last().locator("button[type=submit]").click();
  await dialog().getByText(/consented/i).first().waitFor();
  await hub.operator(`hub-reports/${remote}/release`, { tlp: "AMBER" });
});

test("its own warning is known as such, that of another is answered", async () => {
  await open(page, "/exchange?view=links");
  await button(page, "Fetch now").first().click();
  await open(page, "/exchange?view=warnings");
  for (let turn = 0; turn < 40 && (await page.locator("a.row-link", { hasText: "W-" }).count()) < 2; ++turn) {
    await page.waitForTimeout(500);
    await page.reload();
    await settled(page);
  }
  await page.getByText("made of our own report").first().waitFor();
  await clean();
  await page.locator("tr", { hasText: "made of our own report" }).first().locator("a.row-link").click();
  await dialog().getByText(`made of our own report ${own}`, { exact: false }).waitFor();
  assert.equal(await dialog().getByRole("button", { name: /^Answer the hub: / }).first().isDisabled(), true);
  await page.keyboard.press("Escape");
  await closed();
  for (const { bad } of [seen]) assert.deepEqual(bad, []);
});
