// The ledger and the changes behind it: who did what to which object, when, why, and where in the ledger it stands.
import type { Page } from "../state/resource";
import { type Query, read } from "./client";
import { download } from "./download";

export interface LedgerState {
  origin: string;
  vkey: string;
  size: number;
  read_only: boolean;
}

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

export interface Change {
  change_id: string;
  sequence: number;
  time: string;
  record: ChangeBody | null; // null: erased; the entry of the ledger stands all the same
  salt: string | null;
  ledger_index: number | null;
}

export const showLedger = (signal?: AbortSignal) => read<LedgerState>("/api/v1/ledger", { signal });
export const listChanges = (query: Query, signal?: AbortSignal) =>
  read<Page<Change>>("/api/v1/changes", { query: { limit: 100, ...query }, signal });
export const saveCheckpoint = () => download("GET", "/api/v1/ledger/checkpoint", {}, "checkpoint.txt");
export const saveProof = (index: number) =>
  download("GET", "/api/v1/ledger/proofs/{index}", { path: { index: String(index) } }, `entry-${index}.tlog-proof`);
