// One polite line for what has happened, and a live region that readers hear. Errors stay where they belong: in their panel or field.
import { signal } from "@preact/signals";

interface Line {
  id: number;
  text: string;
  kind: "done" | "failed";
}

const lines = signal<Line[]>([]);
const spoken = signal("");
let counter = 0;

export function say(text: string, kind: "done" | "failed" = "done"): void {
  const id = ++counter;
  lines.value = [...lines.value.slice(-2), { id, text, kind }];
  announce(text);
  window.setTimeout(() => {
    lines.value = lines.value.filter((one) => one.id !== id);
  }, 6000);
}

// Heard, not seen: a screen arrived, rows were added.
export function announce(text: string): void {
  spoken.value = "";
  window.setTimeout(() => {
    spoken.value = text;
  }, 50);
}

export function Toasts() {
  return (
    <>
      <div class="toasts" aria-hidden="true">
        {lines.value.map((line) => (
          <p key={line.id} class={`toast toast-${line.kind}`}>
            {line.text}
          </p>
        ))}
      </div>
      <div class="heard" role="status" aria-live="polite">
        {spoken.value}
      </div>
    </>
  );
}
