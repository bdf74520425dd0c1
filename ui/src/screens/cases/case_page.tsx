// One case: what happened when, what is kept as evidence and what was done with it, and what leaves the house.
import { useState } from "preact/hooks";
import { type Alert, showAlert } from "../../api/alerts";
import { type Exhibit, showCase, type WholeCase } from "../../api/cases";
import { allSecrets, type Secret } from "../../api/secrets";
import { may } from "../../api/session";
import { addressOf, addressWith, query } from "../../app/router";
import { CustodyStrip, type LaneEntry, SwimLanes } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { LevelMark, Mark, Score } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { either } from "../../i18n";
import { bytes, count, day, time } from "../../i18n/format";
import { useAccountNames } from "../../state/names";
import { useResource } from "../../state/resource";
import { CaseLaw } from "../law/case_law";
import { CaseActions } from "./case_actions";
import { daysOpen, stateTone } from "./case_list";
import { CaseLogPanels } from "./case_log";
import "../shared.css";
import "./cases.css";
import { stepsOf } from "./custody";
import { Duty } from "./duty";
import { Hash } from "./hash";
import { HoldDialog } from "./hold_dialog";
import { CaseTasks } from "./tasks";
import { text } from "./words";

export function CasePage({ number }: { number: string }) {
  const words = text();
  const found = useResource((signal) => showCase(number, signal), [number]);
  const whole = found.data?.data;
  return (
    <>
      <p class="no-print">
        <a href={addressOf("cases")}>{words.all}</a>
      </p>
      <header class="screen-head">
        <div>
          <h1>
            <span class="code">{number}</span> {whole?.title}
          </h1>
          {whole && (
            <p class="row">
              <Mark kind={stateTone[whole.state]}>{words.states[whole.state]}</Mark>
              {words.triggers[whole.trigger]} · {day(whole.opened_at)} · {words.daysOpen(daysOpen(whole))}
            </p>
          )}
        </div>
      </header>
      <Filled of={found}>
        {({ data, etag }) => (
          <div class="panels">
            <CaseActions of={data} etag={etag} onChange={found.again} />
            {may("case_task", "list") && <CaseTasks number={number} />}
            {may("personal_data_duty", "list") && <Duty number={number} />}
            {may("case_decision", "list") && <CaseLogPanels of={data} />}
            {may("law", "read") && <CaseLaw number={number} />}
            <Story of={data} />
            <Exhibits of={data} />
            <Facts of={data} onChange={found.again} />
          </div>
        )}
      </Filled>
      <CopyAs command={["case", "show", number]} call={{ method: "GET", path: `/api/v1/cases/${encodeURIComponent(number)}` }} />
    </>
  );
}

const lanesBy = ["actor", "device", "secret"] as const;

// Of each alert the events behind its factors; with them the hours at which the case itself came about.
function laneEntries(
  of: WholeCase,
  alerts: Alert[],
  by: (typeof lanesBy)[number],
): { lanes: { id: string; label: string }[]; entries: LaneEntry[] } {
  const words = text();
  const lanes = new Map<string, string>();
  const entries: LaneEntry[] = [];
  const put = (lane: string, label: string, entry: Omit<LaneEntry, "lane">) => {
    lanes.set(lane, label);
    entries.push({ lane, ...entry });
  };
  for (const alert of alerts)
    for (const factor of alert.factors) {
      const tone = factor.points >= 25 ? "bad" : factor.points >= 10 ? "warn" : "calm";
      const places =
        by === "actor"
          ? [alert.pseudonym || alert.device]
          : by === "device"
            ? [alert.device, ...(alert.peripherals ?? [])].filter(Boolean)
            : alert.secrets.map((one) => one.number);
      for (const place of places)
        for (const event of factor.events) put(place, place, { time: event.time, label: either(factor), tone });
    }
  put("case", text().title, { time: of.noticed_at, label: words.page.caseNoticed, tone: "good" });
  put("case", text().title, { time: of.opened_at, label: words.page.caseOpened, tone: "good" });
  for (const step of of.custody)
    put("case", text().title, { time: step.at, label: `${step.exhibit} ${words.verbs[step.verb]}`, tone: "good" });
  return { lanes: [...lanes].map(([id, label]) => ({ id, label })), entries };
}

