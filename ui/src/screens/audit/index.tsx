// The ledger's state and every change behind it.
import { useRef } from "preact/hooks";
import { type Change, listChanges, saveCheckpoint, saveProof, showLedger } from "../../api/audit";
import { addressWith, query, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { ErrorPanel } from "../../components/error_panel";
import { FilterBar } from "../../components/filter_bar";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { say } from "../../components/toast";
import { time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useAccountNames } from "../../state/names";
import { usePages, useResource } from "../../state/resource";
import { Hash } from "../cases/hash";
import "../shared.css";
import { text } from "./words";

const filters = ["kind", "account", "action"] as const;

function Ledger() {
  const words = text();
  const ledger = useResource((signal) => showLedger(signal), []);
  const saving = useAction(async () => {
    await saveCheckpoint();
    say(words.saved);
  });
  return (
    <Panel
      title={words.ledger}
      aside={
        <button type="button" class="button button-small no-print" disabled={saving.busy} onClick={() => void saving.run()}>
          {words.checkpoint}
        </button>
      }
    >
      <Filled of={ledger}>
        {(state) => (
          <dl class="facts">
            <dt>{words.size}</dt>
            <dd>{words.entries(state.size)}</dd>
            <dt>{words.state}</dt>
            <dd>{state.read_only ? <Mark kind="bad">{words.readOnly}</Mark> : <Mark kind="good">{words.writing}</Mark>}</dd>
            <dt>{words.origin}</dt>
            <dd class="path">{state.origin}</dd>
            <dt>{words.vkey}</dt>
            <dd class="path">{state.vkey}</dd>
          </dl>
        )}
      </Filled>
      <p class="faint space">{words.checkpointHelp}</p>
      {saving.problem && <ErrorPanel problem={saving.problem} />}
    </Panel>
  );
}

function columns(nameOf: (id: string) => string, save: (index: number) => void, busy: boolean): Column<Change>[] {
  const words = text();
  const c = words.columns;
  return [
    { id: "index", title: c.index, cell: (row) => row.ledger_index ?? words.waiting, align: "end", narrow: true, always: true },
    { id: "time", title: c.time, cell: (row) => time(row.time), narrow: true },
    { id: "who", title: c.who, cell: (row) => (row.record?.who ? nameOf(row.record.who) : words.erased), narrow: true },
    { id: "action", title: c.action, cell: (row) => <code>{row.record?.action ?? "–"}</code>, narrow: true },
    { id: "object", title: c.object, cell: (row) => <span class="path">{row.record?.object ?? "–"}</span> },
    { id: "reason", title: c.reason, cell: (row) => row.record?.reason ?? "–" },
    { id: "role", title: c.role, cell: (row) => row.record?.role ?? "–", narrow: true, hidden: true },
    {
      id: "proof",
      title: c.proof,
      cell: (row) =>
        row.ledger_index === null ? null : (
          <button type="button" class="button button-small" disabled={busy} onClick={() => save(row.ledger_index ?? 0)}>
            {words.save}
            <span class="heard"> {row.ledger_index}</span>
          </button>
        ),
      narrow: true,
    },
  ];
}

function Detail({ of }: { of: Change }) {
  const words = text();
  const record = of.record;
  return (
    <SideSheet title={words.detail} onClose={() => setQuery({ change: null })}>
      <dl class="facts">
        <dt>{words.columns.time}</dt>
        <dd>{time(of.time)}</dd>
        <dt>{words.columns.who}</dt>
        <dd>{record?.who ?? words.erased}</dd>
        <dt>{words.columns.action}</dt>
        <dd>
          <code>{record?.action}</code> {record?.kind}
        </dd>
        <dt>{words.columns.object}</dt>
        <dd class="path">{record?.object}</dd>
        <dt>{words.version}</dt>
        <dd>{record?.version ?? "–"}</dd>
        <dt>{words.columns.reason}</dt>
        <dd>{record?.reason ?? "–"}</dd>
        <dt>{words.before}</dt>
        <dd>{record?.before ? <Hash of={record.before} /> : "–"}</dd>
        <dt>{words.after}</dt>
        <dd>{record?.after ? <Hash of={record.after} /> : "–"}</dd>
        <dt>{words.request}</dt>
        <dd class="path">{record?.request ?? "–"}</dd>
        <dt>{words.salt}</dt>
        <dd>{of.salt ? <Hash of={of.salt} /> : words.erased}</dd>
      </dl>
      <p class="faint space">{words.saltHelp}</p>
    </SideSheet>
  );
}

export default function Audit() {
  const words = text();
  const nameOf = useAccountNames();
  const form = useRef<HTMLFormElement>(null);
  const asked = Object.fromEntries(filters.map((name) => [name, query(name)]));
  const changes = usePages((cursor, signal) => listChanges({ ...asked, cursor }, signal), Object.values(asked));
  const saving = useAction(async (index: number) => {
    await saveProof(index);
    say(words.saved);
  });
  const open = changes.data?.items.find((one) => one.change_id === query("change"));
  const chips = filters
    .filter((name) => query(name))
    .map((name) => ({ key: name, label: `${words.filters[name]}: ${query(name)}` }));
  const search = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </header>
      <div class="panels">
        <Ledger />
        <Panel title={words.changes}>
          <form
            ref={form}
            class="row no-print fields-row"
            key={chips.map((chip) => chip.label).join()}
            onSubmit={(event) => {
              event.preventDefault();
              const data = new FormData(event.currentTarget);
              setQuery(Object.fromEntries(filters.map((name) => [name, String(data.get(name) ?? "").trim()])));
            }}
          >
            {filters.map((name) => (
              <label key={name} class="as-of">
                {words.filters[name]}
                <input name={name} defaultValue={query(name)} autocomplete="off" />
              </label>
            ))}
            <button type="submit" class="button">
              {words.set}
            </button>
          </form>
          <FilterBar chips={chips} />
          {saving.problem && <ErrorPanel problem={saving.problem} />}
          <Filled of={changes}>
            {(page) => (
              <Table
                label={words.changes}
                columns={columns(nameOf, (index) => void saving.run(index), saving.busy)}
                rows={page.items}
                rowKey={(row) => row.change_id}
                href={(row) => addressWith({ change: row.change_id })}
                selected={query("change")}
                next={page.next}
                onMore={() => void changes.more()}
                adding={changes.adding}
                empty={
                  <EmptyState
                    title={words.emptyTitle}
                    text={words.emptyText}
                    picture={<RowsPicture />}
                    command={["change", "list"]}
                  />
                }
              />
            )}
          </Filled>
        </Panel>
      </div>
      <CopyAs
        command={["change", "list", ...filters.flatMap((name) => (query(name) ? [`--${name}`, query(name)] : []))]}
        call={{ method: "GET", path: `/api/v1/changes?${search}` }}
      />
      {open && <Detail of={open} />}
    </>
  );
}
