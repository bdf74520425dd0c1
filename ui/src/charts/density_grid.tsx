// When work is done: hour of the day by day of the week. Nights and Sundays stand out without a rule for them.
import type { JSX } from "preact";
import { count } from "../i18n/format";
import { type ChartProps, Figure, Surface, textWidth } from "./figure";
import { chartWords } from "./words";

interface DensityGridProps extends ChartProps {
  counts: number[][]; // [weekday 0 = Monday][hour]
  unit: string;
}

const ROW = 20;
const AXIS = 18;

// By the square root: one busy hour must not make all others look empty.
const shade = (value: number, most: number): number => (value === 0 ? 0 : Math.max(1, Math.ceil(Math.sqrt(value / most) * 5)));

export function DensityGrid({ counts, unit, ...chart }: DensityGridProps): JSX.Element {
  const words = chartWords();
  const total = counts.flat().reduce((sum, value) => sum + value, 0);
  const most = Math.max(1, ...counts.flat());
  let peak = "";
  counts.forEach((row, weekday) => {
    row.forEach((value, hour) => {
      if (value === most && peak === "") peak = `${words.densityHour(words.weekdays[weekday] ?? "", hour)} (${count(value)})`;
    });
  });
  return (
    <Figure
      {...chart}
      sentence={total ? words.density(count(total), unit, peak) : words.none}
      twin={{
        columns: [words.hour, ...words.weekdays],
        rows: Array.from({ length: 24 }, (_, hour) => [String(hour), ...counts.map((row) => row[hour] ?? 0)]),
      }}
    >
      {(ids) => (
        <Surface height={7 * ROW + AXIS} labelledBy={`${ids.name} ${ids.sentence}`}>
          {(width) => {
            const left = Math.max(...words.weekdays.map((weekday) => textWidth(weekday, 11))) + 10;
            const step = (width - left) / 24;
            const every = step < 18 ? 6 : 3;
            return (
              <>
                {counts.map((row, weekday) => (
                  <g key={words.weekdays[weekday]}>
                    <text class="sk-axis" x="0" y={weekday * ROW + 14}>
                      {words.weekdays[weekday]}
                    </text>
                    {row.map((value, hour) => (
                      <rect
                        key={hour}
                        class={`sk-density sk-density-${shade(value, most)}`}
                        x={left + hour * step + 1}
                        y={weekday * ROW + 1}
                        width={Math.max(1, step - 2)}
                        height={ROW - 2}
                        rx="2"
                      >
                        <title>{`${words.densityHour(words.weekdays[weekday] ?? "", hour)} ${value}`}</title>
                      </rect>
                    ))}
                  </g>
                ))}
                {Array.from({ length: 24 / every }, (_, index) => (
                  <text key={index * every} class="sk-axis" x={left + index * every * step + 1} y={7 * ROW + 14}>
                    {index * every}
                  </text>
                ))}
              </>
            );
          }}
        </Surface>
      )}
    </Figure>
  );
}
