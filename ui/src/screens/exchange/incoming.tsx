// Warnings that the hub released for one of our groups.
import { useEffect } from "preact/hooks";
import { type HubShare, listShares, listSigs, reportKinds, tlps } from "../../api/hub";
import { onLive } from "../../api/live";
import { addressWith, query } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import type { Facet } from "../../components/filter_bar";
import { Mark } from "../../components/marks";
import { PagedList } from "../../components/paged_list";
import type { Column } from "../../components/table";
import { time } from "../../i18n/format";
import { usePages, useResource } from "../../state/resource";
import { groupName, TlpMark } from "../share/marks";
import { shared } from "../share/words";
import { text } from "./words";

export function Incoming() {
  const say = text();
  const words = shared();
  const wanted = {
    audience: query("audience"),
    tlp: query("tlp"),
    kind: query("kind"),
    in_force: query("in_force"),
  };
  const sigs = useResource((signal) => listSigs(signal), []);
  const list = usePages((cursor, signal) => listShares({ ...wanted, limit: 100, cursor }, signal), Object.values(wanted));
  useEffect(() => onLive("share", list.again), [list.again]);
  const groups = sigs.data?.items ?? [];
  const facets: Facet[] = [
    { key: "tlp", title: words.tlp, single: true, values: tlps.map((one) => ({ value: one, label: `TLP:${one}` })) },
    {
      key: "audience",
      title: words.group,
      single: true,
      values: [...groups.map((one) => one.sig), "across"].map((id) => ({ value: id, label: groupName(id, groups) })),
    },
    {
      key: "kind",
      title: words.kind,
      single: true,
      values: reportKinds.map((one) => ({ value: one, label: words.kinds[one] })),
    },
    { key: "in_force", title: say.inForce, single: true, values: [{ value: "true", label: say.force }] },
  ];
  const columns: Column<HubShare>[] = [
    { id: "number", title: words.number, cell: (row) => row.number, narrow: true, always: true },
    { id: "released", title: say.released, cell: (row) => time(row.released_at), narrow: true },
    { id: "tlp", title: words.tlp, cell: (row) => <TlpMark label={row.tlp} />, narrow: true },
    { id: "kind", title: words.kind, cell: (row) => <span class="title-cell">{words.kinds[row.kind]}</span> },
    { id: "group", title: words.group, cell: (row) => groupName(row.audience, groups), narrow: true },
    {
      id: "state",
      title: words.state,
      cell: (row) => row.recalled_at && <Mark kind="bad">{say.recalled}</Mark>,
      narrow: true,
    },
  ];
  return (
    <>
      <PagedList
        of={list}
        facets={facets}
        keep={["share"]}
        label={say.views.incoming}
        columns={columns}
        rowKey={(row) => row.number}
        href={(row) => addressWith({ share: row.number })}
        selected={query("share")}
        none={say.filterNone}
        empty={
          <EmptyState
            title={say.emptyTitle}
            text={say.emptyText}
            picture={<RowsPicture />}
            command={["share", "list"]}
            call={{ method: "GET", path: "/api/v1/hub-shares" }}
          />
        }
      />
      <CopyAs command={["share", "list"]} call={{ method: "GET", path: "/api/v1/hub-shares" }} />
    </>
  );
}
