// Technologies: whether to patent, keep secret or open them; what proves prior use; both with the secret's readiness as one file.
import { read, type Schema, upload, write } from "./client";

export type OpenCloseDecision = Schema<"OpenCloseDecision">;
export type OpenCloseCriterion = Schema<"OpenCloseCriterion">;
export type PriorUseFile = Schema<"PriorUseFile">;
export type KeepSecretFile = Schema<"KeepSecretFile">;
export const choices = [
  "undecided",
  "secret",
  "patent",
  "open",
  "mixed",
] as const satisfies readonly OpenCloseDecision["choice"][];
const whole = { limit: 500 } as const;

export const listDecisions = (signal?: AbortSignal) => read("/api/v1/open-close-decisions", { query: whole, signal });
export const listCriteria = (signal?: AbortSignal) => read("/api/v1/open-close-criteria", { query: whole, signal });
export const decideOpenClose = (body: Schema<"OpenCloseEntry">) => write("POST", "/api/v1/open-close-decisions", { body });
export const listPriorUse = (signal?: AbortSignal) => read("/api/v1/prior-use-files", { query: whole, signal });
export const openPriorUse = (body: Schema<"PriorUseEntry">) => write("POST", "/api/v1/prior-use-files", { body });
export const addPriorUseDocument = (
  number: string,
  file: File,
  about: { kind: string; title?: string; day?: string; shows?: string },
) =>
  upload("POST", "/api/v1/prior-use-files/{number}/documents", file, "application/octet-stream", {
    path: { number },
    query: { file: file.name, ...about },
  });
export const showKeepSecret = (number: string, signal?: AbortSignal) =>
  read("/api/v1/keep-secret-files/{number}", { path: { number }, signal });
export const sealPriorUse = (number: string, body: Schema<"PriorUseSealing">) =>
  write("POST", "/api/v1/prior-use-files/{number}/bags", { path: { number }, body });
export const listPriorUseBags = (number: string, signal?: AbortSignal) =>
  read("/api/v1/prior-use-files/{number}/bags", { path: { number }, query: whole, signal });
