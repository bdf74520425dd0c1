// The six cards of the first run; `sekimori init --answers` gives the same.
import { read, type Schema, write } from "./client";

export const cardNames = ["organisation", "offices", "administrator", "levels", "source", "hub"] as const;
export type CardName = (typeof cardNames)[number];
export type Answers = Record<string, unknown>;

export type Card = Omit<Schema<"SetUpState">["cards"][number], "answers" | "live"> & {
  answers: Answers | null;
  live: { events?: number; last_event?: string | null; second_factors?: number; missing?: string[] } | null;
};
export type SetUpState = Omit<Schema<"SetUpState">, "cards"> & { cards: Card[] };

export const readSetUp = async (signal?: AbortSignal): Promise<SetUpState> =>
  read("/api/v1/set-up", { signal }) as Promise<SetUpState>;
export const answerCard = async (card: CardName, body: Answers): Promise<SetUpState> =>
  write("PUT", "/api/v1/set-up/{card}", { path: { card }, body: body as Record<string, never> }) as Promise<SetUpState>;
