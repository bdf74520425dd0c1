// What needs me today, in one answer: Home is the first thing people wait for. A part that the caller's roles may not see is null.
import { read } from "./client";

export type TaskKind =
  | "alert_new"
  | "reveal_open"
  | "source_silent"
  | "source_basis"
  | "leaver_pledge"
  | "review_due"
  | "task"
  | "first_steps";

export interface HomeTask {
  kind: TaskKind;
  object: string; // what it is about: a pseudonym, a source's name, a register number
  address: string; // where it is done
  due: string | null; // a day
  owner: string | null;
  detail_ja?: string;
  detail_en?: string;
}

export interface HomeLeaver {
  pseudonym: string;
  name?: string;
  band: string; // gone, within_14, within_30, within_60, later
  exit: string | null;
  pledge: string;
}

export interface Home {
  today: string;
  tasks: HomeTask[];
  posture: { total: number; managed: number; partly: number; missing: number } | null;
  alerts: { open: number; days: { day: string; severe: number; other: number }[] } | null;
  leavers: HomeLeaver[] | null;
}

export const readHome = (signal?: AbortSignal) => read<Home>("/api/v1/home", { signal });
