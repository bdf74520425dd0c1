// Is everything that should be guarded guarded so that people can tell? By department and measure, as of any day.
import { allSecrets, isMarked, isWithheld, levelNames, type Secret } from "../../api/secrets";
import { may, now } from "../../api/session";
import { addressOf, addressWith, query, queryAll, setQuery } from "../../app/router";
import { HeatMap, Ring } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { type Facet, FilterBar } from "../../components/filter_bar";
import { LevelMark, Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { chosenView, Views } from "../../components/views";
import { t } from "../../i18n";
import { day, dayKey } from "../../i18n/format";
import { useResource } from "../../state/resource";
import "../shared.css";
import "./protection.css";
import { BlindSpots } from "./blind_spots";
import { Cards } from "./cards";
import { Categories } from "./categories";
import { Cloud } from "./cloud";
import { Copies } from "./copies";
import { Levels } from "./levels";
import { Rights } from "./rights";
import { StockTakes } from "./stock_take";
import { text } from "./words";

const measures = ["marked", "permitted", "restricted", "approved", "evidence", "reviewed"] as const;
type MeasureName = (typeof measures)[number];

function holds(secret: Secret, name: MeasureName, on: string): boolean {
  switch (name) {
    case "marked":
      return isMarked(secret);
    case "permitted":
      return secret.permitted.length > 0;
    case "restricted":
      return secret.measures.includes("restricted_rights");
    case "approved":
      return secret.approved_by !== "";
    case "evidence":
      return secret.requirements.secrecy_management.evidence.length > 0;
    case "reviewed":
      return secret.review_day !== null && secret.review_day >= on;
  }
}

interface Standing {
  secret: Secret;
  missing: MeasureName[];
}

const viewNames = ["coverage", "stock", "copies", "categories", "cards", "levels", "cloud", "rights", "spots"] as const;
type View = (typeof viewNames)[number];

const rooms = {
  stock: StockTakes,
  copies: Copies,
  categories: Categories,
  cards: Cards,
  levels: Levels,
  cloud: Cloud,
  rights: Rights,
  spots: BlindSpots,
} as const;

function seen(view: View): boolean {
  if (view === "copies") return may("medium_item", "list");
  if (view === "stock") return may("stock_take", "list");
  if (view === "categories") return may("category_list", "list");
  if (view === "cards") return may("know_how_card", "list");
  if (view === "levels") return may("level", "list");
  if (view === "cloud") return may("cloud_place", "list");
  if (view === "rights") return may("access_right", "list");
  return view === "coverage" ? may("secret", "list") : may("source", "list");
}

export default function Protection() {
  const words = text();
  const views = viewNames.filter(seen);
  const view = chosenView(views);
  const Chosen = rooms[view === "coverage" ? "spots" : view];
  if (view === "coverage") return <Coverage views={views} />;
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </header>
      <Views label={words.viewLabel} names={views} words={words.views} />
      <Chosen />
    </>
  );
}

function Coverage({ views }: { views: View[] }) {
  const words = text();
  const asOf = query("as_of");
  const on = asOf || dayKey(now.value);
  const secrets = useResource((signal) => allSecrets({ as_of: asOf }, signal), [asOf]);
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
        <p class="row no-print">
          <label class="as-of">
            {words.asOf}
            <input
              type="date"
              value={asOf}
              max={dayKey(now.value)}
              onChange={(event) => setQuery({ as_of: event.currentTarget.value })}
            />
          </label>
          <button type="button" class="button" onClick={() => window.print()}>
            {words.print}
          </button>
        </p>
      </header>
      <Views label={words.viewLabel} names={views} words={words.views} />
      {asOf && (
        <p class="note row">
          {words.asOfLine(day(asOf))}
          <a href={addressWith({ as_of: null })}>{words.today}</a>
        </p>
      )}
      <Filled of={secrets}>
        {(all) =>
          all.length === 0 ? (
            <EmptyState
              title={words.emptyTitle}
              text={words.emptyText}
              picture={<RowsPicture />}
              action={
                <a class="button button-main" href="/secrets">
                  {words.toRegister}
                </a>
              }
              command={["secret", "list", "--as-of", on]}
            />
          ) : (
            <Whole
              withheld={all.filter(isWithheld).length}
              all={all
                .filter((secret) => !isWithheld(secret))
                .map((secret) => ({ secret, missing: measures.filter((name) => !holds(secret, name, on)) }))}
            />
          )
        }
      </Filled>
      <CopyAs
        command={["secret", "list", "--as-of", on]}
        call={{ method: "GET", path: `/api/v1/secrets?limit=500&as_of=${on}` }}
      />
    </>
  );
}

