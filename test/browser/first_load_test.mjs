// The first load of shell and Home: bytes and requests as they pass the wire, nothing from elsewhere; the whole client's size.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { base, context, launch, settled, watch } from "./harness.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

// Of the client itself: page, scripts, styles, pictures. What it then asks of the interface is data and counted apart.
async function load(page, address) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const of = new Map();
  session.on("Network.responseReceived", ({ requestId, response }) => of.set(requestId, { url: response.url, bytes: 0, encoding: response.headers["Content-Encoding"] ?? response.headers["content-encoding"] }));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const one = of.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  await page.goto(address);
  await settled(page);
  await page.waitForTimeout(300);
  const all = [...of.values()];
  return { client: all.filter((one) => !one.url.includes("/api/")), data: all.filter((one) => one.url.includes("/api/")) };
}

test("first load is at most 90 KB in at most 8 requests, all from the node itself", async () => {
  const place = await context(browser);
  const page = await place.newPage();
  const seen = watch(page);
  const { client, data } = await load(page, "/");
  const bytes = client.reduce((sum, one) => sum + one.bytes, 0);
  console.log(`# first load: ${client.length} requests, ${bytes} bytes; data: ${data.length} requests, ${data.reduce((s, o) => s + o.bytes, 0)} bytes`);
  for (const one of client) console.log(`#   ${one.bytes} ${one.encoding ?? "-"} ${new URL(one.url).pathname}`);
  assert.ok(bytes <= 90_000, `${bytes} bytes`);
  assert.ok(client.length <= 8, `${client.length} requests`);
  assert.ok(client.every((one) => new URL(one.url).origin === base));
  assert.deepEqual(seen.bad, []);
  await place.close();
});

test("assets carry a hash, are compressed and kept for ever; the page itself is asked for anew", async () => {
  const place = await context(browser);
  const page = await place.newPage();
  const answers = [];
  page.on("response", (response) => answers.push(response));
  await page.goto("/");
  await settled(page);
  const assets = answers.filter((one) => new URL(one.url()).pathname.startsWith("/assets/"));
  assert.ok(assets.length > 0);
  for (const one of assets) {
    assert.match((await one.allHeaders())["cache-control"] ?? "", /immutable/, one.url());
    if (/\.(js|css)$/.test(one.url())) assert.match((await one.allHeaders())["content-encoding"] ?? "", /br|gzip/, one.url());
  }
  const html = answers.find((one) => new URL(one.url()).pathname === "/");
  const headers = await html.allHeaders();
  assert.doesNotMatch(headers["cache-control"] ?? "", /immutable/);
  assert.match(headers["content-security-policy"] ?? "", /default-src 'self'|default-src 'none'/);
  assert.doesNotMatch(headers["content-security-policy"] ?? "", /unsafe-inline|unsafe-eval|\*/);
  await place.close();
});
