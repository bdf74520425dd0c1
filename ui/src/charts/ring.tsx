// One number that says how well we stand: the part that is in order, and what the rest lacks.
import type { JSX } from "preact";
import { count, percent } from "../i18n/format";
import { type ChartProps, Figure } from "./figure";
import { chartWords } from "./words";

export type Tone = "good" | "warn" | "bad" | "calm" | "none";

export interface RingPart {
  label: string;
  value: number;
  tone: Tone;
  href?: string;
}

interface RingProps extends ChartProps {
  parts: RingPart[]; // the first is the one the number in the middle speaks of
  unit: string;
}

const SIZE = 148;
const RADIUS = 58;
const AROUND = 2 * Math.PI * RADIUS;
const SPACE = 3; // between two parts, so that they stay apart in forced colours

export function Ring({ parts, unit, ...chart }: RingProps): JSX.Element {
  const words = chartWords();
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const say = (part: RingPart) => `${part.label} ${count(part.value)} (${percent(total ? part.value / total : 0)})`;
  let before = 0;
  return (
    <Figure
      {...chart}
      sentence={words.ring(unit, count(total), words.list(parts.filter((part) => part.value > 0).map(say)) || words.none)}
      twin={{
        columns: [words.columns.label, words.columns.value, words.columns.share],
        rows: parts.map((part) => [part.label, part.value, percent(total ? part.value / total : 0)]),
      }}
    >
      {(ids) => (
        <div class="sk-ring">
          {/* biome-ignore lint/a11y/noSvgWithoutTitle: named by the caption, which everybody can read */}
          <svg
            role="img"
            aria-labelledby={`${ids.name} ${ids.sentence}`}
            width={SIZE}
            height={SIZE}
            viewBox={`0 0 ${SIZE} ${SIZE}`}
          >
            <circle class="sk-ring-track" cx={SIZE / 2} cy={SIZE / 2} r={RADIUS} />
            {parts.map((part) => {
              const length = total ? (part.value / total) * AROUND : 0;
              const start = before;
              before += length;
              if (length <= 0) return null;
              return (
                <circle
                  key={part.label}
                  class={`sk-ring-part sk-stroke-${part.tone}`}
                  cx={SIZE / 2}
                  cy={SIZE / 2}
                  r={RADIUS}
                  stroke-dasharray={`${Math.max(length - SPACE, 1)} ${AROUND}`}
                  stroke-dashoffset={-start}
                  transform={`rotate(-90 ${SIZE / 2} ${SIZE / 2})`}
                />
              );
            })}
            <text class="sk-ring-number" x={SIZE / 2} y={SIZE / 2 + 2} text-anchor="middle">
              {total ? percent((parts[0]?.value ?? 0) / total) : "–"}
            </text>
            <text class="sk-ring-unit" x={SIZE / 2} y={SIZE / 2 + 24} text-anchor="middle">
              {count(parts[0]?.value ?? 0)} / {count(total)}
            </text>
          </svg>
          <ul class="sk-legend">
            {parts.map((part) => (
              <li key={part.label}>
                <span class={`sk-swatch sk-fill-${part.tone}`} aria-hidden="true" />
                {part.href ? <a href={part.href}>{part.label}</a> : part.label}
                <span class="sk-number">{count(part.value)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Figure>
  );
}
