// The hub: groups, members, reports on their way, and what was released.
import { call, type Pattern, type Query, read, readVersioned, type Schema, write } from "./client";

export type Sig = Schema<"Sig">;
export type HubMember = Schema<"HubMember">;
export type HubReport = Schema<"HubReport">;
export type HubShare = Schema<"HubShare">;
export type HubFunnel = Schema<"HubFunnel">;
export type Masking = Schema<"Masking">;
export type MaskChange = Schema<"MaskChange">;
export type MaskKept = Schema<"MaskKept">;
export type MaskedShare = Schema<"MaskedShare">;
export type AudienceEffect = Schema<"HubAudienceEffect">;
export type HubAnalysis = Schema<"HubAnalysis">;
export type ExchangePolicy = Schema<"ExchangePolicy">;
export type HeldMail = Schema<"HeldMail">;
export type ReportKind = Schema<"HubReportKind">;
export type HubReceived = Schema<"HubReceived">;
export type ReceivedPreview = Schema<"HubReceivedPreview">;
export type OutsideSource = Schema<"OutsideSource">;
export type Tlp = HubShare["tlp"];

export const reportKinds = [
  "mail_with_attachment",
  "mail_with_url",
  "mail_plain",
  "exchange_thread",
  "spoofed_staff",
  "fake_site",
  "mass_mail_in_our_name",
  "form_flooding",
  "insider_leak",
  "supplier_incident",
  "vulnerability",
  "good_practice",
  "problem",
] as const satisfies readonly ReportKind[];
export const reportStates = [
  "received",
  "triaged",
  "masked",
  "reviewed",
  "consented",
  "released",
  "recalled",
  "merged",
  "closed",
] as const satisfies readonly HubReport["state"][];
export const tlps = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"] as const satisfies readonly Tlp[];
export const memberClasses = [
  "firm",
  "association",
  "government",
  "police",
  "response_team",
  "university",
] as const satisfies readonly HubMember["class"][];
export const agreementStates = ["missing", "sent", "signed", "ended"] as const satisfies readonly HubMember["nda"]["state"][];
export const memberStates = ["invited", "active", "suspended", "left"] as const satisfies readonly HubMember["state"][];

const whole = { limit: 500 } as const;

export const listHeldMails = (signal?: AbortSignal) => read("/api/v1/hub-mails", { query: whole, signal });
export const assignMail = (id: string, member: string) =>
  write("POST", "/api/v1/hub-mails/{id}/assignment", { path: { id }, body: { member } });
export const fetchMails = (body: Schema<"MailboxWish">) => write("POST", "/api/v1/hub-mail-fetches", { body });

export const listReceived = (signal?: AbortSignal) => read("/api/v1/hub-received", { query: whole, signal });
export const showReceived = (number: string, signal?: AbortSignal) =>
  read("/api/v1/hub-received/{number}", { path: { number }, signal });
export const previewReceived = (body: Schema<"HubReceivedFile">) => write("POST", "/api/v1/hub-received/preview", { body });
export const importReceived = (body: Schema<"HubReceivedFile">) => write("POST", "/api/v1/hub-received", { body });
export const releaseReceived = (number: string, body: Schema<"HubReceivedRelease">) =>
  write("POST", "/api/v1/hub-received/{number}/release", { path: { number }, body });
export const listOutsideSources = (signal?: AbortSignal) => read("/api/v1/outside-sources", { query: whole, signal });
export const putOutsideSource = (name: string, body: Schema<"OutsideSourceWish">) =>
  write("PUT", "/api/v1/outside-sources/{name}", { path: { name }, body });

export const listSigs = (signal?: AbortSignal) => read("/api/v1/sigs", { query: whole, signal });
export const addSig = (body: Schema<"SigEntry">) => write("POST", "/api/v1/sigs", { body });
export const nameChair = (sig: string, body: Schema<"SigChair">) =>
  write("POST", "/api/v1/sigs/{sig}/chair", { path: { sig }, body });

