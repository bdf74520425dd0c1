// A page that somebody else wrote, byte for byte, in a frame without any right: no script, no form, no origin, no address.
//
//   <InertPage html={edition.ja.html} title={say.page} />
//
// Our pages let no text become markup (trusted types); this is the one place where it may, because nothing in the frame can act.
import { useEffect, useRef } from "preact/hooks";

interface Policies {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): { createHTML: (html: string) => string };
}
const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
const inert = policies?.createPolicy("inert-page", { createHTML: (html) => html });

export function InertPage({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (!frame.current) return;
    // Before the words come in: rights are taken from what is loaded afterwards.
    frame.current.setAttribute("sandbox", "");
    frame.current.srcdoc = inert ? inert.createHTML(html) : html;
  }, [html]);
  return <iframe ref={frame} class="inert-page" sandbox="" title={title} />;
}
