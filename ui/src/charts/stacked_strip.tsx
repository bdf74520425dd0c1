// Thirty days side by side: how many of each kind on each day.
import type { JSX } from "preact";
import { count, monthDay } from "../i18n/format";
import { type ChartProps, Figure, Surface } from "./figure";
import type { Tone } from "./ring";
import { chartWords } from "./words";

interface StackedStripProps extends ChartProps {
  series: { label: string; tone: Tone }[];
  days: { day: string; values: number[]; href?: string }[]; // YYYY-MM-DD
  unit: string;
}

const HEIGHT = 96;
const AXIS = 20;

export function StackedStrip({ series, days, unit, ...chart }: StackedStripProps): JSX.Element {
  const words = chartWords();
  const sums = days.map((day) => day.values.reduce((sum, value) => sum + value, 0));
  const total = sums.reduce((sum, value) => sum + value, 0);
  const most = Math.max(1, ...sums);
  const peak = days[sums.indexOf(most)];
  return (
    <Figure
      {...chart}
      sentence={
        total && peak
          ? words.strip(days.length, unit, count(total), `${monthDay(peak.day)} (${count(most)})`)
          : words.stripEmpty(days.length)
      }
      twin={{
        columns: [words.columns.day, ...series.map((one) => one.label), words.columns.total],
        rows: days.map((day, index) => [day.day, ...day.values, sums[index] ?? 0]),
      }}
    >
      {(ids) => (
        <>
          <Surface height={HEIGHT + AXIS} labelledBy={`${ids.name} ${ids.sentence}`}>
            {(width) => {
              const step = width / Math.max(1, days.length);
              const every = Math.ceil(56 / step);
              return (
                <>
                  <line class="sk-rule" x1="0" x2={width} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
                  {days.map((day, index) => {
                    let top = HEIGHT;
                    return (
                      <g key={day.day}>
                        {day.values.map((value, at) => {
                          const tall = (value / most) * (HEIGHT - 8);
                          top -= tall;
                          const one = series[at];
                          return value > 0 && one ? (
                            <rect
                              key={one.label}
                              class={`sk-bar sk-fill-${one.tone}`}
                              x={index * step + 1}
                              y={top}
                              width={Math.max(1, step - 2)}
                              height={Math.max(1, tall - 1)}
                            >
                              <title>{`${day.day} ${one.label} ${value}`}</title>
                            </rect>
                          ) : null;
                        })}
                        {index % every === 0 && (
                          <text class="sk-axis" x={index * step + 1} y={HEIGHT + 15}>
                            {monthDay(day.day)}
                          </text>
                        )}
                      </g>
                    );
                  })}
                </>
              );
            }}
          </Surface>
          <ul class="sk-legend sk-legend-row">
            {series.map((one) => (
              <li key={one.label}>
                <span class={`sk-swatch sk-fill-${one.tone}`} aria-hidden="true" />
                {one.label}
              </li>
            ))}
          </ul>
        </>
      )}
    </Figure>
  );
}
