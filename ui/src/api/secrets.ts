// The register: what each secret is, on which medium, who may know it, and how far the three requirements of the law are met.
import { type Query, read, type Schema, write } from "./client";

export type Secret = Schema<"Secret">;
export type Level = Secret["level"];
export type Medium = Secret["medium"];
export type Requirement = Secret["requirements"]["secrecy_management"];
export type Status = Requirement["status"];
export type Measure = Secret["measures"][number];
export type RecordedState = Schema<"RecordedSecret">;
export type Agreement = Schema<"Agreement">;
export type SecrecyProof = Omit<Schema<"SecrecyProof">, "recorded_by_the_day" | "entered_afterwards"> & {
  recorded_by_the_day: RecordedState | null;
  entered_afterwards: RecordedState | null;
};

export const requirementNames = ["secrecy_management", "usefulness", "non_public"] as const;
export type RequirementName = (typeof requirementNames)[number];
export const levelNames: readonly Level[] = ["level_top", "level_confidential", "level_internal"];
export const measureNames: readonly Measure[] = ["own_mark", "folder_mark", "system_mark", "restricted_rights"];
export const statusNames: readonly Status[] = ["met", "partly", "missing", "unknown"];

const largestRegister = 5000;

// The whole register: filters, pictures and counts on a screen must speak of the same secrets.
export async function allSecrets(query: Query<"/api/v1/secrets">, signal?: AbortSignal): Promise<Secret[]> {
  const all: Secret[] = [];
  let cursor: string | undefined;
  do {
    const page: Schema<"SecretPage"> = await read("/api/v1/secrets", { query: { ...query, limit: 500, cursor }, signal });
    all.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor && all.length < largestRegister);
  return all;
}

export const showSecret = (number: string, query: Query<"/api/v1/secrets/{number}">, signal?: AbortSignal) =>
  read("/api/v1/secrets/{number}", { path: { number }, query, signal });

export const proveSecret = async (number: string, day: string, signal?: AbortSignal): Promise<SecrecyProof> =>
  read("/api/v1/secrets/{number}/proof", { path: { number }, query: { as_of: day }, signal }) as Promise<SecrecyProof>;

// Levels: what each asks for, who proposes another, who decides.
export type LevelDefinition = Schema<"LevelDefinition">;
export type LevelProposal = Schema<"LevelProposal">;
export const listLevels = (signal?: AbortSignal) => read("/api/v1/levels", { signal });
export const listLevelProposals = (state: string, signal?: AbortSignal) =>
  read("/api/v1/level-proposals", { query: { state, limit: 500 }, signal });
export const proposeLevel = (number: string, body: Schema<"LevelProposing">) =>
  write("POST", "/api/v1/secrets/{number}/level-proposals", { path: { number }, body });
export const decideLevel = (number: string, body: Schema<"LevelDeciding">) =>
  write("POST", "/api/v1/secrets/{number}/level-decision", { path: { number }, body });

// What of each requirement is done, by what it is shown, and what is missing.
export type SecretReadiness = Schema<"SecretReadiness">;
export type Readiness = SecretReadiness["requirements"]["secrecy_management"];
export const showReadiness = (number: string, signal?: AbortSignal) =>
  read("/api/v1/readiness/{number}", { path: { number }, signal });

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

export const changeLevel = (level: Level, body: Schema<"LevelChange">) =>
  write("PUT", "/api/v1/levels/{level}", { path: { level }, body });
export const reviewSecret = (number: string, body: Schema<"SecretReviewing">) =>
  write("POST", "/api/v1/secrets/{number}/reviews", { path: { number }, body });
