// Warnings that somebody took into watch, as the rules of detection they are: where each came from, until when, and whether the hub took it
// back.
import { useEffect } from "preact/hooks";
import type { Tlp } from "../../api/hub";
import { onLive } from "../../api/live";
import { listWarningRules, type WarningRule } from "../../api/membership";
import { addressWith, query } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import type { Facet } from "../../components/filter_bar";
import { Mark } from "../../components/marks";
import { PagedList } from "../../components/paged_list";
import type { Column } from "../../components/table";
import { day } from "../../i18n/format";
import { usePages } from "../../state/resource";
import { TlpMark } from "../share/marks";
import { shared } from "../share/words";
import { kindName } from "./warnings";
import { text } from "./words";

const states = ["in_force", "expired", "withdrawn"] as const satisfies readonly WarningRule["state"][];
const tones = { in_force: "good", expired: "plain", withdrawn: "warn" } as const;

export function Rules() {
  const say = text();
  const words = say.rules;
  const names: Record<string, string> = shared().indicators;
  const wanted = { state: query("state") };
  const list = usePages((cursor, signal) => listWarningRules({ ...wanted, limit: 100, cursor }, signal), Object.values(wanted));
  useEffect(() => onLive("warning", list.again), [list.again]);
  const facets: Facet[] = [
    {
      key: "state",
      title: say.warning.state,
      single: true,
      values: states.map((one) => ({ value: one, label: words.states[one] })),
    },
  ];
  const columns: Column<WarningRule>[] = [
    { id: "warning", title: say.warning.number, cell: (row) => row.warning, narrow: true, always: true },
    { id: "origin", title: words.origin, cell: (row) => `${row.hub} ${row.share}` },
    { id: "tlp", title: "TLP", cell: (row) => <TlpMark label={row.tlp as Tlp} />, narrow: true },
    { id: "kind", title: say.warning.kind, cell: (row) => <span class="title-cell">{kindName(row.kind)}</span>, hidden: true },
    {
      id: "values",
      title: say.warning.indicators,
      cell: (row) => (
        <ul class="plain-list">
          {row.indicators.map((one) => (
            <li key={`${one.kind} ${one.value}`}>
              {names[one.kind] ?? one.kind}: <code class="path">{one.value}</code>
            </li>
          ))}
        </ul>
      ),
    },
    { id: "until", title: words.until, cell: (row) => day(row.until), narrow: true },
    {
      id: "state",
      title: say.warning.state,
      cell: (row) => <Mark kind={tones[row.state]}>{words.states[row.state]}</Mark>,
      narrow: true,
    },
  ];
  return (
    <>
      <PagedList
        of={list}
        facets={facets}
        keep={["warning"]}
        label={say.views.rules}
        columns={columns}
        rowKey={(row) => row.rule}
        href={(row) => addressWith({ warning: row.warning })}
        selected={query("warning")}
        none={say.filterNone}
        empty={
          <EmptyState
            title={words.emptyTitle}
            text={words.emptyText}
            picture={<RowsPicture />}
            action={
              <a class="button button-main" href={addressWith({ view: "warnings" })}>
                {say.views.warnings}
              </a>
            }
            command={["warning", "rules"]}
          />
        }
      />
      <CopyAs command={["warning", "rules", "--all"]} call={{ method: "GET", path: "/api/v1/warning-rules" }} />
    </>
  );
}
