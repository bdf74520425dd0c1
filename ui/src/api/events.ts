// What happened: pages of events by cursor, and their counts by time, by value, by hour and weekday. All four take the same conditions.
import { type Query, read, type Schema } from "./client";

export type SeenEvent = Schema<"Event">;
export type Histogram = Schema<"EventHistogram">;
export type EventSummary = Schema<"EventSummary">;
export type FacetCounts = Record<string, Schema<"FacetCount">[]>;

export const listEvents = (query: Query<"/api/v1/events">, signal?: AbortSignal) => read("/api/v1/events", { query, signal });
// Counts by time, by value, by weekday and hour, of one look through the events.
export const eventSummary = (query: Query<"/api/v1/events/summary">, signal?: AbortSignal) =>
  read("/api/v1/events/summary", { query, signal });
