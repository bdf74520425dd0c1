// The ledger and the changes behind it: who did what to which object, when, why, and where in the ledger it stands.
import type { Page } from "../state/resource";
import { type Query, read, type Schema } from "./client";
import { download } from "./download";

export type LedgerState = Schema<"LedgerState">;

export interface ChangeBody {
  who?: string;
  role?: string;
  action?: string;
  kind?: string;
  object?: string;
  version?: number;
  before?: string;
  after?: string;
  reason?: string;
  request?: string;
  detail?: unknown;
}

export type Change = Omit<Schema<"Change">, "record"> & {
  record: ChangeBody | null; // null: erased; the entry of the ledger stands all the same
};

export const showLedger = (signal?: AbortSignal) => read("/api/v1/ledger", { signal });
export const listChanges = async (query: Query<"/api/v1/changes">, signal?: AbortSignal): Promise<Page<Change>> =>
  read("/api/v1/changes", { query: { limit: 100, ...query }, signal }) as Promise<Page<Change>>;
export const saveCheckpoint = () => download("GET", "/api/v1/ledger/checkpoint", {}, "checkpoint.txt");
export const saveProof = (index: number) =>
  download("GET", "/api/v1/ledger/proofs/{index}", { path: { index: String(index) } }, `entry-${index}.tlog-proof`);
