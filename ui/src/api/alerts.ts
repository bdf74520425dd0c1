// Alerts: what a person is told, with every factor, its points and its events (docs/contract.md, Alerts).
import type { Page } from "../state/resource";
import { type Query, read, readVersioned, write } from "./client";

export type AlertState = "new" | "triaged" | "in_case" | "closed";
export type AlertVerdict = "none" | "right" | "wrong" | "known";

export interface EventPointer {
  event_id: string;
  block: string;
  offset: number;
  time: string;
}

export interface AlertFactor {
  name: string;
  ja: string;
  en: string;
  points: number;
  full_points?: number; // before feedback and suppression
  events: EventPointer[];
  event_count: number;
  opposite?: { ja: string; en: string; check_ja: string; check_en: string }[];
  suppressed_by?: string;
}

export interface TouchedSecret {
  secret_id: string;
  number: string;
  level: string;
  events: number;
}

export interface Alert {
  id: string;
  version?: number;
  score: number;
  full_score?: number;
  severity: number;
  person_id: string | null;
  pseudonym: string;
  person?: { staff_number: string; name: string; department: string };
  device: string;
  peripherals: string[];
  destinations: string[];
  first: string;
  last: string;
  secrets: TouchedSecret[];
  factors: AlertFactor[];
  opposite_ja: string[];
  opposite_en: string[];
  sentence_ja: string;
  sentence_en: string;
  baseline: string;
  state: AlertState;
  verdict: AlertVerdict;
}

export const alertsPath = "/api/v1/alerts";

export const listAlerts = (query: Query, signal?: AbortSignal) => read<Page<Alert>>("/api/v1/alerts", { query, signal });
export const showAlert = (id: string, signal?: AbortSignal) => read<Alert>("/api/v1/alerts/{id}", { path: { id }, signal });
export const alertToEdit = (id: string, signal?: AbortSignal) =>
  readVersioned<Alert>("/api/v1/alerts/{id}", { path: { id }, signal });

const edit = (etag: string) => (etag ? { "If-Match": etag } : undefined);
export const triageAlert = (id: string, etag: string, reason: string) =>
  write<Alert>("POST", "/api/v1/alerts/{id}/triage", { path: { id }, headers: edit(etag), body: { reason } });
export const closeAlert = (id: string, etag: string, verdict: Exclude<AlertVerdict, "none">, reason: string) =>
  write<Alert>("POST", "/api/v1/alerts/{id}/close", { path: { id }, headers: edit(etag), body: { verdict, reason } });
