// Calls for help: a member asks for itself, the hub accepts, helps from afar or on the spot, and closes with a report.
import { useState } from "preact/hooks";
import {
  askRescue,
  bodySorts,
  listRescues,
  type Rescue,
  type RescueState,
  rescueStates,
  showRescue,
  stepRescue,
  urgencies,
} from "../../api/rescue";
import { may } from "../../api/session";
import { addressWith, query, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { FieldsDialog, flags } from "../../components/fields_dialog";
import type { Facet } from "../../components/filter_bar";
import { Mark } from "../../components/marks";
import { PagedList } from "../../components/paged_list";
import { Filled } from "../../components/panel";
import type { Column } from "../../components/table";
import { count, day, time } from "../../i18n/format";
import { usePages, useResource } from "../../state/resource";
import { shared } from "./words";

const tones = {
  asked: "warn",
  accepted: "info",
  remote: "info",
  on_site: "info",
  closed: "good",
  declined: "plain",
} as const satisfies Record<RescueState, string>;

export function Rescues() {
  const words = shared();
  const say = words.rescue;
  const wanted = { state: query("state") };
  const list = usePages((cursor, signal) => listRescues({ ...wanted, limit: 100, cursor }, signal), Object.values(wanted));
  const [asking, setAsking] = useState(false);
  const facets: Facet[] = [
    {
      key: "state",
      title: words.state,
      single: true,
      values: rescueStates.map((one) => ({ value: one, label: say.states[one] })),
    },
  ];
  const columns: Column<Rescue>[] = [
    { id: "number", title: words.number, cell: (row) => row.number, narrow: true, always: true },
    { id: "asked", title: say.askedAt, cell: (row) => row.steps[0] && time(row.steps[0].at), narrow: true },
    { id: "urgency", title: say.urgency, cell: (row) => say.urgencies[row.triage.urgency], narrow: true },
    { id: "what", title: say.what, cell: (row) => <span class="title-cell">{row.triage.what_happened}</span> },
    { id: "who", title: say.who, cell: (row) => row.body || row.member, narrow: true },
    {
      id: "state",
      title: words.state,
      cell: (row) => <Mark kind={tones[row.state]}>{say.states[row.state]}</Mark>,
      narrow: true,
    },
  ];
  const add = may("rescue", "create") && (
    <button type="button" class="button button-main" onClick={() => setAsking(true)}>
      {say.ask}
    </button>
  );
  return (
    <>
      <PagedList
        of={list}
        facets={facets}
        keep={["rescue", "view"]}
        label={say.title}
        columns={columns}
        rowKey={(row) => row.number}
        href={(row) => addressWith({ rescue: row.number })}
        selected={query("rescue")}
        none={say.none}
        above={<p class="row no-print">{add}</p>}
        empty={
          <EmptyState
            title={say.emptyTitle}
            text={say.emptyText}
            picture={<RowsPicture />}
            action={add}
            command={["rescue", "list"]}
          />
        }
      />
      <CopyAs command={["rescue", "list"]} call={{ method: "GET", path: "/api/v1/rescues" }} />
      {query("rescue") && <RescueSheet key={query("rescue")} number={query("rescue")} onChange={list.again} />}
      {asking && <AskSheet onClose={() => setAsking(false)} onDone={list.again} />}
    </>
  );
}

function AskSheet({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = shared().rescue;
  const hub = may("rescue", "update"); // takes calls of bodies that are no members as well
  const yesNo = [
    { value: "", label: say.no },
    { value: "yes", label: say.yes },
  ];
  return (
    <FieldsDialog
      kind="sheet"
      title={say.ask}
      text={say.askText}
      done={say.asked}
      fields={[
        ...(hub
          ? [
              { name: "member" as const, label: say.member },
              { name: "body" as const, label: say.body },
            ]
          : []),
        { name: "sort", label: say.sort, options: bodySorts.map((one) => ({ value: one, label: say.sorts[one] })) },
        { name: "urgency", label: say.urgency, options: urgencies.map((one) => ({ value: one, label: say.urgencies[one] })) },
        { name: "what", label: say.what, required: true, rows: 4 },
        { name: "first_seen", label: say.firstSeen, kind: "date" },
        { name: "machines", label: say.machines, kind: "number" },
        { name: "accounts", label: say.accounts, kind: "number" },
        { name: "at_risk", label: say.atRisk, rows: 2 },
        { name: "cut_off", label: say.cutOff, options: yesNo },
        { name: "kept", label: say.kept, help: say.keptHelp, options: yesNo },
        { name: "report", label: say.report },
        { name: "contact", label: say.contact },
      ]}
      start={{ sort: "firm", urgency: "hours", report: query("report"), member: "", body: "" }}
      send={(value) =>
        askRescue({
          member: value.member?.trim() || undefined,
          body: value.body?.trim() || undefined,
          sort: value.sort as Rescue["sort"],
          report: value.report.trim() || undefined,
          triage: {
            urgency: value.urgency as Rescue["triage"]["urgency"],
            what_happened: value.what.trim(),
            first_seen: value.first_seen || null,
            machines: Number(value.machines) || 0,
            accounts: Number(value.accounts) || 0,
            at_risk: value.at_risk.trim(),
            cut_off: value.cut_off === "yes",
            kept_evidence: value.kept === "yes",
            contact: value.contact.trim(),
          },
        })
      }
      onDone={onDone}
      onClose={onClose}
      command={(value) => [
        "rescue",
        "ask",
        ...flags({
          member: value.member?.trim(),
          body: value.body?.trim(),
          sort: value.sort,
          urgency: value.urgency,
          what: value.what || "TEXT",
          "first-seen": value.first_seen,
        }),
      ]}
    />
  );
}

function RescueSheet({ number, onChange }: { number: string; onChange: () => void }) {
  const words = shared();
  const say = words.rescue;
  const found = useResource((signal) => showRescue(number, signal), [number]);
  const [next, setNext] = useState<Exclude<RescueState, "asked">>();
  return (
    <SideSheet title={number} onClose={() => setQuery({ rescue: null })}>
      <Filled of={found}>
        {(one) => (
          <div class="stack">
            <p class="row">
              <Mark kind={tones[one.state]}>{say.states[one.state]}</Mark>
              <Mark kind={one.triage.urgency === "now" ? "bad" : "plain"}>{say.urgencies[one.triage.urgency]}</Mark>
              {one.body || one.member} · {say.sorts[one.sort]}
            </p>
            <p class="as-written">{one.triage.what_happened}</p>
            <TriageFacts of={one} />
            <h3>{say.steps}</h3>
            <ol class="plain-list">
              {one.steps.map((step, index) => (
                <li key={index}>
                  <p class="row">
                    <Mark kind={tones[step.state]}>{say.states[step.state]}</Mark>
                    <span class="faint">{time(step.at)}</span>
                  </p>
                  {step.note && <p class="as-written">{step.note}</p>}
                </li>
              ))}
            </ol>
            {may("rescue", "update") && (
              <p class="row no-print">
                {nextOf(one.state).map((state) => (
                  <button key={state} type="button" class="button" onClick={() => setNext(state)}>
                    {say.stepActs[state]}
                  </button>
                ))}
              </p>
            )}
            <CopyAs command={["rescue", "show", number]} call={{ method: "GET", path: `/api/v1/rescues/${number}` }} />
          </div>
        )}
      </Filled>
      {next && (
        <FieldsDialog
          title={say.stepActs[next]}
          done={say.stepDone}
          fields={[
            {
              name: "note",
              label: next === "closed" ? say.closing : words.noteField,
              required: next === "closed" || next === "declined",
              rows: 4,
            },
          ]}
          send={({ note }) => stepRescue(number, { state: next, note: note.trim() || undefined })}
          onDone={() => {
            found.again();
            onChange();
          }}
          onClose={() => setNext(undefined)}
          command={({ note }) => ["rescue", "step", number, next, ...flags({ note })]}
          call={(body) => ({ method: "POST", path: `/api/v1/rescues/${number}/steps`, body: { ...body, state: next } })}
        />
      )}
    </SideSheet>
  );
}

function nextOf(state: RescueState): Exclude<RescueState, "asked">[] {
  if (state === "asked") return ["accepted", "declined"];
  return state === "closed" || state === "declined" ? [] : ["remote", "on_site", "closed"];
}

function TriageFacts({ of }: { of: Rescue }) {
  const say = shared().rescue;
  const triage = of.triage;
  const rows: [string, string | undefined][] = [
    [say.firstSeen, triage.first_seen ? day(triage.first_seen) : undefined],
    [say.machines, triage.machines ? count(triage.machines) : undefined],
    [say.accounts, triage.accounts ? count(triage.accounts) : undefined],
    [say.atRisk, triage.at_risk],
    [say.cutOff, triage.cut_off ? say.yes : say.no],
    [say.kept, triage.kept_evidence ? say.yes : say.no],
    [say.report, of.report],
    [say.contact, triage.contact],
  ];
  return (
    <dl class="facts">
      {rows
        .filter(([, value]) => value)
        .map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
    </dl>
  );
}
