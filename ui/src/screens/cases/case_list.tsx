// Where each case stands: a board by stage, and the same as a list.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type Case, caseStates, listCases } from "../../api/cases";
import { may, now } from "../../api/session";
import { addressOf, query } from "../../app/router";
import { StageBoard } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { EmptyState } from "../../components/empty_state";
import { type Facet, FilterBar } from "../../components/filter_bar";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { chosenView, Views } from "../../components/views";
import { day, daysUntil } from "../../i18n/format";
import { type Page, type Resource, useResource } from "../../state/resource";
import { Contacts } from "./contacts";
import { Intakes } from "./intakes";
import { OpenCaseSheet } from "./open_case_sheet";
import { text } from "./words";

export const stateTone = { open: "warn", referred: "info", closed: "plain" } as const;
export const daysOpen = (one: Case) => 1 - daysUntil(one.opened_at, now.value);

function columns(): Column<Case>[] {
  const words = text();
  const c = words.columns;
  return [
    { id: "number", title: c.number, cell: (row) => row.number, narrow: true, always: true },
    { id: "title", title: c.title, cell: (row) => row.title },
    {
      id: "state",
      title: c.state,
      cell: (row) => <Mark kind={stateTone[row.state]}>{words.states[row.state]}</Mark>,
      narrow: true,
    },
    { id: "trigger", title: c.trigger, cell: (row) => words.triggers[row.trigger], narrow: true },
    { id: "opened", title: c.opened, cell: (row) => day(row.opened_at), narrow: true },
    {
      id: "age",
      title: c.age,
      cell: (row) => (row.state === "closed" ? "–" : words.daysOpen(daysOpen(row))),
      align: "end",
      narrow: true,
    },
  ];
}

// A board of three empty stages: what an empty screen will look like later.
function BoardPicture() {
  return (
    <svg viewBox="0 0 220 72" width="220" height="72" aria-hidden="true">
      {[0, 76, 152].map((x, index) => (
        <g key={x} transform={`translate(${x} 0)`}>
          <rect class="still" x="0" y="0" width="68" height="72" rx="6" opacity="0.35" />
          {Array.from({ length: 3 - index }, (_, card) => (
            <rect
              key={`${x} ${card}`}
              class={card === 0 && index === 0 ? "still-strong" : "still"}
              x="6"
              y={8 + card * 21}
              width="56"
              height="15"
              rx="3"
            />
          ))}
        </g>
      ))}
    </svg>
  );
}

export function CaseList() {
  const words = text();
  const cases = useResource((signal) => listCases({}, signal), []);
  const [adding, setAdding] = useState(false);
  const add = may("case", "create") && (
    <button type="button" class="button button-main" onClick={() => setAdding(true)}>
      {words.open}
    </button>
  );
  const views = (["cases", "intakes", "contacts"] as const).filter((name) => name !== "intakes" || may("intake", "list"));
  const view = chosenView(views);
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
        <p class="row no-print">{cases.data?.items.length !== 0 && add}</p>
      </header>
      <Views label={words.viewLabel} names={views} words={words.views} />
      {view === "intakes" && <Intakes />}
      {view === "contacts" && <Contacts />}
      {view === "cases" && <Board cases={cases} add={add} />}
      {adding && <OpenCaseSheet onClose={() => setAdding(false)} />}
    </>
  );
}

function Board({ cases, add }: { cases: Resource<Page<Case>>; add: ComponentChildren }) {
  const words = text();
  const facet: Facet = {
    key: "state",
    title: words.columns.state,
    values: caseStates.map((state) => ({ value: state, label: words.states[state] })),
  };
  return (
    <>
      <Filled of={cases}>
        {({ items }) => {
          if (items.length === 0)
            return (
              <EmptyState
                title={words.emptyTitle}
                text={words.emptyText}
                picture={<BoardPicture />}
                action={add}
                command={["case", "open", "--trigger", "exit_check", "--title", "…"]}
              />
            );
          const wanted = query("state");
          const shown = items.filter((one) => !wanted || one.state === wanted);
          return (
            <div class="panels">
              <Panel title={words.board}>
                <StageBoard
                  name={words.board}
                  hideName
                  unit={words.unit}
                  stages={caseStates.map((state) => ({
                    label: words.states[state],
                    cards: items
                      .filter((one) => one.state === state)
                      .map((one) => ({
                        id: one.id,
                        title: `${one.number} ${one.title}`,
                        href: addressOf("cases", one.number),
                        tone: state === "open" ? "warn" : state === "referred" ? "calm" : "none",
                        detail: `${words.triggers[one.trigger]} · ${state === "closed" ? day(one.opened_at) : words.daysOpen(daysOpen(one))}`,
                      })),
                  }))}
                />
              </Panel>
              <Panel title={words.list}>
                <FilterBar facets={[facet]} />
                <Table
                  label={words.list}
                  columns={columns()}
                  rows={shown}
                  rowKey={(row) => row.number}
                  href={(row) => addressOf("cases", row.number)}
                  total={items.length}
                />
              </Panel>
            </div>
          );
        }}
      </Filled>
      <CopyAs command={["case", "list"]} call={{ method: "GET", path: "/api/v1/cases?limit=500" }} />
    </>
  );
}
