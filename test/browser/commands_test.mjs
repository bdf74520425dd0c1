// "The same as a command": every command a screen offers is one that the program knows, with flags that its help names.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { answerEmpty, context, launch, open, roomsOf, views } from "./harness.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const help = new Map();
function helpOf(words) {
  const key = words.join(" ");
  if (!help.has(key)) {
    try {
      help.set(key, execFileSync(process.env.SEKIMORI_BINARY, [...words, "--help", "--lang", "en"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    } catch {
      help.set(key, "");
    }
  }
  return help.get(key);
}

// The longest beginning that is a verb by itself: its usage line names it, not "VERB".
function wrongIn(line) {
  const words = line.match(/'[^']*'|\S+/g).slice(1);
  const plain = words.findIndex((word) => !/^[a-z-]+$/.test(word) || word.startsWith("-"));
  for (let n = plain < 0 ? words.length : plain; n > 0; --n) {
    const verb = words.slice(0, n);
    const told = helpOf(verb);
    if (!told.includes(`Usage: sekimori ${verb.join(" ")} `)) continue;
    const flags = words.slice(n).filter((word) => /^--?[a-z]/.test(word));
    return flags.filter((flag) => !told.includes(flag)).map((flag) => `${line}: ${flag}`);
  }
  return [`${line}: no such verb`];
}

for (const [who, least] of [["main", 20], ["operator", 9]])
  test(`every command on every screen of ${who} is one of the program`, async () => {
    const place = await context(browser, { language: "en", who });
    const page = await place.newPage();
    const rooms = await roomsOf(page);
    const addresses = rooms.flatMap(({ name, address }) => [address, ...(views[name] ?? []).map((view) => `${address}?view=${view}`)]);
    const lines = new Set();
    const collect = async () => {
      for (const line of await page.locator(".copy-line code").allTextContents()) if (line.startsWith("sekimori ")) lines.add(line);
    };
    for (const address of addresses) {
      await open(page, address);
      await collect();
      const first = page.locator("main a.row-link").first();
      if (!address.includes("?") && (await first.count())) {
        await open(page, await first.getAttribute("href"));
        await collect();
      }
    }
    await answerEmpty(page);
    for (const { address } of rooms) {
      await open(page, address);
      await collect();
    }
    assert.ok(lines.size >= least, `${lines.size} commands found`);
    assert.deepEqual([...lines].flatMap(wrongIn), []);
    console.log(`# ${lines.size} commands`);
    await place.close();
  });
