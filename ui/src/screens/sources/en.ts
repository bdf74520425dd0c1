import { count } from "../../i18n/format";
import type { Words } from "../../i18n/language";
import type { ja } from "./ja";

export const en: Words<typeof ja> = {
  title: "Sources of records",
  lead: "Where records arrive from, whether any has fallen silent, and whether there is ground to score people by it.",
  list: "Sources",
  all: "Back to all sources",
  columns: {
    name: "Name",
    state: "State",
    events: "Records",
    last: "Last record",
    silent: "Silent for",
    retention: "Kept for",
    basis: "Monitoring basis",
    kind: "Kind",
    mapping: "Read as",
  },
  gap: "silent",
  fine: "arriving",
  never: "nothing yet",
  mayScore: "complete",
  mayNot: (n) => `${count(n)} missing`,
  days: (n) => `${count(n)} days`,
  hours: (n) => `${count(n)} h`,
  share: "Records by source",
  events: "Records",
  health: (fine, gaps, silent) => `${count(fine)} arriving, ${count(gaps)} silent, ${count(silent)} not for scoring`,
  noScore: "Where the monitoring basis is incomplete, records are kept as evidence and nobody is scored.",
  emptyTitle: "No source yet",
  emptyText:
    "Connect the records of servers, computers, proxy, mail, print or data bases: how they arrive, gaps and the monitoring basis appear here.",
  basis: "Monitoring basis",
  fields: {
    purpose: "Purpose",
    work_rule_clause: "Clause of the work rules",
    work_rule_version: "Version of the work rules",
    told_to_staff: "Told to staff on",
    responsible_person: "Person responsible",
    notice_to_union: "Notice to union or staff representative",
    last_audit: "Last audit",
  },
  retention: "Kept for",
  alarm: "Counts as silent after",
  missing: "missing",
  notice: "Notice to staff",
  print: "Print the notice",
  noticeTitle: "Notice on the collection and use of records",
  noticeText: (name, purpose) =>
    `The company collects and keeps the records of “${name}” for this purpose: ${purpose}. They serve to see whether secrets are carried off; the content of private mail and of union communication is out of scope. Nobody is treated worse on account of a score alone.`,
};
