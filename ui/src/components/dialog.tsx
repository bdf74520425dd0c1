// What asks for an answer (Dialog) and what stands beside the list it belongs to (SideSheet): focus stays inside, Esc or a press beside
// it closes, and the focus goes back to where it came from.
//
// The browser's own showModal() makes the rest of the page inert and computes the style of all of it anew, at opening and at closing: with
// a long table behind, longer than a person waits for a key. So the dialog is shown without it, and the few rules of a modal one are kept here.
import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../i18n";
import { Icon } from "./icon";

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  actions?: ComponentChildren;
  kind?: "dialog" | "sheet" | "palette";
  hideTitle?: boolean;
}

// The open ones, the last on top: it alone has the keys and the focus.
const open: { box: HTMLDialogElement; close: () => void }[] = [];
const reachable =
  "a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), summary, [tabindex]:not([tabindex='-1'])";

function within(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>(reachable)].filter((one) => one.getClientRects().length > 0);
}

function take(event: KeyboardEvent): void {
  const top = open.at(-1);
  event.stopImmediatePropagation(); // the keys of the page behind it do nothing
  if (!top || event.isComposing || event.defaultPrevented) return;
  if (event.key === "Escape") {
    event.preventDefault();
    top.close();
  } else if (event.key === "Tab") {
    const stops = within(top.box);
    const at = document.activeElement;
    const last = event.shiftKey ? stops[0] : stops.at(-1);
    if (stops.length > 0 && at !== last && at !== top.box && top.box.contains(at)) return;
    event.preventDefault();
    (event.shiftKey ? stops.at(-1) : stops[0])?.focus();
  }
}

// Where nothing has the focus, because what had it is gone.
document.addEventListener("keydown", (event) => {
  if (open.length > 0) take(event);
});
document.addEventListener("focusin", (event) => {
  const top = open.at(-1);
  if (top && event.target instanceof Node && !top.box.contains(event.target)) top.box.focus();
});

export function Dialog({ title, onClose, children, actions, kind = "dialog", hideTitle }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const close = useRef(onClose);
  close.current = onClose;
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const before = document.activeElement;
    const entry = { box: element, close: () => close.current() };
    open.push(entry);
    element.show(); // gives the focus to the first that can have it
    return () => {
      open.splice(open.indexOf(entry), 1);
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: Esc does the same */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press beside the dialog */}
      <div class="veil" onClick={onClose} />
      <dialog ref={box} class={`box box-${kind}`} tabIndex={-1} aria-modal="true" aria-labelledby={heading} onKeyDown={take}>
        <div class="box-inside">
          <header class={hideTitle ? "heard" : "box-head"}>
            <h2 id={heading}>{title}</h2>
            {!hideTitle && (
              <button type="button" class="button button-quiet button-icon" aria-label={t().form.close} onClick={onClose}>
                <Icon name="close" />
              </button>
            )}
          </header>
          <div class="box-body">{children}</div>
          {actions && <footer class="box-foot">{actions}</footer>}
        </div>
      </dialog>
    </>
  );
}

// Add or read in place: the list stays where it was. Keep what is being written with state/remember's draft().
export function SideSheet(props: Omit<Props, "kind">) {
  return <Dialog {...props} kind="sheet" />;
}
