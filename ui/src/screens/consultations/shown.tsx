// How the parts of a consultation are told: its clock, its desk, whom it is from.
import type { Consultation, DeskTexts, Wording } from "../../api/desk";
import { Mark } from "../../components/marks";
import { language } from "../../i18n/language";
import { text } from "./words";

export const told = (words: Wording) => (language.value === "ja" ? words.ja : words.en);

export function deskName(desk: string, texts?: DeskTexts): string {
  const say = text();
  if (desk === "main" || desk === "overseas") return say.desks[desk];
  const found = texts?.prefectures.find((one) => one.code === Number(desk));
  return found ? told(found.name) : desk;
}

export const minutes = (n: number) => text().hours(Math.floor(Math.abs(n) / 60), Math.abs(n) % 60);

export function Clock({ of }: { of: Consultation }) {
  const say = text();
  if (of.state === "closed" || of.state === "answered") return <span class="faint">{say.lists.state[of.state]}</span>;
  if (of.clock.problem) return <Mark kind="warn">{say.noClock}</Mark>;
  if (!of.standing?.runs) return <span class="faint">{say.stands}</span>;
  if (of.standing.overdue) return <Mark kind="bad">{say.over(minutes(of.standing.minutes_left))}</Mark>;
  return <Mark kind={of.standing.minutes_left < 120 ? "warn" : "plain"}>{say.left(minutes(of.standing.minutes_left))}</Mark>;
}

export const contents = (of: Consultation) => of.attributes.contents.map((one) => text().lists.content[one]).join(", ") || "-";
