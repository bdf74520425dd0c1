// A problem document (RFC 9457) as the server sends it, or what went wrong before the server could answer.
export interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  instance?: string;
  request_id?: string;
  errors?: FieldProblem[];
}

// Points at a field of the body ("/reason") or names a parameter of the query.
export interface FieldProblem {
  pointer?: string;
  parameter?: string;
  detail: string;
}

export const fieldOf = (one: FieldProblem) => one.parameter ?? (one.pointer ?? "").replace(/^\//, "");

// What stands beside which field: a fault inside a list belongs to the field that holds the list, with the place in it.
export function faultsByField(
  faults: readonly FieldProblem[],
  at: (place: number, detail: string) => string,
): Record<string, string> {
  const out: Record<string, string> = {};
  for (const one of faults) {
    const [field = "", place] = fieldOf(one).split("/");
    const detail = place !== undefined && /^\d+$/.test(place) ? at(Number(place) + 1, one.detail) : one.detail;
    out[field] = out[field] === undefined ? detail : `${out[field]} ${detail}`;
  }
  return out;
}

export class Problem extends Error {
  readonly body: ProblemBody;
  readonly requestId: string;
  constructor(body: ProblemBody, requestId = "") {
    super(body.detail ?? body.title ?? "");
    this.body = body;
    this.requestId = body.request_id ?? requestId;
  }
  get status(): number {
    return this.body.status ?? 0;
  }
  // "conflict" of "urn:sekimori:problem:conflict"; "unreachable" when nobody answered.
  get code(): string {
    return this.body.type?.split(":").pop() ?? "unreachable";
  }
}

// What an answer says was not taken in: told in its own words, not as a node that nobody reaches.
export const refusal = (detail: string) => new Problem({ type: "urn:sekimori:problem:invalid_input", status: 422, detail });

export function problemOf(reason: unknown): Problem {
  if (reason instanceof Problem) return reason;
  return new Problem({
    type: "urn:sekimori:problem:unreachable",
    detail: reason instanceof Error ? reason.message : String(reason),
  });
}
