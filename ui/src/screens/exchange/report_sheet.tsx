// A report to the hub, and before it leaves: what others would see of it.
import { useState } from "preact/hooks";
import { inBase64, type Masking, previewReport, type ReportKind, reportKinds, sendReport } from "../../api/hub";
import { go } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { ErrorPanel } from "../../components/error_panel";
import { SelectField, TextField } from "../../components/field";
import { FileField } from "../../components/file_field";
import { Mark } from "../../components/marks";
import { useAction } from "../../state/action";
import { MaskedDocument } from "../share/masked_document";
import { shared } from "../share/words";
import { text } from "./words";

export function ReportSheet({ onClose }: { onClose: () => void }) {
  const say = text().sheet;
  const words = shared();
  const [kind, setKind] = useState<ReportKind>("mail_with_url");
  const [title, setTitle] = useState("");
  const [file, setFile] = useState<File>();
  const [seen, setSeen] = useState<Masking>();
  const [sent, setSent] = useState("");
  const look = useAction(async () => {
    if (file) setSeen(await previewReport({ file_name: file.name, content: await inBase64(file) }));
  });
  return (
    <ActDialog
      kind="sheet"
      title={say.title}
      text={say.text}
      action={say.send}
      done={say.sent}
      check={() => ({ content: file ? undefined : say.fileNeeded })}
      send={async () => {
        if (!file) return;
        const made = await sendReport({
          kind,
          title: title.trim() || undefined,
          file_name: file.name,
          content: await inBase64(file),
        });
        setSent(made.number);
        onClose();
        go(`/exchange/${encodeURIComponent(made.number)}`);
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={["report", "receive", file?.name ?? "FILE", "--kind", kind, ...(title ? ["--title", title] : [])]}
      call={{ method: "POST", path: "/api/v1/hub-reports", body: { kind, title, file_name: file?.name ?? "", content: "…" } }}
    >
      {(errors) => (
        <>
          <SelectField
            label={say.kind}
            value={kind}
            onValue={(value) => setKind(value as ReportKind)}
            options={reportKinds.map((one) => ({ value: one, label: words.kinds[one] }))}
          />
          <TextField label={say.heading} help={say.headingHelp} value={title} onValue={setTitle} error={errors.title} />
          <FileField
            label={say.file}
            help={say.fileHelp}
            error={errors.content}
            onFile={(chosen) => {
              setFile(chosen);
              setSeen(undefined);
            }}
          />
          {file && !sent && (
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
