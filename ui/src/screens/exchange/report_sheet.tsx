// A report to the hub, and before it leaves: what others would see of it.
import { useState } from "preact/hooks";
import { filesOf, type Masking, previewReport, type ReportKind, reportKinds, sendReport, type Widest } from "../../api/hub";
import { go } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { ErrorPanel } from "../../components/error_panel";
import { SelectField, TextField } from "../../components/field";
import { flags } from "../../components/fields_dialog";
import { FileField } from "../../components/file_field";
import { Mark } from "../../components/marks";
import { useAction } from "../../state/action";
import { WidestField } from "../share/allow";
import { MaskedDocument } from "../share/masked_document";
import { shared } from "../share/words";
import { text } from "./words";

const lines = (written: string) =>
  written
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean);

export function ReportSheet({ onClose }: { onClose: () => void }) {
  const say = text().sheet;
  const words = shared();
  const [kind, setKind] = useState<ReportKind | "">("");
  const [title, setTitle] = useState("");
  const [files, setFiles] = useState<File[]>([]);
  const [passwords, setPasswords] = useState("");
  const [widest, setWidest] = useState<Widest>("");
  const [seen, setSeen] = useState<Masking>();
  const [sent, setSent] = useState("");
  const look = useAction(async () => {
    if (files.length > 0) setSeen(await previewReport({ files: await filesOf(files) }));
  });
  return (
    <ActDialog
      kind="sheet"
      title={say.title}
      text={say.text}
      action={say.send}
      done={say.sent}
      check={() => ({ files: files.length > 0 ? undefined : say.fileNeeded })}
      send={async () => {
        const made = await sendReport({
          kind: kind || undefined,
          title: title.trim() || undefined,
          files: await filesOf(files),
          passwords: lines(passwords),
          widest: widest || undefined,
        });
        setSent(made.number);
        onClose();
        go(`/exchange/${encodeURIComponent(made.number)}`);
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={[
        "report",
        "receive",
        ...(files.length > 0 ? files.map((one) => one.name) : ["FILE"]),
        ...flags({ kind, title, widest }),
      ]}
      call={{
        method: "POST",
        path: "/api/v1/hub-reports",
        body: { kind: kind || undefined, title, files: files.map((one) => ({ name: one.name, content: "…" })) },
      }}
    >
      {(errors) => (
        <>
          <SelectField
            label={say.kind}
            value={kind}
            onValue={(value) => setKind(value as ReportKind | "")}
            error={errors.kind}
            options={[
              { value: "", label: say.kindByFiles },
              ...reportKinds.map((one) => ({ value: one, label: words.kinds[one] })),
            ]}
          />
          <TextField label={say.heading} help={say.headingHelp} value={title} onValue={setTitle} error={errors.title} />
          <FileField
            label={say.file}
            help={say.fileHelp}
            multiple
            error={errors.files}
            onFiles={(chosen) => {
              setFiles(chosen);
              setSeen(undefined);
            }}
          />
          <TextField label={say.passwords} help={say.passwordsHelp} rows={2} value={passwords} onValue={setPasswords} />
          <WidestField label={words.allow.title} value={widest} onValue={setWidest} />
          {files.length > 0 && !sent && (
            <p class="row">
              <button type="button" class="button" disabled={look.busy} onClick={() => void look.run()}>
                {look.busy ? say.looking : say.look}
              </button>
            </p>
          )}
          {look.problem && <ErrorPanel problem={look.problem} />}
          {seen && <Preview of={seen} />}
        </>
      )}
    </ActDialog>
  );
}

function Preview({ of }: { of: Masking }) {
  const say = text().preview;
  const words = shared();
  const { residual, gate } = of;
  return (
    <section class="panel stack" aria-label={say.title}>
      <h3>{say.title}</h3>
      <p>{say.text}</p>
      {residual.k > 0 && <p>{say.k(residual.k, residual.candidates)}</p>}
      {!gate.passed && <p class="note note-warn">{gate.leaks.length > 0 ? say.leaks(gate.leaks.length) : say.notReady}</p>}
      <p class="row">
        <Mark kind="info">{say.changes(of.changes.length)}</Mark>
        {Object.entries(of.counts).map(([name, n]) => (
          <span key={name}>
            {words.identifiers[name as keyof typeof words.identifiers] ?? name} {String(n)}
          </span>
        ))}
      </p>
      {of.kept.length > 0 && (
        <>
          <h4>{say.kept}</h4>
          <ul class="plain-list">
            {of.kept.map((one, index) => (
              <li key={index}>
                {words.indicators[one.indicator as keyof typeof words.indicators] ?? one.indicator}{" "}
                <code class="path">{one.value}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      {residual.proper_nouns.length > 0 && (
        <p>
          {say.nouns}: {residual.proper_nouns.map((one) => one.text).join(", ")}
        </p>
      )}
      {of.unmaskable.length > 0 && (
        <p>
          {say.unmaskable}: {of.unmaskable.map((one) => `${one.place} (${one.media_type})`).join(", ")}
        </p>
      )}
      {of.share && <MaskedDocument of={of.share} />}
    </section>
  );
}
