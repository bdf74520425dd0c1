// Campaigns: reports that are one attacker's. And what the hub counted in a quarter or a year.
import { type Query, read, type Schema, write } from "./client";

export type Campaign = Schema<"HubCampaign">;
export type CampaignRow = Schema<"HubCampaignRow">;
export type Statistics = Schema<"HubStatistics">;
export type StatisticsCount = Schema<"HubCount">;

export const listCampaigns = (query: Query<"/api/v1/hub-campaigns">, signal?: AbortSignal) =>
  read("/api/v1/hub-campaigns", { query, signal });
export const showCampaign = (id: string, signal?: AbortSignal) => read("/api/v1/hub-campaigns/{id}", { path: { id }, signal });
export const mergeCampaigns = (id: string, body: Schema<"HubCampaignMerge">) =>
  write("POST", "/api/v1/hub-campaigns/{id}/merge", { path: { id }, body });
export const splitCampaign = (id: string, body: Schema<"HubCampaignSplit">) =>
  write("POST", "/api/v1/hub-campaigns/{id}/split", { path: { id }, body });
export const showStatistics = (query: Query<"/api/v1/hub-statistics">, signal?: AbortSignal) =>
  read("/api/v1/hub-statistics", { query, signal });
