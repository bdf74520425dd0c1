// Three responses, the promises of each body, and how they stand.
import { useState } from "preact/hooks";
import { type Promise_, type PromiseState, promiseStates, setPromise, showProgramme } from "../../api/govern";
import { may } from "../../api/session";
import { Bars } from "../../charts";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { day } from "../../i18n/format";
import { either, language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { Source } from "../law/source";
import { text } from "./words";

const tones = { open: "plain", under_way: "info", kept: "good", dropped: "bad" } as const;
const barTones = { open: "none", under_way: "calm", kept: "good", dropped: "bad" } as const;

export function Board() {
  const say = text();
  const found = useResource((signal) => showProgramme(signal), []);
  const [at, setAt] = useState<Promise_>();
  return (
    <>
      <Filled of={found}>
        {(board) => (
          <>
            <Panel
              title={say.byState}
              aside={
                <a class="button no-print" href={`/api/v1/programme/table?language=${language.value}`} download="programme.csv">
                  {say.exportTable}
                </a>
              }
            >
              <Bars
                name={say.byState}
                hideName
                valueName={say.items}
                bars={promiseStates.map((state) => ({
                  label: say.states[state],
                  value: board.responses.reduce((sum, one) => sum + one.counts[state], 0),
                  tone: barTones[state],
                }))}
              />
            </Panel>
            {board.responses.map((response) => (
              <Panel key={response.id} title={either(response)}>
                <ul class="plain-list">
                  {response.promises.map((one) => (
                    <li key={one.id}>
                      <Mark kind={tones[one.state]}>{say.states[one.state]}</Mark>{" "}
                      {one.overdue && <Mark kind="bad">{say.overdue}</Mark>} <strong>{either(one.body_name)}</strong>{" "}
                      {either(one.text)} {one.owner && `(${one.owner})`} {one.due && day(one.due)} {one.note}{" "}
                      {one.as_of && (
                        <span class="faint">
                          {day(one.as_of.day)} {either(one.as_of.text)}
                        </span>
                      )}{" "}
                      <Source of={one.source} />{" "}
                      {may("promise", "update") && (
                        <button
                          type="button"
                          class="button button-quiet no-print"
                          aria-label={`${say.set}: ${either(one.text)}`}
                          onClick={() => setAt(one)}
                        >
                          {say.set}
                        </button>
                      )}
                    </li>
                  ))}
                </ul>
              </Panel>
            ))}
            <Panel title={say.policy}>
              <ul class="plain-list">
                {[...board.policy]
                  .sort((a, b) => a.year - b.year)
                  .map((one) => (
                    <li key={one.id}>
                      {one.year} {either(one.text)} <Source of={one.source} />
                    </li>
                  ))}
              </ul>
            </Panel>
          </>
        )}
      </Filled>
      {at && (
        <FieldsDialog
          title={say.set}
          text={either(at.text)}
          done={say.setDone}
          fields={[
            { name: "state", label: say.state, options: promiseStates.map((one) => ({ value: one, label: say.states[one] })) },
            { name: "owner", label: say.owner },
            { name: "due", label: say.due, kind: "date" },
            { name: "note", label: say.note, rows: 3 },
          ]}
          start={{ state: at.state, owner: at.owner, due: at.due ?? "", note: at.note }}
          send={(value) =>
            setPromise(at.id, {
              state: value.state as PromiseState,
              owner: value.owner,
              due: value.due || undefined,
              note: value.note,
            })
          }
          onDone={found.again}
          onClose={() => setAt(undefined)}
          command={(value) => ["programme", "set", at.id, "--state", value.state]}
        />
      )}
    </>
  );
}
