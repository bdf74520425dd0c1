// Where events come from, how healthy each source is, and on what ground people may be scored by it.
import type { Page } from "../state/resource";
import { read } from "./client";

export interface MonitoringBasis {
  purpose: string;
  work_rule_clause: string;
  work_rule_version: string;
  told_to_staff: string | null;
  responsible_person: string;
  notice_to_union: string;
  last_audit: string | null;
}

export interface Source {
  id: string;
  name: string;
  kind: string;
  mapping: string;
  retention_days: number;
  gap_alarm_hours: number;
  basis: MonitoringBasis;
  events: number;
  last_event: string | null;
  gap: boolean;
  silent_hours: number;
  may_score: boolean;
  basis_missing: string[];
}

export const listSources = (signal?: AbortSignal) => read<Page<Source>>("/api/v1/sources", { query: { limit: 500 }, signal });
