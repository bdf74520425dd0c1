// What has to be done by when, over everything the node keeps: reviews, returns, checks, deadlines.
import { type Query, read, type Schema, write } from "./client";

export type Task = Schema<"Task">;
export type WaitingItem = Schema<"WaitingItem">;

export const listTasks = (query: Query<"/api/v1/tasks">, signal?: AbortSignal) =>
  read("/api/v1/tasks", { query: { limit: 200, ...query }, signal });
// Over all rooms, as far as the session's roles reach; by due day.
export const listWaiting = (signal?: AbortSignal) => read("/api/v1/waiting", { query: { limit: 500 }, signal });
export const finishTask = (id: string, note: string) =>
  write("POST", "/api/v1/tasks/{id}/done", { path: { id }, body: { note } });
export const dropTask = (id: string, reason: string) =>
  write("POST", "/api/v1/tasks/{id}/drop", { path: { id }, body: { reason } });
export const answerTaskStep = (id: string, step: string, body: Schema<"StepAnswering">) =>
  write("POST", "/api/v1/tasks/{id}/steps/{step}", { path: { id, step }, body });
