import { type Custody, chainOf } from "../../api/cases";
import type { CustodyStep } from "../../charts";
import { text } from "./words";

// A chain of custody in the words of the strip.
export function stepsOf(custody: readonly Custody[], exhibit: string, nameOf: (id: string) => string): CustodyStep[] {
  const words = text();
  return chainOf(custody, exhibit).map((step) => ({
    id: String(step.sequence),
    time: step.at,
    verb: words.verbs[step.verb],
    by: step.second_person ? `${nameOf(step.actor)} + ${step.second_person}` : nameOf(step.actor),
    place: step.place || undefined,
    gapBefore: step.gap ? words.page.gapText : undefined,
    problem: step.changed ? words.page.changedText : undefined,
  }));
}
