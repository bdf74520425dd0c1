// Secrets beyond the firm's own walls: places on a cloud, data for limited recipients, generative AI.
import { read, type Schema, write } from "./client";

export type CloudPlace = Schema<"CloudPlace">;
export type LimitedData = Schema<"LimitedData">;
export type GapLine = Schema<"GapLine">;
export type AiPolicy = Schema<"AiPolicy">;
export const aiUses = [
  "forbidden",
  "public_only",
  "closed_environment",
  "allowed",
] as const satisfies readonly AiPolicy["rules"][number]["use"][];
const whole = { limit: 500 } as const;

export const listCloudPlaces = (signal?: AbortSignal) => read("/api/v1/cloud-places", { query: whole, signal });
export const setCloudPlace = (number: string, body: Schema<"CloudPlaceEntry">) =>
  write("PUT", "/api/v1/cloud-places/{number}", { path: { number }, body });
export const listLimitedData = (signal?: AbortSignal) => read("/api/v1/limited-data", { query: whole, signal });
export const setLimitedData = (number: string, body: Schema<"LimitedDataEntry">) =>
  write("PUT", "/api/v1/limited-data/{number}", { path: { number }, body });
// The edition in effect; null before the first.
export const currentAiPolicy = async (signal?: AbortSignal): Promise<AiPolicy | null> =>
  (await read("/api/v1/ai-policies", { signal })).items.at(-1) ?? null;
export const starterAiPolicy = (signal?: AbortSignal) => read("/api/v1/ai-policies/starter", { signal });
export const publishAiPolicy = (body: Schema<"AiPolicyPublishing">) => write("POST", "/api/v1/ai-policies", { body });
