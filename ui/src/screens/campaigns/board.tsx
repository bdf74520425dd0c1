// All campaigns in sight: over time, and as a list with counts.
import { type CampaignRow, listCampaigns } from "../../api/campaigns";
import { addressOf, query } from "../../app/router";
import { SwimLanes } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { type Facet, Facets, FilterBar } from "../../components/filter_bar";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { count, day } from "../../i18n/format";
import { usePages } from "../../state/resource";
import { text } from "./words";

export const shortId = (id: string) => id.slice(-8);
const drawn = 20; // lanes of the picture

export function Members({ of }: { of: { members: number | null; members_floor: number } }) {
  return <>{of.members === null ? text().below(count(of.members_floor)) : count(of.members)}</>;
}

export function Board() {
  const say = text();
  const least = query("least_reports");
  const list = usePages((cursor, signal) => listCampaigns({ least_reports: least, limit: 100, cursor }, signal), [least]);
  const facets: Facet[] = [
    {
      key: "least_reports",
      title: say.least,
      single: true,
      values: [1, 5, 10, 50].map((n) => ({ value: String(n), label: say.leastOf(count(n)) })),
    },
  ];
  const columns: Column<CampaignRow>[] = [
    { id: "id", title: say.id, cell: (row) => shortId(row.campaign), narrow: true, always: true },
    { id: "first", title: say.first, cell: (row) => (row.first_seen ? day(row.first_seen) : "–"), narrow: true },
    { id: "last", title: say.last, cell: (row) => (row.last_seen ? day(row.last_seen) : "–"), narrow: true },
    { id: "reports", title: say.reports, cell: (row) => count(row.reports), align: "end", narrow: true },
    { id: "members", title: say.members, cell: (row) => <Members of={row} />, align: "end", narrow: true },
    {
      id: "heaviest",
      title: say.heaviest,
      cell: (row) => <span class="path">{row.heaviest.map((one) => one.value).join(" ")}</span>,
    },
    { id: "related", title: say.related, cell: (row) => count(row.related), align: "end", narrow: true },
  ];
  return (
    <>
      <Filled of={list}>
        {(page) =>
          page.items.length === 0 && !least ? (
            <EmptyState
              title={say.emptyTitle}
              text={say.emptyText}
              picture={<RowsPicture />}
              command={["campaign", "list"]}
              call={{ method: "GET", path: "/api/v1/hub-campaigns" }}
            />
          ) : (
            <div class="panels">
              <Panel title={say.board}>
                <Lanes of={page.items} />
              </Panel>
              <div class="with-facets">
                <Facets facets={facets} />
                <div>
                  <FilterBar facets={facets} />
                  {page.items.length === 0 ? (
                    <p class="note">{say.filterNone}</p>
                  ) : (
                    <Table
                      label={say.list}
                      columns={columns}
                      rows={page.items}
                      rowKey={(row) => row.campaign}
                      href={(row) => addressOf("campaigns", row.campaign)}
                      next={page.next}
                      onMore={list.more}
                      adding={list.adding}
                    />
                  )}
                </div>
              </div>
            </div>
          )
        }
      </Filled>
      <CopyAs command={["campaign", "list"]} call={{ method: "GET", path: "/api/v1/hub-campaigns" }} />
    </>
  );
}

function Lanes({ of }: { of: readonly CampaignRow[] }) {
  const say = text();
  const largest = [...of].sort((a, b) => b.reports - a.reports).slice(0, drawn);
  const entries = largest.flatMap((row) => {
    const id = shortId(row.campaign);
    return [
      ...(row.first_seen ? [{ lane: row.campaign, time: row.first_seen, label: say.firstSeen(id), tone: "warn" as const }] : []),
      ...(row.last_seen && row.last_seen !== row.first_seen
        ? [{ lane: row.campaign, time: row.last_seen, label: say.lastSeen(id), tone: "bad" as const }]
        : []),
    ];
  });
  return (
    <SwimLanes
      name={say.board}
      hideName
      lanes={largest.map((row) => ({ id: row.campaign, label: `${shortId(row.campaign)} (${count(row.reports)})` }))}
      entries={entries}
    />
  );
}
