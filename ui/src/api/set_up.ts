// The six cards of the first run; `sekimori init --answers` gives the same.
import { read, write } from "./client";

export const cardNames = ["organisation", "offices", "administrator", "levels", "source", "hub"] as const;
export type CardName = (typeof cardNames)[number];
export type Answers = Record<string, unknown>;

export interface Card {
  card: CardName;
  done: boolean;
  answers: Answers | null;
  live: { events?: number; last_event?: string | null; second_factors?: number; missing?: string[] } | null;
}

export interface SetUpState {
  cards: Card[];
  finished: boolean;
}

export const readSetUp = (signal?: AbortSignal) => read<SetUpState>("/api/v1/set-up", { signal });
export const answerCard = (card: CardName, body: Answers) =>
  write<SetUpState>("PUT", "/api/v1/set-up/{card}", { path: { card }, body });
