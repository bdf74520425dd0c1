// Alerts: what a person is told, with every factor, its points and its events (docs/contract.md, Alerts).
import type { Page } from "../state/resource";
import { type Query, read } from "./client";

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
  events: EventPointer[];
  event_count: number;
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

export const listAlerts = (query: Query, signal?: AbortSignal) => read<Page<Alert>>("/api/v1/alerts", { query, signal });
export const showAlert = (id: string, signal?: AbortSignal) => read<Alert>("/api/v1/alerts/{id}", { path: { id }, signal });
