// The law in force on a day, topic by topic, with what holds today instead.
import { type LawOfDay, type LawStatement, showLaw } from "../../api/govern";
import { query, setQuery } from "../../app/router";
import { CopyAs, option } from "../../components/copy_as";
import { TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { day } from "../../i18n/format";
import { either } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { Source } from "./source";
import { text } from "./words";

function Statement({ of, today }: { of: LawStatement; today?: boolean }) {
  const say = text();
  return (
    <li>
      {today && <Mark kind="info">{say.today}</Mark>} <span class="code">{of.article}</span>
      <p>{either(of.text)}</p>
      <p class="faint">
        {day(of.from)} {say.from} {of.since_standing === "unverified" && `(${say.sinceUnverified})`} ·{" "}
        <Source of={of.source} standing={of.standing} />
      </p>
    </li>
  );
}

export function Topics({ law, only }: { law: LawOfDay; only?: readonly string[] }) {
  const say = text();
  const shown = law.topics.filter(
    (one) => one.statements.length + one.today_instead.length > 0 && (only === undefined || only.includes(one.id)),
  );
  return (
    <div class="panels panels-two">
      {shown.map((topic) => (
        <Panel key={topic.id} title={either(topic)}>
          {topic.statements.length === 0 && <p class="faint">{say.nothing}</p>}
          <ul class="plain-list">
            {topic.statements.map((one) => (
              <Statement key={one.id} of={one} />
            ))}
            {topic.today_instead.map((one) => (
              <Statement key={one.id} of={one} today />
            ))}
          </ul>
        </Panel>
      ))}
    </div>
  );
}

export function DayView() {
  const say = text();
  const on = query("on");
  const found = useResource((signal) => showLaw(on, signal), [on]);
  return (
    <>
      <div class="row fields-row no-print">
        <TextField label={say.on} help={say.onHelp} kind="date" value={on} onValue={(value) => setQuery({ on: value || null })} />
      </div>
      <Filled of={found}>
        {(law) => (
          <>
            <Topics law={law} />
            {law.amendments_after.length > 0 && (
              <Panel title={say.after}>
                <ul class="plain-list">
                  {law.amendments_after.map((one) => (
                    <li key={one.id}>
                      {day(one.in_force)} {either(one.text)} <Source of={one.source} />
                    </li>
                  ))}
                </ul>
              </Panel>
            )}
            <CopyAs command={["law", "show", ...option("on", on)]} call={{ method: "GET", path: `/api/v1/law?on=${law.day}` }} />
          </>
        )}
      </Filled>
    </>
  );
}
