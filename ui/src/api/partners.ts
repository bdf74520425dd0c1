// Partners, what was disclosed to them on what terms, what they entrusted to us, and the links by which they acknowledge.
import { type Query, read, type Schema, write } from "./client";

export type Partner = Schema<"Partner">;
export type Disclosure = Schema<"Disclosure">;
export type ReceivedSecret = Schema<"ReceivedSecret">;
export type Contamination = Schema<"Contamination">;
export type PartnerLink = Schema<"PartnerLink">;
export type PartnerAudit = Schema<"PartnerAudit">;
export type SignOffDepartment = Schema<"DisclosureSignOff">["department"];

export const partnerKinds = [
  "customer",
  "supplier",
  "licensee",
  "subsidiary",
  "joint_research",
  "other",
] as const satisfies readonly Partner["kind"][];
export const disclosureForms = ["paper", "data", "sample", "visit", "spoken"] as const;
const whole = { limit: 500 } as const;

export const listPartners = (signal?: AbortSignal) => read("/api/v1/partners", { query: whole, signal });
export const showPartner = (id: string, signal?: AbortSignal) => read("/api/v1/partners/{id}", { path: { id }, signal });
export const listPartnerAudits = (id: string, signal?: AbortSignal) =>
  read("/api/v1/partners/{id}/audits", { path: { id }, query: whole, signal });
export const addPartner = (body: Schema<"PartnerEntry">) => write("POST", "/api/v1/partners", { body });
export const addNda = (id: string, body: Schema<"PartnerNdaEntry">) =>
  write("POST", "/api/v1/partners/{id}/ndas", { path: { id }, body });

export const listDisclosures = (query: Query<"/api/v1/disclosures">, signal?: AbortSignal) =>
  read("/api/v1/disclosures", { query: { ...whole, ...query }, signal });
export const showDisclosure = (number: string, signal?: AbortSignal) =>
  read("/api/v1/disclosures/{number}", { path: { number }, signal });
export const proposeDisclosure = (body: Schema<"DisclosureProposal">) => write("POST", "/api/v1/disclosures", { body });
export const answerDisclosureStep = (number: string, step: string, body: Schema<"StepAnswering">) =>
  write("POST", "/api/v1/disclosures/{number}/steps/{step}", { path: { number, step }, body });
export const signOffDisclosure = (number: string, body: Schema<"DisclosureSignOff">) =>
  write("POST", "/api/v1/disclosures/{number}/sign-offs", { path: { number }, body });
export const makeDisclosure = (number: string, body: Schema<"DisclosureMade">) =>
  write("POST", "/api/v1/disclosures/{number}/disclosed", { path: { number }, body });
export const endDisclosure = (number: string, body: Schema<"DisclosureEnd">) =>
  write("POST", "/api/v1/disclosures/{number}/returned", { path: { number }, body });

export const listReceived = (signal?: AbortSignal) => read("/api/v1/received-secrets", { query: whole, signal });
export const listContaminations = (signal?: AbortSignal) => read("/api/v1/contaminations", { query: whole, signal });

export const listPartnerLinks = (signal?: AbortSignal) => read("/api/v1/partner-links", { query: whole, signal });
export const makePartnerLink = (body: Schema<"PartnerLinkWish">) => write("POST", "/api/v1/partner-links", { body });
export const revokePartnerLink = (id: string, reason: string) =>
  write("POST", "/api/v1/partner-links/{id}/revocation", { path: { id }, body: { reason } });

export const addReceived = (body: Schema<"ReceivedEntry">) => write("POST", "/api/v1/received-secrets", { body });
export const exposeReceived = (number: string, body: Schema<"ReceivedExposure">) =>
  write("POST", "/api/v1/received-secrets/{number}/exposures", { path: { number }, body });
export const endExposure = (number: string, staff_number: string, on?: string) =>
  write("POST", "/api/v1/received-secrets/{number}/exposures/{staff_number}/end", {
    path: { number, staff_number },
    body: { on },
  });
export const returnReceived = (number: string, on?: string) =>
  write("POST", "/api/v1/received-secrets/{number}/returned", { path: { number }, body: { on } });
export const wouldContaminate = (staff_number: string, works_on: string, signal?: AbortSignal) =>
  read("/api/v1/contaminations", { query: { ...whole, staff_number, works_on }, signal });

export const recordAudit = (id: string, body: Schema<"PartnerAuditEntry">) =>
  write("POST", "/api/v1/partners/{id}/audits", { path: { id }, body });
export const closeFinding = (audit: string, finding: number, on?: string) =>
  write("POST", "/api/v1/partner-audits/{id}/findings/{finding}/closing", {
    path: { id: audit, finding: String(finding) },
    body: { on },
  });
export const stopPartner = (id: string, why: string) =>
  write("POST", "/api/v1/partners/{id}/stop", { path: { id }, body: { why } });
export const liftPartnerStop = (id: string, reason: string) =>
  write("POST", "/api/v1/partners/{id}/stop-lifting", { path: { id }, body: { reason } });
