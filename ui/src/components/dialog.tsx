// What asks for an answer (Dialog) and what stands beside the list it belongs to (SideSheet). Both are the browser's own dialog: focus
// stays inside, Esc closes, and the focus goes back to where it came from.
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

export function Dialog({ title, onClose, children, actions, kind = "dialog", hideTitle }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Before the frame is painted: opening makes all the rest of the page inert, which is dear enough once.
  useLayoutEffect(() => {
    const element = box.current;
    const before = document.activeElement;
    if (element && !element.open) element.showModal();
    return () => {
      element?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      class={`box box-${kind}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === box.current) onClose();
      }}
      onKeyDown={(event) => event.stopPropagation()}
    >
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
  );
}

// Add or read in place: the list stays where it was. Keep what is being written with state/remember's draft().
export function SideSheet(props: Omit<Props, "kind">) {
  return <Dialog {...props} kind="sheet" />;
}
