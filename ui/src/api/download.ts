// A file from the interface into the person's download folder: asked with the session and the CSRF token like any other call.
import { type AnyCall, call, type Pattern } from "./client";

export async function download(method: "GET" | "POST", pattern: Pattern, given: AnyCall, name: string): Promise<void> {
  const { data } = await call(method, pattern, given, "blob");
  save(data as Blob, name);
}

// What came inside an answer, in base64.
export function saveBase64(name: string, content: string): void {
  save(new Blob([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))]), name);
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.dataset.plain = "";
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
