import { count } from "../../i18n/format";
import type { Words } from "../../i18n/language";
import type { ja } from "./ja";

export const en: Words<typeof ja> = {
  title: "First set-up",
  lead: "Six cards. Begin with any, skip any, come back later.",
  progress: (done) => `${count(done)} of 6 cards done`,
  cards: {
    organisation: "Organisation and language",
    offices: "What this node does",
    administrator: "Administrator and second factor",
    levels: "Levels of secrets",
    source: "First records",
    hub: "Circle of sharing",
  },
  done: "done",
  open: "open",
  next: "Save and go on",
  later: "Later",
  saved: "Saved.",
  toHome: "To Home",
  finished: "The first set-up is done",
  finishedText: "Next, register secrets and take in records. Home shows what needs you today.",
  organisation: {
    text: "Used for the head of the screens, for printed papers and for the fiscal year.",
    name: "Name of the firm or organisation",
    language: "Usual language",
    languages: { ja: "Japanese", en: "English" },
    month: "First month of the fiscal year",
    monthHelp: "April in most Japanese firms.",
  },
  offices: {
    text: "One node can hold several. For most firms “company” is enough.",
    label: "Offices",
    names: { company: "Company", hub: "Hub", desk: "Desk", secretariat: "Secretariat" },
    helps: {
      company: "keeps its own secrets, notices removal, answers it",
      hub: "takes members' reports and warns the others without names",
      desk: "listens, advises, refers",
      secretariat: "meetings, newsletter, seminars, library of cases",
    },
    needed: "Please choose at least one.",
  },
  administrator: {
    text: "A password alone does not help once it is stolen. Enrol a second factor (security key or authenticator app), print the recovery codes and lock them away.",
    login: "Log-in name of the administrator",
    factors: (n) => (n > 0 ? `${count(n)} second ${n === 1 ? "factor" : "factors"} enrolled.` : "No second factor yet."),
    enrol: "Enrol a second factor",
  },
  levels: {
    text: "The more levels, the less they are kept. When in doubt begin with two; it can be changed later.",
    label: "Set of levels",
    presets: {
      three: "Three: strictly confidential, confidential, internal only",
      two: "Two: strictly confidential, internal only",
    },
    helps: {
      three:
        "Drawings and process conditions at the top, customer lists and costs in the middle, procedures internal. For firms of 80 and more.",
      two: "Only what would really hurt at the top. For small firms.",
    },
  },
  source: {
    text: "Take in a first log. The audit log of the file server helps soonest.",
    name: "Name of the source",
    nameHelp: "For example: file server",
    kind: "Kind of records",
    kinds: { evtx: "Windows event log (EVTX)", csv: "CSV", json: "JSON (NDJSON)", syslog: "syslog", mail: "Mail log" },
    days: "Days to keep",
    how: "How to take them in",
    folder: "From a folder or file",
    http: "Sent by another machine",
    arriving: (n) => `${count(n)} ${n === 1 ? "record has" : "records have"} arrived`,
    waiting: "Waiting for the first record. The figure here moves when it arrives.",
    basis: "Before people are scored, the monitoring basis (purpose, work rules, day staff were told) has to be complete.",
    basisLink: "Write the monitoring basis",
  },
  hub: {
    text: "In a hub of your industry you hear of methods seen at other firms. Your own name never goes out by itself.",
    address: "Address of the hub",
    addressHelp: "The address in the invitation, beginning with https://.",
  },
};
