// Sources with what decides whether one can rely on them: do they still speak, and may they speak about people.
import { listSources, type Source } from "../../api/sources";
import { addressOf } from "../../app/router";
import { Bars } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { count, time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { ImportButton } from "../imports/import_sheet";
import { NoticeLinks } from "./notice_link";
import { Retention } from "./retention";
import { text } from "./words";

export function StateMark({ of }: { of: Source }) {
  const words = text();
  if (of.last_event === null) return <Mark kind="plain">{words.never}</Mark>;
  return <Mark kind={of.gap ? "bad" : "good"}>{of.gap ? words.gap : words.fine}</Mark>;
}

function columns(): Column<Source>[] {
  const words = text();
  const c = words.columns;
  return [
    { id: "name", title: c.name, cell: (row) => row.name, always: true },
    { id: "state", title: c.state, cell: (row) => <StateMark of={row} />, narrow: true },
    { id: "events", title: c.events, cell: (row) => count(row.events), align: "end", narrow: true },
    { id: "last", title: c.last, cell: (row) => (row.last_event ? time(row.last_event) : "–"), narrow: true },
    {
      id: "silent",
      title: c.silent,
      cell: (row) => (row.last_event ? words.hours(row.silent_hours) : "–"),
      align: "end",
      narrow: true,
    },
    {
      id: "basis",
      title: c.basis,
      cell: (row) => (
        <Mark kind={row.may_score ? "good" : "warn"}>
          {row.may_score ? words.mayScore : words.mayNot(row.basis_missing.length)}
        </Mark>
      ),
      narrow: true,
    },
    { id: "retention", title: c.retention, cell: (row) => words.days(row.retention_days), align: "end", narrow: true },
    { id: "kind", title: c.kind, cell: (row) => row.kind, narrow: true, hidden: true },
    { id: "mapping", title: c.mapping, cell: (row) => row.mapping, narrow: true, hidden: true },
  ];
}

export function SourceList() {
  const words = text();
  const sources = useResource((signal) => listSources(signal), []);
  return (
    <>
      <Filled of={sources}>
        {({ items }) => {
          if (items.length === 0)
            return (
              <EmptyState
                title={words.emptyTitle}
                text={words.emptyText}
                picture={<RowsPicture />}
                action={<ImportButton table="sources" main onDone={sources.again} />}
                command={["source", "import", "sources.csv"]}
              />
            );
          const unscored = items.filter((one) => !one.may_score).length;
          const gaps = items.filter((one) => one.gap).length;
          return (
            <div class="panels">
              <Panel
                title={words.list}
                aside={
                  <p class="row">
                    <span class="faint">{words.health(items.length - gaps, gaps, unscored)}</span>
                    <ImportButton table="sources" onDone={sources.again} />
                  </p>
                }
              >
                <Table
                  label={words.list}
                  columns={columns()}
                  rows={items}
                  rowKey={(row) => row.id}
                  href={(row) => addressOf("sources", row.name)}
                />
                {unscored > 0 && <p class="note note-warn space">{words.noScore}</p>}
              </Panel>
              <Panel title={words.share}>
                <Bars
                  name={words.share}
                  hideName
                  valueName={words.events}
                  bars={[...items]
                    .sort((a, b) => b.events - a.events)
                    .map((one) => ({
                      label: one.name,
                      value: one.events,
                      tone: one.gap ? "bad" : "calm",
                      href: addressOf("sources", one.name),
                    }))}
                />
              </Panel>
              <Retention sources={items} />
              <Panel title={words.notice} aside={<p class="faint">{words.noticeAll}</p>}>
                <NoticeLinks />
              </Panel>
            </div>
          );
        }}
      </Filled>
      <CopyAs command={["source", "list"]} call={{ method: "GET", path: "/api/v1/sources?limit=500" }} />
    </>
  );
}
