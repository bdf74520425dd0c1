// People as the contract lets them be seen: dates without acts for the personnel office, acts without dates under pseudonyms.
import type { Page } from "../state/resource";
import type { TouchedSecret } from "./alerts";
import { type Query, read, write } from "./client";

export interface LeaverTouch {
  feature: string; // files_read, secret_moved, removable_copy …
  amount: number; // in the whole window
  days_above: number;
  strongest_day: string;
  strongest_amount: number;
  usual: number; // of a day
  first_time: boolean;
  basis: "own_past" | "peers" | "none";
  days?: { day: string; amount: number }[]; // the last 90 days, the same window for everybody
}

export interface Leaver {
  pseudonym: string;
  exit: string | null; // absent before a reveal
  band: string; // gone, within_14, within_30, within_60, later
  watch_from: string | null;
  watch_to: string | null;
  pledge: string;
  pledge_day: string | null;
  devices: string[];
  touched: LeaverTouch[];
  secrets: TouchedSecret[];
  alerts: string[];
  score: number;
  person?: {
    staff_number: string;
    name: string;
    department: string;
    notice_known: string | null;
    last_day_at_work: string | null;
    last_day_of_employment: string | null;
    contract_end: string | null;
  };
}

export const listLeavers = (query: Query, signal?: AbortSignal) => read<Page<Leaver>>("/api/v1/leavers", { query, signal });

// Somebody in the register. Without "named" only what at least five people share.
export interface SeenPerson {
  pseudonym: string;
  named: boolean;
  leaving: "none" | "within_30_days" | "within_90_days" | "later" | "left" | null;
  department: string | null;
  class: string | null;
  staff_number?: string;
  name?: string;
  last_day_at_work?: string | null;
  last_day_of_employment?: string | null;
}

export const listPeople = (query: Query, signal?: AbortSignal) => read<Page<SeenPerson>>("/api/v1/people", { query, signal });

// Exit checks, step by step.
export interface CheckStep {
  id: string;
  text_ja: string;
  text_en: string;
  help_ja: string;
  help_en: string;
  section_ja: string;
  section_en: string;
  answer: "done" | "yes_no" | "degree" | "day" | "text";
  needed: boolean;
}

export interface PersonCheck {
  id: string;
  kind: "exit" | "hiring";
  staff_number: string;
  exit_kind: string;
  opened: string;
  due: string;
  state: string;
  answers: { step: string; answer: string; note?: string }[];
  facts: Record<string, unknown>;
  devices_held_until: string | null;
  case_number: string;
  conclusion: string;
  steps?: CheckStep[];
}

export const listExitChecks = (query: Query, signal?: AbortSignal) =>
  read<Page<PersonCheck>>("/api/v1/exit-checks", { query, signal });
export const showExitCheck = (id: string, signal?: AbortSignal) =>
  read<PersonCheck>("/api/v1/exit-checks/{id}", { path: { id }, signal });
export const startExitCheck = (body: { staff_number: string; exit_kind: string; due?: string; reason: string }) =>
  write<PersonCheck>("POST", "/api/v1/exit-checks", { body });
export const answerExitStep = (id: string, body: { step: string; answer: string; note?: string }) =>
  write<PersonCheck>("POST", "/api/v1/exit-checks/{id}/answers", { path: { id }, body });
export const clearExitCheck = (id: string, body: { conclusion: string }) =>
  write<PersonCheck>("POST", "/api/v1/exit-checks/{id}/clear", { path: { id }, body });
export const caseOfExitCheck = (id: string, body: { suspicion: string }) =>
  write<PersonCheck>("POST", "/api/v1/exit-checks/{id}/case", { path: { id }, body });
