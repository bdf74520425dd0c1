// A line in a table cell: the shape of a rate. The numbers beside it in the row say the rest.
import type { JSX } from "preact";
import { count } from "../i18n/format";
import { chartWords } from "./words";

interface SparklineProps {
  name: string;
  values: number[];
  width?: number;
  height?: number;
}

export function Sparkline({ name, values, width = 96, height = 24 }: SparklineProps): JSX.Element {
  const words = chartWords();
  const least = values.length ? Math.min(...values) : 0;
  const most = values.length ? Math.max(...values) : 0;
  const say = (value: number | undefined) => count(value ?? 0);
  const span = most - least || 1;
  const x = (index: number) => 2 + (index / Math.max(1, values.length - 1)) * (width - 4);
  const y = (value: number) => height - 3 - ((value - least) / span) * (height - 6);
  const sentence = values.length
    ? words.spark(say(values[0]), say(values[values.length - 1]), say(least), say(most))
    : words.none;
  return (
    <svg
      class="sk-spark"
      role="img"
      aria-label={`${name}: ${sentence}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <title>{sentence}</title>
      {values.length > 1 && (
        <polyline class="sk-spark-line" points={values.map((value, index) => `${x(index)},${y(value)}`).join(" ")} />
      )}
      {values.length > 0 && (
        <circle class="sk-spark-end" cx={x(values.length - 1)} cy={y(values[values.length - 1] ?? 0)} r="2.5" />
      )}
    </svg>
  );
}
