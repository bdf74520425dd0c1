import { type Leaver, listLeaverActivity } from "../../api/people";
import { addressOf, query } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { type Facet, Facets, FilterBar } from "../../components/filter_bar";
import { LevelMark, Score } from "../../components/marks";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { usePages } from "../../state/resource";
import { SmallLane, strongest } from "./lane";
import { Band, backFacet, featureName, Head, Pledge, watched } from "./views";
import { text } from "./words";

function columns(): Column<Leaver>[] {
  const say = text();
  const names = say.columns;
  return [
    {
      id: "who",
      title: names.who,
      narrow: true,
      always: true,
      cell: (row) => <span class="pseudonym">{row.person?.name ?? row.pseudonym}</span>,
    },
    { id: "band", title: names.band, narrow: true, cell: (row) => <Band band={row.band} /> },
    {
      id: "score",
      title: names.score,
      narrow: true,
      cell: (row) => (row.score > 0 ? <Score value={row.score} /> : <span class="faint">{say.none}</span>),
    },
    {
      id: "lane",
      title: names.lane,
      cell: (row) => {
        const touch = strongest(row);
        if (!touch) return <span class="faint">{say.none}</span>;
        return (
          <span class="lane-cell">
            <SmallLane touch={touch} />
            <span class="faint">{featureName(touch.feature)}</span>
          </span>
        );
      },
    },
    {
      id: "secrets",
      title: names.secrets,
      narrow: true,
      cell: (row) =>
        row.secrets[0] ? (
          <>
            <LevelMark level={row.secrets[0].level} /> {row.secrets.length}
          </>
        ) : (
          <span class="faint">{say.none}</span>
        ),
    },
    { id: "pledge", title: names.pledge, narrow: true, cell: (row) => <Pledge state={row.pledge} /> },
    { id: "devices", title: names.devices, hidden: true, cell: (row) => row.devices.join(", ") || say.none },
  ];
}

export function LeaverActivity() {
  const say = text();
  const band = query("band");
  const window = watched();
  const pages = usePages((cursor, signal) => listLeaverActivity({ ...window, limit: 200, cursor }, signal), [window.days_back]);
  const facets: Facet[] = [
    backFacet(),
    {
      key: "band",
      title: say.columns.band,
      single: true,
      values: (["within_14", "within_30", "within_60", "gone"] as const).map((value) => ({
        value,
        label: say.bands[value],
        count: pages.data?.items.filter((one) => one.band === value).length,
      })),
    },
  ];
  return (
    <>
      <Head />
      <div class="with-facets">
        <Facets facets={facets} />
        <div>
          <FilterBar facets={facets} />
          <Filled of={pages}>
            {(page) => (
              <Table
                label={say.table}
                columns={columns()}
                rows={band ? page.items.filter((one) => one.band === band) : page.items}
                rowKey={(row) => row.pseudonym}
                href={(row) => addressOf("people", row.pseudonym)}
                next={page.next}
                onMore={pages.more}
                adding={pages.adding}
                empty={
                  <EmptyState
                    title={say.emptyTitle}
                    text={say.emptyText}
                    picture={<RowsPicture />}
                    command={["person", "import", "people.csv"]}
                  />
                }
              />
            )}
          </Filled>
          <CopyAs
            command={["leaver", "list", "--activity", "--days-back", window.days_back, "--json"]}
            call={{
              method: "GET",
              path: `/api/v1/leaver-activity?days_back=${window.days_back}&days_ahead=${window.days_ahead}`,
            }}
          />
        </div>
      </div>
    </>
  );
}
