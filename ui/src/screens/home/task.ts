// A row of Home's list: what is to be done, about what, where and by when.
export type TaskKind =
  | "alert_new"
  | "reveal_open"
  | "source_silent"
  | "source_basis"
  | "review_due"
  | "hub_triage"
  | "hub_mask"
  | "hub_review"
  | "hub_consent"
  | "hub_release"
  | "warning_answer"
  | "consultation_triage"
  | "consultation_answer"
  | "issue_write"
  | "issue_submit"
  | "issue_approve"
  | "issue_send"
  | "measure_do"
  | "measure_review"
  | "measure_attest"
  | "course_take"
  | "task";

export interface Task {
  kind: TaskKind;
  title?: string; // of a task that the node keeps, in its own words
  object: string; // what it is about: a pseudonym, a source's name, a register number
  address: string; // where it is done
  due: string | null; // a day
  owner: string | null;
}

export const most = 8; // of one kind
