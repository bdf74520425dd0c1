// An empty node shows a fictitious firm when asked to: every screen filled, nothing of it asked of or told to the node
// (but for the texts that every node holds), and put away in one act.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { axe, context, languages, launch, open, roomsOf, say, settled, views, watch } from "./harness.mjs";

const commonTexts = JSON.parse(readFileSync(new URL("../../ui/src/sample/common_texts.json", import.meta.url), "utf8"));
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const start = { ja: "見本のデータで見てみる", en: "Look at sample data" };
const leave = { ja: "見本を片づける", en: "Put the sample away" };

for (const language of languages)
  test(`the sample in ${language}`, async (t) => {
    const place = await context(browser, { who: "empty", language });
    const page = await place.newPage();
    const seen = watch(page);
    const told = [];
    page.on("request", (request) => {
      const { pathname } = new URL(request.url());
      const common = request.method() === "GET" && commonTexts.some((one) => `${pathname}/`.startsWith(`/api/v1/${one}/`));
      if (pathname.startsWith("/api/v1/") && pathname !== "/api/v1/me" && !common) told.push(`${request.method()} ${pathname}`);
    });
    await open(page, "/sources");
    assert.equal(await page.locator("main a.row-link").count(), 0);
    await page.getByRole("button", { name: start[language] }).click();
    await page.getByRole("button", { name: leave[language] }).waitFor();
    await settled(page);
    told.length = 0;

    await t.test("fills every screen and asks the node nothing", async () => {
      for (const room of await roomsOf(page)) {
        if (room.name === "welcome") continue;
        for (const address of [room.address, ...(views[room.name] ?? []).map((view) => `${room.address}?view=${view}`)]) {
          await open(page, address);
          assert.equal(await page.locator("main .note-bad").count(), 0, `${address} fails`);
          assert.equal(await page.getByRole("button", { name: start[language] }).count(), 0, `${address} offers the sample again`);
        }
      }
      assert.deepEqual(told, []);
      assert.deepEqual(seen.bad, []);
    });

    await t.test("opens what its lists name", async () => {
      for (const address of ["/secrets", "/alerts", "/cases", "/people?back=365"]) {
        await open(page, address);
        const links = page.locator("main a.row-link");
        assert.ok((await links.count()) > 0, `${address} is empty`);
        await open(page, await links.first().getAttribute("href"));
        assert.equal(await page.locator("main .note-bad").count(), 0, `the first of ${address} fails`);
      }
      const found = await axe(page);
      assert.equal(found.length, 0, say(found));
    });

    await t.test("keeps nothing", async () => {
      const answer = await page.evaluate(() => sessionStorage.getItem("sekimori.sample"));
      assert.equal(answer, "shown");
      await open(page, "/alerts");
      await page.locator("main a.row-link").last().click(); // the first is part of a case already
      await settled(page);
      await page.getByRole("button", { name: language === "ja" ? "事案にする" : "Make a case" }).first().click();
      const dialog = page.locator("dialog[open]");
      await dialog.waitFor();
      await dialog.locator("textarea, input[type=text]").last().fill("to be looked into");
      await dialog.locator("button.button-main").click();
      await dialog.getByText(language === "ja" ? "何も記録しませんでした" : "Nothing was recorded").waitFor();
      assert.deepEqual(told, []);
    });

    await t.test("is put away in one act", async () => {
      await page.keyboard.press("Escape");
      await open(page, "/sources");
      await page.getByRole("button", { name: leave[language] }).click();
      await page.getByRole("button", { name: start[language] }).waitFor();
      assert.equal(await page.locator("main a.row-link").count(), 0);
    });
    await place.close();
  });
