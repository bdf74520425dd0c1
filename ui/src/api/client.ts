// Calls of /api/v1 with the types of the server's own description. The session is a cookie; what changes something carries the
// CSRF token that /api/v1/me hands out, and a key that makes sending it twice harmless.
//
//   const page = await read<Page<Alert>>("/api/v1/alerts", { query: { limit: 100 }, signal });
//   await write("POST", "/api/v1/alerts/{id}/close", { path: { id }, body: { verdict: "right", reason } });
import createClient, { type Middleware } from "openapi-fetch";
import { language } from "../i18n/language";
import { Problem, type ProblemBody } from "./problem";
import type { paths } from "./schema";

export type Pattern = keyof paths & string;

let csrfToken = "";
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

const manners: Middleware = {
  onRequest({ request }) {
    request.headers.set("Accept-Language", language.peek());
    if (request.method !== "GET" && request.method !== "HEAD") {
      if (csrfToken) request.headers.set("X-CSRF-Token", csrfToken);
      if (request.method === "POST" && !request.headers.has("Idempotency-Key"))
        request.headers.set("Idempotency-Key", crypto.randomUUID());
    }
    return request;
  },
  onResponse({ response, schemaPath }) {
    if (response.status === 401 && schemaPath !== "/api/v1/log-in") toLogIn();
  },
};

export const api = createClient<paths>({ baseUrl: "/" });
api.use(manners);

function toLogIn(): void {
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/log-in?next=${encodeURIComponent(here)}`);
}

export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>;

export interface Call {
  path?: Record<string, string>; // what stands for {id} in the pattern
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>; // If-Match, Idempotency-Key
  signal?: AbortSignal;
}

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Answer = { data?: unknown; error?: unknown; response: Response };
// The client is typed by pattern; one caller for all patterns has to name the pattern as text.
type Loose = (pattern: string, init: object) => Promise<Answer>;

async function call<T>(method: Method, pattern: string, given: Call): Promise<{ data: T; response: Response }> {
  const ask = api[method] as unknown as Loose;
  const { data, error, response } = await ask(pattern, {
    params: { path: given.path ?? {}, query: withoutGaps(given.query ?? {}) },
    querySerializer: { array: { style: "form", explode: true } },
    body: given.body,
    headers: given.headers,
    signal: given.signal,
  });
  if (response.ok) return { data: data as T, response };
  const body: ProblemBody =
    error && typeof error === "object" ? error : { title: response.statusText, detail: String(error ?? "") };
  throw new Problem({ status: response.status, ...body }, response.headers.get("X-Request-Id") ?? "");
}

function withoutGaps(query: Query): Query {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== ""));
}

export async function read<T>(pattern: Pattern, given: Call = {}): Promise<T> {
  return (await call<T>("GET", pattern, given)).data;
}

// With the version that a later edit has to name: If-Match.
export async function readVersioned<T>(pattern: Pattern, given: Call = {}): Promise<{ data: T; etag: string }> {
  const { data, response } = await call<T>("GET", pattern, given);
  return { data, etag: response.headers.get("ETag") ?? "" };
}

export async function write<T>(method: Exclude<Method, "GET">, pattern: Pattern, given: Call = {}): Promise<T> {
  return (await call<T>(method, pattern, given)).data;
}
