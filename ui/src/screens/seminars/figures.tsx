// What a fiscal year came to: bars to see it at a glance, and the same numbers as tables.
import { type SeminarStatistics, showSeminarStatistics } from "../../api/seminars";
import { now } from "../../api/session";
import { query, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { SelectField } from "../../components/field";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { count } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

const years = 14; // offered backwards

interface Row {
  name: string;
  participants: number;
  seminars?: number;
}

// A bar is as long as its part of the longest; the number stands beside it.
function Bars({ rows }: { rows: readonly Row[] }) {
  const most = Math.max(1, ...rows.map((one) => one.participants));
  const height = 18;
  return (
    <svg
      viewBox={`0 0 300 ${rows.length * height}`}
      width="300"
      height={rows.length * height}
      aria-hidden="true"
      class="year-bars"
    >
      {rows.map((one, index) => (
        <g key={one.name} transform={`translate(0 ${index * height})`}>
          <text x="0" y="13" font-size="11" fill="currentColor">
            {one.name}
          </text>
          <rect x="110" y="3" height="12" width={(one.participants / most) * 150} fill="currentColor" opacity="0.55" />
          <text x={114 + (one.participants / most) * 150} y="13" font-size="11" fill="currentColor">
            {count(one.participants)}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Part({ title, rows, first }: { title: string; rows: readonly Row[]; first: string }) {
  const say = text();
  return (
    <Panel title={title}>
      <Bars rows={rows} />
      <Table
        label={title}
        rows={rows}
        rowKey={(row) => row.name}
        fixed
        columns={[
          { id: "name", title: first, cell: (row) => row.name, always: true },
          ...(rows.some((one) => one.seminars !== undefined)
            ? [
                {
                  id: "seminars",
                  title: say.seminarCount,
                  cell: (row: Row) => count(row.seminars ?? 0),
                  narrow: true,
                  align: "end" as const,
                },
              ]
            : []),
          { id: "participants", title: say.participants, cell: (row) => count(row.participants), narrow: true, align: "end" },
        ]}
      />
    </Panel>
  );
}

function Year({ of }: { of: SeminarStatistics }) {
  const say = text();
  const months = of.months.map((one) => ({ name: String(one.month), participants: one.participants, seminars: one.seminars }));
  const bands = Object.entries(say.bandNames).map(([name, title]) => ({ name: title, participants: of.bands[name] ?? 0 }));
  const places = of.by_place.map((one) => ({ name: one.place, participants: one.participants }));
  return (
    <>
      <dl class="facts">
        {(
          [
            [say.seminarCount, of.seminars],
            [say.places, of.places],
            [say.participants, of.participants],
          ] as const
        ).map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{count(value)}</dd>
          </div>
        ))}
      </dl>
      <Part title={say.months} rows={months} first={say.month} />
      <Part title={say.bands} rows={bands} first={say.bands} />
      {places.length > 0 && <Part title={say.byPlace} rows={places} first={say.prefecture} />}
    </>
  );
}

export function Figures() {
  const say = text();
  const thisYear = now.value.getMonth() < 3 ? now.value.getFullYear() - 1 : now.value.getFullYear();
  const year = Number(query("year")) || thisYear;
  const found = useResource((signal) => showSeminarStatistics(year, signal), [year]);
  const offered = Array.from({ length: years }, (_, back) => thisYear - back);
  if (!offered.includes(year)) offered.unshift(year);
  return (
    <>
      <SelectField
        label={say.year}
        value={String(year)}
        onValue={(value) => setQuery({ year: value })}
        options={offered.map((one) => ({ value: String(one), label: say.yearOf(one) }))}
      />
      <Filled of={found}>{(data) => <Year of={data} />}</Filled>
      <CopyAs
        command={["seminar", "statistics", "--year", String(year)]}
        call={{ method: "GET", path: `/api/v1/seminar-statistics?year=${year}` }}
      />
    </>
  );
}
