// The register: what each secret is, on which medium, who may know it, and how far the three requirements of the law are met.
import type { Page } from "../state/resource";
import { type Query, read } from "./client";

export type Level = "level_top" | "level_confidential" | "level_internal";
export type Medium = "paper" | "electronic" | "object" | "know_how";
export type Status = "met" | "partly" | "missing" | "unknown";
export type Measure = "own_mark" | "folder_mark" | "system_mark" | "restricted_rights";

export const requirementNames = ["secrecy_management", "usefulness", "non_public"] as const;
export type RequirementName = (typeof requirementNames)[number];
export const levelNames: readonly Level[] = ["level_top", "level_confidential", "level_internal"];
export const measureNames: readonly Measure[] = ["own_mark", "folder_mark", "system_mark", "restricted_rights"];
export const statusNames: readonly Status[] = ["met", "partly", "missing", "unknown"];

export interface Requirement {
  status: Status;
  evidence: { day: string | null; text: string }[];
}

export interface Secret {
  id: string;
  version: number;
  recorded_at: string;
  number: string;
  title: string;
  kind: "technical" | "business";
  owner: string;
  department: string;
  level: Level;
  medium: Medium;
  places: string[];
  permitted: { staff_number: string; approver: string; since: string | null }[];
  measures: Measure[];
  requirements: Record<RequirementName, Requirement>;
  proposed_by: string;
  approved_by: string;
  review_day: string | null;
  value: string;
}

export interface RecordedState {
  secret: Secret;
  version: number;
  recorded_at: string;
  valid_from: string;
  author: string;
  reason: string;
  body_hash: string;
}

export interface Agreement {
  staff_number: string;
  occasion: string;
  kind: string;
  state: string;
  text_version: string;
  signed_on: string | null;
  term_ends: string | null;
}

export interface SecrecyProof {
  number: string;
  as_of: string;
  verdict: Record<RequirementName, Status>;
  recorded_by_the_day: RecordedState | null;
  entered_afterwards: RecordedState | null;
  agreements: Agreement[];
  missing: { ja: string; en: string }[];
}

const largestRegister = 5000;

// The whole register: filters, pictures and counts on a screen must speak of the same secrets.
export async function allSecrets(query: Query, signal?: AbortSignal): Promise<Secret[]> {
  const all: Secret[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Secret> = await read("/api/v1/secrets", { query: { ...query, limit: 500, cursor }, signal });
    all.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor && all.length < largestRegister);
  return all;
}

export const showSecret = (number: string, query: Query, signal?: AbortSignal) =>
  read<Secret>("/api/v1/secrets/{number}", { path: { number }, query, signal });

export const proveSecret = (number: string, day: string, signal?: AbortSignal) =>
  read<SecrecyProof>("/api/v1/secrets/{number}/proof", { path: { number }, query: { as_of: day }, signal });

// Of a strictly confidential secret a list shows number, department and level alone: to see more is to read it, and reading is recorded.
export const isWithheld = (secret: Secret) => secret.level === "level_top" && secret.title === "";

// The weakest of the three: a secret is protected by law only when all are met.
export function standing(secret: Secret): Status | "withheld" {
  if (isWithheld(secret)) return "withheld";
  const found = requirementNames.map((name) => secret.requirements[name].status);
  for (const status of ["missing", "unknown", "partly"] as const) if (found.includes(status)) return status;
  return "met";
}

export const isMarked = (secret: Secret) => secret.measures.some((measure) => measure !== "restricted_rights");
