// What came in while one looked elsewhere. Filled by the live stream; kept for this tab only.
import { signal } from "@preact/signals";
import { onLive } from "../api/live";

export interface Notice {
  id: string;
  kind: string;
  address: string;
  at: string;
}

export const notices = signal<Notice[]>([]);
export const runningJobs = signal(0);

export function startNotices(): void {
  onLive("alert", (change) => {
    if (!change.id || !change.action?.endsWith("create")) return;
    const notice = {
      id: change.id,
      kind: "alert",
      address: `/alerts/${change.id}`,
      at: new Date().toISOString(),
    };
    notices.value = [notice, ...notices.value.filter((one) => one.id !== notice.id)].slice(0, 20);
  });
  const jobs = new Set<string>();
  onLive("job", (change) => {
    if (!change.id) return;
    if (/done|finish|fail|end/.test(change.action ?? "")) jobs.delete(change.id);
    else jobs.add(change.id);
    runningJobs.value = jobs.size;
  });
}
