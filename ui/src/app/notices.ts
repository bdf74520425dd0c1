// What came in while one looked elsewhere. Filled by the live stream; kept for this tab only.
import { signal } from "@preact/signals";
import { onLive } from "../api/live";

export interface Notice {
  id: string;
  kind: "alert" | "desk_question";
  address: string;
  at: string;
}

export const notices = signal<Notice[]>([]);
export const runningJobs = signal(0);

function tell(id: string, kind: Notice["kind"], address: string): void {
  const notice = { id, kind, address, at: new Date().toISOString() };
  notices.value = [notice, ...notices.value.filter((one) => one.id !== id)].slice(0, 20);
}

export function startNotices(): void {
  onLive("alert", (change) => {
    if (change.id && change.action?.endsWith("create")) tell(change.id, "alert", `/alerts/${change.id}`);
  });
  // A desk of another house has said something, or how far it is.
  onLive("desk_question", (change) => {
    if (change.id && change.action === "desk_question.follow") tell(change.id, "desk_question", "/questions");
  });
  const jobs = new Set<string>();
  onLive("job", (change) => {
    if (!change.id) return;
    if (/done|finish|fail|end/.test(change.action ?? "")) jobs.delete(change.id);
    else jobs.add(change.id);
    runningJobs.value = jobs.size;
  });
}
