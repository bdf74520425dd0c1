// Who is logged in, and what his roles let him see.
import { computed, signal } from "@preact/signals";
import { read, type Schema, setCsrfToken, write } from "./client";
import { loadSample, sampleShown } from "./sample";
import type { Permission } from "./schema";

export type Me = Schema<"Me">;

export const me = signal<Me | undefined>(undefined);
export const now = computed(() => new Date(me.value?.now ?? Date.now()));

export async function loadSession(): Promise<void> {
  const answer: Me = await read("/api/v1/me");
  setCsrfToken(answer.csrf_token ?? "");
  me.value = sampleShown.peek() ? { ...answer, ...(await loadSample()).me } : answer;
}

export async function logOut(): Promise<void> {
  await write("POST", "/api/v1/log-out");
  window.location.assign("/log-in");
}

type Part<T, Which extends "kind" | "verb"> = T extends `${infer K}.${infer V}` ? (Which extends "kind" ? K : V) : never;
export type Kind = Part<Permission, "kind">;
export type ActVerb = Part<Permission, "verb">;

export function may(kind: Kind, verb: ActVerb): boolean {
  const permitted = me.value?.permissions;
  return permitted ? permitted.includes(`${kind}.${verb}`) : true;
}
