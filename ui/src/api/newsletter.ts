// The newsletter: its board, approval, archive, and the organisations that read it.
import { read, type Schema, upload, write } from "./client";

export type NewsletterIssue = Schema<"NewsletterIssue">;
export type NewsletterSection = Schema<"NewsletterSection">;
export type NewsletterPlan = Schema<"NewsletterPlan">;
export type Subscriber = Schema<"Subscriber">;
export type LetterWording = Schema<"LetterWording">;

const whole = { limit: 500 } as const;
const at = (number: string) => ({ path: { number } });
const within = (number: string, section: string) => ({ path: { number, section } });

export const listIssues = (signal?: AbortSignal) => read("/api/v1/newsletter-issues", { query: whole, signal });
export const openIssue = (body: Schema<"NewsletterIssueWish">) => write("POST", "/api/v1/newsletter-issues", { body });
export const showPlan = (signal?: AbortSignal) => read("/api/v1/newsletter-plan", { signal });
export const showIssue = (number: string, signal?: AbortSignal) =>
  read("/api/v1/newsletter-issues/{number}", { ...at(number), signal });
export const previewIssue = (number: string, signal?: AbortSignal) =>
  read("/api/v1/newsletter-issues/{number}/preview", { ...at(number), signal });
export const showSending = (number: string, signal?: AbortSignal) =>
  read("/api/v1/newsletter-issues/{number}/sending", { ...at(number), signal });
export const listPassages = (signal?: AbortSignal) => read("/api/v1/newsletter-passages", { signal });
export const writeSection = (number: string, section: string, body: Schema<"NewsletterText">) =>
  write("PUT", "/api/v1/newsletter-issues/{number}/sections/{section}", { ...within(number, section), body });
export const assignSection = (number: string, section: string, body: Schema<"NewsletterAssignment">) =>
  write("PUT", "/api/v1/newsletter-issues/{number}/sections/{section}/contributor", { ...within(number, section), body });
export const restSection = (number: string, section: string) =>
  write("POST", "/api/v1/newsletter-issues/{number}/sections/{section}/rest", within(number, section));
export const drawPassage = (number: string, section: string, passage: string) =>
  write("POST", "/api/v1/newsletter-issues/{number}/sections/{section}/passages", {
    ...within(number, section),
    body: { passage },
  });
export const remindContributors = () => write("POST", "/api/v1/newsletter-reminders", { body: {} });
export const announceSeminars = (number: string) => write("POST", "/api/v1/newsletter-issues/{number}/announcement", at(number));
export const submitIssue = (number: string) => write("POST", "/api/v1/newsletter-issues/{number}/submit", at(number));
export const approveIssue = (number: string, sha256: string) =>
  write("POST", "/api/v1/newsletter-issues/{number}/approve", { ...at(number), body: { sha256 } });
export const sendIssueBack = (number: string, reason: string) =>
  write("POST", "/api/v1/newsletter-issues/{number}/send-back", { ...at(number), body: { reason } });
export const moveIssue = (number: string, day: string) =>
  write("PUT", "/api/v1/newsletter-issues/{number}/day", { ...at(number), body: { day } });
export const listArchive = (words: string, signal?: AbortSignal) =>
  read("/api/v1/newsletter-archive", { query: { words: words || undefined }, signal });

export const listSubscribers = (signal?: AbortSignal) => read("/api/v1/subscribers", { query: whole, signal });
export const showSubscriber = (number: string, signal?: AbortSignal) =>
  read("/api/v1/subscribers/{number}", { ...at(number), signal });
export const addSubscriber = (body: Schema<"SubscriberWish">) => write("POST", "/api/v1/subscribers", { body });
export const setContacts = (number: string, body: Schema<"SubscriberContacts">) =>
  write("PUT", "/api/v1/subscribers/{number}/contacts", { ...at(number), body });
export const sendContactLink = (number: string, mail: string) =>
  write("POST", "/api/v1/subscribers/{number}/links", { ...at(number), body: { mail } });
export const changeAddresses = (number: string, changes: Schema<"AddressChange">[]) =>
  write("POST", "/api/v1/subscribers/{number}/addresses", { ...at(number), body: { changes } });
export const importSubscribers = (file: File, reason: string) =>
  upload("POST", "/api/v1/subscribers/import", file, "text/csv", { query: { reason } });
