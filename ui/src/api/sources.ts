// Where events come from, how healthy each source is, and on what ground people may be scored by it.
import { type Query, read, type Schema } from "./client";

export type MonitoringBasis = Schema<"MonitoringBasis">;
// Rate, lag and gaps are told by newer nodes.
export type Source = Schema<"Source"> & {
  rate_per_day?: number;
  events_today?: number;
  lag_hours?: number;
  late_blocks?: number;
  bad?: number;
  kept_until?: string | null;
  mapping_state?: string;
  gaps?: { from: string; to: string }[];
};

export const listSources = async (signal?: AbortSignal): Promise<{ items: Source[]; next: string | null }> =>
  read("/api/v1/sources", { query: { limit: 500 }, signal });
export type SourceDays = Schema<"SourceDays">;
export const showSourceDays = (id: string, query: Query<"/api/v1/sources/{id}/days">, signal?: AbortSignal) =>
  read("/api/v1/sources/{id}/days", { path: { id }, query, signal });