function Whole({ all, withheld }: { all: Standing[]; withheld: number }) {
  const words = text();
  const departments = [...new Set(all.map((one) => one.secret.department))].sort(
    (a, b) => all.filter((one) => one.secret.department === b).length - all.filter((one) => one.secret.department === a).length,
  );
  const rows = measures.map((name) => ({
    label: words.rows[name],
    cells: departments.map((department) => {
      const own = all.filter((one) => one.secret.department === department);
      return {
        of: own.length,
        part: own.filter((one) => !one.missing.includes(name)).length,
        href: addressWith({ gap: name, department }),
      };
    }),
  }));
  const levels: Record<string, string> = t().levels;
  const facets: Facet[] = [
    { key: "gap", title: words.filter.gap, values: measures.map((name) => ({ value: name, label: words.rows[name] })) },
    {
      key: "department",
      title: words.filter.department,
      values: departments.map((name) => ({ value: name, label: name || words.noDepartment })),
    },
    { key: "level", title: words.filter.level, values: levelNames.map((name) => ({ value: name, label: levels[name] ?? name })) },
  ];
  const among = (key: string, value: string) => queryAll(key).length === 0 || queryAll(key).includes(value);
  const lacking = all.filter((one) => one.missing.length > 0);
  const shown = lacking
    .filter(
      (one) =>
        (queryAll("gap").length === 0 || one.missing.some((name) => queryAll("gap").includes(name))) &&
        among("department", one.secret.department) &&
        among("level", one.secret.level),
    )
    .sort(
      (a, b) => levelNames.indexOf(a.secret.level) - levelNames.indexOf(b.secret.level) || b.missing.length - a.missing.length,
    );
  const columns: Column<Standing>[] = [
    {
      id: "secret",
      title: words.columns.secret,
      cell: ({ secret }) => <span class="title-cell">{`${secret.number} ${secret.title}`}</span>,
      always: true,
    },
    { id: "level", title: words.columns.level, cell: ({ secret }) => <LevelMark level={secret.level} />, narrow: true },
    {
      id: "department",
      title: words.columns.department,
      cell: ({ secret }) => secret.department || words.noDepartment,
      narrow: true,
    },
    {
      id: "missing",
      title: words.columns.missing,
      cell: ({ missing }) => (
        <span class="row">
          {missing.map((name) => (
            <Mark key={name} kind={name === "reviewed" ? "warn" : "bad"}>
              {words.rows[name]}
            </Mark>
          ))}
        </span>
      ),
    },
    { id: "owner", title: words.columns.owner, cell: ({ secret }) => secret.owner || "–", narrow: true },
    { id: "since", title: words.columns.since, cell: ({ secret }) => day(secret.recorded_at), narrow: true, hidden: true },
  ];
  return (
    <div class="panels">
      {withheld > 0 && <p class="note">{words.withheld(withheld)}</p>}
      <div class="protection-head">
        <Panel title={words.posture}>
          <Ring
            name={words.posture}
            hideName
            unit={words.unit}
            parts={[
              { label: words.complete, tone: "good", value: all.length - lacking.length },
              { label: words.one, tone: "warn", value: lacking.filter((one) => one.missing.length === 1).length },
              { label: words.several, tone: "bad", value: lacking.filter((one) => one.missing.length > 1).length },
            ]}
          />
        </Panel>
        <Panel title={words.matrix} aside={<p class="faint">{words.matrixLead}</p>}>
          <HeatMap
            name={words.matrix}
            hideName
            corner={words.measure}
            rows={rows}
            columns={departments.map((name) => name || words.noDepartment)}
          />
        </Panel>
      </div>
      <Panel
        title={words.gaps}
        aside={<p class="faint">{lacking.length === 0 ? words.noGaps : words.gapsLead(lacking.length, all.length)}</p>}
      >
        <FilterBar facets={facets} keep={["as_of"]} />
        <Table
          label={words.gaps}
          columns={columns}
          rows={shown}
          rowKey={(row) => row.secret.number}
          href={(row) => `${addressOf("secrets", row.secret.number)}${query("as_of") ? `?as_of=${query("as_of")}` : ""}`}
          total={lacking.length}
          empty={<p class="note note-good">{words.noGaps}</p>}
        />
      </Panel>
    </div>
  );
}
