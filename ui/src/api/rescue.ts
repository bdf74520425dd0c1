// Help for bodies under attack, and reports handed on to those who trace attackers.
import { type Query, read, type Schema, write } from "./client";

export type Rescue = Schema<"Rescue">;
export type HubReferral = Schema<"HubReferral">;
export type RescueState = Rescue["state"];

export const rescueStates = [
  "asked",
  "accepted",
  "remote",
  "on_site",
  "closed",
  "declined",
] as const satisfies readonly RescueState[];
export const bodySorts = ["firm", "agency", "foundation", "other"] as const satisfies readonly Rescue["sort"][];
export const urgencies = ["days", "hours", "now"] as const satisfies readonly Rescue["triage"]["urgency"][];
export const scopes = ["indicators", "masked", "original"] as const satisfies readonly HubReferral["scope"][];
export const referralStates = ["proposed", "consented", "sent", "withdrawn"] as const satisfies readonly HubReferral["state"][];

export const listRescues = (query: Query<"/api/v1/rescues">, signal?: AbortSignal) => read("/api/v1/rescues", { query, signal });
export const showRescue = (number: string, signal?: AbortSignal) =>
  read("/api/v1/rescues/{number}", { path: { number }, signal });
export const askRescue = (body: Schema<"RescueWish">) => write("POST", "/api/v1/rescues", { body });
export const stepRescue = (number: string, body: Schema<"RescueStepWish">) =>
  write("POST", "/api/v1/rescues/{number}/steps", { path: { number }, body });

export const listReferrals = (query: Query<"/api/v1/hub-referrals">, signal?: AbortSignal) =>
  read("/api/v1/hub-referrals", { query, signal });
export const showReferral = (number: string, signal?: AbortSignal) =>
  read("/api/v1/hub-referrals/{number}", { path: { number }, signal });
export const proposeReferral = (body: Schema<"HubReferralWish">) => write("POST", "/api/v1/hub-referrals", { body });
export const consentToReferral = (number: string, until?: string) =>
  write("POST", "/api/v1/hub-referrals/{number}/consent", { path: { number }, body: { until } });
export const withdrawReferral = (number: string, reason: string) =>
  write("POST", "/api/v1/hub-referrals/{number}/withdrawal", { path: { number }, body: { reason } });
export const sendReferral = (number: string) => write("POST", "/api/v1/hub-referrals/{number}/sending", { path: { number } });
