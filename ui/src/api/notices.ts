// Who is told of what and how, what waits to leave the node, and whether its mail server and webhook work.
import { read, type Schema, write } from "./client";

export type Notices = Schema<"NoticeSubscription">;
export type OutboxMessage = Schema<"OutboxMessage">;
export type NoticeChannels = Schema<"NoticeChannels">;

export const showNotices = (id: string, signal?: AbortSignal) => read("/api/v1/accounts/{id}/notices", { path: { id }, signal });
export const changeNotices = (id: string, body: Schema<"NoticeChange">) =>
  write("POST", "/api/v1/accounts/{id}/notices", { path: { id }, body });
export const listMessages = (signal?: AbortSignal) => read("/api/v1/notices", { query: { limit: 500 }, signal });
export const retryMessage = (id: string) => write("POST", "/api/v1/notices/{id}/retry", { path: { id } });
export const showChannels = (signal?: AbortSignal) => read("/api/v1/notice-channels", { signal });
export const tryChannels = (to: string) => write("POST", "/api/v1/notice-trials", { body: { to: to || undefined } });
