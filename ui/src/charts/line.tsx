// A number over the years: a line from nought, each point with its value. Years that were not counted stay a distance, not a step; a value that
// nobody checked is an open circle and is joined by a broken line.
import type { JSX } from "preact";
import { count } from "../i18n/format";
import { type ChartProps, Figure, Surface, textWidth } from "./figure";
import { chartWords } from "./words";

export interface LinePoint {
  label: string;
  value: number;
  open?: boolean; // not checked
}

interface LineProps extends ChartProps {
  points: readonly LinePoint[];
  valueName: string;
  more?: { column: string; cells: readonly string[] }; // what an open circle means, as a column of the table
}

const height = 200;
const edge = { top: 22, right: 20, bottom: 26, left: 48 };

// The next round number, so that a third, a half or a quarter of it is one, too.
function roundUp(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 3, 4, 6, 8, 10].find((step) => step * power >= most) ?? 10) * power;
}

// Where each point stands from 0 to 1: by its year where all are years, else one after the other.
function places(points: readonly LinePoint[]): number[] {
  const years = points.map((one) => (/^\d{4}$/.test(one.label) ? Number(one.label) : Number.NaN));
  const rising = years.every((year, at) => at === 0 || year > (years[at - 1] ?? year));
  const numbers = rising && years.length > 1 ? years : points.map((_, at) => at);
  const first = numbers[0] ?? 0;
  const span = (numbers[numbers.length - 1] ?? 0) - first || 1;
  return numbers.map((one) => (one - first) / span);
}

export function Line({ points, valueName, more, ...chart }: LineProps): JSX.Element {
  const words = chartWords();
  const first = points[0];
  const last = points[points.length - 1];
  const most = [...points].sort((a, b) => b.value - a.value)[0];
  const full = roundUp(most?.value ?? 0);
  const at = places(points);
  const said = (one: LinePoint) => `${one.label} ${count(one.value)}`;
  return (
    <Figure
      {...chart}
      sentence={first && last && most ? words.line(said(first), said(last), said(most)) : words.none}
      twin={{
        columns: [words.columns.label, valueName, ...(more ? [more.column] : [])],
        rows: points.map((one, index) => [one.label, one.value, ...(more ? [more.cells[index] ?? ""] : [])]),
      }}
    >
      {(ids) => (
        <Surface height={height} labelledBy={`${ids.name} ${ids.sentence}`}>
          {(width) => {
            const x = (index: number) => edge.left + (at[index] ?? 0) * (width - edge.left - edge.right);
            const y = (value: number) => height - edge.bottom - (Math.max(0, value) / full) * (height - edge.top - edge.bottom);
            // Labels that would run into the one before them are left to the table.
            let free = Number.NEGATIVE_INFINITY;
            const room = points.map((one, index) => {
              const wide = Math.max(textWidth(one.label), textWidth(count(one.value))) + 6;
              if (x(index) - wide / 2 < free) return false;
              free = x(index) + wide / 2;
              return true;
            });
            return (
              <>
                {[0, 0.5, 1].map((part) => (
                  <g key={part}>
                    <line class="sk-line-rule" x1={edge.left} x2={width - edge.right} y1={y(part * full)} y2={y(part * full)} />
                    <text x={edge.left - 8} y={y(part * full) + 4} text-anchor="end">
                      {count(part * full)}
                    </text>
                  </g>
                ))}
                {points.slice(1).map((one, index) => (
                  <line
                    key={one.label}
                    class={one.open || points[index]?.open ? "sk-line-stroke sk-line-open" : "sk-line-stroke"}
                    x1={x(index)}
                    y1={y(points[index]?.value ?? 0)}
                    x2={x(index + 1)}
                    y2={y(one.value)}
                  />
                ))}
                {points.map((one, index) => (
                  <g key={one.label}>
                    <circle class={one.open ? "sk-line-dot sk-line-open" : "sk-line-dot"} cx={x(index)} cy={y(one.value)} r="4" />
                    {room[index] && (
                      <>
                        <text x={x(index)} y={y(one.value) - 9} text-anchor="middle">
                          {count(one.value)}
                        </text>
                        <text x={x(index)} y={height - 6} text-anchor="middle">
                          {one.label}
                        </text>
                      </>
                    )}
                  </g>
                ))}
              </>
            );
          }}
        </Surface>
      )}
    </Figure>
  );
}
