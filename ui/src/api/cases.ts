// Cases, their exhibits, what was done with them by whom, and what leaves the node: the paper and the bag.
import { type Query, read, readVersioned, type Schema, write } from "./client";

export const caseStates = ["open", "referred", "closed"] as const satisfies readonly CaseState[];
export type CaseState = Case["state"];
export const triggers = [
  "alert",
  "exit_check",
  "partner_notice",
  "customer_complaint",
  "anonymous_report",
  "found_item",
  "consultation",
  "hub_warning",
] as const satisfies readonly Trigger[];
export type Trigger = Case["trigger"];
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
] as const satisfies readonly CustodyVerb[];
export type CustodyVerb = Custody["verb"];

export type Case = Schema<"Case">;
export type Exhibit = Schema<"Exhibit">;
export type Custody = Schema<"CustodyStep">;
export type Hold = Schema<"Hold">;
export type WholeCase = Schema<"WholeCase">;
export type Job = Omit<Schema<"Job">, "result" | "problem"> & {
  result: Record<string, unknown> | null;
  problem: { detail?: string } | null;
};

export const listCases = (query: Query<"/api/v1/cases"> = {}, signal?: AbortSignal) =>
  read("/api/v1/cases", { query: { limit: 500, ...query }, signal });
export const showCase = (number: string, signal?: AbortSignal) =>
  readVersioned("/api/v1/cases/{number}", { path: { number }, signal });

export type CaseOpening = Schema<"CaseOpening">;
export const openCase = (body: CaseOpening) => write("POST", "/api/v1/cases", { body });
export const changeCase = (number: string, etag: string, body: Schema<"CaseChange">) =>
  write("PATCH", "/api/v1/cases/{number}", { path: { number }, body, headers: { "If-Match": etag } });
export const holdForCase = (number: string, body: Schema<"CaseHold">) =>
  write("POST", "/api/v1/cases/{number}/holds", { path: { number }, body });
export const releaseCase = (number: string, reason: string) =>
  write("POST", "/api/v1/cases/{number}/release", { path: { number }, body: { reason } });
export const keepSource = (number: string, body: Schema<"SourceExhibitWish">) =>
  write("POST", "/api/v1/cases/{number}/exhibits", { path: { number }, body });
export const noteCustody = (number: string, body: Schema<"CustodyNote">) =>
  write("POST", "/api/v1/cases/{number}/custody", { path: { number }, body });
export const sealBag = (number: string, body: Schema<"BagWish">) =>
  write("POST", "/api/v1/cases/{number}/bags", { path: { number }, body });
export type PaperWish = Schema<"PaperWish">;
export type SealedBag = Schema<"SealedBag">;
export const listBags = (number: string, signal?: AbortSignal) =>
  read("/api/v1/cases/{number}/bags", { path: { number }, query: { limit: 500 }, signal });
// Where the browser takes a bag from as one zip. That it is taken is recorded.
export function bagArchive(number: string, name: string, note: Record<string, string>): string {
  const given = new URLSearchParams(Object.entries(note).filter(([, value]) => value !== ""));
  return `/api/v1/cases/${encodeURIComponent(number)}/bags/${encodeURIComponent(name)}/archive?${given}`;
}
export const showJob = async (id: string, signal?: AbortSignal): Promise<Job> =>
  read("/api/v1/jobs/{id}", { path: { id }, signal }) as Promise<Job>;

// What has to be done in a case, by the playbook of what happened, each with its clock.
export type CaseTask = Schema<"CaseTask">;
export const listCaseTasks = (number: string, signal?: AbortSignal) =>
  read("/api/v1/cases/{number}/tasks", { path: { number }, query: { limit: 200 }, signal });
export const setCaseTask = (number: string, step: string, body: Schema<"CaseTaskState">) =>
  write("POST", "/api/v1/cases/{number}/tasks/{step}", { path: { number, step }, body });
export const listCasePlaybooks = (number: string, signal?: AbortSignal) =>
  read("/api/v1/cases/{number}/playbooks", { path: { number }, signal });
export const addCasePlaybook = (number: string, body: Schema<"CasePlaybookWish">) =>
  write("POST", "/api/v1/cases/{number}/playbooks", { path: { number }, body });
export const addCaseTask = (number: string, body: Schema<"CaseTaskEntry">) =>
  write("POST", "/api/v1/cases/{number}/tasks", { path: { number }, body });

// What somebody told us before there is a case.
export type Intake = Schema<"Intake">;
export const listIntakes = (signal?: AbortSignal) => read("/api/v1/intakes", { query: { limit: 500 }, signal });
export const receiveIntake = (body: Schema<"IntakeDraft">) => write("POST", "/api/v1/intakes", { body });
export const showIntake = (number: string, signal?: AbortSignal) =>
  read("/api/v1/intakes/{number}", { path: { number }, signal });
export const answerIntake = (number: string, text: string) =>
  write("POST", "/api/v1/intakes/{number}/answers", { path: { number }, body: { text } });
export const closeIntake = (number: string, reason: string) =>
  write("POST", "/api/v1/intakes/{number}/closing", { path: { number }, body: { reason } });
export const openCaseOfIntake = (number: string, body: Schema<"IntakeCase">) =>
  write("POST", "/api/v1/intakes/{number}/case", { path: { number }, body });

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
