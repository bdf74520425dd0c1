// axe-core finds nothing on any screen and any of its views, in both languages and both colours, whether it is full, empty or failing. On
// the way: no exception, no refused request, nothing from elsewhere, and no violation of the content policy.
//
// A screen is loaded once for each language and state; its colours change in place, and only what colours decide is then looked at again.
// With --turns every screen and view is looked at once when full, and once more empty or failing, the languages taking turns: a third of
// the time. Further arguments name the screens to look at.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { answerEmpty, answerProblem, axe, context, languages, launch, open, roomsOf, say, settled, views, watch } from "./harness.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const states = { full: async () => {}, empty: answerEmpty, error: answerProblem };
const only = process.argv.slice(2).filter((one) => !one.startsWith("--"));
const turns = process.argv.includes("--turns");

// Whether this look is left out when languages and states take turns; `row` counts the screens.
function passedOver(row, language, state) {
  if (!turns) return false;
  const inTurn = languages.indexOf(language) === row % languages.length;
  if (state === "full") return !inTurn;
  return inTurn || (state === "empty") !== (row % 4 < 2);
}

for (const [language, who, least] of languages.flatMap((one) => [[one, "main", 10], [one, "operator", 3], [one, "contact", 2]]))
  test(`every screen is accessible in ${language} to ${who}`, async (t) => {
    const place = await context(browser, { language, who, theme: "system", colorScheme: "light" });
    const first = await place.newPage();
    const rooms = await roomsOf(first);
    await first.close();
    assert.ok(rooms.length >= least, `the rail names ${rooms.length} screens`);
    for (const [state, prepare] of Object.entries(states)) {
      const page = await place.newPage();
      const seen = watch(page, { allow: [/status of (404|503)/] });
      await prepare(page);
      for (const [row, room] of rooms.entries()) {
        if ((only.length > 0 && !only.includes(room.name)) || passedOver(row, language, state)) continue;
        // Views differ where there is something to show; empty and failing they are made of the same parts.
        for (const address of [room.address, ...(state === "full" ? (views[room.name] ?? []).map((view) => `${room.address}?view=${view}`) : [])])
          await t.test(`${address}, ${state}`, async () => {
            seen.bad.length = 0;
            await page.emulateMedia({ colorScheme: "light" });
            await open(page, address);
            const light = await axe(page);
            assert.equal(light.length, 0, say(light));
            await page.emulateMedia({ colorScheme: "dark" });
            await settled(page);
            const dark = await axe(page, ["color-contrast", "link-in-text-block"]);
            assert.equal(dark.length, 0, say(dark));
            assert.deepEqual(seen.bad, []);
          });
      }
      await page.close();
    }
    await place.close();
  });
