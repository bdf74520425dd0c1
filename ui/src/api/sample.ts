// Sample data: while a person looks at it, every question is answered from a fictitious firm's recorded answers instead of by the node.
// Loaded apart (a file of its own for each language), put away in one act, and nothing in it reaches the node: what would change
// something is refused here. Lives as long as the tab.
//
//   startSample();            the screens of this tab show the fictitious firm
//   sampleShown.value         true while they do
//   leaveSample();            the node's own records again
//
// test/browser/record_sample.mjs records the answers from the demo.
import { signal } from "@preact/signals";
import { t } from "../i18n";
import { language } from "../i18n/language";
import commonTexts from "../sample/common_texts.json";
import english from "../sample/en.json?url";
import japanese from "../sample/ja.json?url";
import type { Permission } from "./schema";

export interface Sample {
  me: { now: string; permissions: Permission[] }; // the time at which the answers were given, and of somebody who may see all of them
  answers: Record<string, unknown>; // by path and query as asked
}

const key = "sekimori.sample";
export const sampleShown = signal(window.sessionStorage.getItem(key) === "shown");

// The screens are read anew as a whole: nothing of the node's own records may stay beside the sample, nor the other way round.
export function startSample(): void {
  window.sessionStorage.setItem(key, "shown");
  window.location.reload();
}

export function leaveSample(): void {
  window.sessionStorage.removeItem(key);
  window.location.reload();
}

const loaded = new Map<string, Promise<Sample>>();

export function loadSample(): Promise<Sample> {
  const wanted = language.peek();
  let found = loaded.get(wanted);
  if (!found) {
    found = window.fetch(wanted === "ja" ? japanese : english).then((file) => file.json() as Promise<Sample>);
    loaded.set(wanted, found);
  }
  return found;
}

// Who one is, and leaving, stay the node's own.
const ownPaths = /^\/api\/v1\/(me|log-out)(\/|$)/;
// Texts that every node holds (law, courses, frameworks) are read from this one: they are not of the fictitious firm.
const isCommonText = (path: string) => commonTexts.some((one) => `${path}/`.startsWith(`/api/v1/${one}/`));

function refusal(status: number, code: string, detail: string): Response {
  return new Response(JSON.stringify({ type: `urn:sekimori:problem:${code}`, status, detail }), {
    status,
    headers: { "Content-Type": "application/problem+json" },
  });
}

// What the sample answers to this request; nothing when it is the node's to answer.
export async function sampleAnswer(request: Request): Promise<Response | undefined> {
  const address = new URL(request.url);
  if (!sampleShown.peek() || ownPaths.test(address.pathname)) return undefined;
  if (request.method !== "GET") return refusal(409, "conflict", t().sample.nothingKept);
  if (isCommonText(address.pathname)) return undefined;
  const { answers } = await loadSample();
  address.searchParams.sort();
  // Filters and pages that were not recorded show what stands under the address itself.
  const answer = answers[address.pathname + address.search] ?? answers[address.pathname];
  if (answer === undefined) return refusal(404, "not_found", t().sample.notHeld);
  return new Response(JSON.stringify(answer), {
    status: 200,
    headers: { "Content-Type": "application/json", ETag: '"sample"' },
  });
}
