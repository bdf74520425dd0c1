// The people of a hub look after its members on the screen, at a real node: an organisation is invited and becomes active by keyboard alone; a
// contact's key, the address for reports by mail, an invitation, suspension and its end, chairs. Who may not, may not: a chair sees its own group alone.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, test } from "node:test";
import { acting, axe, context, counted, hubBase, launch, open, say, settled, watch } from "./harness.mjs";

// A public key of nobody; its secret half is gone.
const key = `-----BEGIN PGP PUBLIC KEY BLOCK-----

mDMEXoPZgBYJKwYBBAHaRw8BAQdAw+WVukHF+T/uJUl8Bxj0MyE+eBjjIfGSEQ0+
+dfGAwm0EnNvY0BtZW1iZXIuZXhhbXBsZYiQBBMWCAA4FiEE8aDIRWtXjSsG4KfI
ccn9nFLweyIFAl6D2YACGwEFCwkIBwIGFQoJCAsCBBYCAwECHgECF4AACgkQccn9
nFLweyJ7mQEAhOmnrajyptRCCVM1+uxh00nGkwAENk9fEM61KuJOOE4BALTC6UKl
FENrJLp4H5mLhYI3gKuhvnaAQB6m8lDU8zoIuDgEXoPZgBIKKwYBBAGXVQEFAQEH
QD6id6CKA7fCUHk9Bgk7TdfZIIaaCxKaJY9leGeONz5fAwEIB4h4BBgWCAAgFiEE
8aDIRWtXjSsG4KfIccn9nFLweyIFAl6D2YACGwwACgkQccn9nFLweyKhDAEAkiyF
ilB5kdQofB2V+czLok4LV0OTHpq0HlMld84r2DMA/R7G0mpC8uFFn9TNpqKadqTT
xYMQDaGs/f0ocYTdlQQD
=VBtI
-----END PGP PUBLIC KEY BLOCK-----
`;
const fingerprint = "F1A0C8456B578D2B06E0A7C871C9FD9C52F07B22";
const withoutGnuPg = existsSync("/usr/bin/gpg") ? false : "gpg is not installed";

let browser;
let page; // the operator's
const people = {};
const seen = [];
before(async () => {
  browser = await launch();
  for (const who of ["operator", "second_reader", "contact", "leader"]) {
    const place = await context(browser, { who, language: "en" });
    people[who] = await place.newPage();
    seen.push(watch(people[who], { allow: [/status of (403|404|409|422)/] })); // refusals are shown
  }
  page = people.operator;
});
after(() => browser.close());

const { dialog, field } = acting(() => page);
const clean = async (on = page) => {
  const found = await axe(on);
  assert.equal(found.length, 0, say(found));
};
const sheets = (n) => counted(page.locator("dialog[open]"), n);
// Reached and pressed as somebody without a mouse does it.
const enter = async (what) => {
  await what.focus();
  await page.keyboard.press("Enter");
};
const type = async (label, words) => {
  await field(label).focus();
  await page.keyboard.type(words);
};
const act = (name, on = page) => dialog(on).getByRole("button", { name, exact: true });
// What the node says to this person.
const ask = async (who, method, path, data) => {
  const one = people[who];
  if (one.url() === "about:blank") await open(one, "/");
  const token = (await (await one.request.get(`${hubBase}/api/v1/me`)).json()).csrf_token;
  const answer = await one.request.fetch(`${hubBase}/api/v1/${path}`, { method, data, headers: { "X-CSRF-Token": token, Origin: hubBase } });
  return { status: answer.status(), body: await answer.json().catch(() => ({})) };
};

let number;

test("an organisation is invited, signs, joins a group and is active: by keyboard alone", async () => {
  await open(page, "/members");
  await enter(page.getByRole("button", { name: "Invite an organisation", exact: true }).first());
  await sheets(1);
  await clean();
  await type("Name", "株式会社暁光機械");
  await type("Domains", "gyoko.example");
  await type("Contact", "窓口");
  await type("The contact's mail", "soc@gyoko.example");
  await type("Industry (national classification)", "29");
  await type("Reason", "asked by letter");
  await enter(act("Invite an organisation"));
  await sheets(0);
  const row = page.locator("tr", { hasText: "株式会社暁光機械" }).locator("a.row-link");
  await row.waitFor();
  number = (await row.textContent()).trim();
  await enter(row);
  await dialog().getByText("invited", { exact: true }).waitFor();
  await clean();

  await enter(act("Record the agreement"));
  await sheets(2);
  await field("State of the agreement").selectOption("signed");
  await field("Signed on").fill("2026-01-05");
  await type("Reason", "it came by post");
  await enter(act("Record the agreement"));
  await sheets(1);
  await enter(act("Add to a group"));
  await sheets(2);
  await field("Group").selectOption("heavy");
  await type("Reason", "founding members agreed");
  await enter(act("Add to a group"));
  await sheets(1);
  await enter(act("Change the state"));
  await sheets(2);
  await type("Reason", "the agreement is here");
  await enter(act("Change the state"));
  await sheets(1);
  await dialog().getByText("active", { exact: true }).waitFor();
  const kept = await ask("operator", "GET", `hub-members/${number}`);
  assert.deepEqual([kept.body.state, kept.body.sigs, kept.body.nda.state], ["active", ["heavy"], "signed"]);
});

