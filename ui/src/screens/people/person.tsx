import { useState } from "preact/hooks";
import { type Leaver, listLeaverActivity } from "../../api/people";
import { Problem } from "../../api/problem";
import { may } from "../../api/session";
import { addressOf } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { Icon } from "../../components/icon";
import { LevelMark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { RevealRequest } from "../../components/reveal";
import { Table } from "../../components/table";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { Lane } from "./lane";
import { StartCheck } from "./start_check";
import { Band, Pledge, watched } from "./views";
import { text } from "./words";

async function find(pseudonym: string, signal: AbortSignal): Promise<Leaver> {
  let cursor: string | undefined;
  do {
    const page = await listLeaverActivity({ ...watched(), limit: 200, cursor }, signal);
    const found = page.items.find((one) => one.pseudonym === pseudonym);
    if (found) return found;
    cursor = page.next ?? undefined;
  } while (cursor);
  throw new Problem({ type: "urn:sekimori:problem:not_found", status: 404 });
}

export function PersonDetail({ pseudonym }: { pseudonym: string }) {
  const say = text();
  const resource = useResource((signal) => find(pseudonym, signal), [pseudonym]);
  return (
    <>
      <p class="no-print">
        <a class="back" href={addressOf("people")}>
          <Icon name="right" />
          {say.back}
        </a>
      </p>
      {!resource.data && <h1>{say.title}</h1>}
      <Filled of={resource}>
        {(leaver) => (
          <>
            <header class="screen-head">
              <h1 class="pseudonym">{leaver.person ? `${leaver.person.name} (${leaver.pseudonym})` : leaver.pseudonym}</h1>
              <Band band={leaver.band} />
              <Pledge state={leaver.pledge} />
            </header>
            <div class="person-parts">
              <Panel title={say.lanes}>
                <p class="faint">{leaver.touched.length ? say.lanesLead : say.noLanes}</p>
                <div class="lanes">
                  {leaver.touched.map((touch) => (
                    <Lane key={touch.feature} leaver={leaver} touch={touch} />
                  ))}
                </div>
              </Panel>
              <div class="panels">
                <Formalities leaver={leaver} />
                <Panel title={say.reveals}>
                  <RevealRequest pseudonym={leaver.pseudonym} revealed={leaver.person !== undefined} onDone={resource.again} />
                  {leaver.person && (
                    <p>{`${leaver.person.name} / ${leaver.person.staff_number} / ${leaver.person.department}`}</p>
                  )}
                </Panel>
                <Panel title={say.alerts}>
                  {leaver.alerts.length === 0 && <p class="faint">{say.noAlerts}</p>}
                  {leaver.alerts.map((id) => (
                    <p key={id}>
                      <a href={`/alerts/${id}`}>{say.openAlert(Math.round(leaver.score))}</a>
                    </p>
                  ))}
                </Panel>
                <Panel title={say.secrets}>
                  {leaver.secrets.length === 0 ? (
                    <p class="faint">{say.noSecrets}</p>
                  ) : (
                    <Table
                      label={say.secrets}
                      fixed
                      rows={leaver.secrets}
                      rowKey={(row) => row.secret_id}
                      href={(row) => `/secrets/${encodeURIComponent(row.number)}`}
                      columns={[
                        { id: "number", title: say.number, cell: (row) => row.number },
                        { id: "level", title: say.level, narrow: true, cell: (row) => <LevelMark level={row.level} /> },
                        { id: "events", title: say.records, narrow: true, align: "end", cell: (row) => row.events },
                      ]}
                    />
                  )}
                </Panel>
              </div>
            </div>
            <CopyAs
              command={["leaver", "list", "--activity", "--days-back", watched().days_back, "--json"]}
              call={{ method: "GET", path: `/api/v1/leaver-activity?days_back=${watched().days_back}` }}
            />
          </>
        )}
      </Filled>
    </>
  );
}

function Formalities({ leaver }: { leaver: Leaver }) {
  const say = text();
  const [starting, setStarting] = useState(false);
  const rows: [string, string][] = [
    [say.columns.lastDay, leaver.person?.last_day_at_work ? day(leaver.person.last_day_at_work) : ""],
    [say.columns.employmentEnd, leaver.exit ? day(leaver.exit) : ""],
    [say.columns.devices, leaver.devices.join(", ")],
  ];
  return (
    <Panel title={say.facts}>
      <dl class="facts">
        {rows
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {leaver.person && may("exit_check", "create") ? (
        <button type="button" class="button" onClick={() => setStarting(true)}>
          {say.startCheck}
        </button>
      ) : (
        <p class="faint">{say.nameNeeded}</p>
      )}
      {starting && leaver.person && <StartCheck staffNumber={leaver.person.staff_number} onClose={() => setStarting(false)} />}
    </Panel>
  );
}
