// A file from the interface into the person's download folder: asked with the session and the CSRF token like any other call.
import { api, type Call, type Pattern } from "./client";
import { Problem, type ProblemBody } from "./problem";

type Asked = { data?: unknown; error?: unknown; response: Response };

export async function download(method: "GET" | "POST", pattern: Pattern, given: Call, name: string): Promise<void> {
  const ask = api[method] as unknown as (pattern: string, init: object) => Promise<Asked>;
  const { data, error, response } = await ask(pattern, {
    params: { path: given.path ?? {}, query: given.query ?? {} },
    body: given.body,
    headers: given.headers,
    parseAs: "blob",
  });
  if (!response.ok || !(data instanceof Blob)) {
    const body: ProblemBody =
      error && typeof error === "object" ? error : { title: response.statusText, detail: String(error ?? "") };
    throw new Problem({ ...body, status: response.status }, response.headers.get("X-Request-Id") ?? "");
  }
  const address = URL.createObjectURL(data);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.dataset.plain = "";
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
