// What needs me today, and three pictures: how well secrets are kept, what was seen in thirty days, who leaves next.
import { useEffect } from "preact/hooks";
import { type Home as HomeAnswer, type HomeLeaver, type HomeTask, readHome } from "../../api/home";
import { onLive } from "../../api/live";
import { now } from "../../api/session";
import { Ring, StackedStrip } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { either } from "../../i18n";
import { day, daysUntil, eraDay } from "../../i18n/format";
import { language, words } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { en } from "./en";
import "./home.css";
import { ja } from "./ja";

const text = words(ja, en);

export default function Home() {
  const home = useResource(readHome, []);
  useEffect(() => onLive("alert", home.again), [home.again]);
  const today = home.data?.today ?? now.value.toISOString();
  return (
    <>
      <div class="screen-head">
        <h1>{text().title}</h1>
        <p>
          {day(today)}
          {language.value === "ja" && <span class="faint"> {eraDay(today)}</span>}
        </p>
      </div>
      <Filled of={home}>
        {(data) => (
          <div class="home">
            <Tasks tasks={data.tasks} />
            <div class="panels home-side">
              <Posture home={data} />
              <Alerts home={data} />
              <Leavers leavers={data.leavers} />
            </div>
          </div>
        )}
      </Filled>
    </>
  );
}

function Due({ due }: { due: string | null }) {
  if (!due) return <span class="faint">{text().noDue}</span>;
  const left = daysUntil(due, now.value);
  if (left < 0) return <Mark kind="bad">{text().overdue(-left)}</Mark>;
  if (left === 0) return <Mark kind="warn">{text().today}</Mark>;
  return <span title={day(due)}>{text().inDays(left)}</span>;
}

function Tasks({ tasks }: { tasks: readonly HomeTask[] }) {
  const say = text();
  return (
    <Panel title={say.tasks} className="home-tasks">
      {tasks.length === 0 ? (
        <EmptyState
          title={say.noTasks}
          text={say.noTasksText}
          picture={<RowsPicture />}
          action={
            <a class="button" href="/welcome">
              {say.toWelcome}
            </a>
          }
          command={["alert", "list"]}
        />
      ) : (
        <>
          <p class="faint">{say.tasksSentence(tasks.length)}</p>
          <Table
            label={say.tasks}
            fixed
            rows={tasks}
            rowKey={(row) => `${row.kind} ${row.address} ${row.object}`}
            href={(row) => row.address}
            columns={[
              {
                id: "task",
                title: say.columns.task,
                cell: (row) => (row.detail_ja ? either({ ja: row.detail_ja, en: row.detail_en ?? "" }) : say.kinds[row.kind]),
              },
              { id: "object", title: say.columns.object, cell: (row) => row.object },
              { id: "due", title: say.columns.due, narrow: true, cell: (row) => <Due due={row.due} /> },
              { id: "owner", title: say.columns.owner, narrow: true, cell: (row) => row.owner ?? say.noDue },
            ]}
          />
        </>
      )}
      <CopyAs call={{ method: "GET", path: "/api/v1/home" }} />
    </Panel>
  );
}

function Posture({ home: { posture } }: { home: HomeAnswer }) {
  const say = text();
  return (
    <Panel title={say.posture} aside={posture && posture.total > 0 && <a href="/protection">{say.postureLink}</a>}>
      {!posture ? (
        <p class="faint">{say.notYours}</p>
      ) : posture.total === 0 ? (
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
      )}
    </Panel>
  );
}

function Alerts({ home: { alerts } }: { home: HomeAnswer }) {
  const say = text();
  return (
    <Panel title={say.alerts} aside={alerts && <a href="/alerts?state=new">{say.alertsOpen(alerts.open)}</a>}>
      {!alerts ? (
        <p class="faint">{say.notYours}</p>
      ) : (
        <StackedStrip
          name={say.alerts}
          hideName
          unit={say.alertsUnit}
          series={[
            { label: say.severe, tone: "bad" },
            { label: say.other, tone: "calm" },
          ]}
          days={alerts.days.map((one) => ({ day: one.day, values: [one.severe, one.other] }))}
        />
      )}
    </Panel>
  );
}

const pledgeKinds: Record<string, "good" | "warn" | "bad" | "plain"> = {
  signed: "good",
  asked: "warn",
  refused: "bad",
  expired: "bad",
  missing: "bad",
};

function Leavers({ leavers }: { leavers: readonly HomeLeaver[] | null }) {
  const say = text();
  const bands: Record<string, string> = say.bands;
  const pledges: Record<string, string> = say.pledges;
  return (
    <Panel title={say.leavers} aside={leavers && <a href="/people?view=calendar">{say.leaversLink}</a>}>
      {!leavers ? (
        <p class="faint">{say.notYours}</p>
      ) : leavers.length === 0 ? (
        <p class="faint">{say.noLeavers}</p>
      ) : (
        <Table
          label={say.leavers}
          fixed
          rows={leavers}
          rowKey={(row) => row.pseudonym || (row.name ?? "")}
          columns={[
            { id: "who", title: say.leaverColumns.who, cell: (row) => row.name ?? row.pseudonym },
            {
              id: "exit",
              title: say.leaverColumns.exit,
              cell: (row) => (row.exit ? day(row.exit) : (bands[row.band] ?? row.band)),
            },
            {
              id: "pledge",
              title: say.leaverColumns.pledge,
              narrow: true,
              cell: (row) => <Mark kind={pledgeKinds[row.pledge] ?? "plain"}>{pledges[row.pledge] ?? row.pledge}</Mark>,
            },
          ]}
        />
      )}
    </Panel>
  );
}
