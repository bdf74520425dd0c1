// The sentences charts say about themselves. Every chart has one, made from the same data as the picture, so that
// nobody depends on seeing it. A missing language fails the type check.
import { language } from "../i18n/language";
import { en } from "./en";
import { ja } from "./ja";

export interface ChartWords {
  table: string;
  none: string;
  of: (part: string, total: string) => string;
  ring: (unit: string, total: string, parts: string) => string;
  treemap: (unit: string, total: string, groups: number, largest: string) => string;
  heat: (rows: number, columns: number, worst: string) => string;
  heatFull: (rows: number, columns: number) => string;
  board: (unit: string, total: string, stages: string) => string;
  lanes: (count: string, lanes: number, first: string, last: string) => string;
  lanesEmpty: string;
  custody: (steps: number, last: string) => string;
  custodyGaps: (gaps: number) => string;
  custodyWhole: string;
  custodyEmpty: string;
  gap: string;
  strip: (days: number, unit: string, total: string, peak: string) => string;
  stripEmpty: (days: number) => string;
  graph: (nodes: string, edges: string, heaviest: string) => string;
  grid: (rows: number, columns: number, most: string) => string;
  bars: (count: number, largest: string) => string;
  spark: (first: string, last: string, least: string, most: string) => string;
  line: (first: string, last: string, most: string) => string;
  density: (total: string, unit: string, peak: string) => string;
  densityHour: (weekday: string, hour: number) => string;
  between: string; // between two sentences
  joined: (number: string, unit: string) => string;
  weekdays: string[];
  hour: string;
  columns: {
    label: string;
    value: string;
    share: string;
    group: string;
    day: string;
    time: string;
    lane: string;
    what: string;
    stage: string;
    title: string;
    points: string;
    step: string;
    by: string;
    place: string;
    state: string;
    total: string;
    tied: string;
  };
  list: (items: string[]) => string;
}

export const chartWords = (): ChartWords => (language.value === "ja" ? ja : en);
