// What one person prefers on this machine (theme, density) and what is being written (drafts). Never what a screen shows: that is the address.
import { effect, type Signal, signal } from "@preact/signals";

export function preference<T extends string>(name: string, allowed: readonly T[], fallback: T): Signal<T> {
  const key = `sekimori.${name}`;
  const kept = window.localStorage.getItem(key) as T | null;
  const value = signal<T>(kept && allowed.includes(kept) ? kept : fallback);
  effect(() => window.localStorage.setItem(key, value.value));
  return value;
}

// A draft outlives a closed sheet and a reloaded page, and ends with the tab or when it is sent.
export function draft<T extends object>(name: string, empty: T): { value: Signal<T>; clear: () => void } {
  const key = `sekimori.draft.${name}`;
  let start = empty;
  try {
    start = { ...empty, ...(JSON.parse(window.sessionStorage.getItem(key) ?? "{}") as Partial<T>) };
  } catch {
    window.sessionStorage.removeItem(key);
  }
  const value = signal<T>(start);
  effect(() => {
    if (value.value === empty) window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, JSON.stringify(value.value));
  });
  return {
    value,
    clear: () => {
      value.value = empty;
    },
  };
}
