// What must work without JavaScript: log-in, first set-up, and a page that says why a screen stays empty.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto"; // not a global before Node 19
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
      "Idempotency-Key": randomUUID(),
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

// A zip with members stored, enough to be read by anybody; the sums are left at zero, as a careless program writes them.
function zipOf(members) {
  const parts = [];
  const entries = [];
  let place = 0;
  for (const [name, text] of members) {
    const path = Buffer.from(name);
    const content = Buffer.from(text);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt32LE(content.length, 18);
    header.writeUInt32LE(content.length, 22);
    header.writeUInt16LE(path.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(path.length, 28);
    entry.writeUInt32LE(place, 42);
    parts.push(header, path, content);
    entries.push(entry, path);
    place += 30 + path.length + content.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(place, 16);
  return Buffer.concat([...parts, directory, end]);
}

test("a bag is carried away and checked by a form without a script", async (t) => {
  const { token } = await asked("", "POST", "/api/v1/log-in", logIns.main);
  const { items } = await asked(token, "GET", "/api/v1/cases");
  const path = `/api/v1/cases/${items[0].number}`;
  const job = await asked(token, "POST", `${path}/bags`, { reason: "test" });
  for (let i = 0; i < 300; i++) {
    const { state, problem } = await asked(token, "GET", `/api/v1/jobs/${job.id}`);
    if (state === "done") break;
    assert.notEqual(state, "failed", JSON.stringify(problem));
    await new Promise((go) => setTimeout(go, 200));
  }
  const bag = (await asked(token, "GET", `${path}/bags`)).items.at(-1);
  const before = (await asked(token, "GET", `${path}/custody?limit=500`)).items.length;
  // Looking is not carrying: no byte, no step of custody.
  const looked = await fetch(`${base}${path}/bags/${bag.name}/archive`, { method: "HEAD", headers: { Authorization: `Bearer ${token}` } });
  assert.equal(looked.status, 200);
  const answer = await fetch(`${base}${path}/bags/${bag.name}/archive?reason=${encodeURIComponent("警察へ")}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("content-disposition"), /attachment; filename="[^"]+\.zip"; filename\*=UTF-8''/);
  const zip = Buffer.from(await answer.arrayBuffer());
  assert.equal(String(zip.length), answer.headers.get("content-length"));
  const steps = (await asked(token, "GET", `${path}/custody?limit=500`)).items;
  assert.equal(steps.length, before + 1);
  assert.ok(steps.at(-1).reason.startsWith("警察へ (bag ") && steps.at(-1).reason.includes(bag.digest));

  const stranger = await plain("en");
  const away = await stranger.newPage();
  await away.goto("/verify-bag");
  assert.equal(new URL(away.url()).pathname, "/log-in", "only who has a log-in may check");
  await stranger.close();

  const damaged = Buffer.from(zip);
  const inside = damaged.indexOf("/data/KO1/");
  assert.ok(inside > 0);
  // The first byte of the member's content: behind its name.
  const header = damaged.lastIndexOf(Buffer.from("PK\x03\x04", "latin1"), inside);
  damaged[header + 30 + damaged.readUInt16LE(header + 26) + damaged.readUInt16LE(header + 28)] ^= 1;

  for (const language of languages)
    await t.test(language, async () => {
      const place = await plain(language);
      const page = await place.newPage();
      const seen = watch(page, { allow: [/status of 422/] });
      await page.goto("/log-in?next=%2Fverify-bag");
      await page.fill("input[name=login]", logIns.main.login);
      await page.fill("input[name=password]", logIns.main.password);
      await Promise.all([page.waitForURL((url) => url.pathname === "/verify-bag"), page.keyboard.press("Enter")]);
      const send = async (name, buffer, key = "") => {
        await page.goto("/verify-bag");
        await page.fill("input[name=key]", key);
        await page.setInputFiles("input[name=bag]", { name, mimeType: "application/zip", buffer });
        await page.click("button");
        await page.locator("[role=status], [role=alert]").first().waitFor();
        return page.locator("main").innerText();
      };
      const good = await send("袋 <b>.zip", zip);
      assert.match(good, language === "ja" ? /合格: / : /PASSED: /);
      assert.ok(good.includes(bag.digest) && good.includes(bag.bag_id) && good.includes("袋 <b>.zip"), good);
      assert.ok(!good.includes("FAILED") && !good.includes("×"), good);
      const other = await send("bag.zip", zip, "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
      assert.match(other, language === "ja" ? /不合格/ : /FAILED/);
      const bad = await send("bag.zip", damaged);
      assert.match(bad, language === "ja" ? /不合格: / : /FAILED: /);
      assert.ok(bad.includes("data/KO1/"), "the damaged file is named");
      assert.match(await send("letter.zip", Buffer.from("a letter")), language === "ja" ? /zip でも tar でも/ : /neither a zip nor a tar/);
      const slip = zipOf([["bagit.txt", "x"], ["../../evil.txt", "x"]]);
      assert.match(await send("slip.zip", slip), /evil\.txt/);
      assert.deepEqual(seen.bad, []);
      await place.close();
    });

  await t.test("the page is accessible", async () => {
    const place = await browser.newContext({ baseURL: base, locale: "en-GB" });
    const page = await place.newPage();
    await page.goto("/log-in?next=%2Fverify-bag");
    await page.fill("input[name=login]", logIns.main.login);
    await page.fill("input[name=password]", logIns.main.password);
    await Promise.all([page.waitForURL((url) => url.pathname === "/verify-bag"), page.keyboard.press("Enter")]);
    const empty = await axe(page);
    assert.equal(empty.length, 0, say(empty));
    await page.setInputFiles("input[name=bag]", { name: "bag.zip", mimeType: "application/zip", buffer: zip });
    await page.click("button");
    await page.locator("[role=status]").waitFor();
    const full = await axe(page);
    assert.equal(full.length, 0, say(full));
    await place.close();
  });
});
