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

export function problemOf(reason: unknown): Problem {
  if (reason instanceof Problem) return reason;
  return new Problem({
    type: "urn:sekimori:problem:unreachable",
    detail: reason instanceof Error ? reason.message : String(reason),
  });
}
