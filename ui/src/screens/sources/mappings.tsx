// How logs that nobody has described are read: lines of a sample with the parts that were guessed, corrected by a person, kept, and checked
// by a person who has compared what was read.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import { listMappings, type Mapping, type MappingProposal, proposeMapping, saveMapping, verifyMapping } from "../../api/sources";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { ErrorPanel } from "../../components/error_panel";
import { TextField } from "../../components/field";
import { FileField } from "../../components/file_field";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { either, t } from "../../i18n";
import { count, time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { text } from "./words";

const parts = [
  "time",
  "user",
  "device",
  "operation",
  "object",
  "target",
  "address",
  "process",
  "peripheral",
  "bytes",
  "count",
] as const;
const needed = (value: string) => (value.trim() ? undefined : t().form.needed);

export function Mappings() {
  const list = useResource((signal) => listMappings(signal), []);
  return (
    <div class="panels">
      {may("source_mapping", "create") && <Assistant onSaved={list.again} />}
      <Own of={list} />
    </div>
  );
}

type Given = Record<string, string>;
const columnsOf = (given: Given) => Object.entries(given).map(([column, part]) => `${column}=${part}`);

function Assistant({ onSaved }: { onSaved: () => void }) {
  const say = text().assist;
  const [file, setFile] = useState<File>();
  const [pasted, setPasted] = useState("");
  const [name, setName] = useState("");
  const [zone, setZone] = useState("Asia/Tokyo");
  const [given, setGiven] = useState<Given>({});
  const [proposal, setProposal] = useState<MappingProposal>();
  const [saving, setSaving] = useState(false);
  const sample = file ?? (pasted ? new File([pasted], `${name || "sample"}.csv`) : undefined);
  const looking = useAction(async (next: Given) => {
    if (!sample) return;
    setProposal(await proposeMapping(sample, name.trim(), zone.trim(), columnsOf(next)));
    setGiven(next);
  });
  const command = [
    "source",
    "assist",
    sample?.name ?? "export.csv",
    ...(name.trim() ? ["--name", name.trim()] : []),
    "--zone",
    zone,
    ...columnsOf(given).flatMap((one) => ["--column", one]),
  ];
  return (
    <Panel title={say.title} aside={<p class="faint">{say.lead}</p>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void looking.run({});
        }}
      >
        <FileField label={say.file} help={say.fileHelp} onFile={setFile} />
        {!file && <TextField label={say.paste} rows={4} value={pasted} onValue={setPasted} />}
        <div class="row fields-row">
          <TextField label={say.name} help={say.nameHelp} value={name} onValue={setName} />
          <TextField label={say.zone} help={say.zoneHelp} value={zone} onValue={setZone} />
        </div>
        <p class="space">
          <button type="submit" class="button button-main" disabled={!sample || looking.busy}>
            {say.look}
          </button>
        </p>
      </form>
      {looking.problem && <ErrorPanel problem={looking.problem} />}
      {proposal && (
        <section aria-busy={looking.busy}>
          <Columns of={proposal} busy={looking.busy} onPart={(column, part) => void looking.run({ ...given, [column]: part })} />
          <Rows of={proposal} />
          <p class="row space">
            <button type="button" class="button button-main" disabled={!proposal.usable} onClick={() => setSaving(true)}>
              {say.save}
            </button>
            {!proposal.usable && <span class="faint">{say.unusable}</span>}
          </p>
          <details class="space">
            <summary>{say.written}</summary>
            <pre class="written">{proposal.toml}</pre>
          </details>
        </section>
      )}
      <CopyAs command={command} call={{ method: "POST", path: "/api/v1/mapping-proposals" }} />
      {saving && proposal && (
        <Save
          of={proposal}
          command={command}
          onClose={() => setSaving(false)}
          onDone={() => {
            setSaving(false);
            setProposal(undefined);
            onSaved();
          }}
        />
      )}
    </Panel>
  );
}

function Columns({ of, busy, onPart }: { of: MappingProposal; busy: boolean; onPart: (column: string, part: string) => void }) {
  const say = text().assist;
  return (
    <>
      <h3 class="space">{say.columns}</h3>
      <p class="faint">{say.columnsLead}</p>
      <Table
        label={say.columns}
        fixed
        rows={of.columns}
        rowKey={(row) => row.column}
        columns={[
          { id: "column", title: say.column, cell: (row) => row.column },
          {
            id: "part",
            title: say.part,
            narrow: true,
            cell: (row) => (
              <select
                aria-label={say.partOf(row.column)}
                value={row.role}
                disabled={busy}
                onChange={(event) => onPart(row.column, event.currentTarget.value)}
              >
                <option value="">{say.noPart}</option>
                {parts.map((part) => (
                  <option key={part} value={part}>
                    {say.parts[part]}
                  </option>
                ))}
              </select>
            ),
          },
          {
            id: "sure",
            title: say.sure,
            narrow: true,
            cell: (row) =>
              row.role === "" ? (
                "–"
              ) : (
                <Mark kind={row.confidence >= 0.8 ? "good" : "warn"}>
                  {row.by === "given" ? say.given : `${Math.round(row.confidence * 100)} %`}
                </Mark>
              ),
          },
          { id: "samples", title: say.samples, cell: (row) => <span class="path">{row.samples.join(" · ")}</span> },
        ]}
      />
    </>
  );
}

