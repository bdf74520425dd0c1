// People as the contract lets them be seen: dates without acts for the personnel office, acts without dates under pseudonyms; checks when
// somebody comes or goes; agreements that are missing.
import { type Query, read, type Schema, write } from "./client";

// "days" (the last 90, the same window for everybody) is told by newer nodes.
export type LeaverTouch = Schema<"Leaver">["touched"][number] & { days?: { day: string; amount: number }[] };
export type Leaver = Omit<Schema<"Leaver">, "touched"> & { touched: LeaverTouch[] };
type LeaverPage = { items: Leaver[]; next: string | null };

// With names and dates, for those who may know them.
export const listLeavers = async (query: Query<"/api/v1/leavers">, signal?: AbortSignal): Promise<LeaverPage> =>
  read("/api/v1/leavers", { query, signal });
// What they touched in the window that is watched, under pseudonyms.
export const listLeaverActivity = async (query: Query<"/api/v1/leaver-activity">, signal?: AbortSignal): Promise<LeaverPage> =>
  read("/api/v1/leaver-activity", { query, signal });

// Somebody in the register. Without "named" only what at least five people share.
export type SeenPerson = Schema<"Person">;
export const listPeople = (query: Query<"/api/v1/people">, signal?: AbortSignal) => read("/api/v1/people", { query, signal });

// Checks when somebody goes or comes, step by step.
export type PersonCheck = Schema<"PersonCheck">;
export type CheckKind = PersonCheck["kind"];
export type Checklist = Schema<"Checklist">;
export type CheckStep = Checklist["steps"][number];

export const showChecklist = (name: string, when: string, signal?: AbortSignal) =>
  read("/api/v1/checklists/{name}", { path: { name }, query: { when }, signal });

export const listChecks = (kind: CheckKind, ended: boolean, signal?: AbortSignal) =>
  kind === "exit"
    ? read("/api/v1/exits", { query: { ended, limit: 500 }, signal })
    : read("/api/v1/hirings", { query: { ended, limit: 500 }, signal });
export const showCheck = (kind: CheckKind, id: string, signal?: AbortSignal) =>
  kind === "exit" ? read("/api/v1/exits/{id}", { path: { id }, signal }) : read("/api/v1/hirings/{id}", { path: { id }, signal });
export const answerCheckStep = (kind: CheckKind, id: string, step: string, body: Schema<"StepAnswering">) =>
  kind === "exit"
    ? write("POST", "/api/v1/exits/{id}/steps/{step}", { path: { id, step }, body })
    : write("POST", "/api/v1/hirings/{id}/steps/{step}", { path: { id, step }, body });
export const clearCheck = (kind: CheckKind, id: string, conclusion: string) =>
  kind === "exit"
    ? write("POST", "/api/v1/exits/{id}/clearing", { path: { id }, body: { conclusion } })
    : write("POST", "/api/v1/hirings/{id}/clearing", { path: { id }, body: { conclusion } });

export type ExitKind = PersonCheck["exit_kind"];
export const exitKinds = [
  "leaving",
  "dismissal",
  "contract_end",
  "retirement",
  "transfer",
] as const satisfies readonly ExitKind[];
export const startExitCheck = (body: Schema<"ExitStart">) => write("POST", "/api/v1/exits", { body });
export const caseOfExitCheck = (id: string, suspicion: string) =>
  write("POST", "/api/v1/exits/{id}/case", { path: { id }, body: { suspicion } });
export const startHiringCheck = (body: Schema<"HiringStart">) => write("POST", "/api/v1/hirings", { body });

// Who knows a secret without a signed promise to keep it.
export type MissingAgreement = Schema<"MissingAgreement">;
export const listMissingAgreements = (cursor: string | undefined, signal?: AbortSignal) =>
  read("/api/v1/missing-agreements", { query: { limit: 100, cursor }, signal });

// Promises of secrecy, one by one, and the texts that are put before people.
export type Agreement = Schema<"Agreement">;
export type AgreementText = Schema<"AgreementText">;
export const agreementOccasions = [
  "joining",
  "project",
  "transfer",
  "leaving",
] as const satisfies readonly Agreement["occasion"][];
export const agreementKinds = ["pledge", "nda", "non_compete"] as const satisfies readonly Agreement["kind"][];
export const listAgreements = (cursor: string | undefined, signal?: AbortSignal) =>
  read("/api/v1/agreements", { query: { limit: 100, cursor }, signal });
export const listAgreementTexts = (signal?: AbortSignal) => read("/api/v1/agreement-texts", { query: { limit: 500 }, signal });
export const addAgreementText = (body: Schema<"AgreementTextEntry">) => write("POST", "/api/v1/agreement-texts", { body });
export const askAgreement = (body: Schema<"AgreementAsking">) => write("POST", "/api/v1/agreements", { body });
export const signAgreement = (body: Schema<"AgreementSigning">) => write("POST", "/api/v1/agreement-signatures", { body });
export const refuseAgreement = (body: Schema<"AgreementRefusing">) => write("POST", "/api/v1/agreement-refusals", { body });
