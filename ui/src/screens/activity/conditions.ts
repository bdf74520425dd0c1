// The conditions of the screen as they stand in the address, for all four questions and for the same as a command.
import type { Query } from "../../api/client";
import { query, queryAll } from "../../app/router";

export const facetKeys = ["activity", "source", "level", "device", "person"] as const;

export function conditions(): Query<"/api/v1/events"> {
  const out: Query<"/api/v1/events"> = { q: query("q"), from: query("from"), to: query("to") };
  for (const key of facetKeys) out[key] = queryAll(key);
  return out;
}

export function conditionsKey(): string {
  return JSON.stringify(conditions());
}

export function asCommand(): string[] {
  const words = ["event", "search"];
  if (query("q")) words.push("--text", query("q"));
  for (const key of facetKeys) for (const value of queryAll(key)) words.push(`--${key}`, value);
  if (query("from")) words.push("--from", query("from"));
  if (query("to")) words.push("--to", query("to"));
  return [...words, "--json"];
}

export function asPath(): string {
  const out = new URLSearchParams();
  for (const [key, value] of Object.entries(conditions())) {
    for (const one of Array.isArray(value) ? value : [value]) if (one) out.append(key, String(one));
  }
  out.append("limit", "100");
  return `/api/v1/events?${out}`;
}
