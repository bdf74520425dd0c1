// What came in, newest first, and how far all of it got. Who reported is not in the list.
import { useEffect } from "preact/hooks";
import { type HubReport, listReports, reportKinds, reportStates } from "../../api/hub";
import { onLive } from "../../api/live";
import { addressOf, query } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import type { Facet } from "../../components/filter_bar";
import { Mark } from "../../components/marks";
import { PagedList } from "../../components/paged_list";
import type { Column } from "../../components/table";
import { time } from "../../i18n/format";
import { usePages } from "../../state/resource";
import { StateMark } from "../share/marks";
import { shared } from "../share/words";
import { Funnel } from "./funnel";
import { text } from "./words";

const triages = ["waiting", "targeted", "mass_mail", "phishing", "other"] as const;

export function Inbox() {
  const say = text();
  const words = shared();
  const wanted = { state: query("state"), triage: query("triage"), kind: query("kind") };
  const list = usePages((cursor, signal) => listReports({ ...wanted, limit: 100, cursor }, signal), Object.values(wanted));
  useEffect(() => onLive("hub_report", list.again), [list.again]);
  const facets: Facet[] = [
    {
      key: "state",
      title: words.state,
      single: true,
      values: reportStates.map((one) => ({ value: one, label: words.states[one] })),
    },
    {
      key: "triage",
      title: words.triage,
      single: true,
      values: triages.map((one) => ({ value: one, label: words.triages[one] })),
    },
    {
      key: "kind",
      title: words.kind,
      single: true,
      values: reportKinds.map((one) => ({ value: one, label: words.kinds[one] })),
    },
  ];
  const columns: Column<HubReport>[] = [
    { id: "number", title: words.number, cell: (row) => row.number, narrow: true, always: true },
    { id: "received", title: words.receivedAt, cell: (row) => time(row.received_at), narrow: true },
    { id: "title", title: words.title, cell: (row) => <span class="title-cell">{row.title || row.file_name}</span> },
    { id: "kind", title: words.kind, cell: (row) => <span class="title-cell">{words.kinds[row.kind]}</span> },
    {
      id: "triage",
      title: words.triage,
      cell: (row) => <Mark kind={row.triage === "waiting" ? "warn" : "plain"}>{words.triages[row.triage]}</Mark>,
      narrow: true,
    },
    { id: "state", title: words.state, cell: (row) => <StateMark of={row} />, narrow: true },
    { id: "channel", title: say.channel, cell: (row) => row.channel, narrow: true, hidden: true },
  ];
  return (
    <>
      <PagedList
        of={list}
        facets={facets}
        label={say.inbox}
        columns={columns}
        rowKey={(row) => row.number}
        href={(row) => addressOf("hub", row.number)}
        none={say.filterNone}
        above={<Funnel />}
        empty={
          <EmptyState
            title={say.emptyTitle}
            text={say.emptyText}
            picture={<RowsPicture />}
            command={["report", "list"]}
            call={{ method: "GET", path: "/api/v1/hub-reports" }}
          />
        }
      />
      <CopyAs command={["report", "list"]} call={{ method: "GET", path: "/api/v1/hub-reports" }} />
    </>
  );
}
