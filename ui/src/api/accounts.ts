// Who may log in, in which roles, and the tokens that programs use.
import type { Page } from "../state/resource";
import { read } from "./client";

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
