// Words people read stand in ja.ts and en.ts alone. Refuses a Japanese character in any other source file, and a string with a
// capital letter and a space between tags or in a label of a component.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

const root = new URL("../src/", import.meta.url).pathname;
const found = [];
(function walk(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) walk(path);
    else if (/\.tsx?$/.test(name) && !/^(ja|en)\.ts$|\.d\.ts$/.test(name)) look(path);
  }
})(root);

function look(path) {
  readFileSync(path, "utf8")
    .split("\n")
    .forEach((line, index) => {
      const code = line.replace(/\/\/.*$/, "");
      const where = `${relative(root, path)}:${index + 1}`;
      if (/[\u3040-\u30ff\u3400-\u9fff]/.test(code)) found.push(`${where}: Japanese outside ja.ts`);
      if (path.endsWith(".tsx") && />\s*[A-Z][a-z]+ [a-z]+[^<{]*</.test(code)) found.push(`${where}: a sentence between tags`);
      if (path.endsWith(".tsx") && /\b(?:title|label|aria-label|placeholder|alt)="[A-Z]?[a-z]+ [^"]*"/.test(code))
        found.push(`${where}: a sentence in a label`);
    });
}
for (const line of found) console.error(line);
process.exit(found.length ? 1 : 0);
