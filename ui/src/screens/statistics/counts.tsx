// The numbers as bars and grids, each with its table. What is not told has a word of its own.
import type { Statistics, StatisticsCount } from "../../api/campaigns";
import type { Sig } from "../../api/hub";
import { Bars, CountGrid } from "../../charts";
import { Panel } from "../../components/panel";
import { groupName } from "../share/marks";
import { shared } from "../share/words";
import { text } from "./words";

const counted = [
  "reported",
  "targeted",
  "mass_mail",
  "phishing",
  "other",
  "waiting",
  "shared",
  "own_finds",
  "received",
] as const satisfies readonly (keyof StatisticsCount)[];

export function Totals({ of }: { of: Statistics }) {
  const say = text();
  return (
    <Panel title={say.totals}>
      <Bars
        name={say.totals}
        hideName
        valueName={say.times}
        bars={counted
          .filter((one) => of.total[one] !== undefined)
          .map((one) => ({
            label: say.counts[one],
            value: of.total[one] ?? 0,
            tone: one === "shared" ? "good" : "calm",
            said: of.total[one] === null ? say.untold : undefined,
          }))}
      />
    </Panel>
  );
}

function Grid({ name, corner, rows }: { name: string; corner: string; rows: { label: string; of: StatisticsCount }[] }) {
  const say = text();
  const shown = counted.filter((one) => rows.some((row) => row.of[one] !== undefined));
  return (
    <CountGrid
      name={name}
      hideName
      corner={corner}
      untold={say.untold}
      columns={shown.map((one) => say.counts[one])}
      rows={rows.map((row) => ({
        label: row.label,
        cells: shown.map((one) => row.of[one] ?? (row.of[one] === null ? null : 0)),
      }))}
    />
  );
}

export function Quarters({ of }: { of: Statistics }) {
  const say = text();
  if (of.quarters.length === 0) return null;
  return (
    <Panel title={say.byQuarter}>
      <Grid name={say.byQuarter} corner={say.quarter} rows={of.quarters.map((one) => ({ label: one.quarter ?? "", of: one }))} />
    </Panel>
  );
}

export function BySig({ of, sigs }: { of: Statistics; sigs: readonly Sig[] }) {
  const say = text();
  if (of.by_sig.length === 0) return null;
  return (
    <Panel title={say.bySig}>
      <Grid
        name={say.bySig}
        corner={say.sig}
        rows={of.by_sig.map((one) => ({ label: groupName(one.sig ?? "", sigs), of: one }))}
      />
    </Panel>
  );
}

export function Axes({ of }: { of: Statistics }) {
  const say = text();
  const kinds: Record<string, string> = { ...say.values, ...shared().kinds };
  return (
    <>
      {of.axes
        .filter((axis) => axis.cells.length > 0)
        .map((axis) => {
          const title = `${say.axes[axis.axis]} (${say.of[axis.of]})`;
          return (
            <Panel key={`${axis.axis} ${axis.of}`} title={title}>
              <Bars
                name={title}
                hideName
                valueName={say.times}
                bars={axis.cells.map((cell) => ({
                  label: cell.value === "" ? say.unsaid : (kinds[cell.value] ?? cell.value),
                  value: cell.count ?? 0,
                  said: cell.count === null ? say.untold : undefined,
                }))}
              />
            </Panel>
          );
        })}
    </>
  );
}
