// A page that somebody else wrote, byte for byte, in a frame where nothing can act: no script, no form, no window, no address to go to.
//
//   <InertPage html={edition.ja.html} title={say.page} />
//
// The frame keeps our origin for one reason: without it its height is not told, and what scrolls inside a frame is out of reach of the
// keyboard. So it is as high as its page, and the block around it scrolls. Our pages let no text become markup (trusted types); this is the
// one place where it may.
import { useEffect, useRef } from "preact/hooks";

interface Policies {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): { createHTML: (html: string) => string };
}
const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
const inert = policies?.createPolicy("inert-page", { createHTML: (html) => html });
const rights = "allow-same-origin";

export function InertPage({ html, title }: { html: string; title: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    if (!frame.current) return;
    // Before the words come in: rights are taken from what is loaded afterwards.
    frame.current.setAttribute("sandbox", rights);
    frame.current.srcdoc = inert ? inert.createHTML(html) : html;
  }, [html]);
  const fit = (event: { currentTarget: HTMLIFrameElement }) => {
    const page = event.currentTarget.contentDocument?.documentElement;
    if (page) event.currentTarget.style.blockSize = `${page.scrollHeight}px`;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reached by keyboard
    <section class="inert-page" tabIndex={0} aria-label={title}>
      <iframe ref={frame} sandbox={rights} title={title} tabIndex={-1} onLoad={fit} />
    </section>
  );
}
