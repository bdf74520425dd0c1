// Numbers over two things, an industry and a month say: darker is more, and the figure stands in the cell. A number that is not told has a
// mark of its own. The picture is a table, so it needs no twin.
import type { JSX } from "preact";
import { t } from "../i18n";
import { count } from "../i18n/format";
import { type ChartProps, Figure } from "./figure";
import { chartWords } from "./words";

interface CountGridProps extends ChartProps {
  corner: string; // what the row headings are
  columns: readonly string[];
  rows: readonly { label: string; cells: readonly (number | null)[] }[];
  untold: string; // for a null
}

export function CountGrid({ corner, columns, rows, untold, ...chart }: CountGridProps): JSX.Element {
  const words = chartWords();
  let most = 0;
  let where = "";
  for (const row of rows)
    row.cells.forEach((cell, index) => {
      if (cell === null || cell <= most) return;
      most = cell;
      where = `${columns[index]} ${row.label} (${count(cell)})`;
    });
  const step = (cell: number) => (cell === 0 ? "none" : Math.min(4, Math.ceil((4 * cell) / Math.max(1, most))));
  return (
    <Figure {...chart} sentence={where ? words.grid(rows.length, columns.length, where) : words.none}>
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
                  {row.cells.map((cell, index) => (
                    <td key={columns[index]} class={`sk-heat-cell sk-count-${cell === null ? "untold" : step(cell)}`}>
                      {cell === null ? untold : count(cell)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Figure>
  );
}
