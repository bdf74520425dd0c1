// One event stream per browser: HTTP/1.1 gives a host about six connections, and every tab with its own would use them up.
// The tab that holds the lock listens to /api/v1/stream and passes on what comes; when it closes, another takes over.
//
//   const end = onLive("alert", (change) => alerts.again());
export interface LiveChange {
  kind: string; // "alert", "case", "source", "job" …
  id?: string;
  action?: string; // "alert.create", "source.events"
}

// "reset": something was missed; everybody reads anew.
const kinds = [
  "alert",
  "case",
  "exhibit",
  "hold",
  "source",
  "secret",
  "finding",
  "agreement",
  "reveal",
  "hub_report",
  "share",
  "warning",
  "desk_question",
  "job",
  "reset",
];

type Listener = (change: LiveChange) => void;
const listeners = new Map<string, Set<Listener>>();
const channel = "BroadcastChannel" in window ? new BroadcastChannel("sekimori.live") : undefined;
let lastId = "";

function deliver(change: LiveChange): void {
  if (change.kind === "reset") {
    for (const [kind, set] of listeners) for (const listener of set) listener({ kind });
    return;
  }
  for (const kind of [change.kind, "*"]) for (const listener of listeners.get(kind) ?? []) listener(change);
}

export function onLive(kind: string, listener: Listener): () => void {
  const set = listeners.get(kind) ?? new Set<Listener>();
  listeners.set(kind, set);
  set.add(listener);
  return () => set.delete(listener);
}

function listen(): Promise<void> {
  return new Promise((done) => {
    const source = new EventSource(`/api/v1/stream${lastId ? `?last_event_id=${encodeURIComponent(lastId)}` : ""}`);
    const pass = (event: MessageEvent<string>) => {
      lastId = event.lastEventId || lastId;
      try {
        const change = { ...(JSON.parse(event.data) as object), kind: event.type } as LiveChange;
        deliver(change);
        channel?.postMessage({ change, lastId });
      } catch {
        // A line we cannot read is not worth a stopped stream.
      }
    };
    source.onmessage = pass;
    for (const kind of kinds) source.addEventListener(kind, pass);
    source.onerror = () => {
      // The browser comes back by itself unless the server said no.
      if (source.readyState === EventSource.CLOSED) done();
    };
    window.addEventListener("pagehide", () => source.close(), { once: true });
  });
}

export function startLive(): void {
  channel?.addEventListener("message", (event: MessageEvent<{ change: LiveChange; lastId: string }>) => {
    lastId = event.data.lastId || lastId;
    deliver(event.data.change);
  });
  const hold = async () => {
    await listen();
    // Refused or ended: not again before a while.
    await new Promise((later) => window.setTimeout(later, 30_000));
  };
  const forever = async () => {
    for (;;) {
      if (navigator.locks) await navigator.locks.request("sekimori.live", hold);
      else await hold();
    }
  };
  // After the first screen stands, so that it does not hold back what people wait for.
  window.setTimeout(() => void forever(), 1500);
}
