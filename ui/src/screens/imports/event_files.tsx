// Files of logs go to a source as they are, one after the other; what it had before is said.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import { takeEventFile } from "../../api/sources";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { FileField } from "../../components/file_field";
import { t } from "../../i18n";
import { useAction } from "../../state/action";
import { text } from "./words";

export function EventFiles({ source, name, onDone }: { source: string; name: string; onDone: () => void }) {
  const say = text().events;
  const [files, setFiles] = useState<File[]>([]);
  const [sent, setSent] = useState<{ name: string; known: boolean }[]>([]);
  const sending = useAction(async () => {
    setSent([]);
    for (const file of files) {
      const { known } = await takeEventFile(source, file);
      setSent((before) => [...before, { name: file.name, known }]);
    }
    onDone();
  });
  if (!may("event", "create")) return null;
  return (
    <div class="stack">
      <FileField label={say.files} help={say.help} multiple onFiles={setFiles} />
      <p class="row">
        <button
          type="button"
          class="button button-main"
          disabled={files.length === 0 || sending.busy}
          onClick={() => void sending.run()}
        >
          {sending.busy ? t().form.sending : say.send}
        </button>
      </p>
      {sending.problem && <ErrorPanel problem={sending.problem} />}
      {sent.length > 0 && (
        <div class="note note-good" role="status">
          <ul>
            {sent.map((one) => (
              <li key={one.name}>
                {one.name}: {one.known ? say.known : say.taken}
              </li>
            ))}
          </ul>
          {!sending.busy && <p>{say.soon}</p>}
        </div>
      )}
      <CopyAs command={["ingest", "--source", name, files[0]?.name ?? "Security.evtx"]} />
    </div>
  );
}
