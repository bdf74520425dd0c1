// The consultation desk: consultations, what they become, figures, branches, experts, bookings, answers, programmes.
import { type Query, read, type Schema, write } from "./client";

export type Consultation = Schema<"Consultation">;
export type ConsultationView = Schema<"ConsultationView">;
export type Attributes = Schema<"ConsultationAttributes">;
export type MailWish = Schema<"ConsultationByMail">["wish"];
export type DeskTexts = Schema<"DeskTexts">;
export type DeskReferral = Schema<"DeskReferral">;
export type DeskSummary = Schema<"DeskSummary">;
export type DeskCross = Schema<"DeskCrossTable">;
export type DeskBranch = Schema<"DeskBranch">;
export type DeskExpert = Schema<"DeskExpert">;
export type DeskExpertWish = Schema<"DeskExpertWish">;
export type DeskBooking = Schema<"DeskBooking">;
export type DeskFaqEntry = Schema<"DeskFaqEntry">;
export type DeskProgramme = Schema<"DeskProgramme">;
export type DeskApplication = Schema<"DeskApplication">;
export type Wording = Schema<"DeskWording">;

const one = (number: string) => ({ path: { number } });

export const listConsultations = (query: Query<"/api/v1/consultations">, signal?: AbortSignal) =>
  read("/api/v1/consultations", { query, signal });
export const showConsultation = (number: string, signal?: AbortSignal) =>
  read("/api/v1/consultations/{number}", { ...one(number), signal });
export const takeConsultation = (body: Schema<"ConsultationDraft">) => write("POST", "/api/v1/consultations", { body });
export const describeConsultation = (number: string, body: Schema<"ConsultationAttributesChange">) =>
  write("PUT", "/api/v1/consultations/{number}/attributes", { ...one(number), body });
export const triageConsultation = (number: string, answers: string[]) =>
  write("POST", "/api/v1/consultations/{number}/triage", { ...one(number), body: { answers } });
export const setByMail = (number: string, body: Schema<"ConsultationByMailWish">) =>
  write("PUT", "/api/v1/consultations/{number}/by-mail", { ...one(number), body });
export const assignConsultation = (number: string, login: string) =>
  write("POST", "/api/v1/consultations/{number}/assignment", { ...one(number), body: { login } });
export const addWords = (number: string, body: Schema<"ConsultationSaid">) =>
  write("POST", "/api/v1/consultations/{number}/words", { ...one(number), body });
export const answerConsultation = (number: string, body: Schema<"ConsultationAnswer">) =>
  write("POST", "/api/v1/consultations/{number}/answer", { ...one(number), body });
export const closeConsultation = (number: string, reason: string) =>
  write("POST", "/api/v1/consultations/{number}/close", { ...one(number), body: { reason } });
export const reopenConsultation = (number: string, reason: string) =>
  write("POST", "/api/v1/consultations/{number}/reopen", { ...one(number), body: { reason } });
export const eraseConsultation = (number: string, reason: string) =>
  write("POST", "/api/v1/consultations/{number}/erase", { ...one(number), body: { reason } });
export const handOver = (number: string, body: Schema<"ConsultationHandOverWish">) =>
  write("POST", "/api/v1/consultations/{number}/hand-over", { ...one(number), body });
export const suitedExperts = (number: string, signal?: AbortSignal) =>
  read("/api/v1/consultations/{number}/experts", { ...one(number), signal });
export const assignExpert = (number: string, expert: string) =>
  write("POST", "/api/v1/consultations/{number}/experts", { ...one(number), body: { expert } });
export const makeCase = (number: string, body: Schema<"ConsultationCaseWish">) =>
  write("POST", "/api/v1/consultations/{number}/case", { ...one(number), body });
export const suggestWords = (number: string, signal?: AbortSignal) =>
  read("/api/v1/consultations/{number}/suggestion", { ...one(number), signal });
export const proposeToForum = (number: string, body: Schema<"ConsultationForumWish">) =>
  write("POST", "/api/v1/consultations/{number}/proposal", { ...one(number), body });
export const listReferrals = (number: string, signal?: AbortSignal) =>
  read("/api/v1/consultations/{number}/referrals", { ...one(number), signal });
export const refer = (number: string, body: Schema<"DeskReferralWish">) =>
  write("POST", "/api/v1/consultations/{number}/referrals", { ...one(number), body });
