// A firm that asks a consultation desk of another house: the desks, what was asked, what came back.
import { read, type Schema, write } from "./client";

export type AskedQuestion = Schema<"AskedQuestion">;
export type AskedQuestionView = Schema<"AskedQuestionView">;
export type QuestionPreview = Schema<"DeskQuestionPreview">;
export type QuestionWish = Schema<"DeskQuestionWish">;
export type QuestionChoices = Schema<"DeskQuestionChoices">;

const whole = { limit: 500 } as const;

export const listDeskLinks = (signal?: AbortSignal) => read("/api/v1/desk-links", { query: whole, signal });
export const putDeskLink = (name: string, body: Schema<"DeskLinkWish">) =>
  write("PUT", "/api/v1/desk-links/{name}", { path: { name }, body });
export const listQuestions = (signal?: AbortSignal) => read("/api/v1/desk-questions", { query: whole, signal });
export const showQuestion = (number: string, signal?: AbortSignal) =>
  read("/api/v1/desk-questions/{number}", { path: { number }, signal });
export const questionChoices = (signal?: AbortSignal) => read("/api/v1/desk-question-choices", { signal });
export const listCaseFacts = (number: string, signal?: AbortSignal) =>
  read("/api/v1/cases/{number}/desk-facts", { path: { number }, query: whole, signal });
export const previewQuestion = (body: QuestionWish) => write("POST", "/api/v1/desk-questions/preview", { body });
export const askDesk = (body: Schema<"DeskQuestionSending">) => write("POST", "/api/v1/desk-questions", { body });
export const followQuestion = (number: string) => write("POST", "/api/v1/desk-questions/{number}/follow", { path: { number } });
export const eraseQuestion = (number: string, reason: string) =>
  write("POST", "/api/v1/desk-questions/{number}/erase", { path: { number }, body: { reason } });
export const addToQuestion = (number: string, text: string) =>
  write("POST", "/api/v1/desk-questions/{number}/words", { path: { number }, body: { text } });
