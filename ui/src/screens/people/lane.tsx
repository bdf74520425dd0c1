// One person's acts of one kind, day by day: the usual as a band, what was as bars, the exit as a line where it may be shown.
import type { Leaver, LeaverTouch } from "../../api/people";
import { now } from "../../api/session";
import { Figure, Surface } from "../../charts/figure";
import { count, dayKey, day as longDay, monthDay } from "../../i18n/format";
import { featureName } from "./views";
import { text } from "./words";

const DAYS = 90;
const DAY = 86_400_000;
const HEIGHT = 72;
const AXIS = 18;

const numberOf = (value: number) => count(Math.round(value * 10) / 10);

export function laneSentence(touch: LeaverTouch): string {
  return text().laneSentence(
    touch.days_above,
    numberOf(touch.usual),
    numberOf(touch.strongest_amount),
    longDay(touch.strongest_day),
  );
}

function markersOf(leaver: Leaver): { day: string; label: string }[] {
  const say = text();
  const found = [
    { day: leaver.person?.notice_known, label: say.noticeLine },
    { day: leaver.person?.last_day_at_work, label: say.lastDayLine },
    { day: leaver.person?.last_day_of_employment ?? leaver.person?.contract_end, label: say.exitLine },
  ];
  return found.filter((one): one is { day: string; label: string } => Boolean(one.day));
}

// The same ninety days for everybody: a window that hung on the exit would tell the day.
// Where the strongest day lies further back, the window ends a month after that day, which the sentence names anyway.
function window90(touch: LeaverTouch): { first: number; keys: string[] } {
  const today = Date.parse(`${dayKey(now.value)}T00:00:00Z`);
  const strongestDay = Date.parse(`${touch.strongest_day}T00:00:00Z`);
  const last = strongestDay < today - DAYS * DAY ? strongestDay + 30 * DAY : today;
  const first = last - (DAYS - 1) * DAY;
  return { first, keys: Array.from({ length: DAYS }, (_, index) => new Date(first + index * DAY).toISOString().slice(0, 10)) };
}

export function Lane({ leaver, touch }: { leaver: Leaver; touch: LeaverTouch }) {
  const say = text();
  const { first, keys } = window90(touch);
  const amounts = new Map(
    (touch.days ?? [{ day: touch.strongest_day, amount: touch.strongest_amount }]).map((one) => [one.day, one.amount]),
  );
  const most = Math.max(touch.usual * 1.5, ...amounts.values(), 1);
  const y = (value: number) => HEIGHT - (value / most) * (HEIGHT - 6);
  const bases: Record<string, string> = say.bases;
  return (
    <Figure
      name={featureName(touch.feature)}
      sentence={`${laneSentence(touch)} (${bases[touch.basis] ?? touch.basis}${touch.first_time ? `, ${say.firstTime}` : ""})`}
      twin={{
        columns: [say.day, say.amount],
        rows: keys.filter((key) => amounts.has(key)).map((key) => [key, amounts.get(key) ?? 0]),
      }}
    >
      {(ids) => (
        <Surface height={HEIGHT + AXIS} labelledBy={`${ids.name} ${ids.sentence}`}>
          {(width) => {
            const step = width / DAYS;
            const x = (key: string) => ((Date.parse(`${key}T00:00:00Z`) - first) / DAY) * step;
            return (
              <>
                <rect class="lane-band" x="0" width={width} y={y(touch.usual)} height={HEIGHT - y(touch.usual)} />
                <line class="lane-rule" x1="0" x2={width} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
                {keys.map((key) => {
                  const amount = amounts.get(key);
                  if (!amount) return null;
                  return (
                    <rect
                      key={key}
                      class={amount > touch.usual * 3 ? "lane-above" : "lane-bar"}
                      x={x(key) + 0.5}
                      y={y(amount)}
                      width={Math.max(2, step - 1)}
                      height={HEIGHT - y(amount)}
                    >
                      <title>{`${monthDay(key)} ${numberOf(amount)}`}</title>
                    </rect>
                  );
                })}
                {keys
                  .filter((_, index) => index % Math.ceil(64 / step) === 0)
                  .map((key) => (
                    <text key={key} class="lane-axis" x={x(key)} y={HEIGHT + 14}>
                      {monthDay(key)}
                    </text>
                  ))}
                {markersOf(leaver)
                  .filter((one) => x(one.day) >= 0 && x(one.day) <= width + step)
                  .map((one) => (
                    <g key={one.label}>
                      <line class="lane-exit" x1={x(one.day)} x2={x(one.day)} y1="0" y2={HEIGHT} />
                      <text
                        class="lane-exit-name"
                        x={x(one.day) > width - 90 ? x(one.day) - 4 : x(one.day) + 4}
                        y="11"
                        text-anchor={x(one.day) > width - 90 ? "end" : "start"}
                      >
                        {one.label}
                      </text>
                    </g>
                  ))}
              </>
            );
          }}
        </Surface>
      )}
    </Figure>
  );
}

// The strongest kind of act in a cell of the list; the sentence beside it says the same.
export function SmallLane({ touch }: { touch: LeaverTouch }) {
  const { keys } = window90(touch);
  const amounts = new Map(
    (touch.days ?? [{ day: touch.strongest_day, amount: touch.strongest_amount }]).map((one) => [one.day, one.amount]),
  );
  const most = Math.max(touch.usual * 1.5, ...amounts.values(), 1);
  return (
    <svg
      class="small-lane"
      viewBox="0 0 180 28"
      width="180"
      height="28"
      role="img"
      aria-label={`${featureName(touch.feature)}: ${laneSentence(touch)}`}
    >
      <rect class="lane-band" x="0" width="180" y={28 - (touch.usual / most) * 26} height={(touch.usual / most) * 26} />
      {keys.map((key, index) => {
        const amount = amounts.get(key);
        if (!amount) return null;
        const tall = Math.max(1, (amount / most) * 26);
        return (
          <rect
            key={key}
            class={amount > touch.usual * 3 ? "lane-above" : "lane-bar"}
            x={index * 2}
            y={28 - tall}
            width="2"
            height={tall}
          />
        );
      })}
    </svg>
  );
}

export function strongest(leaver: Leaver): LeaverTouch | undefined {
  return [...leaver.touched].sort(
    (a, b) => b.days_above - a.days_above || b.strongest_amount / (b.usual || 1) - a.strongest_amount / (a.usual || 1),
  )[0];
}
