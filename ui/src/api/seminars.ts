// Seminars, who takes part in them, and meetings of the forum.
import { read, type Schema, upload, write } from "./client";

export type Seminar = Schema<"Seminar">;
export type SeminarRegistration = Schema<"SeminarRegistration">;
export type SeminarStatistics = Schema<"SeminarStatistics">;
export type ForumMeetingRecord = Schema<"Meeting">;
export type BriefingRequest = Schema<"BriefingRequest">;

const whole = { limit: 500 } as const;
const at = (number: string) => ({ path: { number } });

export const listSeminars = (signal?: AbortSignal) => read("/api/v1/seminars", { query: whole, signal });
export const showSeminar = (number: string, signal?: AbortSignal) => read("/api/v1/seminars/{number}", { ...at(number), signal });
export const addSeminar = (body: Schema<"SeminarWish">) => write("POST", "/api/v1/seminars", { body });
export const amendSeminar = (number: string, body: Schema<"SeminarWish">) =>
  write("PUT", "/api/v1/seminars/{number}", { ...at(number), body });
export const setSeminarState = (number: string, body: Schema<"SeminarStateWish">) =>
  write("POST", "/api/v1/seminars/{number}/state", { ...at(number), body });
export const listRegistrations = (number: string, signal?: AbortSignal) =>
  read("/api/v1/seminars/{number}/registrations", { ...at(number), signal });
export const takeAttendance = (number: string, file: File) =>
  upload("POST", "/api/v1/seminars/{number}/attendance", file, "text/csv", at(number));
export const importSeminars = (file: File) => upload("POST", "/api/v1/seminars/import", file, "text/csv", {});
export const addMaterial = (number: string, body: Schema<"SeminarMaterial">) =>
  write("POST", "/api/v1/seminars/{number}/material", { ...at(number), body });
export const followUp = (number: string) => write("POST", "/api/v1/seminars/{number}/follow-up", at(number));
export const showSeminarStatistics = (year: number, signal?: AbortSignal) =>
  read("/api/v1/seminar-statistics", { query: { year }, signal });

export const listMeetings = (signal?: AbortSignal) => read("/api/v1/meetings", { query: whole, signal });
export const showMeeting = (number: string, signal?: AbortSignal) => read("/api/v1/meetings/{number}", { ...at(number), signal });
export const addMeeting = (body: Schema<"MeetingWish">) => write("POST", "/api/v1/meetings", { body });
export const amendMeeting = (number: string, body: Schema<"MeetingWish">) =>
  write("PUT", "/api/v1/meetings/{number}", { ...at(number), body });
export const cancelMeeting = (number: string, reason: string) =>
  write("POST", "/api/v1/meetings/{number}/cancel", { ...at(number), body: { reason } });
export const holdMeeting = (number: string, body: Schema<"MeetingHeld">) =>
  write("POST", "/api/v1/meetings/{number}/held", { ...at(number), body });
export const writeMinutes = (number: string, text: string) =>
  write("PUT", "/api/v1/meetings/{number}/minutes", { ...at(number), body: { text } });
export const approveMinutes = (number: string) => write("POST", "/api/v1/meetings/{number}/minutes/approve", at(number));
export const addPaper = (number: string, file: File, item: number, open: boolean) =>
  upload("POST", "/api/v1/meetings/{number}/papers", file, "application/octet-stream", {
    ...at(number),
    query: { name: file.name, item, open },
  });

export const listBriefings = (signal?: AbortSignal) => read("/api/v1/briefing-requests", { query: whole, signal });
export const addBriefing = (body: Schema<"BriefingWish">) => write("POST", "/api/v1/briefing-requests", { body });
export const answerBriefing = (number: string, body: Schema<"BriefingAnswer">) =>
  write("POST", "/api/v1/briefing-requests/{number}/answer", { ...at(number), body });
