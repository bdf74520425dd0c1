// The histogram over the table: dragging over it selects a time. By key the same is done with the two fields below it.
import { useLayoutEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import type { Histogram } from "../../api/events";
import { setQuery } from "../../app/router";
import { Figure } from "../../charts/figure";
import { count, day, minute, monthDay } from "../../i18n/format";
import { language } from "../../i18n/language";
import { theme } from "../../state/theme";
import { text } from "./words";

const HEIGHT = 140;
const rfc = (seconds: number) => new Date(Math.round(seconds) * 1000).toISOString().replace(".000Z", "Z");

function draw(box: HTMLElement, data: Histogram): uPlot {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const times = data.bins.map((bin) => Date.parse(bin.time) / 1000);
  const counts = data.bins.map((bin) => bin.count);
  const bars = uPlot.paths.bars?.({ size: [0.9, 100], align: 1 });
  const wide = (times[times.length - 1] ?? 0) - (times[0] ?? 0) > 3 * 86_400;
  const axis = { stroke: colour("--sk-text-faint"), font: `11px ${colour("--sk-font") || "sans-serif"}`, ticks: { show: false } };
  return new uPlot(
    {
      width: Math.max(200, box.clientWidth),
      height: HEIGHT,
      legend: { show: false },
      cursor: { drag: { x: true, y: false, setScale: false }, points: { show: false }, y: false },
      select: { show: true, left: 0, top: 0, width: 0, height: 0 },
      scales: {
        x: { time: true, range: [times[0] ?? 0, (times[times.length - 1] ?? 0) + data.step_seconds] },
        y: { range: (_, __, most) => [0, Math.max(1, most)] },
      },
      axes: [
        {
          ...axis,
          grid: { show: false },
          size: 24,
          values: (_, ticks) => ticks.map((at) => (wide ? monthDay(rfc(at)) : minute(rfc(at)).slice(5))),
        },
        {
          ...axis,
          grid: { stroke: colour("--sk-fill-grid"), width: 1 },
          size: 56,
          values: (_, ticks) => ticks.map((value) => count(value)),
        },
      ],
      series: [
        {},
        { fill: colour("--sk-series-1"), stroke: colour("--sk-series-1"), width: 0, paths: bars, points: { show: false } },
      ],
      hooks: {
        setSelect: [
          (plot) => {
            if (plot.select.width < 4) return;
            setQuery({
              from: rfc(plot.posToVal(plot.select.left, "x")),
              to: rfc(plot.posToVal(plot.select.left + plot.select.width, "x")),
              cursor: null,
            });
            plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          },
        ],
      },
    },
    [times, counts],
    box,
  );
}

export function TimeChart({ data }: { data: Histogram }) {
  const say = text();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || data.bins.length === 0) return;
    const plot = draw(element, data);
    const watch = new ResizeObserver(() => plot.setSize({ width: Math.max(200, element.clientWidth), height: HEIGHT }));
    watch.observe(element);
    return () => {
      watch.disconnect();
      plot.destroy();
    };
  }, [data, theme.value, language.value]);
  const total = data.bins.reduce((sum, bin) => sum + bin.count, 0);
  const peak = data.bins.reduce((most, bin) => (bin.count > most.count ? bin : most), { time: data.from, count: 0 });
  const sentence = total
    ? say.histogramSentence(count(total), day(data.from), day(data.to), minute(peak.time), count(peak.count))
    : say.histogramNone;
  return (
    <Figure
      name={say.histogram}
      hideName
      sentence={sentence}
      twin={{
        columns: [say.binTime, say.binCount],
        rows: data.bins.filter((bin) => bin.count > 0).map((bin) => [minute(bin.time), bin.count]),
      }}
    >
      {(ids) => <div ref={box} class="time-chart" role="img" aria-labelledby={`${ids.name} ${ids.sentence}`} />}
    </Figure>
  );
}
