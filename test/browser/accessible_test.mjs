// axe-core finds nothing on any screen, in both languages and both colours, whether it is full, empty or failing. On the way: no
// exception, no refused request, nothing from elsewhere, and no violation of the content policy.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answerEmpty, answerProblem, axe, context, languages, launch, open, roomsOf, say, themes, watch } from "./harness.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const states = {
  full: async () => {},
  empty: answerEmpty,
  error: answerProblem,
};

for (const language of languages)
  for (const theme of themes)
    test(`every screen is accessible in ${language}, ${theme}`, async (t) => {
      const place = await context(browser, { language, theme });
      const first = await place.newPage();
      const rooms = await roomsOf(first);
      await first.close();
      assert.ok(rooms.length >= 3, `the rail names ${rooms.length} screens`);
      for (const screen of rooms)
        for (const [state, prepare] of Object.entries(states))
          await t.test(`${screen.name}, ${state}`, async () => {
            const page = await place.newPage();
            const seen = watch(page, { allow: [/status of (404|503)/] });
            await prepare(page);
            await open(page, screen.address);
            const violations = await axe(page);
            assert.equal(violations.length, 0, say(violations));
            assert.deepEqual(seen.bad, []);
            await page.close();
          });
      await place.close();
    });
