// A shape over several axes from 0 to 100: this year's against last year's and the others' middle. An axis without a value is a gap.
import type { JSX } from "preact";
import { type ChartProps, Figure, Surface } from "./figure";
import { chartWords } from "./words";

export interface RadarShape {
  name: string;
  values: (number | null)[]; // one an axis, 0 to 100
  tone: "own" | "before" | "others";
}

interface RadarProps extends ChartProps {
  axes: string[];
  shapes: RadarShape[];
  sentence: string;
}

const height = 300;
const rings = [25, 50, 75, 100];

export function Radar({ axes, shapes, sentence, ...chart }: RadarProps): JSX.Element {
  const words = chartWords();
  const at = (axis: number, value: number, width: number, reach: number) => {
    const angle = (axis / axes.length) * 2 * Math.PI - Math.PI / 2;
    return [width / 2 + (Math.cos(angle) * reach * value) / 100, height / 2 + (Math.sin(angle) * reach * value) / 100] as const;
  };
  const line = (values: readonly number[], width: number, reach: number) =>
    values
      .map((value, axis) =>
        at(axis, value, width, reach)
          .map((n) => n.toFixed(1))
          .join(","),
      )
      .join(" ");
  return (
    <Figure
      {...chart}
      sentence={sentence}
      twin={{
        columns: [words.columns.label, ...shapes.map((one) => one.name)],
        rows: axes.map((axis, index) => [axis, ...shapes.map((one) => one.values[index] ?? "–")]),
      }}
    >
      {(ids) => (
        <>
          <Surface height={height} labelledBy={`${ids.name} ${ids.sentence}`}>
            {(width) => {
              const reach = Math.max(40, Math.min(width / 2 - 90, height / 2 - 34));
              return (
                <>
                  {rings.map((ring) => (
                    <polygon
                      key={ring}
                      class="sk-radar-ring"
                      points={line(
                        axes.map(() => ring),
                        width,
                        reach,
                      )}
                    />
                  ))}
                  {axes.map((axis, index) => {
                    const [x, y] = at(index, 100, width, reach);
                    const [tx, ty] = at(index, 112, width, reach);
                    const side = Math.abs(tx - width / 2) < 12 ? "middle" : tx < width / 2 ? "end" : "start";
                    return (
                      <g key={axis}>
                        <line class="sk-radar-ring" x1={width / 2} y1={height / 2} x2={x} y2={y} />
                        <text x={tx} y={ty + 4} text-anchor={side}>
                          {axis}
                        </text>
                      </g>
                    );
                  })}
                  {shapes.map((shape) => (
                    <g key={shape.tone} class={`sk-radar-${shape.tone}`}>
                      {shape.values.every((value) => value !== null) && (
                        <polygon points={line(shape.values as number[], width, reach)} />
                      )}
                      {shape.values.map((value, index) => {
                        if (value === null) return null;
                        const [x, y] = at(index, value, width, reach);
                        return <circle key={axes[index]} cx={x} cy={y} r="3" />;
                      })}
                    </g>
                  ))}
                </>
              );
            }}
          </Surface>
          <ul class="sk-radar-legend">
            {shapes.map((one) => (
              <li key={one.tone}>
                <svg width="18" height="10" aria-hidden="true" class={`sk-radar-${one.tone}`}>
                  <line x1="0" y1="5" x2="18" y2="5" />
                </svg>
                {one.name}
              </li>
            ))}
          </ul>
        </>
      )}
    </Figure>
  );
}
