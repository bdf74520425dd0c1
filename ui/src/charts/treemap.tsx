// How many secrets of which level lie in which department. Each cell leads to the list it stands for.
import type { JSX } from "preact";
import { count } from "../i18n/format";
import { type ChartProps, Figure, fitText, Surface, textWidth } from "./figure";
import { squarify } from "./treemap_layout";
import { chartWords } from "./words";

export interface TreemapCell {
  group: string; // the department
  label: string; // the level
  rank: number; // 0 to 3, the darker the higher
  value: number;
  href?: string;
}

interface TreemapProps extends ChartProps {
  cells: TreemapCell[];
  unit: string;
  groupName: string; // heading of the first column of the twin
}

const TITLE = 20;
const GAP = 2;

export function Treemap({ cells, unit, groupName, ...chart }: TreemapProps): JSX.Element {
  const words = chartWords();
  const shown = cells.filter((cell) => cell.value > 0);
  const total = shown.reduce((sum, cell) => sum + cell.value, 0);
  const groups = new Map<string, TreemapCell[]>();
  for (const cell of shown) groups.set(cell.group, [...(groups.get(cell.group) ?? []), cell]);
  const sum = (group: TreemapCell[]) => group.reduce((add, cell) => add + cell.value, 0);
  const sorted = [...groups.entries()].sort((a, b) => sum(b[1]) - sum(a[1]));
  const largest = [...shown].sort((a, b) => b.value - a.value)[0];
  const say = (cell: TreemapCell) => `${cell.group} ${cell.label} ${words.joined(count(cell.value), unit)}`;
  return (
    <Figure
      {...chart}
      sentence={largest ? words.treemap(unit, count(total), groups.size, say(largest)) : words.none}
      twin={{
        columns: [groupName, words.columns.label, words.columns.value],
        rows: sorted.flatMap(([, group]) => group.map((cell) => [cell.group, cell.label, cell.value])),
      }}
    >
      {(ids) => (
        <Surface height={(width) => (width < 420 ? 340 : 260)} labelledBy={`${ids.name} ${ids.sentence}`} role="group">
          {(width) => {
            const height = width < 420 ? 340 : 260;
            const places = squarify(
              sorted.map(([, group]) => sum(group)),
              { x: 0, y: 0, width, height },
            );
            return sorted.map(([name, group], index) => {
              const place = places[index];
              if (!place) return null;
              const titled = place.height > 52 && place.width > 48;
              const inner = {
                x: place.x + GAP / 2,
                y: place.y + GAP / 2 + (titled ? TITLE : 0),
                width: Math.max(0, place.width - GAP),
                height: Math.max(0, place.height - GAP - (titled ? TITLE : 0)),
              };
              const order = [...group].sort((a, b) => b.value - a.value);
              const rectangles = squarify(
                order.map((cell) => cell.value),
                inner,
              );
              return (
                <g key={name}>
                  {titled && (
                    <text class="sk-treemap-group" x={place.x + 4} y={place.y + 15}>
                      {fitText(name, place.width - 8, 12)}
                    </text>
                  )}
                  {order.map((cell, at) => {
                    const box = rectangles[at];
                    if (!box || box.width < 1 || box.height < 1) return null;
                    const drawn = (
                      <>
                        <rect
                          class={`sk-treemap-cell sk-level-${cell.rank}`}
                          x={box.x + GAP / 2}
                          y={box.y + GAP / 2}
                          width={Math.max(1, box.width - GAP)}
                          height={Math.max(1, box.height - GAP)}
                          rx="3"
                        />
                        {box.height > 22 && box.width > 30 && (
                          <text class={`sk-treemap-text sk-on-level-${cell.rank}`} x={box.x + 8} y={box.y + 18}>
                            {textWidth(`${cell.label} ${cell.value}`) <= box.width - 12
                              ? `${cell.label} ${cell.value}`
                              : cell.value}
                          </text>
                        )}
                        <title>{say(cell)}</title>
                      </>
                    );
                    return cell.href ? (
                      <a key={cell.label} href={cell.href} aria-label={say(cell)}>
                        {drawn}
                      </a>
                    ) : (
                      <g key={cell.label}>{drawn}</g>
                    );
                  })}
                </g>
              );
            });
          }}
        </Surface>
      )}
    </Figure>
  );
}
