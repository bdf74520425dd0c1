// A table of the firm's own comes in: what was new, what changed, and each row that was refused with its line and column.
import { useState } from "preact/hooks";
import { type Imported, type ImportTable, importTable } from "../../api/imports";
import { type Problem, problemOf } from "../../api/problem";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { ErrorPanel } from "../../components/error_panel";
import { Form, TextField } from "../../components/field";
import { FileField } from "../../components/file_field";
import { Table } from "../../components/table";
import { either, t } from "../../i18n";
import { text } from "./words";

const nouns = {
  secrets: "secret",
  people: "person",
  agreements: "agreement",
  sources: "source",
  approvals: "approval",
} as const;

function ImportSheet({ table, onClose, onDone }: { table: ImportTable; onClose: () => void; onDone: () => void }) {
  const say = text();
  const title = say.titles[table];
  const [file, setFile] = useState<File>();
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState<{ file?: string; reason?: string }>({});
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [done, setDone] = useState<Imported>();
  const send = async () => {
    const lacks = { file: file ? undefined : t().form.needed, reason: reason.trim() ? undefined : t().form.needed };
    setMissing(lacks);
    if (!file || lacks.reason) return;
    setBusy(true);
    setProblem(undefined);
    try {
      setDone(await importTable(table, file, reason.trim()));
      onDone();
    } catch (why) {
      setProblem(problemOf(why));
    } finally {
      setBusy(false);
    }
  };
  return (
    <SideSheet title={title} onClose={onClose}>
      <p>{say.texts[table] ?? say.text}</p>
      <p class="path">{say.columns[table]}</p>
      <Form onSend={() => void send()} errors={Object.values(missing).filter(Boolean).length}>
        <FileField label={say.file} accept=".csv,text/csv" onFile={setFile} error={missing.file} />
        <TextField label={t().form.reason} required value={reason} onValue={setReason} error={missing.reason} />
        <p class="row act-buttons">
          <button type="submit" class="button button-main" disabled={busy}>
            {busy ? t().form.sending : title}
          </button>
          <button type="button" class="button" onClick={onClose}>
            {t().form.close}
          </button>
        </p>
      </Form>
      {problem && <ErrorPanel problem={problem} />}
      {done && (
        <section>
          <p class={`note ${done.refused.length ? "note-warn" : "note-good"}`} role="status">
            {say.result(done.created, done.changed, done.unchanged, done.refused.length)}
          </p>
          {done.notes.map((note) => (
            <p key={note} class="faint">
              {note}
            </p>
          ))}
          {done.refused.length > 0 && (
            <Table
              label={say.refused}
              fixed
              rows={done.refused}
              rowKey={(row) => `${row.line} ${row.column} ${row.reason.en}`}
              columns={[
                { id: "line", title: say.line, narrow: true, align: "end", cell: (row) => row.line },
                { id: "column", title: say.column, narrow: true, cell: (row) => row.column || "–" },
                { id: "why", title: say.why, cell: (row) => either(row.reason) },
              ]}
            />
          )}
        </section>
      )}
      <CopyAs command={[nouns[table], "import", file?.name ?? `${table}.csv`, "--reason", reason]} />
    </SideSheet>
  );
}

// Nothing where the session may not.
export function ImportButton({ table, main, onDone }: { table: ImportTable; main?: boolean; onDone: () => void }) {
  const [open, setOpen] = useState(false);
  if (!may(nouns[table], "create")) return null;
  return (
    <>
      <button type="button" class={`button${main ? " button-main" : ""}`} onClick={() => setOpen(true)}>
        {text().titles[table]}
      </button>
      {open && <ImportSheet table={table} onClose={() => setOpen(false)} onDone={onDone} />}
    </>
  );
}
