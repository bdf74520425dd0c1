// A phone of 320 px, which is also a desk at 400 % zoom: no screen scrolls sideways as a whole (tables may, in their own box). Forced
// colours and reduced motion: everything is still there, nothing moves.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { context, languages, launch, open, roomsOf, watch } from "./harness.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const sideways = (page) =>
  page.evaluate(() => {
    const root = document.documentElement;
    const wide = [];
    for (const element of document.querySelectorAll("main *")) {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.right <= root.clientWidth + 1) continue;
      // Inside a box that scrolls by itself it is in order.
      let inside = false;
      for (let at = element.parentElement; at && !inside; at = at.parentElement) inside = ["auto", "scroll", "hidden"].includes(getComputedStyle(at).overflowX) && at.getBoundingClientRect().right <= root.clientWidth + 1;
      if (!inside) wide.push(`${element.tagName}.${element.className?.baseVal ?? element.className}`);
    }
    return { page: root.scrollWidth - root.clientWidth, wide: wide.slice(0, 5) };
  });

for (const [language, who] of languages.flatMap((one) => [[one, "main"], [one, "operator"]]))
  test(`no screen scrolls sideways at 320 px (400 % of 1280), ${language}, ${who}`, async (t) => {
    const place = await context(browser, { language, who, viewport: { width: 320, height: 640 } });
    const page = await place.newPage();
    const rooms = await roomsOf(page);
    for (const screen of rooms)
      await t.test(screen.name, async () => {
        await open(page, screen.address);
        const { page: beyond, wide } = await sideways(page);
        assert.ok(beyond <= 0, `${beyond} px beyond the edge: ${wide.join(", ")}`);
        assert.deepEqual(wide, []);
      });
    await place.close();
  });

test("text spacing of WCAG 1.4.12 cuts nothing off in buttons and headings", async (t) => {
  const place = await context(browser, { bypassCSP: true });
  const page = await place.newPage();
  for (const screen of await roomsOf(page))
    await t.test(screen.name, async () => {
      await open(page, screen.address);
      await page.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }" });
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("main :is(button, h1, h2, h3, a.button)")]
          .filter((one) => one.clientWidth > 0 && one.scrollWidth > one.clientWidth + 2 && getComputedStyle(one).overflowX !== "visible")
          .map((one) => one.textContent),
      );
      assert.deepEqual(cut, []);
    });
  await place.close();
});

test("forced colours keep every word and the focus visible", async (t) => {
  const place = await context(browser, { forcedColors: "active" });
  const page = await place.newPage();
  const seen = watch(page, { allow: [/status of 404/] });
  for (const screen of await roomsOf(page))
    await t.test(screen.name, async () => {
      await open(page, screen.address);
      for (let i = 0; i < 3; ++i) await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement);
        return { outline: style.outlineStyle, width: Number.parseFloat(style.outlineWidth) };
      });
      assert.ok(focus.outline !== "none" && focus.width >= 1, JSON.stringify(focus));
      assert.deepEqual(seen.bad, []);
    });
  await place.close();
});

test("with reduced motion nothing runs longer than a moment", async (t) => {
  const place = await context(browser, { reducedMotion: "reduce" });
  const page = await place.newPage();
  for (const screen of await roomsOf(page))
    await t.test(screen.name, async () => {
      await open(page, screen.address);
      const moving = await page.evaluate(() => document.getAnimations().filter((one) => (one.effect?.getTiming().duration ?? 0) > 10).length);
      assert.equal(moving, 0);
    });
  await place.close();
});
