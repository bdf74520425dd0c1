// Numbers, days and times as people write them. Instants come as RFC 3339 in UTC and are shown in the node's zone.
import { language } from "./language";

export const zone = "Asia/Tokyo";
const locale = () => (language.value === "ja" ? "ja-JP" : "en-GB");
// Making a formatter costs far more than using it.
const cache = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();
const ages = new Map<string, Intl.RelativeTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions, tag = locale()): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options);
  let found = cache.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(tag, { timeZone: zone, ...options });
    cache.set(key, found);
  }
  return found;
}

function numberFormatter(options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  const key = locale() + JSON.stringify(options);
  let found = numbers.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale(), options);
    numbers.set(key, found);
  }
  return found;
}

function ageFormatter(): Intl.RelativeTimeFormat {
  let found = ages.get(locale());
  if (!found) {
    found = new Intl.RelativeTimeFormat(locale(), { numeric: "auto" });
    ages.set(locale(), found);
  }
  return found;
}

export const count = (value: number) => numberFormatter().format(value);
export const percent = (value: number) => numberFormatter({ style: "percent", maximumFractionDigits: 0 }).format(value);

export function bytes(value: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  let size = value;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${numberFormatter({ maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0 }).format(size)} ${units[unit]}`;
}

// 2026年4月4日 / 4 April 2026. A bare day ("2026-04-04") is a day in the node's zone, not midnight UTC.
const instantOf = (text: string) => new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00+09:00` : text);
export const day = (text: string) => formatter({ year: "numeric", month: "long", day: "numeric" }).format(instantOf(text));
export const shortDay = (text: string) =>
  formatter({ month: "numeric", day: "numeric", weekday: "short" }).format(instantOf(text));
export const time = (text: string) =>
  formatter({
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  }).format(instantOf(text));
export const shortTime = (text: string) =>
  formatter({ month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(instantOf(text));
// 令和8年4月4日, for papers and the tips of dates.
export const eraDay = (text: string) =>
  formatter({ era: "long", year: "numeric", month: "long", day: "numeric" }, "ja-JP-u-ca-japanese").format(instantOf(text));
export const weekday = (index: number) => formatter({ weekday: "short" }).format(new Date(Date.UTC(2026, 0, 5 + index)));
// "2026-04-04" of an instant, in the node's zone.
export const dayKey = (at: Date) => formatter({}, "sv-SE").format(at);
export const hourOf = (at: Date) => Number(formatter({ hour: "2-digit", hourCycle: "h23" }, "en-GB").format(at));

export function age(from: string, now: Date): string {
  const minutes = Math.max(0, Math.round((now.getTime() - instantOf(from).getTime()) / 60_000));
  const relative = ageFormatter();
  if (minutes < 60) return relative.format(-minutes, "minute");
  if (minutes < 48 * 60) return relative.format(-Math.round(minutes / 60), "hour");
  return relative.format(-Math.round(minutes / 1440), "day");
}

// Days from one day to another; negative when it is past.
export function daysUntil(to: string, now: Date): number {
  return Math.round((instantOf(to.slice(0, 10)).getTime() - instantOf(dayKey(now)).getTime()) / 86_400_000);
}
export const monthDay = (text: string) => formatter({ month: "numeric", day: "numeric" }).format(instantOf(text));
export const yearMonth = (text: string) => formatter({ year: "numeric", month: "short" }).format(instantOf(text));
export const minute = (text: string) =>
  formatter({ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    instantOf(text),
  );
