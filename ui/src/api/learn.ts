// Courses, training, contacts from outside, the library and its material.
import { type Query, read, type Schema, write } from "./client";

export type CourseRow = Schema<"CourseRow">;
export type Course = Schema<"CourseView">;
export type CourseModule = Schema<"CourseModule">;
export type Scenario = Schema<"CourseScenario">;
export type Attempt = Schema<"CourseAttempt">;
export type Graded = Schema<"CourseGraded">;
export type Training = Schema<"Training">;
export type Duty = Schema<"TrainingDuty">;
export type ContactTopic = Schema<"ContactTopic">;
export type ContactReport = Schema<"ContactReport">;
export type ContactEntry = Schema<"ContactReportEntry">;
export type Desk = Schema<"ContactStepEntry">["to"];
export type LibraryEntry = Schema<"LibraryEntry">;
export type LibraryItem = Schema<"LibraryItem">;
export type LibraryCaseEntry = Schema<"LibraryCaseEntry">;
export type Clause = Schema<"Clause">;
export type LibraryMediaEntry = Schema<"LibraryMediaEntry">;
export type LibraryClauseEntry = Schema<"LibraryClauseEntry">;
export type LibraryLink = Schema<"LibraryLink">;
export type Material = Schema<"Material">;
export type MaterialOrder = Schema<"MaterialOrder">;
export type Wording = Schema<"Wording">;

const whole = { limit: 500 } as const;

export const listCourses = (signal?: AbortSignal) => read("/api/v1/courses", { query: whole, signal });
export const showCourse = (id: string, signal?: AbortSignal) => read("/api/v1/courses/{id}", { path: { id }, signal });
export const keepPlace = (id: string, card: number) =>
  write("PUT", "/api/v1/courses/{id}/place", { path: { id }, body: { card } });
export const beginAttempt = (id: string) => write("POST", "/api/v1/courses/{id}/attempts", { path: { id } });
export const answerAttempt = (id: string, answers: number[]) =>
  write("POST", "/api/v1/course-attempts/{id}/answers", { path: { id }, body: { answers } });
export const finishCourse = (id: string) => write("POST", "/api/v1/courses/{id}/completion", { path: { id } });

export const listTrainings = (query: Query<"/api/v1/trainings">, signal?: AbortSignal) =>
  read("/api/v1/trainings", { query: { ...whole, ...query }, signal });
export const listDuties = (signal?: AbortSignal) => read("/api/v1/training-duties", { signal });
export const listTeamDuties = (signal?: AbortSignal) => read("/api/v1/team-duties", { query: whole, signal });
export const showStanding = (signal?: AbortSignal) => read("/api/v1/training-standing", { signal });
export const listAssignments = (signal?: AbortSignal) => read("/api/v1/course-assignments", { query: whole, signal });
export const assignCourse = (body: Schema<"CourseAssignmentEntry">) => write("POST", "/api/v1/course-assignments", { body });
export const endAssignment = (number: string, reason: string) =>
  write("POST", "/api/v1/course-assignments/{number}/end", { path: { number }, body: { reason } });
export const recordLesson = (body: Schema<"LessonEntry">) => write("POST", "/api/v1/lessons", { body });

export const listTopics = (signal?: AbortSignal) => read("/api/v1/contact-topics", { query: whole, signal });
export const listContacts = (cursor?: string, signal?: AbortSignal) =>
  read("/api/v1/contact-reports", { query: { limit: 100, cursor }, signal });
export const showContact = (number: string, signal?: AbortSignal) =>
  read("/api/v1/contact-reports/{number}", { path: { number }, signal });
export const fileContact = (body: ContactEntry) => write("POST", "/api/v1/contact-reports", { body });
export const tellDesk = (number: string, to: Desk, note: string) =>
  write("POST", "/api/v1/contact-reports/{number}/steps", { path: { number }, body: { to, note } });
export const answerContact = (number: string, text: string, close: boolean) =>
  write("POST", "/api/v1/contact-reports/{number}/answer", { path: { number }, body: { text, close } });

export const listLibrary = (query: Query<"/api/v1/library">, signal?: AbortSignal) =>
  read("/api/v1/library", { query: { ...whole, ...query }, signal });
export const showEntry = (id: string, signal?: AbortSignal) => read("/api/v1/library/{id}", { path: { id }, signal });
export const addLibraryCase = (body: LibraryCaseEntry) => write("POST", "/api/v1/library-cases", { body });
export const withdrawLibraryCase = (id: string, reason: string) =>
  write("POST", "/api/v1/library-cases/{id}/withdraw", { path: { id }, body: { reason } });
export const addLibraryMedia = (body: LibraryMediaEntry) => write("POST", "/api/v1/library-media", { body });
export const withdrawLibraryMedia = (id: string, reason: string) =>
  write("POST", "/api/v1/library-media/{id}/withdraw", { path: { id }, body: { reason } });
export const keepSubtitles = (id: string, language: string, words: string) =>
  write("PUT", "/api/v1/library-media/{id}/subtitles/{language}", { path: { id, language }, body: { text: words } });
export const addLibraryClause = (body: LibraryClauseEntry) => write("POST", "/api/v1/library-clauses", { body });
export const withdrawLibraryClause = (id: string, reason: string) =>
  write("POST", "/api/v1/library-clauses/{id}/withdraw", { path: { id }, body: { reason } });
export const noteMedium = (id: string) => write("POST", "/api/v1/library/{id}/seen", { path: { id } });
export const listClauses = (signal?: AbortSignal) => read("/api/v1/clauses", { query: whole, signal });
export const listLinks = (signal?: AbortSignal) => read("/api/v1/library-links", { signal });
export const checkLinks = () => write("POST", "/api/v1/library-link-checks"); // a job
export const listMaterials = (signal?: AbortSignal) => read("/api/v1/materials", { query: whole, signal });
export const listOrders = (cursor?: string, signal?: AbortSignal) =>
  read("/api/v1/material-orders", { query: { limit: 100, cursor }, signal });
export const orderMaterial = (body: Schema<"MaterialOrderEntry">) => write("POST", "/api/v1/material-orders", { body });
export const restockMaterial = (id: string, body: Schema<"MaterialStock">) =>
  write("POST", "/api/v1/materials/{id}/stock", { path: { id }, body });
export const stepOrder = (number: string, state: "sent" | "cancelled", reason: string) =>
  write("POST", "/api/v1/material-orders/{number}/step", { path: { number }, body: { state, reason } });
