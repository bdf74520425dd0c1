// Tables that a firm keeps already: its secrets, its people, what they signed, where its logs come from, what work was approved.
import { type Schema, upload } from "./client";

export type Imported = Schema<"Imported">;
export const tables = ["secrets", "people", "agreements", "sources", "approvals"] as const;
export type ImportTable = (typeof tables)[number];

export const importTable = (table: ImportTable, file: File, reason: string) =>
  upload("POST", `/api/v1/imports/${table}`, file, "text/csv", { query: { file: file.name, reason } });
