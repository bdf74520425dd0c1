// What happened: the counts of one look through the events, and a page of records, under the same conditions.
import { useEffect } from "preact/hooks";
import { eventSummary, listEvents, type SeenEvent } from "../../api/events";
import { onLive } from "../../api/live";
import { addressWith, query } from "../../app/router";
import { DensityGrid } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { type Facet, Facets, FilterBar } from "../../components/filter_bar";
import { LevelMark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { t } from "../../i18n";
import { bytes, count, shortTime, time } from "../../i18n/format";
import { usePages, useResource } from "../../state/resource";
import "./activity.css";
import { asCommand, asPath, conditions, conditionsKey, facetKeys } from "./conditions";
import { EventSheet } from "./event_sheet";
import { SpanFields } from "./span_fields";
import { TimeChart } from "./time_chart";
import { ViewsMenu } from "./views_menu";
import { actionName, text } from "./words";

function columns(): Column<SeenEvent>[] {
  const say = text();
  const names = say.columns;
  return [
    { id: "time", title: names.time, narrow: true, always: true, cell: (row) => time(row.time) },
    {
      id: "who",
      title: names.who,
      narrow: true,
      cell: (row) => <span class="pseudonym">{row.user ?? (row.pseudonym || say.noPerson)}</span>,
    },
    { id: "action", title: names.action, narrow: true, cell: (row) => actionName(row.activity) },
    { id: "object", title: names.object, cell: (row) => <span class="event-object">{row.object}</span> },
    { id: "target", title: names.target, cell: (row) => row.target || row.peripheral },
    {
      id: "level",
      title: names.level,
      narrow: true,
      cell: (row) => row.secrets[0] && <LevelMark level={row.secrets[0].level} />,
    },
    { id: "device", title: names.device, narrow: true, cell: (row) => row.device },
    { id: "bytes", title: names.bytes, narrow: true, align: "end", cell: (row) => (row.bytes ? bytes(row.bytes) : "") },
    { id: "count", title: names.count, narrow: true, align: "end", hidden: true, cell: (row) => count(row.count) },
    { id: "source", title: names.source, narrow: true, hidden: true, cell: (row) => row.source },
  ];
}

export default function Activity() {
  const say = text();
  const key = conditionsKey();
  const summary = useResource((signal) => eventSummary({ ...conditions(), bins: 180 }, signal), [key]);
  const pages = usePages((cursor, signal) => listEvents({ ...conditions(), limit: 100, cursor }, signal), [key]);
  const levels: Record<string, string> = t().levels;
  useCountsAnew(summary.again);

  const nameOf = (facet: string, value: string, label?: string): string =>
    facet === "activity" ? actionName(value) : facet === "level" ? (levels[value] ?? value) : (label ?? (value || say.noPerson));
  const known: Facet[] = facetKeys.map((facet) => ({
    key: facet,
    title: say.facets[facet],
    values: (summary.data?.facets[facet] ?? []).map((one) => ({
      value: one.value,
      label: nameOf(facet, one.value, one.label),
      count: one.count,
    })),
  }));
  const chips =
    query("from") || query("to")
      ? [
          {
            key: "from,to",
            label: say.span(query("from") ? shortTime(query("from")) : "…", query("to") ? shortTime(query("to")) : "…"),
          },
        ]
      : [];
  const filtered = chips.length > 0 || Boolean(query("q")) || known.some((facet) => query(facet.key));
  const open = pages.data?.items.find((one) => one.id === query("event"));
  return (
    <>
      <div class="screen-head">
        <h1>{say.title}</h1>
        <p>{say.lead}</p>
      </div>
      <FilterBar words="q" facets={known} chips={chips} keep={["event"]} />
      <div class="activity-pictures">
        <Panel title={say.histogram}>
          <Filled of={summary}>{(data) => <TimeChart data={data.histogram} />}</Filled>
          <SpanFields key={`${query("from")} ${query("to")}`} />
        </Panel>
        {summary.data && (
          <Panel title={say.density}>
            <DensityGrid name={say.density} hideName counts={summary.data.density} unit={say.densityUnit} />
          </Panel>
        )}
      </div>
      <div class="with-facets">
        <div>
          <Facets facets={known} />
        </div>
        <div>
          <Filled of={pages}>
            {(page) => (
              <Table
                label={say.table}
                columns={columns()}
                rows={page.items}
                rowKey={(row) => row.id}
                href={(row) => addressWith({ event: row.id })}
                selected={query("event")}
                next={page.next}
                onMore={pages.more}
                adding={pages.adding}
                total={summary.data?.events}
                aside={<ViewsMenu />}
                empty={
                  filtered ? (
                    <p class="note">{say.emptyFilter}</p>
                  ) : (
                    <EmptyState
                      title={say.emptyTitle}
                      text={say.emptyText}
                      picture={<RowsPicture />}
                      action={
                        <a class="button button-main" href="/sources">
                          {say.toSources}
                        </a>
                      }
                      command={["ingest", "--source", "fileserver", "Security.evtx"]}
                    />
                  )
                }
              />
            )}
          </Filled>
          <CopyAs command={asCommand()} call={{ method: "GET", path: asPath() }} />
        </div>
      </div>
      {open && <EventSheet event={open} />}
    </>
  );
}

// While records stream in, the counts are asked for again now and then, not with every batch.
function useCountsAnew(again: () => void): void {
  useEffect(() => {
    let waiting = 0;
    const end = onLive("source", (change) => {
      if (change.action !== "source.events" || waiting) return;
      waiting = window.setTimeout(() => {
        waiting = 0;
        again();
      }, 10_000);
    });
    return () => {
      end();
      window.clearTimeout(waiting);
    };
  }, [again]);
}
