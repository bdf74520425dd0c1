// Judgments and cases: what was decided, and what the register's own judgement says of the same facts.
import { useState } from "preact/hooks";
import { type LawReplay, listReplays, showReplay } from "../../api/govern";
import { CopyAs } from "../../components/copy_as";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { day } from "../../i18n/format";
import { either } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { Source } from "./source";
import { text } from "./words";

type Outcome = keyof ReturnType<typeof text>["outcomes"];
type Status = keyof ReturnType<typeof text>["statuses"];

function Judged({ id }: { id: string }) {
  const say = text();
  const found = useResource((signal) => showReplay(id, signal), [id]);
  return (
    <Filled of={found}>
      {(report) => (
        <>
          <dl class="facts">
            {(["secrecy_management", "usefulness", "non_public"] as const).map((one) => (
              <>
                <dt key={one}>{say.requirements[one]}</dt>
                <dd>
                  <Mark kind={report.assessed[one] === "met" ? "good" : report.assessed[one] === "partly" ? "warn" : "bad"}>
                    {say.statuses[report.assessed[one] as Status] ?? report.assessed[one]}
                  </Mark>
                </dd>
              </>
            ))}
          </dl>
          {report.measures_missing.length > 0 && (
            <>
              <h3>{say.missing}</h3>
              <ul class="bullets">
                {report.measures_missing.map((one) => (
                  <li key={one.ja}>{either(one)}</li>
                ))}
              </ul>
            </>
          )}
          <CopyAs command={["law", "replay", id]} />
        </>
      )}
    </Filled>
  );
}

function Replay({ of }: { of: LawReplay }) {
  const say = text();
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title={`${day(of.day)} ${say.outcomes[of.outcome as Outcome] ?? of.outcome}`}
      aside={of.held === null ? undefined : <Mark kind={of.held ? "good" : "bad"}>{of.held ? say.held : say.failed}</Mark>}
    >
      <p>{either(of.text)}</p>
      <p>
        <strong>{say.lesson}</strong> {either(of.lesson)}
      </p>
      <p>
        <Source of={of.source} />
      </p>
      {open ? (
        <Judged id={of.id} />
      ) : (
        <button type="button" class="button no-print" onClick={() => setOpen(true)}>
          {say.judge}
        </button>
      )}
    </Panel>
  );
}

export function ReplaysView() {
  const found = useResource((signal) => listReplays(signal), []);
  return (
    <Filled of={found}>
      {(page) => (
        <div class="panels panels-two">
          {page.items.map((one) => (
            <Replay key={one.id} of={one} />
          ))}
        </div>
      )}
    </Filled>
  );
}
