// What the client was typed by is what the program serves: ui/api.json against /api/openapi.json, and the types against ui/api.json.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { base } from "./harness.mjs";

const ui = new URL("../../ui/", import.meta.url);

test("ui/api.json is what the program describes", async () => {
  const served = await (await fetch(`${base}/api/openapi.json`)).json();
  const kept = JSON.parse(readFileSync(new URL("api.json", ui), "utf8"));
  const parts = (described) => ({ ...described.paths, ...described.components.schemas });
  const [now, then] = [parts(served), parts(kept)];
  const changed = [...new Set([...Object.keys(now), ...Object.keys(then)])].filter((name) => JSON.stringify(now[name]) !== JSON.stringify(then[name]));
  assert.deepEqual(changed, [], "take the snapshot anew: node ui/scripts/snapshot.mjs ADDRESS && npm --prefix ui run types");
});

test("the types are those of ui/api.json", { skip: !existsSync(new URL("node_modules/openapi-typescript", ui)) }, () => {
  execFileSync(process.execPath, [new URL("scripts/types.mjs", ui).pathname, "--check"], { stdio: "inherit" });
});
