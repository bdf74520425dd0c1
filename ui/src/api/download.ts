// A file from the interface into the person's download folder: asked with the session and the CSRF token like any other call.
import { type AnyCall, call, type Pattern } from "./client";

export async function download(method: "GET" | "POST", pattern: Pattern, given: AnyCall, name: string): Promise<void> {
  const { data } = await call(method, pattern, given, "blob");
  const address = URL.createObjectURL(data as Blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.dataset.plain = "";
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