export const listMembers = (query: Query<"/api/v1/hub-members">, signal?: AbortSignal) =>
  read("/api/v1/hub-members", { query: { ...whole, ...query }, signal });
export const showMember = (number: string, signal?: AbortSignal) =>
  read("/api/v1/hub-members/{number}", { path: { number }, signal });
export const inviteMember = (body: Schema<"HubMemberEntry">) => write("POST", "/api/v1/hub-members", { body });
// Based on what the member is now: an edit of somebody else is not undone.
export const changeMember = async (number: string, body: Schema<"HubMemberChange">) => {
  const { etag } = await readVersioned("/api/v1/hub-members/{number}", { path: { number } });
  return write("PATCH", "/api/v1/hub-members/{number}", { path: { number }, body, headers: { "If-Match": etag } });
};
export const joinSig = (number: string, body: Schema<"HubSigStep">) =>
  write("POST", "/api/v1/hub-members/{number}/sigs", { path: { number }, body });
export const leaveSig = (number: string, body: Schema<"HubSigStep">) =>
  write("POST", "/api/v1/hub-members/{number}/sigs-left", { path: { number }, body });
export const setMemberState = (number: string, body: Schema<"HubMemberStateStep">) =>
  write("POST", "/api/v1/hub-members/{number}/state", { path: { number }, body });
export const setMemberAgreement = (number: string, body: Schema<"HubAgreementStep">) =>
  write("POST", "/api/v1/hub-members/{number}/agreement", { path: { number }, body });
export const giveMemberAccount = (number: string, body: Schema<"HubAccountStep">) =>
  write("POST", "/api/v1/hub-members/{number}/accounts", { path: { number }, body });
export type MemberInvitation = Schema<"MemberInvitation">;
export const listMemberInvitations = (signal?: AbortSignal) => read("/api/v1/member-invitations", { query: whole, signal });
export const inviteContact = (body: Schema<"MemberInvitationWish">) => write("POST", "/api/v1/member-invitations", { body });
export const revokeInvitation = (id: string, reason: string) =>
  write("POST", "/api/v1/member-invitations/{id}/revoke", { path: { id }, body: { reason } });
export const keepMemberKey = (number: string, body: Schema<"HubKeyStep">) =>
  write("POST", "/api/v1/hub-members/{number}/key", { path: { number }, body });
export const takeMemberKeyAway = (number: string, body: Schema<"HubKeyRemoval">) =>
  write("POST", "/api/v1/hub-members/{number}/key-removed", { path: { number }, body });
export const showReportAddress = (number: string, signal?: AbortSignal) =>
  read("/api/v1/hub-members/{number}/report-address", { path: { number }, signal });
export const listMemberDevices = (number: string, body: Schema<"HubDeviceList">) =>
  write("PUT", "/api/v1/hub-members/{number}/devices", { path: { number }, body });
export const importMembers = (body: Schema<"HubMemberImport">) => write("POST", "/api/v1/hub-member-imports", { body });

export const listReports = (query: Query<"/api/v1/hub-reports">, signal?: AbortSignal) =>
  read("/api/v1/hub-reports", { query, signal });
export const showReport = (number: string, signal?: AbortSignal) =>
  read("/api/v1/hub-reports/{number}", { path: { number }, signal });
export const showFunnel = (signal?: AbortSignal) => read("/api/v1/hub-funnel", { signal });
export const sendReport = (body: Schema<"HubReportEntry">) => write("POST", "/api/v1/hub-reports", { body });
export const previewReport = (body: Schema<"HubPreviewWish">) => write("POST", "/api/v1/hub-reports/preview", { body });
export const showAnalysis = (number: string, signal?: AbortSignal) =>
  read("/api/v1/hub-reports/{number}/analysis", { path: { number }, signal });
export const judgeKnew = (number: string, body: Schema<"HubKnewVerdict">) =>
  write("POST", "/api/v1/hub-reports/{number}/knew", { path: { number }, body });
