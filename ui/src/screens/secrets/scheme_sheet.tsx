// The whole scheme comes back as a workbook: first it is checked, each wrong row named with sheet and column; then nothing is taken in,
// or exactly what the person has agreed to.
import { useState } from "preact/hooks";
import { type SchemeTaken, schemeTables, sendScheme } from "../../api/scheme";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { ErrorPanel } from "../../components/error_panel";
import { Form, TextField } from "../../components/field";
import { FileField } from "../../components/file_field";
import { Table } from "../../components/table";
import { either, t } from "../../i18n";
import { language } from "../../i18n/language";
import { useAction } from "../../state/action";
import { text } from "./words";

export function SchemeSheet({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = text().scheme;
  const [file, setFile] = useState<File>();
  const [reason, setReason] = useState("");
  const [lacks, setLacks] = useState<{ file?: string; reason?: string }>({});
  const [result, setResult] = useState<SchemeTaken>();
  const sending = useAction(async (wish: { check_only?: boolean; agreed?: string }) => {
    if (!file) return;
    setResult(await sendScheme(file, { reason: reason.trim(), ...wish }));
    if (!wish.check_only) onDone();
  });
  const check = () => {
    const missing = {
      file: file ? undefined : t().form.needed,
      reason: reason.trim() ? undefined : t().form.needed,
    };
    setLacks(missing);
    setResult(undefined);
    if (!missing.file && !missing.reason) void sending.run({ check_only: true });
  };
  const name = file?.name ?? "scheme.xlsx";
  return (
    <SideSheet title={say.title} onClose={onClose}>
      <div class="stack">
        <p>{say.text}</p>
        <p class="row">
          <a class="button" href={`/api/v1/scheme?language=${language.value}`} download="scheme.xlsx" data-plain="">
            {say.workbook}
          </a>
          {schemeTables.map((table) => (
            <a
              key={table}
              class="button button-small"
              href={`/api/v1/scheme?table=${table}&language=${language.value}`}
              download={`${table}.csv`}
              data-plain=""
            >
              {say.tables[table]} (CSV)
            </a>
          ))}
        </p>
        <CopyAs command={["scheme", "export", "-o", "scheme.xlsx"]} call={{ method: "GET", path: "/api/v1/scheme" }} />
        {may("secret", "update") && (
          <>
            <h3>{say.takeIn}</h3>
            <p>{say.takeInText}</p>
            <Form onSend={check} errors={Object.values(lacks).filter(Boolean).length}>
              <FileField
                label={say.file}
                accept=".xlsx,.csv"
                onFile={(chosen) => {
                  setFile(chosen);
                  setResult(undefined);
                }}
                error={lacks.file}
              />
              <TextField label={t().form.reason} required value={reason} onValue={setReason} error={lacks.reason} />
              <p class="row act-buttons">
                <button type="submit" class="button button-main" disabled={sending.busy}>
                  {sending.busy ? t().form.sending : say.check}
                </button>
              </p>
            </Form>
            {sending.problem && <ErrorPanel problem={sending.problem} />}
            {result && <Result of={result} busy={sending.busy} onTake={(agreed) => void sending.run(agreed ? { agreed } : {})} />}
            <CopyAs
              command={[
                "scheme",
                "import",
                name,
                ...(result && result.refused.length > 0 ? ["--accept-good-rows", result.agreement] : []),
                "--reason",
                reason,
              ]}
            />
          </>
        )}
      </div>
    </SideSheet>
  );
}

function Result({ of, busy, onTake }: { of: SchemeTaken; busy: boolean; onTake: (agreed?: string) => void }) {
  const say = text().scheme;
  return (
    <section>
      <p class={`note ${of.refused.length ? "note-warn" : "note-good"}`} role="status">
        {of.applied ? say.taken(of.created, of.changed, of.unchanged) : say.checked(of.rows, of.refused.length)}
      </p>
      {of.notes.map((note) => (
        <p key={note} class="faint">
          {note}
        </p>
      ))}
      {of.refused.length > 0 && (
        <Table
          label={say.refused}
          fixed
          rows={of.refused}
          rowKey={(row) => `${row.sheet} ${row.row} ${row.column} ${row.reason.en}`}
          columns={[
            { id: "sheet", title: say.sheet, narrow: true, cell: (row) => row.sheet },
            { id: "row", title: say.row, narrow: true, align: "end", cell: (row) => row.row || "–" },
            { id: "column", title: say.column, narrow: true, cell: (row) => row.column || "–" },
            { id: "why", title: say.why, cell: (row) => either(row.reason) },
          ]}
        />
      )}
      {!of.applied && of.rows > 0 && (
        <p class="row act-buttons">
          <button
            type="button"
            class={`button${of.refused.length ? "" : " button-main"}`}
            disabled={busy}
            onClick={() => onTake(of.refused.length ? of.agreement : undefined)}
          >
            {of.refused.length ? say.takeGood(of.rows) : say.takeAll(of.rows)}
          </button>
        </p>
      )}
    </section>
  );
}
