// A letter of complaint, a found file: kept as an exhibit, byte for byte.
import { useState } from "preact/hooks";
import { keepFile } from "../../api/case_log";
import { ActDialog } from "../../components/act_dialog";
import { option } from "../../components/copy_as";
import { TextField } from "../../components/field";
import { FileField } from "../../components/file_field";
import { t } from "../../i18n";
import { useFields } from "../../state/fields";
import { text } from "./words";

export function KeepFile({ number, onClose, onDone }: { number: string; onClose: () => void; onDone: () => void }) {
  const words = text();
  const [files, setFiles] = useState<File[]>([]);
  const { value, put } = useFields({ title: "", reason: "", second: "", place: "" });
  const note = {
    title: files.length === 1 ? value.title || undefined : undefined,
    reason: value.reason || undefined,
    second_person: value.second || undefined,
    place: value.place || undefined,
  };
  return (
    <ActDialog
      kind="sheet"
      title={words.files.keep}
      text={words.files.text}
      action={words.files.keep}
      done={words.files.kept}
      check={() => ({ file: files.length ? undefined : t().form.needed })}
      send={async () => {
        for (const file of files) await keepFile(number, file, note);
      }}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={[
        "case",
        "exhibit",
        "add",
        number,
        files[0]?.name ?? "FILE",
        ...option("title", note.title),
        ...option("second-person", note.second_person),
        ...option("place", note.place),
        ...option("reason", note.reason),
      ]}
    >
      {(errors) => (
        <>
          <FileField label={words.files.file} multiple onFiles={setFiles} error={errors.file} />
          {files.length < 2 && (
            <TextField label={words.fields.exhibitTitle} value={value.title} onValue={put("title")} error={errors.title} />
          )}
          <TextField label={words.fields.reason} value={value.reason} onValue={put("reason")} error={errors.reason} />
          <TextField label={words.fields.second} value={value.second} onValue={put("second")} error={errors.second_person} />
          <TextField label={words.fields.place} value={value.place} onValue={put("place")} error={errors.place} />
        </>
      )}
    </ActDialog>
  );
}