export const rereadReport = (number: string, passwords: string[]) =>
  write("POST", "/api/v1/hub-reports/{number}/reading", { path: { number }, body: { passwords } });
export const triageReport = (number: string, body: Schema<"HubTriage">) =>
  write("POST", "/api/v1/hub-reports/{number}/triage", { path: { number }, body });
export const weighAudiences = (number: string) => write("POST", "/api/v1/hub-reports/{number}/audiences", { path: { number } });
// Label, policy and playbook go with the draft: the member consents to all of it at once.
export type ByHand = Schema<"MaskedByHand">;
export const maskReport = (number: string, body: Schema<"HubMaskWish">) =>
  write("POST", "/api/v1/hub-reports/{number}/mask", { path: { number }, body });
export const compareReport = (number: string, reason: string) =>
  write("POST", "/api/v1/hub-reports/{number}/comparison", { path: { number }, body: { reason } });
export const reviewReport = (number: string, body: Schema<"HubApproval">) =>
  write("POST", "/api/v1/hub-reports/{number}/review", { path: { number }, body });
export const consentToReport = (number: string, body: Schema<"HubConsent">) =>
  write("POST", "/api/v1/hub-reports/{number}/consent", { path: { number }, body });
// Empty: the strictest label inside the report binds.
export type Widest = Schema<"HubReportLabel">["widest"];
export const allowReport = (number: string, widest: Widest, reason: string) =>
  write("POST", "/api/v1/hub-reports/{number}/label", { path: { number }, body: { widest, reason } });
export const withdrawConsent = (number: string, reason: string) =>
  write("POST", "/api/v1/hub-reports/{number}/withdrawal", { path: { number }, body: { reason } });
export const releaseReport = (number: string, tlp: Tlp) =>
  write("POST", "/api/v1/hub-reports/{number}/release", { path: { number }, body: { tlp } });
export const mergeReport = (number: string, into: string, reason: string) =>
  write("POST", "/api/v1/hub-reports/{number}/merge", { path: { number }, body: { into, reason } });
export const closeReport = (number: string, reason: string) =>
  write("POST", "/api/v1/hub-reports/{number}/closing", { path: { number }, body: { reason } });

export const listShares = (query: Query<"/api/v1/hub-shares">, signal?: AbortSignal) =>
  read("/api/v1/hub-shares", { query, signal });
export const showShare = (number: string, signal?: AbortSignal) =>
  read("/api/v1/hub-shares/{number}", { path: { number }, signal });
export const recallShare = (number: string, reason: string) =>
  write("POST", "/api/v1/hub-shares/{number}/recall", { path: { number }, body: { reason } });

// Bytes as they are, and read; the hash is computed here where the browser may.
export interface Exact {
  text: string;
  sha256: string | undefined;
  document: MaskedShare;
}

export async function exactOf(pattern: Pattern, number: string, signal?: AbortSignal): Promise<Exact> {
  const { data } = await call("GET", pattern, { path: { number }, signal }, "blob");
  const bytes = await (data as Blob).arrayBuffer();
  const text = new TextDecoder().decode(bytes);
  const digest = await window.crypto.subtle?.digest("SHA-256", bytes); // absent on a plain address that is not this machine
  const sha256 = digest && [...new Uint8Array(digest)].map((one) => one.toString(16).padStart(2, "0")).join("");
  return { text, sha256, document: JSON.parse(text) as MaskedShare };
}
export const draftBytes = (number: string, signal?: AbortSignal) => exactOf("/api/v1/hub-reports/{number}/draft", number, signal);
export const shareBytes = (number: string, signal?: AbortSignal) => exactOf("/api/v1/hub-shares/{number}/bytes", number, signal);

// Files as the routes take them.
export const filesOf = (files: readonly File[]) =>
  Promise.all(files.map(async (file) => ({ name: file.name, content: await inBase64(file) })));

export function inBase64(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
