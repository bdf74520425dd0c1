// The register as a list, with the picture of where which level lies and how far the three requirements are met.
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import { allSecrets, isMarked, isWithheld, levelNames, type Secret, standing, statusNames } from "../../api/secrets";
import { now } from "../../api/session";
import { addressOf, addressWith, query, queryAll, setQuery } from "../../app/router";
import { Ring, Treemap } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { type Facet, Facets, FilterBar } from "../../components/filter_bar";
import { LevelMark, Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { t } from "../../i18n";
import { day, dayKey } from "../../i18n/format";
import { language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { RegisterActions } from "./register_actions";
import { RequirementMarks } from "./requirement_marks";
import { text } from "./words";

const marks = (secret: Secret) => ({
  secrecy_management: secret.requirements.secrecy_management.status,
  usefulness: secret.requirements.usefulness.status,
  non_public: secret.requirements.non_public.status,
});

const standings = [...statusNames, "withheld"] as const;

const rank = (secret: Secret) => levelNames.length - levelNames.indexOf(secret.level);
const access = (secret: Secret) => secret.permitted.length;

const order: Record<string, (a: Secret, b: Secret) => number> = {
  number: (a, b) => a.number.localeCompare(b.number, "ja", { numeric: true }),
  title: (a, b) => a.title.localeCompare(b.title, "ja"),
  level: (a, b) => rank(a) - rank(b),
  standing: (a, b) => standings.indexOf(standing(a)) - standings.indexOf(standing(b)),
  access: (a, b) => access(a) - access(b),
  review: (a, b) => (a.review_day ?? "9").localeCompare(b.review_day ?? "9"),
};

export function sorted(secrets: Secret[], by: string): Secret[] {
  const compare = order[by.replace(/^-/, "")] ?? order.number;
  if (!compare) return secrets;
  return [...secrets].sort((a, b) => (by.startsWith("-") ? compare(b, a) : compare(a, b)));
}

const conditions: Record<string, (secret: Secret) => string> = {
  level: (secret) => secret.level,
  department: (secret) => secret.department,
  standing: (secret) => standing(secret),
  marked: (secret) => (isWithheld(secret) ? "" : isMarked(secret) ? "yes" : "no"),
  medium: (secret) => (isWithheld(secret) ? "" : secret.medium),
};

// Half-width and full-width, large and small letters find each other.
const folded = (value: string) => value.normalize("NFKC").toLowerCase();

function fits(secret: Secret, except?: string): boolean {
  for (const [key, of] of Object.entries(conditions)) {
    const wanted = queryAll(key);
    if (key !== except && wanted.length > 0 && !wanted.includes(of(secret))) return false;
  }
  const q = folded(query("q"));
  return (
    q === "" ||
    [secret.number, secret.title, secret.owner, secret.department, ...secret.places].some((one) => folded(one).includes(q))
  );
}

// A facet counts what choosing it would show, given the other conditions.
function facetsOf(all: Secret[]): Facet[] {
  const words = text();
  const name: Record<string, (value: string) => string> = {
    level: (value) => (t().levels as Record<string, string>)[value] ?? value,
    department: (value) => value || words.noDepartment,
    standing: (value) => (words.statuses as Record<string, string>)[value] ?? value,
    marked: (value) => (value === "yes" ? words.marked : words.unmarked),
    medium: (value) => (words.mediums as Record<string, string>)[value] ?? value,
  };
  const fixed: Record<string, readonly string[]> = { level: levelNames, standing: standings, marked: ["yes", "no"] };
  return Object.entries(conditions).map(([key, of]) => {
    const counts = new Map<string, number>();
    for (const secret of all) if (fits(secret, key)) counts.set(of(secret), (counts.get(of(secret)) ?? 0) + 1);
    const values =
      fixed[key] ??
      [...new Set(all.map(of))]
        .filter((value) => key === "department" || value)
        .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
    return {
      key,
      title: (words.facets as Record<string, string>)[key] ?? key,
      values: values.map((value) => ({ value, label: name[key]?.(value) ?? value, count: counts.get(value) ?? 0 })),
    };
  });
}

function columns(today: string): Column<Secret>[] {
  const words = text();
  const c = words.columns;
  return [
    {
      id: "number",
      title: c.number,
      cell: (row) => row.number,
      narrow: true,
      always: true,
      sort: { up: "number", down: "-number" },
    },
    {
      id: "title",
      title: c.title,
      cell: (row) => <span class="title-cell">{isWithheld(row) ? <span class="faint">{words.withheld}</span> : row.title}</span>,
      sort: { up: "title", down: "-title" },
    },
    {
      id: "level",
      title: c.level,
      cell: (row) => <LevelMark level={row.level} />,
      narrow: true,
      sort: { up: "level", down: "-level" },
    },
    {
      id: "requirements",
      title: c.requirements,
      cell: (row) => (isWithheld(row) ? "–" : <RequirementMarks of={marks(row)} />),
      narrow: true,
      sort: { up: "standing", down: "-standing" },
    },
    {
      id: "marked",
      title: c.marked,
      cell: (row) =>
        isWithheld(row) ? (
          "–"
        ) : (
          <Mark kind={isMarked(row) ? "good" : "bad"}>{isMarked(row) ? words.marked : words.unmarked}</Mark>
        ),
      narrow: true,
    },
    {
      id: "access",
      title: c.access,
      cell: (row) => (isWithheld(row) ? "–" : words.people(access(row))),
      align: "end",
      narrow: true,
      sort: { up: "access", down: "-access" },
    },
    { id: "department", title: c.department, cell: (row) => row.department, narrow: true },
    { id: "place", title: c.place, cell: (row) => <span class="path">{row.places[0] ?? ""}</span>, hidden: true },
    { id: "owner", title: c.owner, cell: (row) => row.owner, narrow: true, hidden: true },
    { id: "medium", title: c.medium, cell: (row) => (isWithheld(row) ? "–" : words.mediums[row.medium]), narrow: true },
    {
      id: "review",
      title: c.review,
      cell: (row) =>
        isWithheld(row) ? (
          "–"
        ) : row.review_day === null ? (
          <span class="faint">{words.noReview}</span>
        ) : row.review_day < today ? (
          <Mark kind="warn">{words.overdue(day(row.review_day))}</Mark>
        ) : (
          day(row.review_day)
        ),
      narrow: true,
      sort: { up: "review", down: "-review" },
    },
    { id: "kind", title: c.kind, cell: (row) => (isWithheld(row) ? "–" : words.kinds[row.kind]), narrow: true, hidden: true },
  ];
}

function Pictures({ all, shown }: { all: Secret[]; shown: Secret[] }) {
  const words = text();
  const cells = new Map<string, { department: string; level: Secret["level"]; value: number }>();
  for (const secret of shown) {
    const key = `${secret.department} ${secret.level}`;
    const cell = cells.get(key) ?? { department: secret.department, level: secret.level, value: 0 };
    cell.value++;
    cells.set(key, cell);
  }
  const tones = { met: "good", partly: "warn", missing: "bad", unknown: "none", withheld: "calm" } as const;
  const levels: Record<string, string> = t().levels;
  return (
    <div class="register-pictures">
      <Panel title={words.posture}>
        <Ring
          name={words.posture}
          hideName
          unit={words.unit}
          parts={standings.map((status) => ({
            label: words.statuses[status],
            tone: tones[status],
            value: shown.filter((secret) => standing(secret) === status).length,
            href: addressWith({ standing: status }),
          }))}
        />
      </Panel>
      <Panel title={words.map}>
        <Treemap
          name={words.treemap}
          hideName
          unit={words.unit}
          groupName={words.department}
          cells={[...cells.values()].map((cell) => ({
            group: cell.department || words.noDepartment,
            label: levels[cell.level] ?? cell.level,
            rank: levelNames.length - levelNames.indexOf(cell.level),
            value: cell.value,
            href: addressWith({ department: cell.department, level: cell.level }),
          }))}
        />
      </Panel>
      {all.length !== shown.length && <p class="heard">{words.fewer(shown.length)}</p>}
    </div>
  );
}

export function SecretList({ views }: { views: ComponentChildren }) {
  const words = text();
  const asOf = query("as_of");
  const secrets = useResource((signal) => allSecrets({ as_of: asOf }, signal), [asOf]);
  const today = dayKey(now.value);
  const table = useMemo(() => columns(today), [today, language.value]);
  const command = ["secret", "list", ...(asOf ? ["--as-of", asOf] : [])];
  const call = { method: "GET", path: `/api/v1/secrets?limit=500${asOf ? `&as_of=${asOf}` : ""}` } as const;
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
        <RegisterActions onChange={secrets.again} />
      </header>
      {views}
      {asOf && (
        <p class="note row">
          {words.asOfLine(day(asOf))}
          <a href={addressWith({ as_of: null })}>{words.today}</a>
        </p>
      )}
      <Filled of={secrets}>
        {(all) => {
          if (all.length === 0)
            return (
              <EmptyState
                title={words.emptyTitle}
                text={words.emptyText}
                picture={<RowsPicture />}
                action={<RegisterActions onChange={secrets.again} first />}
                command={["secret", "import", "secrets.csv"]}
              />
            );
          const shown = sorted(
            all.filter((secret) => fits(secret)),
            query("sort") || "number",
          );
          const facets = facetsOf(all);
          return (
            <>
              <Pictures all={all} shown={shown} />
              <div class="with-facets">
                <Facets facets={facets} />
                <div>
                  <FilterBar words="q" facets={facets} keep={["as_of", "sort"]}>
                    <label class="as-of">
                      {words.asOf}
                      <input
                        type="date"
                        value={asOf}
                        max={today}
                        onChange={(event) => setQuery({ as_of: event.currentTarget.value })}
                      />
                    </label>
                  </FilterBar>
                  <Table
                    label={words.title}
                    columns={table}
                    rows={shown}
                    rowKey={(row) => row.number}
                    href={(row) => addressOf("secrets", row.number)}
                    total={all.length}
                    empty={<EmptyState title={words.noneTitle} text={words.noneText} />}
                  />
                </div>
              </div>
            </>
          );
        }}
      </Filled>
      <CopyAs command={command} call={call} />
    </>
  );
}
