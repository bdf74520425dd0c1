// Where events come from, how healthy each source is, and on what ground people may be scored by it.
import { type Query, read, type Schema, upload, write } from "./client";

export type MonitoringBasis = Schema<"MonitoringBasis">;
export type Source = Schema<"Source">;

export const listSources = async (signal?: AbortSignal): Promise<{ items: Source[]; next: string | null }> =>
  read("/api/v1/sources", { query: { limit: 500 }, signal });
export type SourceDays = Schema<"SourceDays">;
export const showSourceDays = (id: string, query: Query<"/api/v1/sources/{id}/days">, signal?: AbortSignal) =>
  read("/api/v1/sources/{id}/days", { path: { id }, query, signal });

// Logs that nobody has described: a proposal by the first rows, a mapping of the firm's own, and that somebody checked it.
export type MappingProposal = Schema<"MappingProposal">;
export type Mapping = Schema<"Mapping">;
export const sampleBytes = 1 << 20;
export const proposeMapping = (sample: File, name: string, zone: string, column: string[]) =>
  upload("POST", "/api/v1/mapping-proposals", sample.slice(0, sampleBytes), "application/octet-stream", {
    query: { file: sample.name, name, zone, column },
  });
export const listMappings = (signal?: AbortSignal) => read("/api/v1/mappings", { query: { limit: 500 }, signal });
export const saveMapping = (body: Schema<"MappingSaving">) => write("POST", "/api/v1/mappings", { body });
export const verifyMapping = (name: string, reason: string) =>
  write("POST", "/api/v1/mappings/{name}/verification", { path: { name }, body: { reason } });

// A whole file of events as it is; `known` when the source had the same bytes before.
export const takeEventFile = (id: string, file: File) =>
  upload("POST", "/api/v1/sources/{id}/files", file, "application/octet-stream", { path: { id }, query: { name: file.name } });

// The scheduled look at the logs with its signature; what is past its time; work that was approved although it looks like a leak.
export type LogReview = Schema<"LogReview">;
export const showLogReview = (signal?: AbortSignal) => read("/api/v1/log-review", { signal });
export const listLogReviews = (signal?: AbortSignal) => read("/api/v1/log-reviews", { query: { limit: 500 }, signal });
export const signLogReview = (statement: string) => write("POST", "/api/v1/log-reviews", { body: { statement } });
export const removeExpired = () => write("POST", "/api/v1/retention-runs");
export type Approval = Schema<"Approval">;
export const listApprovals = (signal?: AbortSignal) => read("/api/v1/approvals", { query: { limit: 500 }, signal });
