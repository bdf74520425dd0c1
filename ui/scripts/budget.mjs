// What the browser has to load, compressed, against what we allow. Prints the figures; ends with 1 when one is above.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const dist = new URL("../dist/", import.meta.url).pathname;
const manifestPath = new URL("../dist.manifest.json", import.meta.url);
if (!existsSync(manifestPath)) {
  console.error("ui: nothing is built; run 'npm run build' first");
  process.exit(2);
}
const manifest = JSON.parse(readFileSync(manifestPath, "utf8"));
const limits = { firstLoad: 90_000, files: 4, whole: 520_000 };

const brotli = (file) => statSync(join(dist, `${file}.br`)).size;

// Everything the entry needs before Home stands on the screen: its static imports, styles and page (which carries the icon).
const first = new Set(["index.html"]);
function take(key) {
  const chunk = manifest[key];
  if (!chunk || first.has(chunk.file)) return;
  first.add(chunk.file);
  for (const style of chunk.css ?? []) first.add(style);
  for (const other of chunk.imports ?? []) take(other);
}
take("index.html");
for (const client of manifest["index.html"]?.dynamicImports ?? []) take(client); // what boot asks for after the first paint

let whole = 0;
const sizes = [];
(function walk(folder, prefix) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) walk(path, `${prefix}${name}/`);
    else if (!/\.(br|gz)$/.test(name)) {
      const size = brotli(prefix + name);
      whole += size;
      sizes.push([size, prefix + name]);
    }
  }
})(dist, "");
sizes.sort((a, b) => b[0] - a[0]);
for (const [size, name] of sizes) console.log(`${String(size).padStart(8)}  ${first.has(name) ? "first" : "     "}  ${name}`);

let firstLoad = 0;
for (const file of first) firstLoad += brotli(file);
// Files from elsewhere would show as an absolute address of another host in the built page or its styles.
const foreign = [];
for (const [, name] of sizes) {
  if (!/\.(html|css)$/.test(name)) continue;
  for (const found of readFileSync(join(dist, name), "utf8").matchAll(
    /(?:src|href)="(?:https?:)?\/\/|url\((?:"|')?(?:https?:)?\/\//g,
  ))
    foreign.push(`${name}: ${found[0]}`);
}
const page = readFileSync(join(dist, "index.html"), "utf8");
const inline = /<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=/.test(page);

const results = [
  [`first load ${firstLoad} bytes in brotli, at most ${limits.firstLoad}`, firstLoad <= limits.firstLoad],
  [
    `first load ${first.size} files, at most ${limits.files}; with /api/v1/me and the three calls of Home that is 8 requests`,
    first.size <= limits.files,
  ],
  [`whole client ${whole} bytes in brotli, at most ${limits.whole}`, whole <= limits.whole],
  [`nothing from elsewhere ${foreign.join(", ")}`, foreign.length === 0],
  ["no inline script, style or handler in the page", !inline],
];
for (const [text, ok] of results) console.log(`${ok ? "ok  " : "FAIL"}  ${text}`);
process.exit(results.every(([, ok]) => ok) ? 0 : 1);
