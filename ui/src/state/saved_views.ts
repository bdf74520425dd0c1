// Views of a screen under a name: each is an address, kept in this browser.
import { type Signal, signal } from "@preact/signals";

export interface SavedView {
  name: string;
  address: string;
}

export function savedViews(screen: string): {
  views: Signal<SavedView[]>;
  save: (view: SavedView) => void;
  forget: (name: string) => void;
} {
  const key = `sekimori.views.${screen}`;
  let kept: SavedView[] = [];
  try {
    kept = JSON.parse(window.localStorage.getItem(key) ?? "[]") as SavedView[];
  } catch {
    window.localStorage.removeItem(key);
  }
  // An address is only ever one of our own screens.
  const views = signal(kept.filter((one) => typeof one.name === "string" && one.address?.startsWith(`/${screen}`)));
  const put = (next: SavedView[]) => {
    views.value = next;
    window.localStorage.setItem(key, JSON.stringify(next));
  };
  return {
    views,
    save: (view) => put([...views.value.filter((one) => one.name !== view.name), view]),
    forget: (name) => put(views.value.filter((one) => one.name !== name)),
  };
}
