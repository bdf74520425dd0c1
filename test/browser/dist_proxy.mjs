// While working on the client: the built ui/dist in front of a running node, so that the program need not be built again. Headers of pages
// and assets are those the program itself sends; everything else goes on to the node with the browser's own Host.
//
//   node dist_proxy.mjs DIST http://127.0.0.1:PORT [LISTEN_PORT]      prints its address
import { createReadStream, existsSync, readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";

const [dist, node, port = "0"] = process.argv.slice(2);
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml" };
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'";
// What the program answers by itself; every other address without a dot is a room of the client.
const plain = /^\/(api|log-in|log-out|setup|plain|partner\/|account\/|report$|verify-bag$|healthz|readyz|metrics|openapi\.json|taxii2\/|feeds\/|invitation\/)/;

const server = http.createServer((request, response) => {
  const address = new URL(request.url, "http://x").pathname;
  const name = path.posix.normalize(address);
  const file = existsSync(path.join(dist, name)) && path.extname(name) ? name : "/index.html";
  const room = file !== "/index.html" || !path.extname(name);
  if (request.method !== "GET" || plain.test(address) || !room) return onward(request, response);
  const accepted = request.headers["accept-encoding"] ?? "";
  const [suffix, encoding] = accepted.includes("br") ? [".br", "br"] : accepted.includes("gzip") ? [".gz", "gzip"] : ["", ""];
  response.writeHead(200, {
    "Content-Type": types[path.extname(file)] ?? "application/octet-stream",
    "Content-Length": readFileSync(path.join(dist, file + suffix)).length,
    ...(encoding ? { "Content-Encoding": encoding } : {}),
    Vary: "Accept-Encoding",
    "Cache-Control": file.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
    "Content-Security-Policy": policy,
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
  });
  createReadStream(path.join(dist, file + suffix)).pipe(response);
});

const agent = new http.Agent({ keepAlive: false });
function onward(request, response) {
  const to = http.request(new URL(request.url, node), { method: request.method, headers: request.headers, agent }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  to.on("error", () => response.destroy());
  response.on("close", () => to.destroy());
  request.pipe(to);
}

server.listen(Number(port), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
