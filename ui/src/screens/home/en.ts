import { count } from "../../i18n/format";
import type { Words } from "../../i18n/language";
import type { ja } from "./ja";

const days = (n: number) => `${count(n)} ${n === 1 ? "day" : "days"}`;

export const en: Words<typeof ja> = {
  title: "Home",
  tasks: "What needs me today",
  tasksSentence: (n) => `${count(n)} ${n === 1 ? "task" : "tasks"}. Taking them from the top is quickest.`,
  columns: { task: "Task", object: "About", due: "Due", owner: "Owner" },
  noDue: "–",
  overdue: (n) => `${days(n)} late`,
  today: "today",
  inDays: (n) => `in ${days(n)}`,
  noTasks: "Nothing needs you today",
  noTasksText:
    "What came in and waits for you will stand here: alerts, requests, reports, consultations, issues to approve, measures and courses that fall due.",
  toWelcome: "Open the first set-up",
  posture: "How well secrets are kept",
  postureParts: { managed: "all three requirements met", partly: "some met", missing: "lacking" },
  secretsUnit: "secrets",
  postureLink: "See what is missing",
  noSecrets: "The register holds no secret yet.",
  noSecretsAction: "Register secrets",
  alerts: "Alerts of the last 30 days",
  severe: "70 or more",
  other: "below 70",
  alertsUnit: "alerts",
  alertsOpen: (n) => `${count(n)} open`,
  leavers: "Next leavers",
  leaverColumns: { who: "Who", department: "Department", exit: "Leaving" },
  within: "within 30 days",
  noLeavers: "Nobody leaves soon.",
  leaversLink: "Leavers' calendar",
  notYours: "Your roles do not show this.",
};
