// What we sent to the hub, and how far it got there.
import { useEffect } from "preact/hooks";
import { type HubReport, listReports, reportStates } from "../../api/hub";
import { onLive } from "../../api/live";
import { addressOf, query } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import type { Facet } from "../../components/filter_bar";
import { PagedList } from "../../components/paged_list";
import type { Column } from "../../components/table";
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
      <PagedList
        of={list}
        facets={facets}
        label={say.views.own}
        columns={columns}
        rowKey={(row) => row.number}
        href={(row) => addressOf("exchange", row.number)}
        none={say.filterNone}
        empty={
          <EmptyState
            title={say.emptyOwnTitle}
            text={say.emptyOwnText}
            picture={<RowsPicture />}
            command={["report", "receive", "FILE", "--kind", "mail_with_url"]}
          />
        }
      />
      <CopyAs command={["report", "list"]} call={{ method: "GET", path: "/api/v1/hub-reports" }} />
    </>
  );
}
