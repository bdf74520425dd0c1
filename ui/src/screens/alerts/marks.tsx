import type { Alert } from "../../api/alerts";
import { Mark } from "../../components/marks";
import { text } from "./words";

const kinds = { new: "bad", triaged: "info", in_case: "warn", closed: "plain" } as const;

export function StateMark({ alert }: { alert: Alert }) {
  const verdict = text().verdicts[alert.verdict];
  return (
    <Mark kind={kinds[alert.state]}>
      {text().states[alert.state]}
      {verdict && `: ${verdict}`}
    </Mark>
  );
}

// The pseudonym; the name only where two persons let this reader see it.
export function whoOf(alert: Alert): string {
  if (alert.person) return `${alert.person.name} (${alert.pseudonym})`;
  return alert.pseudonym || alert.device || text().noPerson;
}
