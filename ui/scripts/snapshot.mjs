// Takes api.json anew from a running node:  node scripts/snapshot.mjs http://127.0.0.1:8740
import { writeFileSync } from "node:fs";

const answer = await fetch(new URL("/api/openapi.json", process.argv[2] ?? "http://127.0.0.1:8740"));
if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}`);
writeFileSync(new URL("../api.json", import.meta.url), `${JSON.stringify(await answer.json(), null, 1)}\n`);