function Rows({ of }: { of: MappingProposal }) {
  const say = text().assist;
  const unknown = Object.entries(of.not_understood);
  return (
    <>
      <h3 class="space">{say.rows}</h3>
      <p role="status">{say.tried(of.records, of.without_time, of.without_shape, of.bad)}</p>
      {unknown.length > 0 && (
        <p class="note note-warn">{say.notUnderstood(unknown.map(([word, n]) => `${word} (${count(n)})`).join(", "))}</p>
      )}
      {of.warnings.map((one) => (
        <p key={one.en} class="note note-warn">
          {either(one)}
        </p>
      ))}
      <Table
        label={say.rows}
        fixed
        rows={of.rows.map((row, index) => ({ ...row, index }))}
        rowKey={(row) => String(row.index)}
        columns={[
          { id: "time", title: say.parts.time, narrow: true, cell: (row) => (row.time ? time(row.time) : "–") },
          { id: "user", title: say.parts.user, cell: (row) => row.user || "–" },
          { id: "device", title: say.parts.device, cell: (row) => row.device || "–" },
          { id: "act", title: say.parts.operation, cell: (row) => (row.class ? `${row.class} / ${row.activity}` : "–") },
          { id: "object", title: say.parts.object, cell: (row) => <span class="path">{row.object || "–"}</span> },
          { id: "target", title: say.parts.target, cell: (row) => <span class="path">{row.target || "–"}</span> },
          { id: "bytes", title: say.parts.bytes, narrow: true, align: "end", cell: (row) => count(row.bytes) },
        ]}
      />
    </>
  );
}

function Save({
  of,
  command,
  onClose,
  onDone,
}: {
  of: MappingProposal;
  command: readonly string[];
  onClose: () => void;
  onDone: () => void;
}) {
  const say = text().assist;
  const [reason, setReason] = useState("");
  const body = { toml: of.toml, reason: reason.trim() };
  return (
    <ActDialog
      title={say.saveAs(of.name)}
      text={say.saveText}
      action={say.save}
      done={say.saved}
      check={() => ({ reason: needed(reason) })}
      send={() => saveMapping(body)}
      onDone={onDone}
      onClose={onClose}
      command={[...command, "--save", "--reason", reason]}
      call={{ method: "POST", path: "/api/v1/mappings", body }}
    >
      {(errors) => (
        <TextField label={t().form.reason} required rows={2} value={reason} onValue={setReason} error={errors.reason} />
      )}
    </ActDialog>
  );
}

function Own({ of }: { of: ReturnType<typeof useResource<{ items: Mapping[]; next: string | null }>> }) {
  const say = text().assist;
  const [checking, setChecking] = useState<Mapping>();
  return (
    <Panel title={say.own} aside={<p class="faint">{say.ownLead}</p>}>
      <Filled of={of}>
        {({ items }) => (
          <Table
            label={say.own}
            fixed
            rows={items}
            rowKey={(row) => row.name}
            columns={[
              { id: "name", title: say.name, cell: (row) => row.name },
              {
                id: "state",
                title: say.state,
                narrow: true,
                cell: (row) => (
                  <Mark kind={row.verified === "verified" ? "good" : "warn"}>
                    {row.verified === "verified" ? say.verifiedBy(row.verified_by) : say.unverified}
                  </Mark>
                ),
              },
              { id: "reason", title: t().form.reason, cell: (row) => row.reason || "–" },
              { id: "at", title: say.at, narrow: true, cell: (row) => time(row.recorded_at) },
              {
                id: "check",
                title: say.verify,
                narrow: true,
                cell: (row) =>
                  row.verified === "unverified" &&
                  may("source_mapping", "approve") && (
                    <button type="button" class="button button-small" onClick={() => setChecking(row)}>
                      {say.verify}
                    </button>
                  ),
              },
            ]}
            empty={
              <EmptyState
                title={say.emptyTitle}
                text={say.emptyText}
                picture={<RowsPicture />}
                command={["source", "assist", "export.csv", "--save", "--reason", "…"]}
              />
            }
          />
        )}
      </Filled>
      <CopyAs command={["source", "mapping", "list"]} call={{ method: "GET", path: "/api/v1/mappings" }} />
      {checking && <Verify of={checking} onClose={() => setChecking(undefined)} onDone={of.again} />}
    </Panel>
  );
}

function Verify({ of, onClose, onDone }: { of: Mapping; onClose: () => void; onDone: () => void }) {
  const say = text().assist;
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      title={say.verifyOf(of.name)}
      text={say.verifyText}
      action={say.verify}
      done={say.verified}
      check={() => ({ reason: needed(reason) })}
      send={() => verifyMapping(of.name, reason.trim())}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={["source", "mapping", "verify", of.name, "--reason", reason]}
      call={{ method: "POST", path: `/api/v1/mappings/${encodeURIComponent(of.name)}/verification`, body: { reason } }}
    >
      {(errors) => <TextField label={say.against} required rows={2} value={reason} onValue={setReason} error={errors.reason} />}
    </ActDialog>
  );
}
