// What Home is made of: two questions at once, one more after the screen stands. Each part loads, fails and is refused alone.
import { useEffect, useState } from "preact/hooks";
import { type Alert, listAlerts } from "../../api/alerts";
import { type Posture, showPosture } from "../../api/protection";
import { may, now } from "../../api/session";
import { listWaiting, type WaitingItem } from "../../api/tasks";
import { dayKey } from "../../i18n/format";
import { type Page, useResource } from "../../state/resource";

export const severe = (alert: Alert) => alert.score >= 70;
const mostOfAKind = 8; // so that many of one kind do not hide the others

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

export function shownOf(waiting: readonly WaitingItem[]): WaitingItem[] {
  const seen: Record<string, number> = {};
  return waiting.filter((one) => {
    seen[one.kind] = (seen[one.kind] ?? 0) + 1;
    return (seen[one.kind] ?? 0) <= mostOfAKind;
  });
}

const nothing = { items: [], next: null };

export function useHome() {
  const alerts = useResource(
    (signal) => (may("alert", "list") ? listAlerts({ limit: 100 }, signal) : Promise.resolve(nothing)),
    [],
  );
  const posture = useResource((signal) => (may("posture", "read") ? showPosture(signal) : Promise.resolve(undefined)), []);
  // The list of tasks asks every room: it comes when the pictures stand.
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLate(true), 1200);
    return () => window.clearTimeout(timer);
  }, []);
  const waiting = useResource((signal) => (late ? listWaiting(signal) : Promise.resolve<Page<WaitingItem>>(nothing)), [late]);
  return { alerts, posture, waiting, settled: late && !waiting.busy };
}
