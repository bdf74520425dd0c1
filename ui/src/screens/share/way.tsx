// How far a report got: its steps in order, each with its time.
import type { HubReport } from "../../api/hub";
import { Mark } from "../../components/marks";
import { time } from "../../i18n/format";
import { shared } from "./words";

export function Way({ of }: { of: HubReport }) {
  const say = shared();
  const order = ["received", "triaged", "masked", "reviewed", "consented", "released"] as const;
  const at: Record<(typeof order)[number], string | undefined> = {
    received: of.received_at,
    triaged: undefined,
    masked: of.draft?.at,
    reviewed: of.review?.at,
    consented: of.consent && !of.consent.withdrawn_at ? of.consent.at : undefined,
    released: undefined,
  };
  const done = {
    received: true,
    triaged: of.triage !== "waiting",
    masked: Boolean(of.draft),
    reviewed: Boolean(of.review),
    consented: Boolean(at.consented) || (!of.member && Boolean(of.review)),
    released: Boolean(of.share),
  };
  const ended = of.state === "merged" || of.state === "closed" || of.state === "recalled";
  return (
    <ol class="way">
      {order.map((step) => {
        const when = at[step];
        return (
          <li key={step}>
            <Mark kind={done[step] ? "good" : "plain"}>
              {done[step] ? "✓ " : ""}
              {say.states[step]}
            </Mark>
            {when && <span class="faint">{time(when)}</span>}
          </li>
        );
      })}
      {ended && (
        <li>
          <Mark kind={of.state === "recalled" ? "bad" : "plain"}>
            {say.states[of.state]} {of.merged_into}
          </Mark>
        </li>
      )}
    </ol>
  );
}
