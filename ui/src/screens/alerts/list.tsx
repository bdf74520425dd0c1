import { useEffect } from "preact/hooks";
import { type Alert, listAlerts } from "../../api/alerts";
import { onLive } from "../../api/live";
import { now } from "../../api/session";
import { addressOf, query } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { type Facet, Facets, FilterBar } from "../../components/filter_bar";
import { LevelMark, Score } from "../../components/marks";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { either } from "../../i18n";
import { age, shortDay } from "../../i18n/format";
import { usePages } from "../../state/resource";
import { StateMark, whoOf } from "./marks";
import { text } from "./words";

function columns(): Column<Alert>[] {
  const names = text().columns;
  return [
    {
      id: "score",
      title: names.score,
      narrow: true,
      always: true,
      cell: (row) => <Score value={row.score} severity={row.severity} />,
    },
    {
      id: "what",
      title: names.what,
      cell: (row) => <span class="alert-sentence">{either({ ja: row.sentence_ja, en: row.sentence_en })}</span>,
    },
    { id: "who", title: names.who, narrow: true, cell: whoOf },
    {
      id: "secrets",
      title: names.secrets,
      narrow: true,
      cell: (row) =>
        row.secrets[0] ? (
          <>
            <LevelMark level={highest(row)} /> {row.secrets.length}
          </>
        ) : (
          "–"
        ),
    },
    { id: "when", title: names.when, narrow: true, cell: (row) => `${shortDay(row.first)} – ${shortDay(row.last)}` },
    { id: "device", title: names.device, narrow: true, hidden: true, cell: (row) => row.device || "–" },
    { id: "age", title: names.age, narrow: true, hidden: true, cell: (row) => age(row.last, now.value) },
    { id: "state", title: names.state, narrow: true, cell: (row) => <StateMark alert={row} /> },
  ];
}

const rank = ["level_internal", "level_confidential", "level_top"];
const highest = (row: Alert) => row.secrets.map((one) => one.level).sort((a, b) => rank.indexOf(b) - rank.indexOf(a))[0];

export function AlertList() {
  const words = text();
  const state = query("state");
  const least = query("least_score");
  const question = { state, least_score: least, limit: 100 };
  const pages = usePages((cursor, signal) => listAlerts({ ...question, cursor }, signal), [state, least]);
  useEffect(() => onLive("alert", pages.again), [pages.again]);
  const facets: Facet[] = [
    {
      key: "state",
      title: words.facets.state,
      single: true,
      values: (["new", "triaged", "in_case", "closed"] as const).map((value) => ({ value, label: words.states[value] })),
    },
    {
      key: "least_score",
      title: words.facets.least,
      single: true,
      values: [90, 70, 45].map((n) => ({ value: String(n), label: words.least(n) })),
    },
  ];
  const filtered = Boolean(state || least);
  return (
    <div class="with-facets">
      <Facets facets={facets} />
      <div>
        <FilterBar facets={facets} />
        <Filled of={pages}>
          {(page) => (
            <Table
              label={words.table}
              columns={columns()}
              rows={page.items}
              rowKey={(row) => row.id}
              href={(row) => addressOf("alerts", row.id)}
              next={page.next}
              onMore={pages.more}
              adding={pages.adding}
              total={page.total}
              empty={
                filtered ? (
                  <p class="note">{words.emptyFilter}</p>
                ) : (
                  <EmptyState
                    title={words.emptyTitle}
                    text={words.emptyText}
                    picture={<RowsPicture />}
                    action={
                      <a class="button button-main" href="/sources">
                        {words.toSources}
                      </a>
                    }
                    command={["alert", "list"]}
                  />
                )
              }
            />
          )}
        </Filled>
        <CopyAs
          command={["alert", "list", "--most", "100"]}
          call={{
            method: "GET",
            path: `/api/v1/alerts?limit=100${state && `&state=${state}`}${least && `&least_score=${least}`}`,
          }}
        />
      </div>
    </div>
  );
}
