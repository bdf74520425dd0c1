// What every chart shares: a name, a sentence, the picture, and the same data as a table one key press away.
import "./charts.css";
import type { ComponentChildren, JSX } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../i18n";
import { chartWords } from "./words";

export interface TableTwin {
  columns: string[];
  rows: (string | number)[][];
}

export interface ChartProps {
  name: string; // read out first, shown as the heading of the figure
  hideName?: boolean; // where the panel around it already says the name
}

interface FigureProps extends ChartProps {
  sentence: string;
  twin?: TableTwin; // absent where the picture is itself a table or a list
  children: (ids: { name: string; sentence: string }) => ComponentChildren;
}

export function Figure({ name, hideName, sentence, twin, children }: FigureProps): JSX.Element {
  const id = useId();
  const ids = { name: `${id}-name`, sentence: `${id}-sentence` };
  return (
    <figure class="sk-chart">
      <figcaption>
        <span id={ids.name} class={hideName ? "heard" : "sk-chart-name"}>
          {name}
        </span>
        <span id={ids.sentence} class="sk-chart-sentence">
          {sentence}
        </span>
      </figcaption>
      {children(ids)}
      {twin && <Twin name={name} twin={twin} />}
    </figure>
  );
}

// The rows are made only once somebody opens them: a hundred lanes would otherwise stand in the page twice.
function Twin({ name, twin }: { name: string; twin: TableTwin }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details class="sk-chart-twin" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {chartWords().table}
        <span class="heard">: {name}</span>
      </summary>
      {open && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <section class="sk-chart-scroll" aria-label={`${name} (${t().table.scroll})`} tabIndex={0}>
          <table class="sk-chart-table">
            <thead>
              <tr>
                {twin.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {twin.rows.map((row, index) => (
                <tr key={index}>
                  {row.map((cell, column) =>
                    column === 0 ? (
                      <th key={twin.columns[column]} scope="row">
                        {cell}
                      </th>
                    ) : (
                      <td key={twin.columns[column]} class={typeof cell === "number" ? "sk-number" : undefined}>
                        {cell}
                      </td>
                    ),
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}

// A drawing surface as wide as its place: text keeps its size on a phone and at 400 % zoom, where a scaled picture would not.
export function Surface({
  height,
  labelledBy,
  children,
  role = "img",
}: {
  height: number | ((width: number) => number);
  labelledBy: string;
  children: (width: number) => ComponentChildren;
  role?: "img" | "group";
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => setWidth(Math.max(160, Math.floor(element.clientWidth)));
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const tall = typeof height === "function" ? height(width) : height;
  return (
    <div ref={box} class="sk-chart-surface">
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: named by the caption, which everybody can read */}
      <svg role={role} aria-labelledby={labelledBy} width={width} height={tall} viewBox={`0 0 ${width} ${tall}`}>
        {children(width)}
      </svg>
    </div>
  );
}

// Cuts a label to what fits, by the rough width of its characters (a Japanese character is twice as wide as a Latin one).
export function fitText(text: string, pixels: number, size = 12): string {
  let used = 0;
  let kept = "";
  for (const character of text) {
    used += character.charCodeAt(0) > 0xff ? size : size * 0.56;
    if (used > pixels) return kept === "" ? "" : `${kept.slice(0, -1)}…`;
    kept += character;
  }
  return text;
}

export const textWidth = (text: string, size = 12): number => {
  let used = 0;
  for (const character of text) used += character.charCodeAt(0) > 0xff ? size : size * 0.56;
  return used;
};
