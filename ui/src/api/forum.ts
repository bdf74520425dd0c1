// What members, authorities and the hub tell one another beside reports: items of the forum, threads under them, polls.
import { type Query, read, type Schema, write } from "./client";

export type ForumItem = Schema<"ForumItem">;
export type ForumItemView = Schema<"ForumItemView">;
export type ForumProposal = Schema<"ForumProposal">;
export type ForumContent = Schema<"ForumContent">;
export type ForumAnswer = Schema<"ForumAnswer">;
export type ThreadNote = Schema<"ThreadNote">;
export type Poll = Schema<"Poll">;

export const forumKinds = ["trend", "measure", "problem"] as const satisfies readonly ForumContent["kind"][];
export const directions = ["to_industry", "to_government", "within_industry"] as const satisfies readonly NonNullable<
  ForumContent["direction"]
>[];
export const stances = ["none", "considering", "adopted", "not_applicable"] as const satisfies readonly ForumAnswer["stance"][];

const whole = { limit: 500 } as const;

export const listItems = (query: Query<"/api/v1/forum-items">, signal?: AbortSignal) =>
  read("/api/v1/forum-items", { query, signal });
export const showItem = (number: string, signal?: AbortSignal) =>
  read("/api/v1/forum-items/{number}", { path: { number }, signal });
export const answerItem = (number: string, body: ForumAnswer) =>
  write("PUT", "/api/v1/forum-items/{number}/answer", { path: { number }, body });
export const withdrawItem = (number: string, reason: string) =>
  write("POST", "/api/v1/forum-items/{number}/withdraw", { path: { number }, body: { reason } });

export const listProposals = (signal?: AbortSignal) => read("/api/v1/forum-proposals", { query: whole, signal });
export const showProposal = (number: string, signal?: AbortSignal) =>
  read("/api/v1/forum-proposals/{number}", { path: { number }, signal });
export const propose = (body: Schema<"ForumProposalWish">) => write("POST", "/api/v1/forum-proposals", { body });
export const amendProposal = (number: string, content: ForumContent, reason: string) =>
  write("PUT", "/api/v1/forum-proposals/{number}", { path: { number }, body: { content, reason } });
export const publishProposal = (number: string, body: Schema<"ForumReach">) =>
  write("POST", "/api/v1/forum-proposals/{number}/publish", { path: { number }, body });
export const declineProposal = (number: string, reason: string) =>
  write("POST", "/api/v1/forum-proposals/{number}/decline", { path: { number }, body: { reason } });
export const takeBackProposal = (number: string, reason: string) =>
  write("POST", "/api/v1/forum-proposals/{number}/take-back", { path: { number }, body: { reason } });
export const nameAuthor = (number: string, sha256: string, name: string) =>
  write("POST", "/api/v1/forum-proposals/{number}/naming", { path: { number }, body: { sha256, name } });

export const listNotes = (subject: string, signal?: AbortSignal) =>
  read("/api/v1/threads/{subject}", { path: { subject }, query: whole, signal });
export const writeNote = (subject: string, text: string) =>
  write("POST", "/api/v1/threads/{subject}", { path: { subject }, body: { text } });
// What was held because it names a member; by the hub's people.
export const letOutNote = (number: string, reason: string) =>
  write("POST", "/api/v1/thread-notes/{number}/let-out", { path: { number }, body: { reason } });
export const takeBackNote = (number: string, reason: string) =>
  write("POST", "/api/v1/thread-notes/{number}/take-back", { path: { number }, body: { reason } });

export const listPolls = (signal?: AbortSignal) => read("/api/v1/polls", { query: whole, signal });
export const showPoll = (number: string, signal?: AbortSignal) => read("/api/v1/polls/{number}", { path: { number }, signal });
export const askPoll = (body: Schema<"PollWish">) => write("POST", "/api/v1/polls", { body });
export const vote = (number: string, option: number) =>
  write("POST", "/api/v1/polls/{number}/ballot", { path: { number }, body: { option } });
export const letOutPoll = (number: string, reason: string) =>
  write("POST", "/api/v1/polls/{number}/let-out", { path: { number }, body: { reason } });
export const withdrawPoll = (number: string, reason: string) =>
  write("POST", "/api/v1/polls/{number}/withdraw", { path: { number }, body: { reason } });
