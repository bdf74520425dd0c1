// Why 87: one bar per reason with its points. Also used for any short ranking.
import type { ComponentChildren, JSX } from "preact";
import { count } from "../i18n/format";
import { type ChartProps, Figure } from "./figure";
import type { Tone } from "./ring";
import { chartWords } from "./words";

export interface Bar {
  label: string;
  value: number;
  said?: string; // in the place of the number: one that is not told
  tone?: Tone;
  href?: string;
  note?: ComponentChildren;
}

interface BarsProps extends ChartProps {
  bars: Bar[];
  most?: number; // the value that fills the width; the largest where absent
  valueName?: string;
  more?: { column: string; cells: readonly string[] }; // what the notes say, as a column of the table
}

export function Bars({ bars, most, valueName, more, ...chart }: BarsProps): JSX.Element {
  const words = chartWords();
  const full = Math.max(1e-9, most ?? Math.max(...bars.map((bar) => Math.abs(bar.value)), 0));
  const largest = [...bars].sort((a, b) => b.value - a.value)[0];
  return (
    <Figure
      {...chart}
      sentence={largest ? words.bars(bars.length, `${largest.label} ${count(largest.value)}`) : words.none}
      twin={{
        columns: [words.columns.label, valueName ?? words.columns.points, ...(more ? [more.column] : [])],
        rows: bars.map((bar, index) => [bar.label, bar.said ?? bar.value, ...(more ? [more.cells[index] ?? ""] : [])]),
      }}
    >
      {(ids) => (
        <ul class="sk-bars" aria-labelledby={ids.name}>
          {bars.map((bar) => (
            <li key={bar.label}>
              <span class="sk-bars-label">{bar.href ? <a href={bar.href}>{bar.label}</a> : bar.label}</span>
              <span class="sk-bars-value sk-number">{bar.said ?? count(bar.value)}</span>
              <svg class="sk-bars-line" width="100%" height="8" aria-hidden="true">
                <rect class="sk-bars-track" x="0" y="0" width="100%" height="8" rx="4" />
                <rect
                  class={`sk-fill-${bar.tone ?? "calm"}`}
                  x="0"
                  y="0"
                  width={`${Math.min(100, (Math.abs(bar.value) / full) * 100)}%`}
                  height="8"
                  rx="4"
                />
              </svg>
              {bar.note && <span class="sk-bars-note">{bar.note}</span>}
            </li>
          ))}
        </ul>
      )}
    </Figure>
  );
}
