// Asking for the name behind a pseudonym: a reason, and two different people in two roles who agree.
import { read, type Schema, write } from "./client";

export type Reveal = Schema<"Reveal">;
export type RevealRole = Schema<"RevealDecision">["role"];
export const revealRoles: readonly RevealRole[] = ["secret_manager", "legal", "executive", "outside_counsel"];

export const listReveals = (state: string, signal?: AbortSignal) =>
  read("/api/v1/reveals", { query: { state, limit: 100 }, signal });
export const requestReveal = (wish: Schema<"RevealWish">) => write("POST", "/api/v1/reveals", { body: wish });
export const decideReveal = (id: string, decision: "approve" | "refuse", role: RevealRole, reason: string) =>
  write("POST", decision === "approve" ? "/api/v1/reveals/{id}/approve" : "/api/v1/reveals/{id}/refuse", {
    path: { id },
    body: { role, reason },
  });
