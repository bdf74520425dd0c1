// One expert, new or known: what he advises on, to whom he is too close, when he works and when he is away.
import { useState } from "preact/hooks";
import { addExpert, changeExpert, type DeskExpert, type DeskExpertWish } from "../../api/desk";
import { ActDialog } from "../../components/act_dialog";
import { CheckField, SelectField, TextField } from "../../components/field";
import { flags, listIn } from "../../components/fields_dialog";
import { day, weekday } from "../../i18n/format";
import { useFields } from "../../state/fields";
import { text } from "./words";

export const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

// "9:30" -> 570; nothing when it is no time of a day.
export function minuteOf(written: string): number | undefined {
  const [, hour, minute] = /^\s*(\d{1,2})[:：](\d{2})\s*$/.exec(written) ?? [];
  if (hour === undefined || minute === undefined || Number(hour) > 24 || Number(minute) > 59) return undefined;
  const found = Number(hour) * 60 + Number(minute);
  return found <= 1440 ? found : undefined;
}

const days = [1, 2, 3, 4, 5, 6, 0] as const;
const fresh = {
  name: "",
  kind: "company_veteran",
  skills: [] as string[],
  industries: [] as string[],
  conflicts: [] as string[],
  weekdays: [1, 2, 3, 4, 5],
  from_minute: 600,
  to_minute: 1020,
  absences: [],
  active: true,
} satisfies DeskExpertWish;

export function ExpertSheet({ of, onDone, onClose }: { of?: DeskExpert; onDone: () => void; onClose: () => void }) {
  const words = text();
  const say = words.expert;
  const before: DeskExpertWish = of ?? fresh;
  const { value, put, needed } = useFields({
    name: before.name,
    kind: before.kind as string,
    industries: before.industries.join(", "),
    conflicts: before.conflicts.join("\n"),
    from: clock(before.from_minute),
    to: clock(before.to_minute),
    awayFrom: "",
    awayTo: "",
  });
  const [skills, setSkills] = useState<readonly string[]>(before.skills);
  const [weekdays, setWeekdays] = useState<readonly number[]>(before.weekdays);
  const [absences, setAbsences] = useState<DeskExpertWish["absences"]>(before.absences);
  const [active, setActive] = useState(before.active);
  const from = minuteOf(value.from);
  const to = minuteOf(value.to);
  // An absence that was written and not yet put into the list is meant all the same.
  const written = value.awayFrom ? [{ from: value.awayFrom, to: value.awayTo || value.awayFrom }] : [];
  const backwards = written.some((one) => one.to < one.from);
  const all = [...absences, ...written].sort((one, other) => one.from.localeCompare(other.from));
  const wish = (): DeskExpertWish => ({
    name: value.name.trim(),
    kind: value.kind as DeskExpert["kind"],
    skills: Object.keys(words.content).filter((one) => skills.includes(one)),
    industries: listIn(value.industries),
    conflicts: listIn(value.conflicts),
    weekdays: [...weekdays].sort(),
    from_minute: from ?? before.from_minute,
    to_minute: to ?? before.to_minute,
    absences: all,
    active,
  });
  const toggle = <T,>(list: readonly T[], one: T, on: boolean) => (on ? [...list, one] : list.filter((other) => other !== one));
  return (
    <ActDialog
      kind="sheet"
      title={of ? `${of.number} ${of.name}` : say.add}
      action={of ? say.save : say.add}
      done={words.saved}
      check={() => ({
        name: needed("name"),
        from: from === undefined ? say.timeWrong : undefined,
        to: to === undefined || (from !== undefined && to <= from) ? say.timeWrong : undefined,
        awayTo: backwards ? say.awayWrong : undefined,
      })}
      send={() => (of ? changeExpert(of.number, wish()) : addExpert(wish()))}
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={[
        "expert",
        ...(of ? ["change", of.number] : ["add"]),
        ...flags({
          name: value.name,
          kind: value.kind,
          skill: wish().skills,
          industry: wish().industries,
          conflict: wish().conflicts,
          "absent-from": of && written[0]?.from,
          "absent-to": of && written[0]?.to,
        }),
      ]}
    >
      {(errors) => (
        <>
          <TextField label={say.name} required value={value.name} onValue={put("name")} error={errors.name} />
          <SelectField
            label={say.kind}
            value={value.kind}
            onValue={put("kind")}
            options={Object.entries(say.kinds).map(([one, label]) => ({ value: one, label }))}
          />
          <fieldset class="field">
            <legend>{say.skills}</legend>
            {Object.entries(words.content).map(([one, label]) => (
              <CheckField
                key={one}
                label={label}
                checked={skills.includes(one)}
                onValue={(on) => setSkills(toggle(skills, one, on))}
              />
            ))}
          </fieldset>
          <TextField
            label={say.industries}
            help={say.industriesHelp}
            value={value.industries}
            onValue={put("industries")}
            error={errors.industries}
          />
          <TextField
            label={say.conflicts}
            help={say.conflictsHelp}
            rows={3}
            value={value.conflicts}
            onValue={put("conflicts")}
            error={errors.conflicts}
          />
          <fieldset class="field">
            <legend>{say.weekdays}</legend>
            {days.map((one) => (
              <CheckField
                key={one}
                label={weekday((one + 6) % 7)}
                checked={weekdays.includes(one)}
                onValue={(on) => setWeekdays(toggle(weekdays, one, on))}
              />
            ))}
          </fieldset>
          <div class="row fields-row">
            <TextField label={say.from} value={value.from} onValue={put("from")} error={errors.from} />
            <TextField label={say.to} value={value.to} onValue={put("to")} error={errors.to} />
          </div>
          <fieldset class="field">
            <legend>{say.absences}</legend>
            {absences.length === 0 && <p class="faint">{say.noAbsences}</p>}
            <ul>
              {absences.map((one) => (
                <li key={`${one.from} ${one.to}`} class="row">
                  {one.from === one.to ? day(one.from) : `${day(one.from)} - ${day(one.to)}`}
                  <button
                    type="button"
                    class="button button-small"
                    aria-label={say.removeAbsence(one.from)}
                    onClick={() => setAbsences(absences.filter((other) => other !== one))}
                  >
                    {say.remove}
                  </button>
                </li>
              ))}
            </ul>
            <div class="row fields-row">
              <TextField label={say.awayFrom} kind="date" value={value.awayFrom} onValue={put("awayFrom")} />
              <TextField label={say.awayTo} kind="date" value={value.awayTo} onValue={put("awayTo")} error={errors.awayTo} />
              <button
                type="button"
                class="button"
                disabled={written.length === 0 || backwards}
                onClick={() => {
                  setAbsences(all);
                  put("awayFrom")("");
                  put("awayTo")("");
                }}
              >
                {say.addAbsence}
              </button>
            </div>
          </fieldset>
          <CheckField label={say.active} checked={active} onValue={setActive} />
        </>
      )}
    </ActDialog>
  );
}
