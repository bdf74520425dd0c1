// Who may log in, in which roles, and the tokens that programs use.
import type { Page } from "../state/resource";
import { read, write } from "./client";

export interface Account {
  id: string;
  login: string;
  person: string | null;
  roles: string[];
  groups: string[];
  state: "active" | "disabled";
  locked_until: string | null;
  created_at: string;
}

export interface Token {
  id: string;
  account: string;
  label: string;
  scopes: string[];
  created_at: string;
  expires_at: string;
  last_used_at: string | null;
  revoked_at: string | null;
}

export const listAccounts = (signal?: AbortSignal) => read<Page<Account>>("/api/v1/accounts", { query: { limit: 500 }, signal });
export const listTokens = (signal?: AbortSignal) => read<Page<Token>>("/api/v1/tokens", { query: { limit: 500 }, signal });

// What belongs to one's own log-in.
export interface SecondFactor {
  id: string;
  kind: "app" | "key" | "recovery";
  name: string;
  created_at: string;
  last_used_at: string | null;
  left?: number; // recovery codes that are not spent
}

export const listSecondFactors = (signal?: AbortSignal) =>
  read<Page<SecondFactor>>("/api/v1/second-factors", { query: { limit: 100 }, signal });
export const removeSecondFactor = (id: string) => write<void>("DELETE", "/api/v1/second-factors/{id}", { path: { id } });
export const changePassword = (old_password: string, new_password: string) =>
  write<void>("POST", "/api/v1/me/password", { body: { old_password, new_password } });
export const logOutEverywhere = () => write<{ ended: number }>("POST", "/api/v1/log-out/everywhere");
