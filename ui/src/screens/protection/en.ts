import { count } from "../../i18n/format";
import type { Words } from "../../i18n/language";
import type { ja } from "./ja";

export const en: Words<typeof ja> = {
  title: "Protection",
  lead: "Whether secrets are guarded so that people can tell they are secret, by department and measure, as of any past day.",
  matrix: "Coverage of measures",
  matrixLead: "Secrets with the measure / secrets of the department",
  measure: "Measure",
  noDepartment: "No department",
  rows: {
    marked: "A mark that people see",
    permitted: "Named people may know it",
    restricted: "Restricted access, locked",
    approved: "Approved by who answers for it",
    evidence: "Evidence of secrecy management",
    reviewed: "Reviewed in time",
  },
  gaps: "What is missing",
  gapsLead: (n, of) => `${count(n)} of ${count(of)} secrets lack something.`,
  noGaps: "Nothing seems to be missing.",
  columns: {
    secret: "Secret",
    level: "Level",
    department: "Department",
    missing: "Missing",
    owner: "Owner",
    since: "This version recorded",
  },
  filter: { gap: "Missing", department: "Department", level: "Level" },
  asOf: "As of",
  asOfLine: (day) => `Protection as it stood on ${day}.`,
  today: "Back to today",
  print: "Print this page",
  emptyTitle: "Nothing to guard is registered yet",
  emptyText:
    "Once the register holds secrets, one page shows by department whether marks, permitted people, restricted access, approval, evidence and reviews are complete.",
  toRegister: "To the register",
  withheld: (n) =>
    `${count(n)} strictly confidential ${n === 1 ? "secret is" : "secrets are"} not counted here: to look at one is recorded. Open each in the register.`,
  unit: "secrets",
  posture: "Secrets with every measure",
  complete: "complete",
  one: "one missing",
  several: "two or more missing",
};