export const consentToReferral = (number: string, how: string) =>
  write("POST", "/api/v1/desk-referrals/{number}/consent", { ...one(number), body: { how } });
export const withdrawReferral = (number: string, reason: string) =>
  write("POST", "/api/v1/desk-referrals/{number}/withdraw", { ...one(number), body: { reason } });
export const previewReferral = (number: string, signal?: AbortSignal) =>
  read("/api/v1/desk-referrals/{number}/package", { ...one(number), signal });
export const sendReferral = (number: string) => write("POST", "/api/v1/desk-referrals/{number}/send", one(number));
export const noteReceipt = (number: string, body: Schema<"DeskReferralReceipt">) =>
  write("POST", "/api/v1/desk-referrals/{number}/receipt", { ...one(number), body });
export const noteOutcome = (number: string, body: Schema<"DeskReferralOutcome">) =>
  write("POST", "/api/v1/desk-referrals/{number}/outcome", { ...one(number), body });

export const showDeskTexts = (signal?: AbortSignal) => read("/api/v1/desk-texts", { signal });
export const showDeskStatistics = (query: Query<"/api/v1/desk-statistics">, signal?: AbortSignal) =>
  read("/api/v1/desk-statistics", { query, signal });
export const showDeskChanges = (
  quarter: string,
  query: Query<"/api/v1/desk-statistics/changes/{quarter}">,
  signal?: AbortSignal,
) => read("/api/v1/desk-statistics/changes/{quarter}", { path: { quarter }, query, signal });
export const listFaq = (query: Query<"/api/v1/desk-faq">, signal?: AbortSignal) => read("/api/v1/desk-faq", { query, signal });

export const listBranches = (signal?: AbortSignal) => read("/api/v1/desk-branches", { query: { limit: 100 }, signal });
export const setBranchStaff = (code: string, body: Schema<"DeskBranchStaff">) =>
  write("PUT", "/api/v1/desk-branches/{code}/staff", { path: { code }, body });
export const trainBranch = (code: string, body: Schema<"DeskTrainingWish">) =>
  write("POST", "/api/v1/desk-branches/{code}/trainings", { path: { code }, body });
export const giveBranchAccount = (code: string, login: string) =>
  write("POST", "/api/v1/desk-branches/{code}/accounts", { path: { code }, body: { login } });
export const listExperts = (signal?: AbortSignal) => read("/api/v1/desk-experts", { signal });
export const addExpert = (body: Schema<"DeskExpertWish">) => write("POST", "/api/v1/desk-experts", { body });
export const changeExpert = (number: string, body: Schema<"DeskExpertWish">) =>
  write("PUT", "/api/v1/desk-experts/{number}", { ...one(number), body });
export const giveExpertAccount = (number: string, login: string) =>
  write("POST", "/api/v1/desk-experts/{number}/account", { ...one(number), body: { login } });
export const freeStarts = (number: string, day: string, signal?: AbortSignal) =>
  read("/api/v1/desk-experts/{number}/free/{day}", { path: { number, day }, signal });
export const listBookings = (query: Query<"/api/v1/desk-bookings">, signal?: AbortSignal) =>
  read("/api/v1/desk-bookings", { query, signal });
export const makeBooking = (body: Schema<"DeskBookingWish">) => write("POST", "/api/v1/desk-bookings", { body });
export const cancelBooking = (number: string, reason: string) =>
  write("POST", "/api/v1/desk-bookings/{number}/cancel", { ...one(number), body: { reason } });
export const holdBooking = (number: string, outcome: string) =>
  write("POST", "/api/v1/desk-bookings/{number}/hold", { ...one(number), body: { outcome } });
export const listProgrammes = (signal?: AbortSignal) => read("/api/v1/desk-programmes", { signal });
export const setProgramme = (id: string, body: Schema<"DeskProgrammeTerms">) =>
  write("PATCH", "/api/v1/desk-programmes/{id}", { path: { id }, body });
export const listApplications = (signal?: AbortSignal) => read("/api/v1/desk-applications", { signal });
export const applyFor = (body: Schema<"DeskApplicationWish">) => write("POST", "/api/v1/desk-applications", { body });
export const decideApplication = (number: string, body: Schema<"DeskDecision">) =>
  write("POST", "/api/v1/desk-applications/{number}/decision", { ...one(number), body });
