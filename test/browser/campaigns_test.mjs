// The room of campaigns on a real hub: the board, the graph and the table that says the same, and what an analyst knows better - split,
// merged, linked, each with who said so and why, lifted again -, stop-lists that group everything anew, and whom exploited weaknesses concern.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { acting, axe, comes, context, counted, hubBase, launch, open, say, settled, watch } from "./harness.mjs";

let browser;
let page;
const seen = [];
const people = {};
const hub = {};
before(async () => {
  browser = await launch();
  for (const who of ["operator", "contact"]) {
    const place = await context(browser, { who, language: "en" });
    people[who] = await place.newPage();
    seen.push(watch(people[who], { allow: [/status of (404|409|422)/] }));
  }
  page = people.operator;
  await open(page, "/");
  const token = (await (await page.request.get(`${hubBase}/api/v1/me`)).json()).csrf_token;
  hub.post = async (path, body) => {
    const answer = await page.request.post(`${hubBase}/api/v1/${path}`, { data: body, headers: { "X-CSRF-Token": token, Origin: hubBase } });
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${(await answer.text()).slice(0, 300)}`);
    return answer.json();
  };
  hub.get = async (path) => {
    const answer = await page.request.get(`${hubBase}/api/v1/${path}`);
    if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}`);
    return answer.json();
  };
});
after(() => browser.close());

const { dialog, field, press, closed } = acting(() => page);
const clean = async (on = page) => {
  const found = await axe(on);
  assert.equal(found.length, 0, say(found));
};
const panel = (title) => page.locator("section.panel", { has: page.getByRole("heading", { name: title, exact: true }) });
const shown = () => new URL(page.url()).pathname.split("/").pop();
const reportsOf = async (id) => (await hub.get(`hub-campaigns/${id}`)).reported.map((one) => one.number);
let campaign;
let whole;
let apart;

test("the board has every campaign over time and as a row", async () => {
  await open(page, "/campaigns");
  const { items } = await hub.get("hub-campaigns");
  assert.ok(items.length > 0);
  await counted(page.locator("tbody a.row-link"), items.length);
  assert.ok((await page.locator("svg").count()) > 0, "drawn over time");
  const row = page.locator("tr", { has: page.locator("a.row-link") }).first();
  assert.match(await row.textContent(), new RegExp(`${items[0].reports}`));
  await clean();
});

test("the graph and its table say the same; every link has its evidence", async () => {
  await page.locator("tbody a.row-link").first().click();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}/);
  await settled(page);
  campaign = shown();
  const told = await hub.get(`hub-campaigns/${campaign}`);
  whole = told.reported.map((one) => one.number);
  const graph = panel("How the traces tie together");
  await graph.locator("summary").first().click();
  await counted(graph.locator("tbody tr"), told.infrastructure.nodes.length);
  await counted(graph.locator("svg .sk-node"), told.infrastructure.nodes.length);
  const values = await graph.locator("tbody tr").allTextContents();
  for (const node of told.infrastructure.nodes) assert.ok(values.some((one) => one.includes(node.value)), node.value);
  const links = await panel("Links and their evidence").locator("tbody tr").allTextContents();
  assert.ok(links.length > 0 && links.every((one) => /R-20\d\d-\d+/.test(one) && /[a-z]{3}/i.test(one)));
  await clean();
});

test("a split makes another campaign, and says by whom and why", async () => {
  const leaving = whole.at(-1);
  await page.getByRole("button", { name: "Split", exact: true }).click();
  await press("Split"); // nothing was said yet
  assert.ok((await dialog().locator(".field-bad").count()) > 0);
  await field("Numbers of the reports that leave").fill(leaving);
  await field("Reason").fill("another builder");
  await press("Split");
  await closed();
  await comes(async () => shown(), (id) => id !== campaign);
  await settled(page);
  apart = shown();
  const words = panel("Analysts' words");
  await words.getByText("another builder").waitFor();
  assert.match(await words.textContent(), /operator/);
  assert.deepEqual(await reportsOf(apart), [leaving]);
  assert.ok(!(await reportsOf(campaign)).includes(leaving));
  await clean();
});

test("what was parted cannot be merged or linked while that stands", async () => {
  await open(page, `/campaigns/${campaign}`);
  await page.getByRole("button", { name: "Merge with others", exact: true }).click();
  await field("Identifiers of the campaigns to merge").fill(apart);
  await field("Reason").fill("they look alike");
  await press("Merge with others");
  await dialog().getByRole("alert").getByText(/split by an analyst/).waitFor();
  await page.keyboard.press("Escape");
  await closed();
});

test("the word is lifted with a reason, and it is as before", async () => {
  await open(page, "/campaigns?view=said");
  const row = page.locator("tr", { hasText: "another builder" });
  await row.getByRole("button", { name: "Lift" }).click();
  await field("Reason").fill("the same builder after all");
  await press("Lift");
  await closed();
  await row.getByText("the same builder after all", { exact: false }).waitFor();
  assert.match(await row.textContent(), /lifted/);
  assert.deepEqual(await reportsOf(campaign), whole);
  await clean();
});

