// What a button does, as a command and as a call: for scripts, for colleagues, for the record.
//
//   <CopyAs command={["alert", "close", id, "--verdict", "right", "--reason", reason]}
//           call={{ method: "POST", path: `/api/v1/alerts/${id}/close`, body: { verdict: "right", reason } }} />
import { t } from "../i18n";
import { Icon } from "./icon";
import { say } from "./toast";

export interface SameCall {
  method: string;
  path: string;
  body?: unknown;
}

const plain = /^[A-Za-z0-9_@%+=:,./-]+$/;
export const quoted = (word: string) => (plain.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
export const commandLine = (words: readonly string[]) => ["sekimori", ...words].map(quoted).join(" ");

// An option of a command where it has a value.
export const option = (name: string, value: string | undefined) => (value ? [`--${name}`, value] : []);

export function curlLine({ method, path, body }: SameCall): string {
  const words = ["curl", "-sS"];
  if (method !== "GET") words.push("-X", method);
  words.push("-H", '"Authorization: Bearer $SEKIMORI_TOKEN"');
  if (method === "POST") words.push("-H", quoted(`Idempotency-Key: ${crypto.randomUUID()}`));
  if (body !== undefined) words.push("-H", quoted("Content-Type: application/json"), "-d", quoted(JSON.stringify(body)));
  words.push(quoted(window.location.origin + path));
  return words.join(" ");
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    say(t().copy.copied);
  } catch {
    say(t().copy.failed, "failed");
  }
}

export function CopyAs({ command, call }: { command?: readonly string[]; call?: SameCall }) {
  const words = t().copy;
  return (
    <details class="copy-as">
      <summary>{words.title}</summary>
      {command && (
        <div class="copy-line">
          <code>{commandLine(command)}</code>
          <button type="button" class="button button-small" onClick={() => copy(commandLine(command))}>
            <Icon name="copy" />
            {words.command}
          </button>
        </div>
      )}
      {call && (
        <div class="copy-line">
          <code>{curlLine(call)}</code>
          <button type="button" class="button button-small" onClick={() => copy(curlLine(call))}>
            <Icon name="copy" />
            {words.curl}
          </button>
        </div>
      )}
    </details>
  );
}
