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
