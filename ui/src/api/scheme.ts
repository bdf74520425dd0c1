// The firm's whole scheme as a workbook or tables: out, and in again after people worked on it.
import { type Schema, upload } from "./client";

export type SchemeTaken = Schema<"SchemeTaken">;
export const schemeTables = ["levels", "categories", "secrets", "items", "know_how"] as const;

interface Wish {
  reason?: string;
  check_only?: boolean;
  agreed?: string; // the number of what was agreed to: the good rows alone
}
export const sendScheme = (file: File, wish: Wish) =>
  upload("POST", "/api/v1/imports/scheme", file, "application/octet-stream", { query: { file: file.name, ...wish } });
