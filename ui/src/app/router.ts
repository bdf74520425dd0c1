// Where one is stands in the address and nowhere else: path and query. Back brings back filter, selection and scroll.
//
//   place.value.path                     "/alerts/0f3a…"
//   query("level")                       "level_top" or ""
//   go("/alerts?state=new")              a new entry of the history
//   setQuery({ state: "new", q: null })  changes some keys, keeps the others; "replace" while one types
//
// A key that a screen does not know is ignored, so that an old or foreign address never locks a page.
import { computed, signal } from "@preact/signals";
import { afterPaint } from "../state/after_paint";

export interface Place {
  path: string;
  query: URLSearchParams;
}

export type Change = Record<string, string | readonly string[] | null | undefined>;

function read(): Place {
  return { path: window.location.pathname, query: new URLSearchParams(window.location.search) };
}

export const place = signal<Place>(read());
// A broken escape in an address from elsewhere names nothing; it must not end the program.
function unescaped(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

const segments = computed(() => place.value.path.split("/").filter(Boolean).map(unescaped));
export const room = computed(() => segments.value[0] ?? "");
// What stands after the room: the object that is open.
export const objectId = computed(() => segments.value[1] ?? "");

export function query(name: string): string {
  return place.value.query.get(name) ?? "";
}

export function queryAll(name: string): string[] {
  return place.value.query.getAll(name).filter(Boolean);
}

export function addressWith(change: Change, path = place.value.path, from = place.value.query): string {
  const next = new URLSearchParams(from);
  for (const [name, value] of Object.entries(change)) {
    next.delete(name);
    if (value === null || value === undefined || value === "") continue;
    for (const one of typeof value === "string" ? [value] : value) next.append(name, one);
  }
  const text = next.toString();
  return text ? `${path}?${text}` : path;
}

export function setQuery(change: Change, how: "push" | "replace" = "push"): void {
  // What was pressed a moment ago stands in the address already, though it may not be drawn yet.
  const { path, query: from } = read();
  go(addressWith(change, path, from), how);
}

// The same list with another object open, or none: filters stay.
export function addressOf(roomName: string, id?: string): string {
  const path = id ? `/${roomName}/${encodeURIComponent(id)}` : `/${roomName}`;
  return roomName === room.value ? addressWith({}, path) : path;
}

export function go(address: string, how: "push" | "replace" = "push"): void {
  const same = address === window.location.pathname + window.location.search;
  if (same) return;
  if (how === "replace") {
    window.history.replaceState(window.history.state, "", address);
  } else {
    window.history.replaceState({ scroll: window.scrollY }, "");
    window.history.pushState({ scroll: 0 }, "", address);
  }
  follow();
}

// The address is new at once; what it shows is drawn after the frame in which the press is seen.
let cancel: (() => void) | undefined;
function follow(): void {
  document.body.dataset.drawing = "";
  cancel?.();
  cancel = afterPaint(() => {
    cancel = undefined;
    const roomBefore = room.value;
    place.value = read();
    if (room.value !== roomBefore) {
      window.scrollTo(0, 0);
      arrived.value++;
    }
    delete document.body.dataset.drawing;
  });
}

// Counts changes of the room; the shell moves the focus to the heading and says where one is.
export const arrived = signal(0);

export function startRouter(): void {
  window.history.scrollRestoration = "manual";
  window.addEventListener("popstate", (event) => {
    cancel?.();
    cancel = undefined;
    delete document.body.dataset.drawing;
    const roomBefore = room.value;
    place.value = read();
    if (room.value !== roomBefore) arrived.value++;
    const scroll = Number((event.state as { scroll?: number } | null)?.scroll ?? 0);
    // The rows have to stand before one can scroll to them.
    let tries = 0;
    const restore = () => {
      window.scrollTo(0, scroll);
      if (Math.abs(window.scrollY - scroll) > 2 && tries++ < 20) window.setTimeout(restore, 50);
    };
    window.requestAnimationFrame(restore);
  });
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest?.("a[href]");
    if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download")) return;
    if (link.origin !== window.location.origin || link.dataset.plain !== undefined) return;
    if (link.hash && link.pathname === window.location.pathname) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}
