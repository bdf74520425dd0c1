// What must work without JavaScript: log-in, first set-up, and a page that says why a screen stays empty.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, base, emptyBase, languages, launch, logIns, say, watch } from "./harness.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const plain = (language, options = {}) =>
  browser.newContext({ javaScriptEnabled: false, baseURL: base, locale: language === "ja" ? "ja-JP" : "en-GB", ...options });

for (const language of languages) {
  test(`log-in by a form without a script, ${language}`, async () => {
    const place = await plain(language);
    const page = await place.newPage();
    const seen = watch(page, { allow: [/status of 40[13]/] });
    await page.goto("/log-in");
    assert.equal(await page.getAttribute("html", "lang"), language);
    await page.fill("input[name=login]", logIns.main.login);
    await page.fill("input[name=password]", "not the password at all");
    await page.keyboard.press("Enter");
    await page.locator("[role=alert]").waitFor(); // a wrong password is said
    assert.ok(!(await page.content()).includes("not the password at all"), "the password is not sent back");
    await page.fill("input[name=login]", logIns.main.login);
    await page.fill("input[name=password]", logIns.main.password);
    await Promise.all([page.waitForURL((url) => url.pathname !== "/log-in"), page.keyboard.press("Enter")]);
    assert.ok(await page.locator("noscript").count(), "a screen says that it needs a script");
    const cookies = await place.cookies();
    assert.ok(cookies.some((one) => one.httpOnly && one.sameSite !== "None"), "the session's cookie is closed to scripts and foreign sites");
    assert.deepEqual(seen.bad, []);
    await place.close();
  });
}

test("the plain pages are accessible", async (t) => {
  const place = await browser.newContext({ baseURL: base });
  for (const address of ["/log-in", `${emptyBase}/log-in`, "/log-in?next=%2Fsecrets", "/setup?token=spent"])
    await t.test(address, async () => {
      const page = await place.newPage();
      await page.goto(address);
      const violations = await axe(page);
      assert.equal(violations.length, 0, say(violations));
      await page.close();
    });
  await place.close();
});

test("the address to go on to after log-in is never another host", async () => {
  for (const next of ["https://example.com/", "//example.com/", "/\\example.com", "javascript:alert(1)"]) {
    const place = await plain("en");
    const page = await place.newPage();
    await page.goto(`/log-in?next=${encodeURIComponent(next)}`);
    await page.fill("input[name=login]", logIns.main.login);
    await page.fill("input[name=password]", logIns.main.password);
    await Promise.all([page.waitForURL((url) => !url.pathname.startsWith("/log-in")), page.keyboard.press("Enter")]);
    assert.equal(new URL(page.url()).origin, base, next);
    await place.close();
  }
});

test("the first administrator is made by a form without a script, and can log in", async () => {
  const place = await plain("en", { baseURL: emptyBase });
  const page = await place.newPage();
  const seen = watch(page);
  await page.goto(`/setup?token=${encodeURIComponent(process.env.SEKIMORI_SET_UP_LINK)}`);
  await page.fill("input[name=login]", "first");
  await page.fill("input[name=password]", "a long enough password");
  await page.fill("input[name=again]", "a long enough password");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => !document.querySelector("input[name=again]"));
  await page.goto("/log-in");
  await page.fill("input[name=login]", "first");
  await page.fill("input[name=password]", "a long enough password");
  await Promise.all([page.waitForURL((url) => !url.pathname.startsWith("/log-in")), page.keyboard.press("Enter")]);
  assert.deepEqual(seen.bad, []);
  await place.close();
});

// Calls as a program makes them, to have something that a partner or a printer can be shown.
async function asked(token, method, path, body) {
  const answer = await fetch(base + path, {
    method,
    headers: {
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      "Content-Type": "application/json",
      "Idempotency-Key": crypto.randomUUID(),
    },
    body: body && JSON.stringify(body),
  });
  const text = await answer.text();
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
  return text.startsWith("{") ? JSON.parse(text) : text;
}

test("a partner acknowledges by a link without an account and without a script", async () => {
  const { token } = await asked("", "POST", "/api/v1/log-in", logIns.main);
  const { token: second } = await asked("", "POST", "/api/v1/log-in", logIns.second);
  const { token: third } = await asked("", "POST", "/api/v1/log-in", logIns.third); // whoever proposes may not approve
  const { items } = await asked(token, "GET", "/api/v1/secrets?limit=5&level=level_confidential");
  const partner = await asked(token, "POST", "/api/v1/partners", { name: "Kasumi Works", kind: "supplier", country: "JP", reason: "test" });
  const made = await asked(third, "POST", "/api/v1/disclosures", {
    partner: partner.name,
    secrets: [items[0].number],
    what: "<b>drawing</b> of a part",
    purpose: "a prototype",
    limits: "for this prototype alone",
    form: "data",
    reason: "test",
  });
  const path = `/api/v1/disclosures/${encodeURIComponent(made.number)}`;
  const list = await asked(token, "GET", "/api/v1/checklists/disclosure-approval");
  for (const step of list.steps) {
    const answer = step.id === "restricted_party" || step.id === "suspect_goods" ? "no" : step.answer === "text" ? "as agreed" : step.answer === "day" ? "2026-04-01" : step.answer === "done" ? "done" : "yes";
    await asked(third, "POST", `${path}/steps/${step.id}`, { answer });
  }
  for (const department of made.missing_sign_offs) await asked(department === "legal" ? second : token, "POST", `${path}/sign-offs`, { department, agreed: true });
  const link = await asked(token, "POST", "/api/v1/partner-links", { purpose: "acknowledge", object: made.number, recipient: "Hanako", reason: "test" });
  const place = await plain("en");
  const page = await place.newPage();
  await page.goto(link.path);
  assert.match(await page.locator("main").textContent(), /<b>drawing<\/b>/);
  const scripted = await browser.newContext({ baseURL: base, locale: "en-GB" });
  const other = await scripted.newPage();
  await other.goto(link.path);
  const violations = await axe(other);
  assert.equal(violations.length, 0, say(violations));
  await scripted.close();
  await page.fill("input[name=name]", "Hanako, Kasumi Works");
  await page.check("input[name=read]");
  await page.getByRole("button").click();
  await page.getByText("Recorded.").waitFor();
  await page.goto(link.path);
  await page.locator("[role=alert]").waitFor(); // a link works once
  const after = await asked(token, "GET", path);
  assert.equal(after.acknowledgements.length, 1);
  await place.close();
});

test("the paper of a case prints without a script", async () => {
  const { token } = await asked("", "POST", "/api/v1/log-in", logIns.main);
  const { items } = await asked(token, "GET", "/api/v1/cases?limit=1");
  const html = await asked(token, "POST", `/api/v1/cases/${items[0].number}/papers`, { form: "html" });
  const place = await plain("ja");
  const page = await place.newPage();
  await page.setContent(html);
  await page.emulateMedia({ media: "print" });
  assert.match(await page.locator("body").textContent(), new RegExp(items[0].number));
  assert.equal(await page.locator("script").count(), 0);
  const printed = await page.pdf({ format: "A4" });
  assert.ok(printed.length > 10_000);
  await place.close();
});
