// One page, hashed files, nothing inline: the server sends it under a policy that allows scripts and styles from itself alone.
import { defineConfig, type Plugin } from "vite";

// The shell in the page waits for src/boot.ts alone, which is small; the client that boot asks for after the first paint is fetched
// meanwhile.
const firstPaint: Plugin = {
  name: "first-paint",
  transformIndexHtml: {
    order: "post",
    handler(html, { bundle }) {
      const client = Object.values(bundle ?? {}).find(
        (one) => one.type === "chunk" && one.moduleIds.some((id) => id.endsWith("/src/main.tsx")),
      );
      if (!client) return html;
      return {
        html: html.replace('<script type="module"', '<script type="module" blocking="render"'),
        tags: [
          { tag: "link", attrs: { rel: "modulepreload", crossorigin: true, href: `/${client.fileName}` }, injectTo: "head" },
        ],
      };
    },
  },
};

export default defineConfig({
  base: "/",
  plugins: [firstPaint],
  esbuild: { jsx: "automatic", jsxImportSource: "preact", legalComments: "none" },
  build: {
    target: "es2022",
    outDir: "dist",
    assetsDir: "assets",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: "manifest.json",
    reportCompressedSize: false,
  },
  server: { proxy: { "/api": "http://127.0.0.1:8740" } },
});
