// Know-how that lives in heads, written down so that it can be recognised.
import { read, type Schema, write } from "./client";

export type KnowHowCard = Schema<"KnowHowCard">;
export const listCards = (signal?: AbortSignal) => read("/api/v1/know-how-cards", { query: { limit: 500 }, signal });
export const showCard = (number: string, signal?: AbortSignal) =>
  read("/api/v1/know-how-cards/{number}", { path: { number }, signal });
export const writeCard = (body: Schema<"KnowHowCardEntry">) => write("POST", "/api/v1/know-how-cards", { body });
