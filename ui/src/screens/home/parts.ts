// What Home is made of: three questions at once, two more after the screen stands. Each part loads, fails and is refused alone.
import { useEffect, useState } from "preact/hooks";
import { type Alert, listAlerts } from "../../api/alerts";
import { type DueReview, listDueReviews, type Posture, showPosture } from "../../api/protection";
import { listReveals, type Reveal } from "../../api/reveals";
import { may, me, now } from "../../api/session";
import { listSources, type Source } from "../../api/sources";
import { type Task as KeptTask, listTasks } from "../../api/tasks";
import { either } from "../../i18n";
import { dayKey } from "../../i18n/format";
import { useResource } from "../../state/resource";

export type TaskKind = "alert_new" | "reveal_open" | "source_silent" | "source_basis" | "review_due" | "task";

export interface Task {
  kind: TaskKind;
  title?: string; // of a task that the node keeps, in its own words
  object: string; // what it is about: a pseudonym, a source's name, a register number
  address: string; // where it is done
  due: string | null; // a day
  owner: string | null;
}

export const severe = (alert: Alert) => alert.score >= 70;
const most = 8;

export function alertTasks(alerts: readonly Alert[]): Task[] {
  return alerts
    .filter((alert) => alert.state === "new" && severe(alert))
    .slice(0, most)
    .map((alert) => ({
      kind: "alert_new",
      object: `${alert.pseudonym || alert.device} (${Math.round(alert.score)})`,
      address: `/alerts/${alert.id}`,
      due: dayKey(now.value),
      owner: null,
    }));
}

export function revealTasks(reveals: readonly Reveal[]): Task[] {
  return reveals
    .filter((one) => !one.lapsed && !one.decisions.some((decision) => decision.account === me.value?.account))
    .map((one) => ({
      kind: "reveal_open",
      object: one.pseudonym,
      address: one.subject.startsWith("alert/") ? `/alerts/${one.subject.slice(6)}` : `/people/${one.pseudonym}`,
      due: dayKey(new Date(one.expires_at)),
      owner: null,
    }));
}

export function sourceTasks(sources: readonly Source[]): Task[] {
  const about = (source: Source, kind: TaskKind): Task => ({
    kind,
    object: source.name,
    address: `/sources/${source.id}`,
    due: null,
    owner: null,
  });
  return [
    ...sources.filter((source) => source.gap).map((source) => about(source, "source_silent")),
    ...sources.filter((source) => source.basis_missing.length > 0).map((source) => about(source, "source_basis")),
  ];
}

// Where a task of the node is done.
const rooms: Record<string, (task: KeptTask) => string> = {
  secret: (task) => `/secrets/${encodeURIComponent(task.object_label || task.object_id)}`,
  disclosure: (task) => `/partners?disclosure=${encodeURIComponent(task.object_label)}`,
  access_review: (task) => `/protection?view=rights&review=${task.object_id}`,
  exit_check: (task) => `/people?view=checks&check=${task.object_id}`,
  hiring_check: (task) => `/people?view=checks&hiring=${task.object_id}`,
  case: (task) => `/cases/${encodeURIComponent(task.object_label)}`,
};

export function keptTasks(tasks: readonly KeptTask[]): Task[] {
  return tasks.slice(0, 2 * most).map((task) => ({
    kind: "task",
    title: either({ ja: task.title_ja, en: task.title_en }),
    object: task.object_label,
    address: rooms[task.object_kind]?.(task) ?? "/people?view=checks",
    due: task.due,
    owner: task.owner || null,
  }));
}

export function reviewTasks(due: readonly DueReview[]): Task[] {
  return due.slice(0, most).map((one) => ({
    kind: "review_due",
    object: one.number,
    address: `/secrets/${encodeURIComponent(one.number)}`,
    due: one.review_day,
    owner: one.owner,
  }));
}

// All that the law asks; the basics lacking; anything between.
export function postureOf(posture: Posture) {
  const { secrets: total, complete: managed, basics_missing: missing } = posture;
  return { total, managed, missing, partly: Math.max(0, total - managed - missing) };
}

export function thirtyDays(alerts: readonly Alert[]): { day: string; severe: number; other: number }[] {
  const days = Array.from({ length: 30 }, (_, index) => ({
    day: dayKey(new Date(now.value.getTime() - (29 - index) * 86_400_000)),
    severe: 0,
    other: 0,
  }));
  const byDay = new Map(days.map((one) => [one.day, one]));
  for (const alert of alerts) {
    const found = byDay.get(dayKey(new Date(alert.last)));
    if (found) found[severe(alert) ? "severe" : "other"]++;
  }
  return days;
}

export function useHome() {
  const alerts = useResource((signal) => listAlerts({ limit: 100 }, signal), []);
  const posture = useResource((signal) => showPosture(signal), []);
  // What fills only the list of tasks comes when the pictures stand.
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), 1200);
    return () => window.clearTimeout(timer);
  }, []);
  const reveals = useResource(
    (signal) => (late ? listReveals("open", signal) : Promise.resolve({ items: [], next: null })),
    [late],
  );
  const sources = useResource((signal) => (late ? listSources(signal) : Promise.resolve({ items: [], next: null })), [late]);
  const soon = dayKey(new Date(now.value.getTime() + 14 * 86_400_000));
  const reviews = useResource(
    (signal) => (late ? listDueReviews(soon, signal) : Promise.resolve({ items: [], next: null })),
    [late],
  );
  const kept = useResource(
    (signal) => (late && may("task", "list") ? listTasks({ limit: 50 }, signal) : Promise.resolve({ items: [], next: null })),
    [late],
  );
  const tasks = [
    ...keptTasks(kept.data?.items ?? []),
    ...alertTasks(alerts.data?.items ?? []),
    ...revealTasks(reveals.data?.items ?? []),
    ...sourceTasks(sources.data?.items ?? []),
    ...reviewTasks(reviews.data?.items ?? []),
  ].sort((a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999"));
  const settled = late && !alerts.busy && !posture.busy && !reveals.busy && !sources.busy;
  return { alerts, posture, tasks, settled };
}
