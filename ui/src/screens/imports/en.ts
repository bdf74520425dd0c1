import { count } from "../../i18n/format";
import type { Words } from "../../i18n/language";
import type { ja } from "./ja";

export const en: Words<typeof ja> = {
  titles: {
    secrets: "Import the register",
    people: "Import people",
    agreements: "Import agreements",
    sources: "Import sources",
    approvals: "Import approvals",
  },
  text: "CSV with a heading (UTF-8 or CP932). A row with a known number becomes a new version; a wrong row is left out and named with line and column.",
  texts: {
    sources:
      "CSV with a heading (UTF-8 or CP932). A source that is there already is passed over; a wrong row stops it there and is named.",
    approvals:
      "CSV with a heading (UTF-8 or CP932). A known ticket becomes a new version; a wrong row stops it there and is named.",
  },
  columns: {
    secrets:
      "number, title, department, owner, kind, level, medium, places, permitted, measures, secrecy_management, usefulness, non_public, review_day",
    people:
      "staff_number, name, department, title, superior, accounts, devices, joined, notice_known, last_day_at_work, last_day_of_employment, class",
    agreements: "staff_number, occasion, kind, state, text_version, secrets, asked_on, signed_on, term_ends",
    sources:
      "name, kind, mapping, retention_days, gap_alarm_hours, purpose, work_rule_clause, work_rule_version, told_to_staff, responsible_person, notice_to_union, last_audit",
    approvals: "staff_number, from, to, what, approver, ticket, account, object",
  },
  file: "Table (CSV)",
  result: (created, changed, same, refused) =>
    `${count(created)} new, ${count(changed)} changed, ${count(same)} the same, ${count(refused)} left out`,
  refused: "Rows left out",
  line: "Line",
  column: "Column",
  why: "Why",
  events: {
    files: "Log files",
    help: "EVTX, JSON lines, CSV; a .gz, .zst or .zip of them may stay packed. They are kept byte for byte.",
    send: "Bring in",
    taken: "taken in",
    known: "the same as one taken in before",
    soon: "Reading starts at once. When the count moves, see them under Activity.",
  },
};