test("a report of which no trace tells is linked by hand, then merged campaigns are one", async () => {
  const lone = async (host, title) => {
    const content = Buffer.from(`type,value\ndomain,${host}\n`).toString("base64");
    const made = await hub.post("hub-reports", { member: "M-003", kind: "vulnerability", title, file_name: "list.csv", content });
    await hub.post(`hub-reports/${made.number}/triage`, { triage: "targeted" });
    return made.number;
  };
  const one = await lone("wares.first-lone.com", "a host told by telephone");
  const two = await lone("wares.second-lone.net", "another host told by telephone");
  await comes(async () => (await hub.get("hub-campaigns?least_reports=1")).items.filter((row) => row.reports === 1).length, (n) => n >= 2);
  await open(page, `/campaigns/${campaign}`);
  await page.getByRole("button", { name: "Link reports", exact: true }).click();
  await field("Numbers of the reports to link").fill(`${whole[0]}, ${one}`);
  await field("Reason").fill("the same telephone call");
  await press("Link reports");
  await closed();
  await panel("Analysts' words").getByText("the same telephone call").waitFor();
  assert.ok((await reportsOf(campaign)).includes(one));
  const rows = (await hub.get("hub-campaigns?least_reports=1")).items;
  const other = [];
  for (const row of rows) if ((await reportsOf(row.campaign)).includes(two)) other.push(row.campaign);
  assert.equal(other.length, 1);
  await page.getByRole("button", { name: "Merge with others", exact: true }).click();
  await field("Identifiers of the campaigns to merge").fill(other[0]);
  await field("Reason").fill("one server room");
  await press("Merge with others");
  await closed();
  await panel("Analysts' words").getByText("one server room").waitFor();
  assert.deepEqual(new Set(await reportsOf(campaign)), new Set([...whole, one, two]));
  // From the page of the campaign: the later word first.
  for (const said of ["one server room", "the same telephone call"]) {
    const row = panel("Analysts' words").locator("tr", { hasText: said });
    await row.getByRole("button", { name: "Lift" }).click();
    await field("Reason").fill("not so");
    await press("Lift");
    await closed();
    await comes(async () => (await hub.get(`hub-campaigns/${campaign}`)).constraints.map((word) => word.reason), (left) => !left.includes(said));
    await open(page, `/campaigns/${campaign}`);
  }
  assert.deepEqual(await reportsOf(campaign), whole);
});

test("a stop-list teaches where there is none, is taken in, and taken out again", async () => {
  await open(page, "/campaigns?view=lists");
  await page.getByText("There are no stop-lists yet").waitFor();
  await clean();
  await page.getByRole("button", { name: "Take in a stop-list" }).first().click();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), dialog().locator("input[type=file]").click()]);
  const published = { name: "What everybody has", version: 7, type: "cidr", list: ["198.51.100.0/24"] };
  await chooser.setFiles({ name: "list.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(published)) });
  await field("Its name here").fill("everybody");
  await field("Reason").fill("seen in every mail");
  await press("Take in a stop-list");
  await closed();
  const row = page.locator("tr", { hasText: "everybody" });
  await row.waitFor();
  assert.match(await row.textContent(), /What everybody has 7/);
  assert.match(await row.textContent(), /operator/);
  await clean();
  const { infrastructure } = await hub.get(`hub-campaigns/${campaign}`);
  assert.ok(!infrastructure.nodes.some((node) => node.value.startsWith("198.51.100.")), "what was linked before is judged anew");
  await row.getByRole("button", { name: "Remove" }).click();
  await field("Reason").fill("too wide");
  await press("Remove");
  await closed();
  await page.getByText("There are no stop-lists yet").waitFor();
  assert.deepEqual(await reportsOf(campaign), whole);
});

test("a member lists what it has and sees what concerns it; the hub sees classes", async () => {
  const catalogue = {
    catalogVersion: "2026.11",
    vulnerabilities: [
      { cveID: "CVE-2024-21762", vendorProject: "Fortinet", product: "FortiOS", vulnerabilityName: "Out-of-Bound Write", dateAdded: "2024-02-09", knownRansomwareCampaignUse: "Known" },
    ],
  };
  await open(page, "/members?view=exposures");
  await page.getByText("There is no catalogue yet").waitFor();
  await clean();
  await page.getByRole("button", { name: "Take in the catalogue (CISA KEV, JSON)" }).click();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), dialog().locator("input[type=file]").click()]);
  await chooser.setFiles({ name: "kev.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(catalogue)) });
  await field("Reason").fill("of this week");
  await press("Take in the catalogue (CISA KEV, JSON)");
  await closed();
  await page.getByText("1 entries 2026.11").waitFor();
  for (const number of ["M-002", "M-003", "M-004"]) {
    const answer = await page.request.put(`${hubBase}/api/v1/hub-members/${number}/devices`, {
      data: { devices: [{ vendor: "Fortinet", product: "FortiOS" }], reason: "told by mail" },
      headers: { "X-CSRF-Token": (await hub.get("me")).csrf_token, Origin: hubBase },
    });
    assert.ok(answer.ok(), await answer.text());
    assert.equal((await answer.json()).devices, null, "the hub is not told which");
  }
  await page.reload();
  await settled(page);
  await page.locator("tr", { hasText: "CVE-2024-21762" }).getByText("Heavy industry: 3").waitFor();
  await clean();

  page = people.contact;
  await open(page, "/members?member=M-001");
  await dialog().getByRole("button", { name: "Change devices and products" }).click();
  await field("Devices and products").fill('vendor,product\n"Fortinet","FortiOS 7.2"\nCisco,IOS XE\n');
  await field("Reason").fill("our own list");
  await press("Change devices and products");
  await page.locator("dialog[open]").getByText("Fortinet FortiOS 7.2", { exact: false }).waitFor();
  await clean();
  await open(page, "/members?view=exposures");
  await page.locator("tr", { hasText: "CVE-2024-21762" }).getByText("Fortinet FortiOS 7.2").waitFor();
  assert.doesNotMatch(await page.locator("main").textContent(), /Heavy industry: \d/);
  await clean();
  await open(page, "/campaigns?view=said");
  assert.doesNotMatch(await page.locator("main").textContent(), /Analysts' words/, "what analysts said is the hub's");
  for (const { bad } of seen) assert.deepEqual(bad, []);
});
