// A firm's own copy of what its hubs warned of, and whether it was met here.

import { useEffect } from "preact/hooks";
import type { Tlp } from "../../api/hub";
import { onLive } from "../../api/live";
import { type HubWarning, listWarnings } from "../../api/membership";
import { addressWith, query } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import type { Facet } from "../../components/filter_bar";
import { Mark } from "../../components/marks";
import { PagedList } from "../../components/paged_list";
import type { Column } from "../../components/table";
import { time } from "../../i18n/format";
import { usePages } from "../../state/resource";
import { TlpMark } from "../share/marks";
import { shared } from "../share/words";
import { text } from "./words";

const states = ["arrived", "looked", "answered", "recalled"] as const satisfies readonly HubWarning["state"][];

export function Here({ of }: { of: HubWarning }) {
  const say = text().warning;
  if (of.own_report) return <Mark kind="info">{say.ownReport}</Mark>;
  if (!of.looked) return <span class="faint">{say.notLooked}</span>;
  return <Mark kind={of.looked.seen ? "bad" : "good"}>{of.looked.seen ? say.seen : say.notSeen}</Mark>;
}

export const kindName = (kind: string) => (shared().kinds as Record<string, string>)[kind] ?? kind;

export function Warnings() {
  const say = text();
  const words = say.warning;
  const wanted = { state: query("state"), seen: query("seen") };
  const list = usePages((cursor, signal) => listWarnings({ ...wanted, limit: 100, cursor }, signal), Object.values(wanted));
  useEffect(() => onLive("warning", list.again), [list.again]);
  const facets: Facet[] = [
    {
      key: "state",
      title: words.state,
      single: true,
      values: states.map((one) => ({ value: one, label: words.states[one] })),
    },
    { key: "seen", title: words.onlySeen, single: true, values: [{ value: "true", label: words.only }] },
  ];
  const columns: Column<HubWarning>[] = [
    { id: "number", title: words.number, cell: (row) => row.number, narrow: true, always: true },
    { id: "arrived", title: words.arrived, cell: (row) => time(row.arrived_at), narrow: true },
    { id: "tlp", title: "TLP", cell: (row) => <TlpMark label={row.tlp as Tlp} />, narrow: true },
    { id: "kind", title: words.kind, cell: (row) => <span class="title-cell">{kindName(row.kind)}</span> },
    { id: "hub", title: words.hub, cell: (row) => row.hub, narrow: true },
    { id: "here", title: words.here, cell: (row) => <Here of={row} />, narrow: true },
    { id: "state", title: words.state, cell: (row) => words.states[row.state], narrow: true },
  ];
  return (
    <>
      <PagedList
        of={list}
        facets={facets}
        keep={["warning"]}
        label={say.views.warnings}
        columns={columns}
        rowKey={(row) => row.number}
        href={(row) => addressWith({ warning: row.number })}
        selected={query("warning")}
        none={say.filterNone}
        empty={
          <EmptyState
            title={words.emptyTitle}
            text={words.emptyText}
            picture={<RowsPicture />}
            action={
              <a class="button button-main" href={addressWith({ view: "links" })}>
                {say.views.links}
              </a>
            }
            command={["warning", "list"]}
          />
        }
      />
      <CopyAs command={["warning", "list"]} call={{ method: "GET", path: "/api/v1/hub-warnings" }} />
    </>
  );
}
