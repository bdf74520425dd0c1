// A firm as a member of a hub: the way there, what it reported, and the hub's warnings with what of them was met here.

import { type Query, read, type Schema, write } from "./client";
import { type Exact, exactOf, type Widest } from "./hub";

export type HubLink = Schema<"HubLink">;
export type SentReport = Schema<"SentReport">;
export type ReportToSend = Schema<"ReportToSend">;
export type HubWarning = Schema<"HubWarning">;
export type WarningRule = Schema<"WarningRule">;
export type WarningMet = Schema<"WarningMet">;
export type ShareSightings = Schema<"ShareSightings">;

const whole = { limit: 500 } as const;

export const listHubLinks = (signal?: AbortSignal) => read("/api/v1/hub-links", { query: whole, signal });
export const putHubLink = (name: string, body: Schema<"HubLinkWish">) =>
  write("PUT", "/api/v1/hub-links/{name}", { path: { name }, body });
export const tryHubLink = (name: string) => write("POST", "/api/v1/hub-links/{name}/trial", { path: { name } });
export const removeHubLink = (name: string, reason: string) =>
  write("POST", "/api/v1/hub-links/{name}/removal", { path: { name }, body: { reason } });
export const fetchWarnings = (name: string) => write("POST", "/api/v1/hub-links/{name}/fetch", { path: { name } });

export const listSent = (signal?: AbortSignal) => read("/api/v1/sent-reports", { query: whole, signal });
export const previewSent = (body: Schema<"SentReportWish">) => write("POST", "/api/v1/sent-reports/preview", { body });
export const sendToHub = (body: Schema<"SentReportWish">) => write("POST", "/api/v1/sent-reports", { body });
export const followSent = (number: string) => write("POST", "/api/v1/sent-reports/{number}/follow", { path: { number } });
export const sentDraft = (number: string, signal?: AbortSignal): Promise<Exact> =>
  exactOf("/api/v1/sent-reports/{number}/draft", number, signal);
export const consentToSent = (number: string, body: Schema<"SentConsent">) =>
  write("POST", "/api/v1/sent-reports/{number}/consent", { path: { number }, body });
export const showSentLabel = (number: string, signal?: AbortSignal) =>
  read("/api/v1/sent-reports/{number}/label", { path: { number }, signal });
export const saySentLabel = (number: string, widest: Widest, reason: string) =>
  write("POST", "/api/v1/sent-reports/{number}/label", { path: { number }, body: { widest, reason } });
export const withdrawSent = (number: string, reason: string) =>
  write("POST", "/api/v1/sent-reports/{number}/withdrawal", { path: { number }, body: { reason } });

export const listWarnings = (query: Query<"/api/v1/hub-warnings">, signal?: AbortSignal) =>
  read("/api/v1/hub-warnings", { query, signal });
export const showWarning = (number: string, signal?: AbortSignal) =>
  read("/api/v1/hub-warnings/{number}", { path: { number }, signal });
export const lookBack = (number: string) => write("POST", "/api/v1/hub-warnings/{number}/look-back", { path: { number } });
export const watchWarning = (number: string, until: string | null, reason: string) =>
  write("POST", "/api/v1/hub-warnings/{number}/watch", { path: { number }, body: { until, reason } });
export const listWarningRules = (query: Query<"/api/v1/warning-rules">, signal?: AbortSignal) =>
  read("/api/v1/warning-rules", { query, signal });
export const answerWarning = (number: string, outcome: "seen" | "not_seen") =>
  write("POST", "/api/v1/hub-warnings/{number}/answer", { path: { number }, body: { outcome } });

export const showSightings = (number: string, signal?: AbortSignal) =>
  read("/api/v1/hub-shares/{number}/sightings", { path: { number }, signal });
export const answerShare = (number: string, body: Schema<"SightingWish">) =>
  write("POST", "/api/v1/hub-shares/{number}/sightings", { path: { number }, body });
