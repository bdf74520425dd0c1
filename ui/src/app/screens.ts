// The rooms of the client in the order of the rail. A screen is a folder screens/<room>/index.tsx with a default export; it is
// loaded when it is opened, and a room without a folder does not show.
import type { ComponentType } from "preact";
import { type ActVerb, type Kind, may } from "../api/session";

export interface Screen {
  room: string; // first part of the address; "" is Home
  group: "daily" | "guard" | "find" | "answer" | "share" | "desk" | "learn" | "manage";
  icon: string; // a name of components/icon.tsx
  needs?: [kind: Kind, verb: ActVerb]; // hidden where the session's roles may not
  or?: [kind: Kind, verb: ActVerb]; // and may not this either
}

export const maySee = (screen: Screen) => !screen.needs || may(...screen.needs) || (screen.or !== undefined && may(...screen.or));

// A firm of 80 needs the first five; they come first.
export const screens: readonly Screen[] = [
  { room: "", group: "daily", icon: "home" },
  { room: "secrets", group: "daily", icon: "secret", needs: ["secret", "list"] },
  { room: "alerts", group: "daily", icon: "alert", needs: ["alert", "list"] },
  { room: "people", group: "daily", icon: "person", needs: ["person", "list"] },
  { room: "cases", group: "daily", icon: "case", needs: ["case", "list"] },
  { room: "protection", group: "guard", icon: "shield", needs: ["secret", "list"] },
  { room: "partners", group: "guard", icon: "partner", needs: ["disclosure", "list"] },
  { room: "activity", group: "find", icon: "activity", needs: ["event", "list"] },
  { room: "evidence", group: "answer", icon: "evidence", needs: ["exhibit", "list"] },
  { room: "questions", group: "answer", icon: "headset", needs: ["desk_question", "list"] },
  { room: "exchange", group: "share", icon: "exchange", needs: ["share", "list"], or: ["warning", "list"] },
  { room: "hub", group: "share", icon: "desk", needs: ["hub_funnel", "read"] },
  { room: "campaigns", group: "share", icon: "campaign", needs: ["hub_campaign", "list"] },
  { room: "members", group: "share", icon: "member", needs: ["member", "list"] },
  { room: "statistics", group: "share", icon: "statistics", needs: ["hub_statistics", "list"] },
  { room: "consultations", group: "desk", icon: "headset", needs: ["consultation", "list"], or: ["desk_statistics", "list"] },
  { room: "branches", group: "desk", icon: "branch", needs: ["desk_branch", "list"], or: ["desk_booking", "list"] },
  { room: "newsletter", group: "learn", icon: "letter", needs: ["newsletter_issue", "list"] },
  { room: "seminars", group: "learn", icon: "seminar", needs: ["seminar", "list"] },
  { room: "learn", group: "learn", icon: "learn", needs: ["course", "list"] },
  { room: "library", group: "learn", icon: "library", needs: ["library", "list"] },
  { room: "checks", group: "guard", icon: "check_list", needs: ["framework", "list"] },
  { room: "measures", group: "guard", icon: "measure", needs: ["measure", "list"], or: ["circulation", "list"] },
  { room: "law", group: "answer", icon: "law", needs: ["law", "list"] },
  { room: "programme", group: "share", icon: "programme", needs: ["promise", "list"] },
  { room: "sources", group: "manage", icon: "source", needs: ["source", "list"] },
  { room: "settings", group: "manage", icon: "settings" },
  { room: "audit", group: "manage", icon: "audit", needs: ["change", "list"] },
  { room: "welcome", group: "manage", icon: "wizard", needs: ["set_up", "update"] },
];

type Module = { default: ComponentType };
const found = import.meta.glob<Module>(["../screens/*/index.tsx", "!../screens/home/index.tsx"]);
const fileOf = (room: string) => `../screens/${room}/index.tsx`;

export const hasScreen = (room: string) => room === "" || fileOf(room) in found;
export const loadScreen = (room: string) => found[fileOf(room)]?.();
