// What Home is made of: three questions at once, two more after the screen stands. Each part loads, fails and is refused alone.
import { useEffect, useState } from "preact/hooks";
import { type Alert, listAlerts } from "../../api/alerts";
import { listConsultations } from "../../api/desk";
import { listMeasures } from "../../api/govern";
import { type HubReport, listReports } from "../../api/hub";
import { listDuties } from "../../api/learn";
import { listSent, listWarnings } from "../../api/membership";
import { listIssues } from "../../api/newsletter";
import { type DueReview, listDueReviews, type Posture, showPosture } from "../../api/protection";
import { listReveals, type Reveal } from "../../api/reveals";
import { may, me, now } from "../../api/session";
import { listSources, type Source } from "../../api/sources";
import { type Task as KeptTask, listTasks } from "../../api/tasks";
import { either } from "../../i18n";
import { dayKey } from "../../i18n/format";
import { type Page, useResource } from "../../state/resource";
import { consultationTasks, courseTasks, issueTasks, measureTasks, sentTasks, warningTasks } from "./office_tasks";
import { most, type Task, type TaskKind } from "./task";

export const severe = (alert: Alert) => alert.score >= 70;
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

// What a report to the hub waits for from whoever looks; nothing: from somebody else.
function stepOf(report: HubReport): TaskKind | undefined {
  const operator = may("hub_report", "update");
  switch (report.state) {
    case "received":
      return operator ? "hub_triage" : undefined;
    case "triaged":
      return operator ? "hub_mask" : undefined;
    case "masked":
      return me.value?.roles.includes("hub_reviewer") && report.draft?.by !== me.value.account ? "hub_review" : undefined;
    case "reviewed":
      return me.value?.roles.includes("member_contact") ? "hub_consent" : undefined;
    case "consented":
      return operator ? "hub_release" : undefined;
    default:
      return undefined;
  }
}

export function hubTasks(reports: readonly HubReport[]): Task[] {
  return reports
    .flatMap((report) => {
      const kind = stepOf(report);
      const address = `/${kind === "hub_consent" ? "exchange" : "hub"}/${report.number}`;
      return kind ? [{ kind, object: `${report.number} ${report.title}`, address, due: null, owner: null }] : [];
    })
    .slice(0, most);
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

const nothing = { items: [], next: null };

export function useHome() {
  const alerts = useResource(
    (signal) => (may("alert", "list") ? listAlerts({ limit: 100 }, signal) : Promise.resolve(nothing)),
    [],
  );
  const posture = useResource((signal) => (may("posture", "read") ? showPosture(signal) : Promise.resolve(undefined)), []);
  // What fills only the list of tasks comes when the pictures stand.
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), 1200);
    return () => window.clearTimeout(timer);
  }, []);
  const lately = <T>(permitted: boolean, ask: (signal: AbortSignal) => Promise<Page<T>>) =>
    useResource((signal) => (late && permitted ? ask(signal) : Promise.resolve<Page<T>>(nothing)), [late]);
  const reveals = lately(may("pseudonym", "list"), (signal) => listReveals("open", signal));
  const sources = lately(may("source", "list"), (signal) => listSources(signal));
  const soon = dayKey(new Date(now.value.getTime() + 14 * 86_400_000));
  const reviews = lately(may("secret", "list"), (signal) => listDueReviews(soon, signal));
  const kept = lately(may("task", "list"), (signal) => listTasks({ limit: 50 }, signal));
  const reports = lately(may("hub_report", "list"), (signal) => listReports({ limit: 200 }, signal));
  const consultations = lately(may("consultation", "list"), (signal) =>
    listConsultations({ standing: "open", limit: 50 }, signal),
  );
  const issues = lately(may("newsletter_issue", "list"), (signal) => listIssues(signal));
  const warnings = lately(may("warning", "update"), (signal) => listWarnings({ state: "looked", limit: 50 }, signal));
  const sent = lately(may("sent_report", "list"), (signal) => listSent(signal));
  const measures = lately(may("measure", "update"), (signal) => listMeasures(signal));
  const duties = lately(may("training", "list"), (signal) => listDuties(signal));
  const tasks = [
    ...keptTasks(kept.data?.items ?? []),
    ...alertTasks(alerts.data?.items ?? []),
    ...revealTasks(reveals.data?.items ?? []),
    ...sourceTasks(sources.data?.items ?? []),
    ...reviewTasks(reviews.data?.items ?? []),
    ...hubTasks(reports.data?.items ?? []),
    ...warningTasks(warnings.data?.items ?? []),
    ...sentTasks(sent.data?.items ?? []),
    ...consultationTasks(consultations.data?.items ?? []),
    ...issueTasks(issues.data?.items ?? []),
    ...measureTasks(measures.data?.items ?? []),
    ...courseTasks(duties.data?.items ?? []),
  ].sort((a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999"));
  const settled =
    late &&
    !alerts.busy &&
    !posture.busy &&
    !reveals.busy &&
    !sources.busy &&
    !reports.busy &&
    !consultations.busy &&
    !issues.busy;
  return { alerts, posture, tasks, settled };
}
