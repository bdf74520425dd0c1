// The file of a technology that proves prior use begins, and gets its documents.
import { useState } from "preact/hooks";
import { addPriorUseDocument, openPriorUse, type PriorUseFile } from "../../api/technology";
import { setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { SelectField, TextField } from "../../components/field";
import { FieldsDialog, flags, listIn } from "../../components/fields_dialog";
import { FileField } from "../../components/file_field";
import { t } from "../../i18n";
import { text } from "./words";

export function PriorUseDialog({ number, onClose, onDone }: { number?: string; onClose: () => void; onDone: () => void }) {
  const say = text().technology;
  const bodyOf = (value: Record<string, string>) => ({
    number: (value.number ?? "").trim(),
    technology: value.technology ?? "",
    scope: value.scope ?? "",
    secrets: listIn(value.secrets ?? ""),
  });
  return (
    <FieldsDialog
      kind="sheet"
      title={say.openPriorUse}
      text={say.openPriorUseText}
      done={say.priorUseOpened}
      fields={[
        { name: "number", label: say.number, help: say.numberHelp, required: true },
        { name: "technology", label: say.technology, required: true },
        { name: "scope", label: say.scope, help: say.scopeHelp, rows: 3 },
        { name: "secrets", label: say.secrets, help: say.secretsHelp },
      ]}
      start={{ number }}
      send={async (value) => {
        await openPriorUse(bodyOf(value));
        onClose();
        setQuery({ technology: value.number.trim() });
      }}
      onDone={onDone}
      onClose={onClose}
      command={(value) => [
        "prior-use",
        "open",
        value.number || "NUMBER",
        ...flags({ technology: value.technology, scope: value.scope, secret: listIn(value.secrets) }),
      ]}
      call={(value) => ({ method: "POST", path: "/api/v1/prior-use-files", body: bodyOf(value) })}
    />
  );
}

export function AddDocument({ of, onClose, onDone }: { of: PriorUseFile; onClose: () => void; onDone: () => void }) {
  const say = text().technology;
  const kinds = [...new Set(of.elements.flatMap((one) => one.kinds))].sort();
  const [file, setFile] = useState<File>();
  const [value, setValue] = useState({ kind: kinds[0] ?? "", title: "", day: "", shows: "" });
  const put = (name: keyof typeof value) => (written: string) => setValue({ ...value, [name]: written });
  return (
    <ActDialog
      title={say.addDocument}
      text={say.addDocumentText}
      action={say.addDocument}
      done={say.documentAdded}
      check={() => ({ file: file ? undefined : t().form.needed })}
      send={async () => {
        if (file) await addPriorUseDocument(of.number, file, value);
      }}
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={[
        "prior-use",
        "add",
        of.number,
        file?.name ?? "FILE",
        ...flags({ kind: value.kind, title: value.title, day: value.day, shows: value.shows }),
      ]}
    >
      {(errors) => (
        <>
          <FileField label={say.file} onFile={setFile} error={errors.file} />
          <SelectField
            label={say.kind}
            value={value.kind}
            onValue={put("kind")}
            options={kinds.map((one) => ({ value: one, label: say.kinds[one] ?? one }))}
            error={errors.kind}
          />
          <TextField
            label={say.document}
            help={say.documentHelp}
            value={value.title}
            onValue={put("title")}
            error={errors.title}
          />
          <TextField
            kind="date"
            label={say.bears}
            help={say.bearsHelp}
            value={value.day}
            onValue={put("day")}
            error={errors.day}
          />
          <TextField label={say.shows} rows={2} value={value.shows} onValue={put("shows")} error={errors.shows} />
        </>
      )}
    </ActDialog>
  );
}
