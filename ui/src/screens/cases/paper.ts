// The paper is a file for the person, not a page of the client: it comes as a download and is not read by our scripts.
import type { PaperWish } from "../../api/cases";
import { download } from "../../api/download";

// What a case can be written as, in the order in which a case comes to need them.
export const paperKinds = [
  "consultation",
  "secret_annex",
  "hash_list",
  "verification",
  "tasks",
  "damage",
  "complaint",
  "exhibit_list",
  "personal_data_preliminary",
  "personal_data_final",
  "confidentiality_order",
  "viewing_restriction",
  "concealment",
] as const satisfies readonly PaperKind[];
export type PaperKind = NonNullable<PaperWish["kind"]>;

// Papers whose exhibits have numbers of a court: those of an injunction are numbered apart (疎甲).
export const courtKinds: readonly PaperKind[] = [
  "complaint",
  "exhibit_list",
  "confidentiality_order",
  "viewing_restriction",
  "concealment",
];

export const savePaper = (number: string, body: PaperWish) =>
  download("POST", "/api/v1/cases/{number}/papers", { path: { number }, body }, `${number}-${body.kind}.${body.form}`);
