// Alerts: what a person is told, with every factor, its points and its events (docs/contract.md, Alerts); what is known beforehand and
// lowers a score for a while; what people's answers said about each rule.
import { type Query, read, readVersioned, type Schema, write } from "./client";

// How else a factor can be read, and how to find out. Older answers do not carry it.
export interface OppositeReading {
  ja: string;
  en: string;
  check_ja: string;
  check_en: string;
}
export type AlertFactor = Schema<"AlertFactor"> & {
  full_points?: number; // before feedback and suppression
  opposite?: OppositeReading[];
  suppressed_by?: string;
};
export type Alert = Omit<Schema<"Alert">, "factors"> & { factors: AlertFactor[]; full_score?: number };
export type AlertState = Alert["state"];
export type AlertVerdict = Alert["verdict"];
export type EventPointer = Schema<"EventPointer">;
export type TouchedSecret = Alert["secrets"][number];

export const listAlerts = (query: Query<"/api/v1/alerts">, signal?: AbortSignal) => read("/api/v1/alerts", { query, signal });
export const showAlert = async (id: string, signal?: AbortSignal): Promise<Alert> =>
  read("/api/v1/alerts/{id}", { path: { id }, signal });
export const alertToEdit = async (id: string, signal?: AbortSignal): Promise<{ data: Alert; etag: string }> =>
  readVersioned("/api/v1/alerts/{id}", { path: { id }, signal });

const edit = (etag: string) => (etag ? { "If-Match": etag } : undefined);
export const triageAlert = (id: string, etag: string, reason: string) =>
  write("POST", "/api/v1/alerts/{id}/triage", { path: { id }, headers: edit(etag), body: { reason } });
export const closeAlert = (id: string, etag: string, verdict: Exclude<AlertVerdict, "none">, reason: string) =>
  write("POST", "/api/v1/alerts/{id}/close", { path: { id }, headers: edit(etag), body: { verdict, reason } });

export type Suppression = Schema<"Suppression">;
export const listSuppressions = (signal?: AbortSignal) => read("/api/v1/suppressions", { query: { limit: 500 }, signal });
export const createSuppression = (body: Schema<"SuppressionWish">) => write("POST", "/api/v1/suppressions", { body });
export const endSuppression = (id: string, reason: string) =>
  write("POST", "/api/v1/suppressions/{id}/end", { path: { id }, body: { reason } });

export type Feedback = Schema<"FactorFeedback">;
export const listFeedback = (signal?: AbortSignal) => read("/api/v1/alert-feedback", { query: { limit: 500 }, signal });
