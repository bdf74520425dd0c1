// How far a share may go, where a report stands, which group something is for.
import type { HubReport, Sig, Tlp } from "../../api/hub";
import { Mark } from "../../components/marks";
import { either } from "../../i18n";
import "./share.css";
import { shared } from "./words";

export function TlpMark({ label }: { label: Tlp }) {
  return <span class={`tlp tlp-${label.replace("+", "-").toLowerCase()}`}>TLP:{label}</span>;
}

export const stateTones = {
  received: "warn",
  triaged: "warn",
  masked: "info",
  reviewed: "info",
  consented: "info",
  released: "good",
  recalled: "bad",
  merged: "plain",
  closed: "plain",
} as const satisfies Record<HubReport["state"], string>;

export function StateMark({ of }: { of: HubReport }) {
  return <Mark kind={stateTones[of.state]}>{shared().states[of.state]}</Mark>;
}

// The name of a group; "across" is for all of them.
export function groupName(id: string, sigs: readonly Sig[] | undefined): string {
  if (id === "across") return shared().across;
  const known = sigs?.find((one) => one.sig === id);
  return known ? either(known.name) : id;
}