test("a contact's key is kept when its fingerprint is the one that was told, and taken away with a reason", { skip: withoutGnuPg }, async () => {
  await open(page, `/members?member=${number}`);
  await dialog().getByText("no key (not encrypted)").waitFor();
  await enter(act("Keep a key of soc@gyoko.example"));
  await sheets(2);
  await clean();
  await field("Or paste the public key").fill(key);
  await type("Fingerprint of OpenPGP", "0".repeat(40));
  await enter(act("Keep it"));
  await dialog().getByText(/the fingerprint of the key in the file is F1A0/).first().waitFor();
  await field("Fingerprint of OpenPGP").fill("f1a0 c845 6b57 8d2b 06e0 a7c8 71c9 fd9c 52f0 7b22");
  await enter(act("Keep it"));
  await sheets(1);
  await dialog().getByText("F1A0 C845 6B57 8D2B 06E0 A7C8 71C9 FD9C 52F0 7B22").waitFor();
  assert.equal((await ask("operator", "GET", `hub-members/${number}`)).body.contacts[0].key, fingerprint);
  await clean();
  await enter(act("Take away the key of soc@gyoko.example"));
  await sheets(2);
  await type("Reason", "the card with it was lost");
  await enter(act("Take away the key of soc@gyoko.example"));
  await sheets(1);
  await dialog().getByText("no key (not encrypted)").waitFor();
  assert.equal((await ask("operator", "GET", `hub-members/${number}`)).body.contacts[0].key, "");
});

test("the address for reports by mail is shown to the hub and to its own member", async () => {
  await open(page, `/members?member=${number}`);
  await dialog().getByText(/^report\+m-006\.[0-9a-f]+@hub\.example$/).waitFor();
  const own = people.contact;
  await open(own, "/members?member=M-001");
  await dialog(own).getByText(/^report\+m-001\.[0-9a-f]+@hub\.example$/).waitFor();
  assert.equal(await act("Change the state", own).count(), 0);
  assert.equal(await dialog(own).getByRole("button", { name: /^Keep a key of/ }).count(), 0);
  assert.equal((await ask("contact", "GET", "hub-members/M-002/report-address")).status, 404);
  await clean(own);
});

