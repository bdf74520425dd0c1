// What happened: pages of events by cursor, and their counts by time, by value, by hour and weekday. All four take the same conditions.
import type { Page } from "../state/resource";
import { type Query, read } from "./client";

export interface SeenEvent {
  id: string;
  time: string;
  event_class: string;
  activity: string;
  pseudonym: string; // empty: no person is known
  user: string | null; // only where the reader may see it
  device: string;
  object: string;
  target: string;
  peripheral: string;
  process?: string;
  address?: string;
  bytes: number;
  count: number;
  source_id: string;
  source: string;
  block?: string;
  block_offset?: number;
  secrets: { number: string; level: string | null }[];
}

export interface Histogram {
  from: string;
  to: string;
  step_seconds: number;
  bins: { time: string; count: number }[];
  approximate?: boolean;
}

export type FacetCounts = Record<string, { value: string; label?: string; count: number }[]>;

export const listEvents = (query: Query, signal?: AbortSignal) => read<Page<SeenEvent>>("/api/v1/events", { query, signal });
export interface EventSummary {
  events: number;
  people: number; // 0 when fewer than five
  histogram: Histogram;
  facets: FacetCounts;
  density: number[][];
}

// Counts by time, by value, by weekday and hour, of one look through the events.
export const eventSummary = (query: Query, signal?: AbortSignal) => read<EventSummary>("/api/v1/events/summary", { query, signal });
