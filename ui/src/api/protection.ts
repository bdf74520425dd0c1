// How far protection has come: the firm's posture, the guided stock-take by department, real rights against the permitted, reviews of access.
import { read, readVersioned, type Schema, upload, write } from "./client";

export type Posture = Schema<"Posture">;
export const showPosture = (signal?: AbortSignal) => read("/api/v1/posture", { signal });
export type DueReview = Schema<"DueReview">;
export const listDueReviews = (until: string, signal?: AbortSignal) =>
  read("/api/v1/due-reviews", { query: { until, limit: 50 }, signal });
export type BlindSpot = Schema<"BlindSpot">;
export const listBlindSpots = (signal?: AbortSignal) => read("/api/v1/blind-spots", { query: { limit: 200 }, signal });
export type OverMarking = Schema<"OverMarking">;
export const listOverMarking = (signal?: AbortSignal) => read("/api/v1/over-marking", { query: { limit: 500 }, signal });

export type StockCoverage = Schema<"StockCoverage">;
export type StockTake = Schema<"StockTake">;
export type StockLine = Schema<"StockLine">;
export const listStockTakes = (signal?: AbortSignal) => read("/api/v1/stock-takes", { query: { limit: 500 }, signal });
export const showStockTake = (department: string, signal?: AbortSignal) =>
  read("/api/v1/stock-takes/{department}", { path: { department }, signal });
export const answerStockLine = (department: string, code: string, body: Schema<"StockAnswer">) =>
  write("POST", "/api/v1/stock-takes/{department}/lines/{code}/answer", { path: { department, code }, body });

export const natures = ["development", "production", "sales", "purchasing", "administration"] as const;
export type Nature = (typeof natures)[number];
export const listStarterLines = (nature: Nature | "", signal?: AbortSignal) =>
  read("/api/v1/starter-lines", { query: { nature, limit: 500 }, signal });
export const startStockTake = (body: Schema<"StockStart">) => write("POST", "/api/v1/stock-takes", { body });
export const addStockLine = (department: string, body: Schema<"StockLineAdding">) =>
  write("POST", "/api/v1/stock-takes/{department}/lines", { path: { department }, body });

export type MediumItem = Schema<"MediumItem">;
export const listMediumItems = (cursor: string | undefined, signal?: AbortSignal) =>
  read("/api/v1/medium-items", { query: { limit: 200, cursor }, signal });
export const checkMediumItem = (number: string, body: Schema<"MediumItemCheck">) =>
  write("POST", "/api/v1/medium-items/{number}/checks", { path: { number }, body });

export const listDueMediumItems = (signal?: AbortSignal) => read("/api/v1/due-medium-items", { query: { limit: 500 }, signal });
export const addMediumItem = (body: Schema<"MediumItemAdding">) => write("POST", "/api/v1/medium-items", { body });
export const readStockForm = (file: File) =>
  upload("POST", "/api/v1/medium-items/form", file, "text/csv", { query: { file: file.name } });

export type RightsFinding = Schema<"RightsFinding">;
export type RightHolder = Schema<"RightHolder">;
// Nothing can be compared before rights were imported: null.
const anyImport = async (signal?: AbortSignal) =>
  (await read("/api/v1/rights-imports", { query: { limit: 1 }, signal })).items.length > 0;
export const listRightsFindings = async (signal?: AbortSignal) =>
  (await anyImport(signal)) ? read("/api/v1/rights-findings", { query: { limit: 500 }, signal }) : null;
export type RightsFormat = Schema<"RightsFormat">;
export const listRightsFormats = (signal?: AbortSignal) => read("/api/v1/rights-formats", { query: { limit: 500 }, signal });
export const importRights = (name: string, format: string, root: string, file: File) =>
  upload("PUT", "/api/v1/rights-imports/{name}", file, "application/octet-stream", {
    path: { name },
    query: { format, root, file: file.name },
  });
export const listRightHolders = async (number: string, signal?: AbortSignal) =>
  (await anyImport(signal)) ? read("/api/v1/secrets/{number}/rights", { path: { number }, query: { limit: 500 }, signal }) : null;

export type Review = Schema<"Review">;
export type ReviewItem = Review["items"][number];
export const listReviews = (signal?: AbortSignal) => read("/api/v1/reviews", { query: { signed: true, limit: 500 }, signal });
export const openReview = (secret: string, reason: string) => write("POST", "/api/v1/reviews", { body: { secret, reason } });
// An edit names the version it rests on.
export const showReview = (id: string) => readVersioned("/api/v1/reviews/{id}", { path: { id } });
export const decideReview = async (id: string, body: Schema<"ReviewDecision">) =>
  write("POST", "/api/v1/reviews/{id}/decisions", {
    path: { id },
    body,
    headers: { "If-Match": (await showReview(id)).etag },
  });
export const signReview = (id: string, etag: string, statement: string) =>
  write("POST", "/api/v1/reviews/{id}/signature", { path: { id }, body: { statement }, headers: { "If-Match": etag } });
