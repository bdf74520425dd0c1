// The category list in its editions, and who was given which of them.
import { read, type Schema, write } from "./client";

export type Category = Schema<"Category">;
export type CategoryEdition = Schema<"CategoryList">;
export type Receipt = Schema<"Receipt">;
export const ways = ["paper", "mail", "briefing", "screen", "notice", "mark"] as const satisfies readonly Receipt["way"][];
const whole = { limit: 500 } as const;

export const listEditions = (signal?: AbortSignal) => read("/api/v1/category-lists", { query: whole, signal });
export const listStarterCategories = (signal?: AbortSignal) => read("/api/v1/starter-categories", { query: whole, signal });
export const publishCategories = (body: Schema<"CategoryPublishing">) => write("POST", "/api/v1/category-lists", { body });
export const giveCategories = (body: Schema<"CategoryGiving">) =>
  write("POST", "/api/v1/category-lists/current/receipts", { body });
export const acknowledgeCategories = (body: Schema<"CategoryAcknowledging">) =>
  write("POST", "/api/v1/category-lists/current/acknowledgements", { body });
export const listCategoryReceipts = (cursor: string | undefined, signal?: AbortSignal) =>
  read("/api/v1/receipts", { query: { limit: 200, cursor }, signal });
export const listMissingReceipts = (cursor: string | undefined, signal?: AbortSignal) =>
  read("/api/v1/missing-receipts", { query: { limit: 500, cursor }, signal });
