// The keys of the shell. Two-step keys ("g" then "a") as in mail programs; nothing happens while one writes.
import { signal } from "@preact/signals";
import { go } from "./router";

export const paletteOpen = signal(false);
export const keySheetOpen = signal(false);

const rooms: Record<string, string> = { h: "/", a: "/alerts", s: "/secrets", p: "/people", c: "/cases", e: "/activity" };
let leader = 0;

function writing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

export function startKeys(): void {
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      paletteOpen.value = true;
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target) || event.defaultPrevented) return;
    if (event.key === "?") {
      event.preventDefault();
      keySheetOpen.value = true;
    } else if (event.key === "/") {
      const field = document.querySelector<HTMLInputElement>("[data-filter]");
      if (!field) return;
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "g") {
      leader = Date.now();
    } else if (Date.now() - leader < 1500 && event.key in rooms) {
      event.preventDefault();
      leader = 0;
      go(rooms[event.key] ?? "/");
    }
  });
}
