// What waits at a desk, in a secretariat, in a membership, and for whoever keeps the house: rows of Home's list of tasks.
import type { Consultation } from "../../api/desk";
import type { Measure } from "../../api/govern";
import type { Duty } from "../../api/learn";
import type { HubWarning, SentReport } from "../../api/membership";
import type { NewsletterIssue } from "../../api/newsletter";
import { may, me, now } from "../../api/session";
import { either } from "../../i18n";
import { dayKey, daysUntil } from "../../i18n/format";
import { most, type Task, type TaskKind } from "./task";

const soon = 14; // days

// An adviser has his own; whoever gives work to advisers has what nobody has.
export function consultationTasks(open: readonly Consultation[]): Task[] {
  const login = me.value?.login ?? "";
  return open
    .filter((one) => one.state !== "answered" && (one.adviser_login === login || one.adviser_login === ""))
    .slice(0, most)
    .map((one) => ({
      kind: one.state === "received" ? "consultation_triage" : "consultation_answer",
      object: one.number,
      address: `/consultations/${one.number}`,
      due: one.clock.due_at && dayKey(new Date(one.clock.due_at)),
      owner: one.adviser || null,
    }));
}

export function issueTasks(issues: readonly NewsletterIssue[]): Task[] {
  const row = (issue: NewsletterIssue, kind: TaskKind, due: string | null): Task => ({
    kind,
    object: issue.number,
    address: `/newsletter/${issue.number}`,
    due,
    owner: null,
  });
  return issues.flatMap((issue) => {
    if (issue.state === "submitted") return may("newsletter_issue", "approve") ? [row(issue, "issue_approve", issue.day)] : [];
    if (issue.state === "approved") return may("newsletter_issue", "update") ? [row(issue, "issue_send", issue.day)] : [];
    if (issue.state !== "open" || !may("newsletter_issue", "update")) return [];
    const waiting = issue.sections.filter((section) => section.state === "waiting");
    const first = waiting.flatMap((section) => section.due ?? []).sort()[0];
    return [row(issue, waiting.length > 0 ? "issue_write" : "issue_submit", first ?? issue.day)];
  });
}

export function warningTasks(warnings: readonly HubWarning[]): Task[] {
  return warnings
    .filter((one) => one.state === "looked" && !one.own_report)
    .slice(0, most)
    .map((one) => ({
      kind: "warning_answer",
      object: one.share || one.number,
      address: `/exchange?view=warnings&warning=${one.number}`,
      due: null,
      owner: null,
    }));
}

export function sentTasks(sent: readonly SentReport[]): Task[] {
  return sent
    .filter((one) => one.state === "reviewed" && may("sent_report", "approve"))
    .map((one) => ({
      kind: "hub_consent",
      object: `${one.number} ${one.title}`,
      address: `/exchange?view=sent&sent=${one.number}`,
      due: null,
      owner: null,
    }));
}

export function measureTasks(measures: readonly Measure[]): Task[] {
  const kinds: Partial<Record<Measure["standing"], TaskKind>> = {
    planned: "measure_do",
    overdue: "measure_do",
    review_due: "measure_review",
    attestation_lapsed: "measure_attest",
  };
  return measures
    .flatMap((one): Task[] => {
      const kind = kinds[one.standing];
      const due = one.standing === "review_due" ? one.next_review : one.due;
      if (!kind || (one.standing === "planned" && (!due || daysUntil(due, now.value) > soon))) return [];
      const address = `/measures?measure=${one.number}`;
      return [{ kind, object: `${one.number} ${one.title}`, address, due, owner: one.owner || null }];
    })
    .slice(0, most);
}

export function courseTasks(duties: readonly Duty[]): Task[] {
  return duties
    .filter((one) => one.standing !== "done" && (one.standing !== "open" || daysUntil(one.due, now.value) <= soon))
    .slice(0, most)
    .map((one) => ({
      kind: "course_take",
      object: either(one.title),
      address: `/learn/${one.course}`,
      due: one.due,
      owner: null,
    }));
}
