// Makes src/api/schema.d.ts from api.json, the description the binary serves at /api/openapi.json.
//
//   node scripts/types.mjs            writes the types
//   node scripts/types.mjs --check    ends with 1 when the committed types are not those of api.json
import { readFileSync, writeFileSync } from "node:fs";
import openapi, { astToString } from "openapi-typescript";

const snapshot = new URL("../api.json", import.meta.url);
const target = new URL("../src/api/schema.d.ts", import.meta.url);
// What a route wants of a role, so that a screen cannot ask for a permission that no route knows.
const described = JSON.parse(readFileSync(snapshot, "utf8"));
const permissions = Object.values(described.paths)
  .flatMap((item) => Object.values(item).map((operation) => operation["x-sekimori-permission"]))
  .filter(Boolean);
const union = [...new Set(permissions)].sort().map((name) => `  | ${JSON.stringify(name)}`);
const made = `// Made by scripts/types.mjs from api.json; do not edit.\n${astToString(await openapi(snapshot))}export type Permission =\n${union.join("\n")};\n`;
if (!process.argv.includes("--check")) {
  writeFileSync(target, made);
} else if (readFileSync(target, "utf8") !== made) {
  console.error("ui/src/api/schema.d.ts is not what ui/api.json describes; run 'npm run types'");
  process.exit(1);
}