test("a contact is invited by a link that is shown once, and sets up the account that speaks for the member", async () => {
  await open(page, `/members?member=${number}`);
  await enter(act("Make an invitation link"));
  await sheets(2);
  await clean();
  await type("Reason", "it asked for access");
  await enter(act("Make an invitation link"));
  const shown = dialog().getByText(/\/invitation\//);
  await shown.waitFor();
  const link = new URL(await shown.textContent());
  await page.keyboard.press("Escape");
  await sheets(1);
  await dialog().getByText("open", { exact: true }).waitFor();
  const guest = await (await browser.newContext({ baseURL: hubBase, locale: "en-GB" })).newPage();
  await guest.goto(link.pathname);
  await guest.getByText("株式会社暁光機械").waitFor();
  await guest.getByLabel("Log-in name").fill("gyoko");
  await guest.getByLabel("Password (12 characters or more)").fill("a long enough word");
  await guest.getByLabel("The password again").fill("a long enough word");
  await guest.getByRole("button", { name: "Set up the account" }).press("Enter");
  await guest.getByText("Your account is set up.", { exact: false }).waitFor();
  await guest.goto(link.pathname);
  await guest.getByText("This link has been used.", { exact: false }).waitFor();
  await guest.context().close();
  await open(page, `/members?member=${number}`);
  await dialog().getByText("used", { exact: true }).waitFor();
  // Another one, revoked before anybody used it.
  await enter(act("Make an invitation link"));
  await type("Reason", "a second person");
  await enter(act("Make an invitation link"));
  await shown.waitFor();
  await page.keyboard.press("Escape");
  await enter(act("Revoke the invitation of soc@gyoko.example"));
  await sheets(2);
  await type("Reason", "she left");
  await enter(act("Revoke the invitation of soc@gyoko.example"));
  await sheets(1);
  await dialog().getByText("revoked", { exact: true }).waitFor();
  for (const [who, member] of [["contact", "M-001"], ["leader", "M-003"], ["second_reader", "M-001"]])
    assert.equal((await ask(who, "POST", "member-invitations", { member, reason: "x" })).status, 403, who);
});

test("a member says itself which devices it has", async () => {
  const own = people.contact;
  await open(own, "/members?member=M-001");
  await act("Change devices and products", own).click();
  await field("Devices and products", own).fill("Ivanti, Connect Secure");
  await field("Reason", own).fill("we bought it");
  await act("Change devices and products", own).click();
  await dialog(own).getByText("Ivanti Connect Secure").waitFor();
  assert.deepEqual((await ask("contact", "GET", "hub-members/M-001")).body.devices, [{ vendor: "Ivanti", product: "Connect Secure" }]);
  const told = (await ask("operator", "GET", "hub-members/M-001")).body; // the hub counts, by group
  assert.deepEqual([told.devices, told.devices_listed], [null, 1]);
  assert.equal((await ask("leader", "PUT", "hub-members/M-001/devices", { devices: [], reason: "x" })).status, 404);
});

test("a chair is named where the role is given, rests while its member is suspended, and ends", async () => {
  await open(page, "/members?view=sigs");
  const heavy = page.locator("tr", { hasText: "heavy" });
  await clean();
  await enter(page.getByRole("button", { name: "Name a chair of heavy", exact: true }));
  await sheets(1);
  await type("Log-in name", "contact");
  await type("Reason", "elected");
  await enter(act("Name a chair of heavy"));
  await dialog().getByText(/has not the role sig_chair/).first().waitFor();
  await field("Log-in name").fill("leader");
  await enter(act("Name a chair of heavy"));
  await sheets(0);
  await heavy.getByText("leader (M-003)").waitFor();
  // Suspension and its end.
  for (const [state, shown] of [["suspended", "suspended"], ["active", "active"]]) {
    await open(page, "/members?member=M-003");
    await enter(act("Change the state"));
    await sheets(2);
    assert.equal(await field("State").inputValue(), state, "the other one is proposed");
    await type("Reason", state === "active" ? "paid" : "not paid");
    await enter(act("Change the state"));
    await sheets(1);
    await dialog().getByText(shown, { exact: true }).waitFor();
    await open(page, "/members?view=sigs");
    await heavy.getByText("leader (M-003)").waitFor();
    assert.equal(await heavy.getByText("rests", { exact: true }).count(), state === "active" ? 0 : 1);
    assert.equal((await ask("leader", "GET", "sigs")).body.items.length, state === "active" ? 1 : 0);
  }
  // The chair's own eyes: its group alone, itself as who leads it, and nothing to press.
  const own = people.leader;
  await open(own, "/members?view=sigs");
  await own.locator("tr", { hasText: "heavy" }).getByText("leader (M-003)").waitFor();
  assert.equal(await own.locator("tr", { hasText: "gas" }).count(), 0);
  assert.equal(await own.getByRole("button", { name: /chair/ }).count(), 0);
  await clean(own);
  await open(page, "/members?view=sigs");
  await enter(page.getByRole("button", { name: "End leader's chair of heavy", exact: true }));
  await sheets(1);
  await type("Reason", "term is over");
  await enter(act("End leader's chair of heavy"));
  await sheets(0);
  await counted(heavy.getByText("leader (M-003)"), 0);
});

test("who may not, may not: the operator's acts are refused to reviewer, chair and contact; others' members are not in sight", async () => {
  const wish = { content: Buffer.from(key).toString("base64"), fingerprint };
  const acts = [
    ["POST", "hub-members/M-001/key", wish],
    ["POST", "hub-members/M-001/key-removed", { reason: "x" }],
    ["POST", "hub-members/M-001/state", { state: "suspended", reason: "x" }],
    ["POST", "hub-members/M-001/sigs-left", { sig: "heavy", reason: "x" }],
    ["POST", "hub-members/M-001/accounts", { login: "leader", reason: "x" }],
    ["POST", "sigs/heavy/chair", { login: "leader", reason: "x" }],
    ["POST", "sigs/heavy/change", { k: 9, reason: "x" }],
  ];
  for (const [method, path, body] of acts)
    for (const who of ["second_reader", "contact", "leader"]) {
      const { status } = await ask(who, method, path, body);
      assert.equal(status, 403, `${who} ${path}`);
    }
  const own = async (who, list) => (await ask(who, "GET", list)).body.items.map((one) => one.number ?? one.sig);
  assert.deepEqual(await own("contact", "hub-members"), ["M-001"]);
  assert.deepEqual(await own("leader", "hub-members"), ["M-003"]);
  assert.deepEqual(await own("leader", "sigs"), ["heavy"]);
  assert.equal((await ask("leader", "GET", "hub-members/M-001")).status, 404);
  assert.equal((await ask("leader", "GET", "hub-members?sig=heavy")).body.items.length, 1);
  assert.equal((await ask("leader", "GET", "hub-reports")).status, 403);
  await open(people.leader, "/members");
  await settled(people.leader);
  assert.doesNotMatch(await people.leader.locator("main").textContent(), /霧島|朝凪|暁光/);
  assert.deepEqual(seen.flatMap((one) => one.bad), []);
});
