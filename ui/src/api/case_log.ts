// What a case gathers besides exhibits, the duty to report personal data, and whom one may ask.
import { read, type Schema, upload, write } from "./client";

export type CaseLog = Schema<"CaseLog">;
export type Decision = Schema<"CaseDecision">;
export type DeviceHold = Schema<"DeviceHold">;
export type Referral = Schema<"Referral">;
export type DamageItem = Schema<"DamageItem">;
export type PersonalDataDuty = Schema<"PersonalDataDuty">;
export type PersonalDataChange = Schema<"PersonalDataChange">;
export type Contact = Schema<"Contact">;

export const offices = [
  "desk",
  "lawyer",
  "police_station",
  "prefectural_police",
  "court_injunction",
  "court_damages",
  "customs",
  "pipc",
] as const satisfies readonly Referral["to"][];
export const referralStates = [
  "preparing",
  "consulted",
  "handed_over",
  "accepted",
  "declined",
  "charged",
  "outcome",
] as const satisfies readonly Referral["state"][];
export const damageCategories = [
  "investigation",
  "lawyer",
  "customers",
  "recovery",
  "lost_profit",
  "infringer_profit",
  "licence_fee",
  "other",
] as const satisfies readonly DamageItem["category"][];

export const showCaseLog = (number: string, signal?: AbortSignal) =>
  read("/api/v1/cases/{number}/log", { path: { number }, signal });
export const decide = (number: string, body: Schema<"CaseDecisionEntry">) =>
  write("POST", "/api/v1/cases/{number}/decisions", { path: { number }, body });
export const holdDevice = (number: string, body: Schema<"DeviceHoldWish">) =>
  write("POST", "/api/v1/cases/{number}/devices", { path: { number }, body });
export const releaseDevice = (number: string, body: Schema<"DeviceRelease">) =>
  write("POST", "/api/v1/cases/{number}/device-releases", { path: { number }, body });
export const refer = (number: string, body: Schema<"ReferralEntry">) =>
  write("POST", "/api/v1/cases/{number}/referrals", { path: { number }, body });
export const addDamage = (number: string, body: Schema<"DamageEntry">) =>
  write("POST", "/api/v1/cases/{number}/damages", { path: { number }, body });

export const showDuty = (number: string, signal?: AbortSignal) =>
  read("/api/v1/cases/{number}/personal-data", { path: { number }, signal });
export const answerDuty = (number: string, body: PersonalDataChange) =>
  write("POST", "/api/v1/cases/{number}/personal-data", { path: { number }, body });

export const listContacts = (signal?: AbortSignal) => read("/api/v1/contacts", { query: { limit: 500 }, signal });

// Exhibits: what a court's list asks of one, a version for readers who may not see all of it, and whole files that are sent.
export const describeExhibit = (number: string, exhibit: string, body: Schema<"ExhibitDescription">) =>
  write("POST", "/api/v1/cases/{number}/exhibits/{exhibit}/description", { path: { number, exhibit }, body });
export const redactExhibit = (number: string, exhibit: string, body: Schema<"RedactionWish">) =>
  write("POST", "/api/v1/cases/{number}/exhibits/{exhibit}/redactions", { path: { number, exhibit }, body });
type Note = { title?: string; reason?: string; second_person?: string; place?: string };
export const keepRedactedFile = (number: string, exhibit: string, file: File, note: Note) =>
  upload("POST", "/api/v1/cases/{number}/exhibits/{exhibit}/redacted-files", file, "application/octet-stream", {
    path: { number, exhibit },
    query: { name: file.name, ...note },
  });
export const keepFile = (number: string, file: File, note: Note) =>
  upload("POST", "/api/v1/cases/{number}/exhibit-files", file, "application/octet-stream", {
    path: { number },
    query: { name: file.name, ...note },
  });
