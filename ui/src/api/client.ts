// Calls of /api/v1 with the types of the server's own description. The session is a cookie; what changes something carries the
// CSRF token that /api/v1/me hands out, and a key that makes sending it twice harmless.
//
// What goes in and comes out is typed by the pattern, so that a field the server renames is an error of the compiler.
//
//   const page = await read("/api/v1/alerts", { query: { limit: 100 }, signal });
//   await write("POST", "/api/v1/alerts/{id}/close", { path: { id }, body: { verdict: "right", reason } });
import createClient, { type Middleware } from "openapi-fetch";
import { language } from "../i18n/language";
import { Problem, type ProblemBody } from "./problem";
import { sampleAnswer } from "./sample";
import type { components, paths } from "./schema";

export type Pattern = keyof paths & string;

let csrfToken = "";
export function setCsrfToken(token: string): void {
  csrfToken = token;
}

const manners: Middleware = {
  async onRequest({ request }) {
    const sample = await sampleAnswer(request);
    if (sample) return sample;
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

// A component of the description by its name: Schema<"Alert">.
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];

type Verb = "get" | "post" | "put" | "patch" | "delete";
export type PatternOf<V extends Verb> = { [P in Pattern]: paths[P] extends Record<V, object> ? P : never }[Pattern];
type Operation<P extends Pattern, V extends Verb> = paths[P] extends Record<V, infer O> ? O : never;
type Json<R> = R extends { content: { "application/json": infer T } } ? T : never;
type Answer<O> = O extends { responses: infer R } ? ([Json<R[keyof R]>] extends [never] ? undefined : Json<R[keyof R]>) : never;
type Names<O> = O extends { parameters: { path: infer N } } ? N : undefined;
type Body<O> = O extends { requestBody: { content: infer C } } ? C[keyof C] : undefined;
type Fields<O> = O extends { parameters: { query?: infer Q } } ? Q : undefined;

// What an address may carry: an empty value is left out. Which names there are comes from the description.
type Value = string | number | boolean | readonly string[] | null | undefined;
export type Query<P extends PatternOf<"get">> = { [N in keyof NonNullable<Fields<Operation<P, "get">>>]?: Value };

interface Manner {
  headers?: Record<string, string>; // If-Match, Idempotency-Key
  signal?: AbortSignal;
}
export type Call<O> = Manner &
  (Names<O> extends undefined ? { path?: undefined } : { path: Names<O> }) &
  (Body<O> extends undefined ? { body?: undefined } : { body: Body<O> }) & {
    query?: { [N in keyof NonNullable<Fields<O>>]?: Value };
  };
// Nothing has to be given where there is neither a name in the path nor a body.
type Given<O> = Manner extends Call<O> ? [given?: Call<O>] : [given: Call<O>];

export interface AnyCall extends Manner {
  path?: Record<string, string>;
  query?: Record<string, Value>;
  body?: unknown;
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Raw = { data?: unknown; error?: unknown; response: Response };
// The client is typed by pattern; one caller for all patterns has to name the pattern as text.
type Loose = (pattern: string, init: object) => Promise<Raw>;

export async function call(method: Method, pattern: Pattern, given: AnyCall, parseAs: "json" | "blob" = "json") {
  const ask = api[method] as unknown as Loose;
  const file = given.body instanceof Blob ? given.body : undefined; // sent as it is
  const { data, error, response } = await ask(pattern, {
    params: { path: given.path ?? {}, query: withoutGaps(given.query ?? {}) },
    querySerializer: { array: { style: "form", explode: true } },
    body: given.body,
    ...(file && { bodySerializer: () => file }),
    headers: file ? { "Content-Type": file.type, ...given.headers } : given.headers,
    signal: given.signal,
    parseAs,
  });
  if (response.ok) return { data, response };
  const body: ProblemBody =
    error && typeof error === "object" ? error : { title: response.statusText, detail: String(error ?? "") };
  throw new Problem({ ...body, status: response.status }, response.headers.get("X-Request-Id") ?? "");
}

function withoutGaps(query: Record<string, Value>): Record<string, Value> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== ""));
}

export async function read<P extends PatternOf<"get">>(
  pattern: P,
  ...[given]: Given<Operation<P, "get">>
): Promise<Answer<Operation<P, "get">>> {
  return (await call("GET", pattern, (given ?? {}) as AnyCall)).data as Answer<Operation<P, "get">>;
}

// With the version that a later edit has to name: If-Match.
export async function readVersioned<P extends PatternOf<"get">>(
  pattern: P,
  ...[given]: Given<Operation<P, "get">>
): Promise<{ data: Answer<Operation<P, "get">>; etag: string }> {
  const { data, response } = await call("GET", pattern, (given ?? {}) as AnyCall);
  return { data: data as Answer<Operation<P, "get">>, etag: response.headers.get("ETag") ?? "" };
}

export async function write<V extends "POST" | "PUT" | "PATCH" | "DELETE", P extends PatternOf<Lowercase<V>>>(
  method: V,
  pattern: P,
  ...[given]: Given<Operation<P, Lowercase<V>>>
): Promise<Answer<Operation<P, Lowercase<V>>>> {
  return (await call(method, pattern, (given ?? {}) as AnyCall)).data as Answer<Operation<P, Lowercase<V>>>;
}

// A file of the person's as the body; its type is what the route wants.
export async function upload<V extends "POST" | "PUT", P extends PatternOf<Lowercase<V>>>(
  method: V,
  pattern: P,
  file: Blob,
  type: string,
  given: { path?: Record<string, string>; query?: Record<string, Value> },
): Promise<Answer<Operation<P, Lowercase<V>>>> {
  const body = file.slice(0, file.size, type);
  return (await call(method, pattern, { ...given, body })).data as Answer<Operation<P, Lowercase<V>>>;
}
