// Campaigns: reports that are one attacker's. And what the hub counted in a quarter or a year.
import { type Query, read, type Schema, upload, write } from "./client";

export type Campaign = Schema<"HubCampaign">;
export type CampaignRow = Schema<"HubCampaignRow">;
export type Constraint = Schema<"HubCampaignConstraint">;
export type StopList = Schema<"HubStopList">;
export type Exposure = Schema<"HubExposure">;
export type Statistics = Schema<"HubStatistics">;
export type StatisticsCount = Schema<"HubCount">;

export const listCampaigns = (query: Query<"/api/v1/hub-campaigns">, signal?: AbortSignal) =>
  read("/api/v1/hub-campaigns", { query, signal });
export const showCampaign = (id: string, signal?: AbortSignal) => read("/api/v1/hub-campaigns/{id}", { path: { id }, signal });
export const mergeCampaigns = (id: string, body: Schema<"HubCampaignMerge">) =>
  write("POST", "/api/v1/hub-campaigns/{id}/merge", { path: { id }, body });
export const splitCampaign = (id: string, body: Schema<"HubCampaignSplit">) =>
  write("POST", "/api/v1/hub-campaigns/{id}/split", { path: { id }, body });
export const linkReports = (body: Schema<"HubCampaignLink">) => write("POST", "/api/v1/hub-campaign-links", { body });

const octets = "application/octet-stream";
export const listConstraints = (query: Query<"/api/v1/hub-campaign-constraints">, signal?: AbortSignal) =>
  read("/api/v1/hub-campaign-constraints", { query, signal });
export const liftConstraint = (number: number, reason: string) =>
  write("POST", "/api/v1/hub-campaign-constraints/{number}/lift", { path: { number: String(number) }, body: { reason } });
export const listStopLists = (signal?: AbortSignal) => read("/api/v1/hub-stop-lists", { query: { limit: 500 }, signal });
export const addStopList = (file: File, given: { name: string; reason: string }) =>
  upload("POST", "/api/v1/hub-stop-lists", file, octets, { query: { file: file.name, ...given } });
export const removeStopList = (name: string, reason: string) =>
  write("POST", "/api/v1/hub-stop-lists/{name}/remove", { path: { name }, body: { reason } });
export const showCatalogue = (signal?: AbortSignal) => read("/api/v1/hub-exploited-vulnerabilities", { signal });
export const takeCatalogue = (file: File, reason: string) =>
  upload("PUT", "/api/v1/hub-exploited-vulnerabilities", file, octets, { query: { file: file.name, reason } });
export const listExposures = (query: Query<"/api/v1/hub-exposures">, signal?: AbortSignal) =>
  read("/api/v1/hub-exposures", { query, signal });
export const showStatistics = (query: Query<"/api/v1/hub-statistics">, signal?: AbortSignal) =>
  read("/api/v1/hub-statistics", { query, signal });
