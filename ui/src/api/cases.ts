// Cases, their exhibits, what was done with them by whom, and what leaves the node: the paper and the bag.
import type { Page } from "../state/resource";
import { type Query, read, readVersioned, write } from "./client";

export const caseStates = ["open", "referred", "closed"] as const;
export type CaseState = (typeof caseStates)[number];
export const triggers = [
  "alert",
  "exit_check",
  "partner_notice",
  "customer_complaint",
  "anonymous_report",
  "found_item",
  "consultation",
  "hub_warning",
] as const;
export type Trigger = (typeof triggers)[number];
export const custodyVerbs = [
  "identify",
  "receive",
  "seize",
  "seal",
  "acquire",
  "verify",
  "store",
  "view",
  "copy",
  "analyse",
  "redact",
  "transfer",
  "return",
  "hold",
  "release_hold",
  "dispose",
] as const;
export type CustodyVerb = (typeof custodyVerbs)[number];

export interface Case {
  id: string;
  version: number;
  number: string;
  title: string;
  trigger: Trigger;
  trigger_detail: string;
  noticed_at: string;
  opened_at: string;
  alerts: string[];
  secrets: string[];
  persons: string[];
  readers: string[];
  state: CaseState;
  damage: string;
  wish: string;
}

export interface Exhibit {
  id: string;
  case_id: string;
  number: string; // 甲1, 甲1-2
  title: string;
  scope: "whole_file" | "whole_source" | "extract";
  origin: string;
  of_exhibit: string;
  reason: string;
  digest: string; // the one SHA-256 to print
  bytes: number;
  files: number;
  acquired_at: string;
  left_out: string[];
}

export interface Custody {
  sequence: number;
  exhibit: string;
  verb: CustodyVerb;
  actor: string;
  second_person: string;
  at: string;
  place: string;
  reason: string;
  tool: string;
  hash_before: string;
  hash_after: string;
}

export interface Hold {
  id: string;
  reason: string;
  placed_at: string;
  released_at: string | null;
  items: string[];
}

export interface WholeCase extends Case {
  exhibits: Exhibit[];
  custody: Custody[];
  holds: Hold[];
}

export interface Job {
  id: string;
  kind: string;
  state: "waiting" | "running" | "done" | "failed";
  done: number;
  total: number;
  result: Record<string, unknown> | null;
  problem: { detail?: string } | null;
}

export const listCases = (query: Query = {}, signal?: AbortSignal) =>
  read<Page<Case>>("/api/v1/cases", { query: { limit: 500, ...query }, signal });
export const showCase = (number: string, signal?: AbortSignal) =>
  readVersioned<WholeCase>("/api/v1/cases/{number}", { path: { number }, signal });

export interface CaseOpening {
  trigger: Trigger;
  title: string;
  trigger_detail?: string;
  alerts?: string[];
  secrets?: string[];
  reason?: string;
}
export const openCase = (body: CaseOpening) => write<Case>("POST", "/api/v1/cases", { body });

export interface CaseChange {
  reason: string;
  state?: CaseState;
  title?: string;
  damage?: string;
  wish?: string;
}
export const changeCase = (number: string, etag: string, body: CaseChange) =>
  write<Case>("PATCH", "/api/v1/cases/{number}", { path: { number }, body, headers: { "If-Match": etag } });

export const releaseCase = (number: string, reason: string) =>
  write<{ released: number }>("POST", "/api/v1/cases/{number}/release", { path: { number }, body: { reason } });

export interface SourceExhibit {
  source: string;
  from?: string;
  to?: string;
  title?: string;
  reason?: string;
  second_person?: string;
  place?: string;
}
export const keepSource = (number: string, body: SourceExhibit) =>
  write<Exhibit>("POST", "/api/v1/cases/{number}/exhibits", { path: { number }, body });

export interface CustodyNote {
  exhibit?: string;
  verb: CustodyVerb;
  reason: string;
  second_person?: string;
  place?: string;
}
export const noteCustody = (number: string, body: CustodyNote) =>
  write<Custody>("POST", "/api/v1/cases/{number}/custody", { path: { number }, body });

export interface BagWish {
  reason: string;
  second_person?: string;
}
export const sealBag = (number: string, body: BagWish) =>
  write<Job>("POST", "/api/v1/cases/{number}/bags", { path: { number }, body });
export const showJob = (id: string, signal?: AbortSignal) => read<Job>("/api/v1/jobs/{id}", { path: { id }, signal });

export interface ChainStep extends Custody {
  gap: boolean; // the bytes are not those that the step before left
  changed: boolean; // they changed while this step was done
}

// Steps in order; each exhibit has a chain of its own, and a step of the whole case belongs to all of them.
export function chainOf(custody: readonly Custody[], exhibit: string): ChainStep[] {
  let before = "";
  return custody
    .filter((step) => step.exhibit === exhibit || step.exhibit === "")
    .sort((a, b) => a.sequence - b.sequence)
    .map((step) => {
      const gap = before !== "" && step.hash_before !== "" && step.hash_before !== before;
      const changed = step.hash_before !== "" && step.hash_after !== "" && step.hash_before !== step.hash_after;
      before = step.hash_after || step.hash_before || before;
      return { ...step, gap, changed };
    });
}
