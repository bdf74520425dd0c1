// Text that people outside wrote (file names, titles, mail subjects) is shown as text, whatever it says: markup, script, look-alike
// characters, text that turns the reading direction. The content policy would stop a script; here nothing even tries.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { context, launch, open, roomsOf, watch } from "./harness.mjs";

const hostile = [
  '<img src=x onerror="window.pwned=1">',
  '"><script>window.pwned=1</script>',
  "javascript:window.pwned=1",
  "{{constructor.constructor('window.pwned=1')()}}",
  "機\u202e密txt.exe",
  "秘密\u0000\ufeff台帳",
  "㊙ ⼈事 ㈱ ｶﾞ ガ が",
  "=HYPERLINK(\"http://evil.example\")",
  "い".repeat(300),
];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

// Every text of every answer becomes one of ours, so that no field of any screen is left out. Ids, times, numbers and closed lists stay.
function poisoned(value, key = "", turn = { n: 0 }) {
  const free = /^(title|name|reason|department|owner|place|places|text|value|purpose|trigger_detail|damage|wish|origin|label|sentence_ja|sentence_en|device|pseudonym|author|approver|approved_by|proposed_by|second_person|actor|tool|work_rule_clause|responsible_person|login|who|peripherals|destinations|readers|object|ja|en|organisation|detail|subject)$/;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, key, turn));
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, name, turn)]));
  return typeof value === "string" && free.test(key) ? hostile[turn.n++ % hostile.length] : value;
}

for (const who of ["main", "operator"])
  test(`no screen of ${who} runs, loads or breaks on hostile text`, async (t) => {
    const place = await context(browser, { who });
    const page = await place.newPage();
    const seen = watch(page, { allow: [/status of 404/] });
    const violations = [];
    await page.exposeFunction("reportViolation", (text) => violations.push(text));
    await page.addInitScript(() => document.addEventListener("securitypolicyviolation", (event) => window.reportViolation(`${event.violatedDirective} ${event.blockedURI}`)));
    const rooms = await roomsOf(page);
    await page.route(/\/api\/v1\/(?!stream)/, async (route) => {
      const answer = await route.fetch();
      if (!(answer.headers()["content-type"] ?? "").includes("json") || !answer.ok()) return route.fulfill({ response: answer });
      return route.fulfill({ response: answer, json: poisoned(await answer.json()) });
    });
    for (const screen of rooms)
      await t.test(screen.name, async () => {
        await open(page, screen.address);
        const link = page.locator("main a.row-link").first();
        if (await link.count()) {
          await link.click();
          await page.waitForTimeout(400);
        }
        assert.equal(await page.evaluate(() => window.pwned), undefined);
        assert.equal(await page.locator("main img[src=x], main script").count(), 0);
        const links = await page.locator("a[href]").evaluateAll((all) => all.map((one) => one.getAttribute("href")).filter((one) => /^\s*(javascript|data|vbscript):/i.test(one)));
        assert.deepEqual(links, []);
        assert.deepEqual(violations, []);
        assert.deepEqual(seen.bad, []);
      });
    await place.close();
  });

test("an address that somebody sends cannot put text of his own on the screen as markup", async () => {
  const place = await context(browser);
  const page = await place.newPage();
  const seen = watch(page, { allow: [/status of 4(0[04]|22)/] });
  for (const address of ["/secrets?q=%3Cimg%20src%3Dx%20onerror%3Dwindow.pwned%3D1%3E", "/secrets?level=%3Cscript%3E&sort=__proto__&columns=constructor", "/cases/%3Cscript%3Ewindow.pwned%3D1%3C%2Fscript%3E", "/nowhere/%E0%A4%A"]) {
    const answer = await page.goto(address);
    // A path that is no text is refused by the server itself, in words that are no page.
    if (answer.status() === 422) assert.match(answer.headers()["content-type"], /problem\+json/, address);
    else await page.locator("main h1, h1").first().waitFor({ timeout: 10_000 });
    assert.equal(await page.evaluate(() => window.pwned), undefined, address);
  }
  assert.deepEqual(seen.bad.filter((one) => !one.includes("console")), []);
  await place.close();
});
