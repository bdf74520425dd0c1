// What the desk counted: lists as bars, who asks what as a grid, this quarter beside the one before. The period stands in the address.
import { type DeskSummary, showDeskChanges, showDeskStatistics } from "../../api/desk";
import { may, now } from "../../api/session";
import { query, setQuery } from "../../app/router";
import { type Bar, Bars, CountGrid } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { CheckField, TextField } from "../../components/field";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { count } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { told } from "./shown";
import { text } from "./words";

const pad = (n: number) => String(n).padStart(2, "0");

// The two whole quarters before today.
function usualPeriod(at: Date): { from: string; to: string; quarter: string } {
  const first = at.getFullYear() * 4 + Math.floor(at.getMonth() / 3);
  const start = (index: number) => `${Math.floor(index / 4)}-${pad((index % 4) * 3 + 1)}-01`;
  const end = new Date(Date.UTC(Math.floor(first / 4), (first % 4) * 3, 0));
  const last = first - 1;
  return { from: start(first - 2), to: end.toISOString().slice(0, 10), quarter: `${Math.floor(last / 4)}Q${(last % 4) + 1}` };
}

function quarterOf(day: string): string {
  return `${day.slice(0, 4)}Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`;
}

export function Figures() {
  const say = text().figures;
  const usual = usualPeriod(now.value);
  const exact = may("desk_statistics", "read") && query("exact") !== "false";
  const wanted = { from: query("from") || usual.from, to: query("to") || usual.to, exact: exact ? "true" : "" };
  const found = useResource((signal) => showDeskStatistics(wanted, signal), Object.values(wanted));
  const command = ["consultation", "statistics", "--from", wanted.from, "--to", wanted.to, ...(exact ? ["--exact"] : [])];
  const search = `from=${wanted.from}&to=${wanted.to}${exact ? "&exact=true" : ""}`;
  return (
    <>
      <div class="row fields-row no-print">
        <TextField label={say.from} kind="date" value={wanted.from} onValue={(one) => setQuery({ from: one })} />
        <TextField label={say.to} kind="date" value={wanted.to} onValue={(one) => setQuery({ to: one })} />
        {may("desk_statistics", "read") && (
          <CheckField label={say.exact} checked={exact} onValue={(on) => setQuery({ exact: on ? null : "false" })} />
        )}
        <a class="button" href={`/api/v1/desk-statistics/cross.csv?${search}`} download="consultations.csv">
          {say.csv}
        </a>
      </div>
      {!exact && <p class="faint">{say.publishedHelp}</p>}
      <Filled of={found}>
        {(one) =>
          one.cases === 0 ? (
            <EmptyState title={say.emptyTitle} text={say.emptyText} picture={<RowsPicture />} command={command} />
          ) : (
            <Counted of={one} quarter={quarterOf(wanted.to)} exact={exact} />
          )
        }
      </Filled>
      <CopyAs command={command} call={{ method: "GET", path: `/api/v1/desk-statistics?${search}` }} />
    </>
  );
}

function Counted({ of, quarter, exact }: { of: DeskSummary; quarter: string; exact: boolean }) {
  const say = text().figures;
  const lists: [string, string][] = [
    ["asker", say.byAsker],
    ["content", say.byContent],
    ["band", say.byBand],
    ["division", say.byDivision],
    ["desk", say.byDesk],
    ["source", say.bySource],
    ["month", say.byMonth],
  ];
  const bars = (name: string): Bar[] =>
    (of.lists[name] ?? []).map((row) => ({
      label: told(row.title),
      value: row.cases ?? 0,
      said: row.cases === null ? say.untold : row.percent === null ? undefined : `${count(row.cases)} (${row.percent} %)`,
    }));
  const changes = useResource((signal) => showDeskChanges(quarter, { exact: exact ? "true" : "" }, signal), [quarter, exact]);
  return (
    <>
      <p class="row">
        <strong>{of.cases === null ? say.untold : say.cases(count(of.cases))}</strong>
        {of.classes.hidden > 0 && <span class="faint">{say.hidden(count(of.classes.hidden))}</span>}
      </p>
      <div class="panels panels-two">
        <Panel title={say.cross}>
          <CountGrid
            name={say.cross}
            hideName
            corner={say.byAsker}
            columns={of.classes.columns.map((one) => told(one.title))}
            rows={of.classes.rows.map((row) => ({ label: told(row.title), cells: row.counts }))}
            untold={say.untold}
          />
        </Panel>
        <Panel title={say.findings}>
          {of.findings.length === 0 ? (
            <p class="faint">{say.noFindings}</p>
          ) : (
            <ul>
              {of.findings.map((one) => (
                <li key={one.ja}>{told(one)}</li>
              ))}
            </ul>
          )}
          {of.watch.length > 0 && (
            <>
              <h3>{say.watch}</h3>
              <ul>
                {of.watch.map((one) => (
                  <li key={one.segment}>
                    {told(one.words)}{" "}
                    <span class="faint">
                      ({told(one.base)}
                      {one.standing === "verified" ? "" : `, ${say.unverified}`})
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
          <h3>{say.referrals}</h3>
          <ul>
            {of.referrals.map((one) => (
              <li key={one.target}>
                {told(one.title)}: {one.count === null ? say.untold : count(one.count)}
              </li>
            ))}
          </ul>
        </Panel>
        {lists.map(([name, title]) => (
          <Panel key={name} title={title}>
            <Bars name={title} hideName bars={bars(name)} valueName={say.value} />
          </Panel>
        ))}
        <Filled of={changes}>
          {(one) => (
            <Panel title={say.changes(one.quarter, one.previous)}>
              <Table
                label={say.changes(one.quarter, one.previous)}
                fixed
                rows={one.rows}
                rowKey={(row) => row.name}
                empty={<p class="faint">{say.noFindings}</p>}
                columns={[
                  { id: "topic", title: say.topic, cell: (row) => told(row.title), always: true },
                  {
                    id: "now",
                    title: say.now,
                    cell: (row) => (row.now === null ? say.untold : count(row.now)),
                    align: "end",
                    narrow: true,
                  },
                  {
                    id: "before",
                    title: say.before,
                    cell: (row) => (row.before === null ? say.untold : count(row.before)),
                    align: "end",
                    narrow: true,
                  },
                  { id: "change", title: say.change, cell: (row) => (row.words ? told(row.words) : say.untold) },
                ]}
              />
            </Panel>
          )}
        </Filled>
      </div>
    </>
  );
}
