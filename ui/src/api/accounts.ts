// Who may log in, in which roles, and the tokens that programs use.
import { read, type Schema, write } from "./client";

export type Account = Schema<"Account">;
export type Token = Schema<"Token">;
// What belongs to one's own log-in.
export type SecondFactor = Schema<"SecondFactor">;

export const listAccounts = (signal?: AbortSignal) => read("/api/v1/accounts", { query: { limit: 500 }, signal });
export const listTokens = (signal?: AbortSignal) => read("/api/v1/tokens", { query: { limit: 500 }, signal });

export const listSecondFactors = (signal?: AbortSignal) => read("/api/v1/second-factors", { signal });
export const removeSecondFactor = (id: string) => write("DELETE", "/api/v1/second-factors/{id}", { path: { id } });
export const changePassword = (old_password: string, new_password: string) =>
  write("POST", "/api/v1/me/password", { body: { old_password, new_password } });
export const logOutEverywhere = () => write("POST", "/api/v1/log-out/everywhere");

// Made, changed and ended by who administers the node.
export const createAccount = (body: Schema<"AccountEntry">) => write("POST", "/api/v1/accounts", { body });
export const changeAccount = (id: string, body: Schema<"AccountChange">) =>
  write("PATCH", "/api/v1/accounts/{id}", { path: { id }, body });
export const setAccountPassword = (id: string, body: Schema<"AccountPassword">) =>
  write("POST", "/api/v1/accounts/{id}/password", { path: { id }, body });
export const removeAccountFactors = (id: string, reason: string) =>
  write("POST", "/api/v1/accounts/{id}/second-factor-removal", { path: { id }, body: { reason } });
export const endAccountSessions = (id: string, reason: string) =>
  write("POST", "/api/v1/accounts/{id}/log-out", { path: { id }, body: { reason } });
export const createToken = (body: Schema<"TokenWish">) => write("POST", "/api/v1/tokens", { body });
export const revokeToken = (id: string, reason: string) =>
  write("POST", "/api/v1/tokens/{id}/revocation", { path: { id }, body: { reason } });
