// What we sent to the hub, and how far it got there.
import { useEffect } from "preact/hooks";
import { type HubReport, listReports, reportStates } from "../../api/hub";
import { onLive } from "../../api/live";
import { addressOf, query } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { type Facet, Facets, FilterBar } from "../../components/filter_bar";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { time } from "../../i18n/format";
import { usePages } from "../../state/resource";
import { StateMark } from "../share/marks";
import { shared } from "../share/words";
import { text } from "./words";

export function OwnReports() {
  const say = text();
  const words = shared();
  const state = query("state");
  const list = usePages((cursor, signal) => listReports({ state, limit: 100, cursor }, signal), [state]);
  useEffect(() => onLive("hub_report", list.again), [list.again]);
  const facets: Facet[] = [
    {
      key: "state",
      title: words.state,
      single: true,
      values: reportStates.map((one) => ({ value: one, label: words.states[one] })),
    },
  ];
  const columns: Column<HubReport>[] = [
    { id: "number", title: words.number, cell: (row) => row.number, narrow: true, always: true },
    { id: "title", title: words.title, cell: (row) => <span class="title-cell">{row.title || row.file_name}</span> },
    { id: "kind", title: words.kind, cell: (row) => words.kinds[row.kind] },
    { id: "received", title: words.receivedAt, cell: (row) => time(row.received_at), narrow: true },
    { id: "state", title: words.state, cell: (row) => <StateMark of={row} />, narrow: true },
  ];
  return (
    <>
      <Filled of={list}>
        {(page) =>
          page.items.length === 0 && !state ? (
            <EmptyState
              title={say.emptyOwnTitle}
              text={say.emptyOwnText}
              picture={<RowsPicture />}
              command={["report", "receive", "FILE", "--kind", "mail_with_url"]}
            />
          ) : (
            <div class="with-facets">
              <Facets facets={facets} />
              <div>
                <FilterBar facets={facets} />
                {page.items.length === 0 ? (
                  <p class="note">{say.filterNone}</p>
                ) : (
                  <Table
                    label={say.views.own}
                    columns={columns}
                    rows={page.items}
                    rowKey={(row) => row.number}
                    href={(row) => addressOf("exchange", row.number)}
                    next={page.next}
                    onMore={list.more}
                    adding={list.adding}
                  />
                )}
              </div>
            </div>
          )
        }
      </Filled>
      <CopyAs command={["report", "list"]} call={{ method: "GET", path: "/api/v1/hub-reports" }} />
    </>
  );
}