function Story({ of }: { of: WholeCase }) {
  const words = text().page;
  const by = lanesBy.find((one) => one === query("by")) ?? "actor";
  const alerts = useResource((signal) => Promise.all(of.alerts.map((id) => showAlert(id, signal))), [of.alerts.join()]);
  const names = { actor: words.byActor, device: words.byDevice, secret: words.bySecret };
  return (
    <Panel
      title={words.timeline}
      aside={
        <nav class="row no-print" aria-label={words.by}>
          <span class="faint">{words.by}</span>
          {lanesBy.map((one) => (
            <a
              key={one}
              class={`button button-small${one === by ? " button-on" : ""}`}
              aria-current={one === by ? "true" : undefined}
              href={addressWith({ by: one === "actor" ? null : one })}
            >
              {names[one]}
            </a>
          ))}
        </nav>
      }
    >
      <Filled of={alerts}>
        {(known) => (
          <>
            <SwimLanes name={words.timeline} hideName {...laneEntries(of, known, by)} />
            <ul class="alert-lines">
              {known.map((alert) => (
                <li key={alert.id}>
                  <a href={addressOf("alerts", alert.id)}>
                    <Score value={alert.score} severity={alert.severity} />{" "}
                    {either({ ja: alert.sentence_ja, en: alert.sentence_en })}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </Filled>
    </Panel>
  );
}

function exhibitColumns(): Column<Exhibit>[] {
  const words = text();
  const page = words.page;
  return [
    { id: "number", title: page.number, cell: (row) => row.number, narrow: true, always: true },
    { id: "item", title: page.item, cell: (row) => <span class="title-cell">{row.title}</span> },
    { id: "scope", title: page.scope, cell: (row) => words.scopes[row.scope], narrow: true },
    { id: "hash", title: page.hash, cell: (row) => <Hash of={row.digest} /> },
    { id: "taken", title: page.taken, cell: (row) => time(row.acquired_at), narrow: true },
    { id: "files", title: page.files, cell: (row) => count(row.files), align: "end", narrow: true },
    { id: "size", title: page.size, cell: (row) => bytes(row.bytes), align: "end", narrow: true },
  ];
}

function Exhibits({ of }: { of: WholeCase }) {
  const words = text().page;
  const nameOf = useAccountNames();
  const [chosen, setChosen] = useState(of.exhibits[0]?.number ?? "");
  const shown = of.exhibits.some((one) => one.number === chosen) ? chosen : (of.exhibits[0]?.number ?? "");
  return (
    <Panel title={words.exhibits}>
      {of.exhibits.length === 0 ? (
        <p class="note">{words.noExhibits}</p>
      ) : (
        <>
          <Table
            label={words.exhibits}
            columns={exhibitColumns()}
            rows={of.exhibits}
            rowKey={(row) => row.number}
            href={(row) => `/evidence/${encodeURIComponent(of.number)}?exhibit=${encodeURIComponent(row.number)}`}
            fixed
          />
          <div class="row strip-head">
            <h3>{words.custody}</h3>
            {of.exhibits.map((one) => (
              <button
                key={one.number}
                type="button"
                class={`button button-small${one.number === shown ? " button-on" : ""}`}
                aria-pressed={one.number === shown}
                onClick={() => setChosen(one.number)}
              >
                {one.number}
              </button>
            ))}
          </div>
          <CustodyStrip name={`${words.custody} ${shown}`} hideName steps={stepsOf(of.custody, shown, nameOf)} />
        </>
      )}
    </Panel>
  );
}

function Facts({ of, onChange }: { of: WholeCase; onChange: () => void }) {
  const words = text().page;
  const [holding, setHolding] = useState(false);
  const secrets = useResource(
    (signal) => (of.secrets.length > 0 ? allSecrets({}, signal) : Promise.resolve<Secret[]>([])),
    [of.secrets.join()],
  );
  const active = of.holds.filter((hold) => hold.released_at === null);
  return (
    <div class="panels panels-two">
      <Panel title={words.facts}>
        <dl class="facts">
          <dt>{words.noticed}</dt>
          <dd>{time(of.noticed_at)}</dd>
          <dt>{words.opened}</dt>
          <dd>{time(of.opened_at)}</dd>
          <dt>{words.detail}</dt>
          <dd class="as-written">{of.trigger_detail || "–"}</dd>
          <dt>{text().fields.damage}</dt>
          <dd>{of.damage || "–"}</dd>
          <dt>{text().fields.wish}</dt>
          <dd>{of.wish || "–"}</dd>
          <dt>{words.readers}</dt>
          <dd>{of.readers.join(", ") || "–"}</dd>
        </dl>
      </Panel>
      <Panel title={words.secrets}>
        <Filled of={secrets}>
          {(known) => (
            <ul class="plain-list">
              {of.secrets.length === 0 && <li>{words.noSecrets}</li>}
              {of.secrets.map((id) => {
                const secret = known.find((one) => one.id === id || one.number === id);
                return (
                  <li key={id}>
                    {secret ? (
                      <>
                        <LevelMark level={secret.level} />{" "}
                        <a href={addressOf("secrets", secret.number)}>{`${secret.number} ${secret.title}`}</a>
                      </>
                    ) : (
                      words.hidden
                    )}
                  </li>
                );
              })}
            </ul>
          )}
        </Filled>
      </Panel>
      <Panel
        title={words.holds}
        className="panel-wide"
        aside={
          may("hold", "create") && (
            <button type="button" class="button button-small no-print" onClick={() => setHolding(true)}>
              {text().hold.more}
            </button>
          )
        }
      >
        {holding && <HoldDialog number={of.number} onClose={() => setHolding(false)} onDone={onChange} />}
        <ul class="plain-list">
          {of.holds.map((hold) => (
            <li key={hold.id}>
              <Mark kind={hold.released_at ? "plain" : "good"}>
                {hold.released_at ? words.released : words.held(hold.items.length)}
              </Mark>{" "}
              {time(hold.placed_at)} {hold.reason}
            </li>
          ))}
          {active.length === 0 && of.holds.length === 0 && <li>{words.noSecrets}</li>}
        </ul>
      </Panel>
    </div>
  );
}
