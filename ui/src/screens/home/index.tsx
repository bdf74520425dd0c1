// What needs me today, and three pictures: how well secrets are kept, what was seen in thirty days, who leaves next.
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { Alert } from "../../api/alerts";
import { onLive } from "../../api/live";
import { listPeople } from "../../api/people";
import type { Posture } from "../../api/protection";
import { may, now } from "../../api/session";
import type { WaitingItem } from "../../api/tasks";
import { Ring, StackedStrip } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Mark } from "../../components/marks";
import { Filled, Loading, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { day, dayKey, daysUntil, eraDay } from "../../i18n/format";
import { either, language, words } from "../../i18n/language";
import { type Page, type Resource, useResource } from "../../state/resource";
import { en } from "./en";
import "./home.css";
import { ja } from "./ja";
import { postureOf, shownOf, thirtyDays, useHome } from "./parts";

const text = words(ja, en);

export default function Home() {
  const { alerts, posture, waiting, settled } = useHome();
  useEffect(() => onLive("alert", alerts.again), [alerts.again]);
  useEffect(() => onLive("desk_question", waiting.again), [waiting.again]);
  const today = dayKey(now.value);
  return (
    <>
      <div class="screen-head">
        <h1>{text().title}</h1>
        <p>
          {day(today)}
          {language.value === "ja" && <span class="faint"> {eraDay(today)}</span>}
        </p>
      </div>
      <div class="home">
        <Tasks of={waiting} settled={settled} />
        <div class="panels">
          {may("posture", "read") && <Standing of={posture} />}
          {may("alert", "list") && <Alerts alerts={alerts} />}
          {may("person", "list") && <Leavers />}
        </div>
      </div>
    </>
  );
}

// What the roles of the session do not permit is said in a word, not as a failure.
function Permitted<T>({ of, children }: { of: Resource<T>; children: (data: T) => ComponentChildren }) {
  if (of.problem?.status === 403) return <p class="faint">{text().notYours}</p>;
  return <Filled of={of}>{children}</Filled>;
}

function Due({ due }: { due: string | null }) {
  if (!due) return <span class="faint">{text().noDue}</span>;
  const left = daysUntil(due, now.value);
  if (left < 0) return <Mark kind="bad">{text().overdue(-left)}</Mark>;
  if (left === 0) return <Mark kind="warn">{text().today}</Mark>;
  return <span title={day(due)}>{text().inDays(left)}</span>;
}

function Tasks({ of, settled }: { of: Resource<Page<WaitingItem>>; settled: boolean }) {
  const say = text();
  const all = of.data?.items ?? [];
  const tasks = shownOf(all);
  return (
    <Panel title={say.tasks}>
      {of.problem ? (
        <Permitted of={of}>{() => null}</Permitted>
      ) : tasks.length > 0 ? (
        <>
          <p class="faint">{say.tasksSentence(all.length)}</p>
          <Table
            label={say.tasks}
            fixed
            rows={tasks}
            rowKey={(row) => `${row.kind} ${row.title.ja} ${row.object.ja} ${row.address}`}
            href={(row) => row.address}
            columns={[
              { id: "task", title: say.columns.task, cell: (row) => either(row.title) },
              { id: "object", title: say.columns.object, cell: (row) => either(row.object) },
              { id: "due", title: say.columns.due, narrow: true, cell: (row) => <Due due={row.due} /> },
              { id: "owner", title: say.columns.owner, narrow: true, cell: (row) => row.owner ?? say.noDue },
            ]}
          />
        </>
      ) : settled ? (
        <EmptyState
          title={say.noTasks}
          text={say.noTasksText}
          picture={<RowsPicture />}
          action={
            <a class="button" href="/welcome">
              {say.toWelcome}
            </a>
          }
        />
      ) : (
        <Loading />
      )}
      <CopyAs command={["task", "list"]} call={{ method: "GET", path: "/api/v1/waiting" }} />
    </Panel>
  );
}

function Standing({ of }: { of: Resource<Posture | undefined> }) {
  const say = text();
  return (
    <Panel title={say.posture} aside={(of.data?.secrets ?? 0) > 0 && <a href="/protection">{say.postureLink}</a>}>
      <Permitted of={of}>
        {(data) => {
          if (!data) return null;
          const posture = postureOf(data);
          return posture.total === 0 ? (
            <p>
              {say.noSecrets} <a href="/secrets">{say.noSecretsAction}</a>
            </p>
          ) : (
            <Ring
              name={say.posture}
              hideName
              unit={say.secretsUnit}
              parts={[
                { label: say.postureParts.managed, value: posture.managed, tone: "good" },
                { label: say.postureParts.partly, value: posture.partly, tone: "warn" },
                { label: say.postureParts.missing, value: posture.missing, tone: "bad" },
              ]}
            />
          );
        }}
      </Permitted>
    </Panel>
  );
}

function Alerts({ alerts }: { alerts: Resource<Page<Alert>> }) {
  const say = text();
  const open = alerts.data?.items.filter((one) => one.state === "new").length ?? 0;
  return (
    <Panel title={say.alerts} aside={alerts.data && <a href="/alerts?state=new">{say.alertsOpen(open)}</a>}>
      <Permitted of={alerts}>
        {(data) => (
          <StackedStrip
            name={say.alerts}
            hideName
            unit={say.alertsUnit}
            series={[
              { label: say.severe, tone: "bad" },
              { label: say.other, tone: "calm" },
            ]}
            days={thirtyDays(data.items).map((one) => ({ day: one.day, values: [one.severe, one.other] }))}
          />
        )}
      </Permitted>
    </Panel>
  );
}

function Leavers() {
  const say = text();
  const leavers = useResource((signal) => listPeople({ leaving: "within_30_days", limit: 50 }, signal), []);
  return (
    <Panel title={say.leavers} aside={leavers.data && <a href="/people">{say.leaversLink}</a>}>
      <Permitted of={leavers}>
        {(data) =>
          data.items.length === 0 ? (
            <p class="faint">{say.noLeavers}</p>
          ) : (
            <Table
              label={say.leavers}
              fixed
              rows={data.items.slice(0, 8)}
              rowKey={(row) => row.pseudonym}
              columns={[
                { id: "who", title: say.leaverColumns.who, cell: (row) => row.name ?? row.pseudonym },
                { id: "department", title: say.leaverColumns.department, cell: (row) => row.department ?? say.noDue },
                {
                  id: "exit",
                  title: say.leaverColumns.exit,
                  narrow: true,
                  cell: (row) => (row.last_day_of_employment ? day(row.last_day_of_employment) : say.within),
                },
              ]}
            />
          )
        }
      </Permitted>
    </Panel>
  );
}
