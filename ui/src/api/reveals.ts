// Asking for the name behind a pseudonym: a reason, and two different people in two roles who agree.
import type { Page } from "../state/resource";
import { read, write } from "./client";

export type RevealRole = "secret_manager" | "legal" | "executive" | "outside_counsel";
export const revealRoles: readonly RevealRole[] = ["secret_manager", "legal", "executive", "outside_counsel"];

export interface Reveal {
  id: string;
  pseudonym: string;
  state: "open" | "granted" | "refused";
  requester: string;
  reason: string;
  subject: string;
  requested_at: string;
  expires_at: string;
  decisions: { account: string; role: string; decision: "agree" | "refuse"; reason: string; decided_at: string }[];
  lapsed: boolean;
  review_overdue: boolean;
}

export const listReveals = (state: string, signal?: AbortSignal) =>
  read<Page<Reveal>>("/api/v1/reveals", { query: { state, limit: 100 }, signal });
export const requestReveal = (wish: { alert?: string; pseudonym?: string; reason: string }) =>
  write<Reveal>("POST", "/api/v1/reveals", { body: wish });
export const decideReveal = (id: string, decision: "approve" | "refuse", role: RevealRole, reason: string) =>
  write<Reveal>("POST", decision === "approve" ? "/api/v1/reveals/{id}/approve" : "/api/v1/reveals/{id}/refuse", {
    path: { id },
    body: { role, reason },
  });
