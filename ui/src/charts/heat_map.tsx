// The coverage matrix: a measure in a department is met for so many of so many. The picture is a table, so it needs no twin.
import type { JSX } from "preact";
import { t } from "../i18n";
import { count } from "../i18n/format";
import { type ChartProps, Figure } from "./figure";
import { chartWords } from "./words";

export interface HeatCell {
  part: number;
  of: number; // 0: the measure does not apply here
  href?: string;
}

interface HeatMapProps extends ChartProps {
  rows: { label: string; cells: HeatCell[] }[];
  columns: string[];
  corner: string; // what the row headings are
}

// Five steps: a sixth shade is no longer told apart by eye, and the figure in the cell says the rest.
const step = (cell: HeatCell): number => {
  if (cell.of === 0) return -1;
  const fraction = cell.part / cell.of;
  if (fraction >= 1) return 4;
  if (fraction >= 0.8) return 3;
  if (fraction >= 0.5) return 2;
  return fraction > 0 ? 1 : 0;
};

export function HeatMap({ rows, columns, corner, ...chart }: HeatMapProps): JSX.Element {
  const words = chartWords();
  let worst: { text: string; fraction: number } | null = null;
  for (const row of rows)
    row.cells.forEach((cell, index) => {
      if (cell.of === 0) return;
      const fraction = cell.part / cell.of;
      if (fraction < 1 && (!worst || fraction < worst.fraction))
        worst = {
          fraction,
          text: `${columns[index]} ${row.label} (${words.of(count(cell.part), count(cell.of))})`,
        };
    });
  const thin = worst as { text: string } | null;
  return (
    <Figure
      {...chart}
      sentence={thin ? words.heat(rows.length, columns.length, thin.text) : words.heatFull(rows.length, columns.length)}
    >
      {() => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <section class="sk-chart-scroll" aria-label={`${chart.name} (${t().table.scroll})`} tabIndex={0}>
          <table class="sk-heat">
            <thead>
              <tr>
                <th scope="col">{corner}</th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.label}>
                  <th scope="row">{row.label}</th>
                  {row.cells.map((cell, index) => {
                    const text = cell.of === 0 ? "–" : `${count(cell.part)}/${count(cell.of)}`;
                    return (
                      <td key={columns[index]} class={`sk-heat-cell sk-heat-${step(cell)}`}>
                        {cell.href && cell.of > 0 ? (
                          <a
                            href={cell.href}
                            aria-label={`${row.label} ${columns[index]}: ${words.of(String(cell.part), String(cell.of))}`}
                          >
                            {text}
                          </a>
                        ) : (
                          text
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Figure>
  );
}
