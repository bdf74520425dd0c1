// What happened when, one lane per person, device or secret. Points of the same minute are drawn together.
import type { JSX } from "preact";
import { count, minute, monthDay, shortTime, yearMonth } from "../i18n/format";
import { type ChartProps, Figure, fitText, Surface, textWidth } from "./figure";
import type { Tone } from "./ring";
import { chartWords } from "./words";

export interface LaneEntry {
  lane: string;
  time: string; // RFC 3339
  label: string;
  tone?: Tone;
}

export interface LaneMarker {
  time: string;
  label: string; // "last day at work"
}

interface SwimLanesProps extends ChartProps {
  lanes: { id: string; label: string }[];
  entries: LaneEntry[];
  markers?: LaneMarker[];
}

const ROW = 34;
const AXIS = 26;
const DAY = 86_400_000;

export function SwimLanes({ lanes, entries, markers = [], ...chart }: SwimLanesProps): JSX.Element {
  const words = chartWords();
  const names = new Map(lanes.map((lane) => [lane.id, lane.label]));
  const sorted = [...entries].sort((a, b) => Date.parse(a.time) - Date.parse(b.time));
  const times = [...sorted.map((entry) => Date.parse(entry.time)), ...markers.map((marker) => Date.parse(marker.time))];
  const first = Math.min(...times);
  const last = Math.max(...times);
  const width = Math.max(last - first, 60_000);
  const axis = width > 330 * DAY ? yearMonth : width > 3 * DAY ? monthDay : shortTime;
  const earliest = sorted[0];
  const latest = sorted[sorted.length - 1];
  const above = markers.length > 0 ? 18 : 4;
  return (
    <Figure
      {...chart}
      sentence={
        earliest && latest
          ? words.lanes(count(sorted.length), lanes.length, minute(earliest.time), minute(latest.time))
          : words.lanesEmpty
      }
      twin={{
        columns: [words.columns.time, words.columns.lane, words.columns.what],
        rows: sorted.map((entry) => [minute(entry.time), names.get(entry.lane) ?? entry.lane, entry.label]),
      }}
    >
      {(ids) => (
        <Surface height={lanes.length * ROW + AXIS + above} labelledBy={`${ids.name} ${ids.sentence}`}>
          {(pixels) => {
            const gutter = Math.min(Math.max(...lanes.map((lane) => textWidth(lane.label, 12)), 40) + 14, pixels * 0.34);
            const from = gutter + 12;
            const to = pixels - 14;
            const x = (time: number) => from + ((time - first) / width) * (to - from);
            const bottom = above + lanes.length * ROW;
            const ticks = Math.max(2, Math.min(7, Math.floor((to - from) / 84)));
            return (
              <>
                {lanes.map((lane, index) => {
                  const y = above + index * ROW;
                  const own = sorted.filter((entry) => entry.lane === lane.id);
                  const cells = new Map<string, LaneEntry[]>();
                  for (const entry of own) {
                    const key = `${Math.round(x(Date.parse(entry.time)) / 7)}${entry.tone ?? "calm"}`;
                    cells.set(key, [...(cells.get(key) ?? []), entry]);
                  }
                  const start = own[0];
                  const end = own[own.length - 1];
                  return (
                    <g key={lane.id}>
                      <rect class={index % 2 ? "sk-lane sk-lane-odd" : "sk-lane"} x="0" y={y} width={pixels} height={ROW} />
                      <text class="sk-lane-label" x="6" y={y + ROW / 2 + 4}>
                        {fitText(lane.label, gutter - 8, 12)}
                        <title>{lane.label}</title>
                      </text>
                      {start && end && start !== end && (
                        <line
                          class="sk-lane-span"
                          x1={x(Date.parse(start.time))}
                          x2={x(Date.parse(end.time))}
                          y1={y + ROW / 2}
                          y2={y + ROW / 2}
                        />
                      )}
                      {[...cells.values()].map((together) => {
                        const head = together[0];
                        if (!head) return null;
                        return (
                          <circle
                            key={head.time + head.label}
                            class={`sk-lane-point sk-fill-${head.tone ?? "calm"}`}
                            cx={x(Date.parse(head.time))}
                            cy={y + ROW / 2}
                            r={Math.min(11, 4.5 + Math.log2(together.length))}
                          >
                            <title>
                              {`${minute(head.time)} ${head.label}${together.length > 1 ? ` +${together.length - 1}` : ""}`}
                            </title>
                          </circle>
                        );
                      })}
                    </g>
                  );
                })}
                {markers.map((marker) => {
                  const at = x(Date.parse(marker.time));
                  const right = at > pixels * 0.7;
                  return (
                    <g key={marker.label + marker.time}>
                      <line class="sk-lane-marker" x1={at} x2={at} y1={above - 4} y2={bottom} />
                      <text class="sk-lane-marker-text" x={at + (right ? -4 : 4)} y="12" text-anchor={right ? "end" : "start"}>
                        {marker.label}
                      </text>
                    </g>
                  );
                })}
                {times.length > 0 &&
                  Array.from({ length: ticks }, (_, index) => {
                    const time = first + (width * index) / (ticks - 1);
                    return (
                      <text
                        key={time}
                        class="sk-axis"
                        x={x(time)}
                        y={bottom + 17}
                        text-anchor={index === 0 ? "start" : index === ticks - 1 ? "end" : "middle"}
                      >
                        {axis(new Date(time).toISOString())}
                      </text>
                    );
                  })}
              </>
            );
          }}
        </Surface>
      )}
    </Figure>
  );
}
