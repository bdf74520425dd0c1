// What a court's list of exhibits asks, and a version of an exhibit for readers who may not see all of it.
import { useState } from "preact/hooks";
import { describeExhibit, keepRedactedFile, redactExhibit } from "../../api/case_log";
import type { Exhibit } from "../../api/cases";
import { go } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { option } from "../../components/copy_as";
import { ChoiceField, TextField } from "../../components/field";
import { FileField } from "../../components/file_field";
import { t } from "../../i18n";
import { useFields } from "../../state/fields";
import { text as caseText } from "../cases/words";
import { text } from "./words";

interface Props {
  number: string;
  of: Exhibit;
  onClose: () => void;
  onDone: () => void;
}

export function DescribeDialog({ number, of, onClose, onDone }: Props) {
  const words = text();
  const originals = Object.keys(words.originals) as (keyof typeof words.originals)[];
  const { value, put } = useFields({
    title: of.title,
    made_by: of.made_by,
    made_on: of.made_on ?? "",
    proves: of.proves,
    reason: "",
  });
  const [original, setOriginal] = useState(of.original);
  const body = {
    title: value.title || undefined,
    made_by: value.made_by || undefined,
    made_on: value.made_on || undefined,
    proves: value.proves || undefined,
    original: originals.find((one) => one === original),
    reason: value.reason || undefined,
  };
  return (
    <ActDialog
      kind="sheet"
      title={`${of.number}: ${words.acts.describe}`}
      text={words.acts.describeText}
      action={t().form.save}
      done={words.acts.described}
      check={() => ({})}
      send={() => describeExhibit(number, of.number, body)}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={[
        "case",
        "exhibit",
        "describe",
        number,
        of.number,
        ...option("title", value.title),
        ...option("made-by", value.made_by),
        ...option("made-on", value.made_on),
        ...option("proves", value.proves),
        ...option("original", original),
        ...option("reason", value.reason),
      ]}
      call={{
        method: "POST",
        path: `/api/v1/cases/${encodeURIComponent(number)}/exhibits/${encodeURIComponent(of.number)}/description`,
        body,
      }}
    >
      {(errors) => (
        <>
          <TextField label={words.columns.item} value={value.title} onValue={put("title")} error={errors.title} />
          <TextField
            label={words.proves}
            help={words.acts.provesHelp}
            rows={3}
            value={value.proves}
            onValue={put("proves")}
            error={errors.proves}
          />
          <TextField label={words.acts.madeBy} value={value.made_by} onValue={put("made_by")} error={errors.made_by} />
          <TextField
            kind="date"
            label={words.acts.madeOn}
            value={value.made_on}
            onValue={put("made_on")}
            error={errors.made_on}
          />
          <ChoiceField
            label={words.acts.original}
            value={original}
            onValue={setOriginal}
            options={originals.map((one) => ({ value: one, label: words.originals[one] }))}
            error={errors.original}
          />
          <TextField label={t().form.reason} value={value.reason} onValue={put("reason")} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}

export function RedactDialog({ number, of, onClose, onDone }: Props) {
  const words = text();
  const fields = caseText().fields;
  const [how, setHow] = useState<"words" | "file">("words");
  const [file, setFile] = useState<File>();
  const { value, put, needed } = useFields({ words: "", title: "", reason: "", second: "", place: "" });
  const hidden = value.words
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean);
  const note = {
    title: value.title || undefined,
    reason: value.reason.trim(),
    second_person: value.second || undefined,
    place: value.place || undefined,
  };
  return (
    <ActDialog
      kind="sheet"
      title={`${of.number}: ${words.acts.redact}`}
      text={words.acts.redactText}
      action={words.acts.redact}
      done={words.acts.redacted}
      check={() => ({
        words: how === "words" && hidden.length === 0 ? t().form.needed : undefined,
        file: how === "file" && !file ? t().form.needed : undefined,
        reason: needed("reason"),
      })}
      send={async () => {
        const made =
          how === "file" && file
            ? await keepRedactedFile(number, of.number, file, note)
            : await redactExhibit(number, of.number, { words: hidden, ...note });
        onDone();
        onClose();
        go(`/evidence/${encodeURIComponent(number)}?exhibit=${encodeURIComponent(made.number)}`);
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={[
        "case",
        "exhibit",
        "redact",
        number,
        of.number,
        ...(how === "words" ? hidden.flatMap((one) => ["--word", one]) : ["--file", file?.name ?? "FILE"]),
        ...option("title", value.title),
        ...option("second-person", value.second),
        "--reason",
        value.reason || "…",
      ]}
    >
      {(errors) => (
        <>
          <ChoiceField
            label={words.acts.how}
            value={how}
            onValue={(chosen) => setHow(chosen as typeof how)}
            options={[
              { value: "words", label: words.acts.byWords, help: words.acts.byWordsHelp },
              { value: "file", label: words.acts.byFile, help: words.acts.byFileHelp },
            ]}
          />
          {how === "words" ? (
            <TextField
              label={words.acts.wordList}
              help={words.acts.wordListHelp}
              required
              rows={4}
              value={value.words}
              onValue={put("words")}
              error={errors.words}
            />
          ) : (
            <FileField label={words.acts.file} onFile={setFile} error={errors.file} />
          )}
          <TextField
            label={fields.reason}
            help={words.acts.redactReason}
            required
            value={value.reason}
            onValue={put("reason")}
            error={errors.reason}
          />
          <TextField label={words.columns.item} value={value.title} onValue={put("title")} error={errors.title} />
          <TextField label={fields.second} value={value.second} onValue={put("second")} error={errors.second_person} />
          <TextField label={fields.place} value={value.place} onValue={put("place")} error={errors.place} />
        </>
      )}
    </ActDialog>
  );
}
