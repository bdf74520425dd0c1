import { useState } from "preact/hooks";
import { type Alert, type AlertFactor, alertToEdit, type EventPointer } from "../../api/alerts";
import { addressOf } from "../../app/router";
import { Bars } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { Icon } from "../../components/icon";
import { LevelMark, Score } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { either } from "../../i18n";
import { day, time } from "../../i18n/format";
import { language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { AlertActs } from "./acts";
import { StateMark, whoOf } from "./marks";
import { PersonPanel } from "./person_panel";
import { text } from "./words";

export function AlertDetail({ id }: { id: string }) {
  const words = text();
  const resource = useResource((signal) => alertToEdit(id, signal), [id]);
  return (
    <>
      <p class="no-print">
        <a class="back" href={addressOf("alerts")}>
          <Icon name="right" />
          {words.back}
        </a>
      </p>
      {!resource.data && <h1>{words.title}</h1>}
      <Filled of={resource}>
        {({ data: alert, etag }) => (
          <>
            <header class="alert-head">
              <Score value={alert.score} severity={alert.severity} />
              <div class="grow">
                <h1>{either({ ja: alert.sentence_ja, en: alert.sentence_en })}</h1>
                <p class="row">
                  <StateMark alert={alert} />
                  <span class="faint">{`${day(alert.first)} – ${day(alert.last)}`}</span>
                </p>
              </div>
            </header>
            <AlertActs alert={alert} etag={etag} onDone={resource.again} />
            <div class="alert-parts">
              <div class="panels">
                <Why alert={alert} />
                <Secrets alert={alert} />
              </div>
              <div class="panels">
                <Opposite alert={alert} />
                <PersonPanel alert={alert} onDone={resource.again} />
                <Where alert={alert} />
              </div>
            </div>
            <CopyAs command={["alert", "show", alert.id]} call={{ method: "GET", path: `/api/v1/alerts/${alert.id}` }} />
          </>
        )}
      </Filled>
    </>
  );
}

function Why({ alert }: { alert: Alert }) {
  const words = text();
  const factors = [...alert.factors].sort((a, b) => b.points - a.points);
  return (
    <Panel title={words.why(String(Math.round(alert.score)))}>
      <Bars
        name={words.why(String(Math.round(alert.score)))}
        hideName
        most={100}
        valueName={words.points}
        bars={factors.map((factor) => ({
          label: either(factor),
          value: Math.round(factor.points * 10) / 10,
          tone: factor.points >= 45 ? "bad" : factor.points >= 20 ? "warn" : "calm",
          note: (
            <>
              {factor.suppressed_by && <span>{words.muted} </span>}
              {factor.event_count > 0 && <FactorEvents factor={factor} alert={alert} />}
            </>
          ),
        }))}
      />
    </Panel>
  );
}

// The time of an event, a little wider on both sides, as an address of the activity screen.
function activityAddress(alert: Alert, events: readonly EventPointer[]): string {
  const times = events.map((one) => Date.parse(one.time));
  const iso = (at: number) => new Date(at).toISOString().replace(/\.\d+Z$/, "Z");
  const out = new URLSearchParams({ from: iso(Math.min(...times) - 300_000), to: iso(Math.max(...times) + 300_000) });
  if (alert.device) out.set("device", alert.device);
  return `/activity?${out}`;
}

function FactorEvents({ factor, alert }: { factor: AlertFactor; alert: Alert }) {
  const words = text();
  const [open, setOpen] = useState(false);
  return (
    <details class="factor-events" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.eventsOf(factor.event_count)}</summary>
      {open && (
        <>
          <p class="row">
            <span class="faint">{words.eventsShown(factor.events.length, factor.event_count)}</span>
            {factor.events.length > 0 && <a href={activityAddress(alert, factor.events)}>{words.openActivity}</a>}
          </p>
          <Table
            label={words.eventTable}
            fixed
            columns={[
              { id: "time", title: words.eventTime, narrow: true, cell: (row: EventPointer) => time(row.time) },
              {
                id: "place",
                title: words.eventPlace,
                cell: (row: EventPointer) => <code>{`${row.block.slice(0, 12)}… +${row.offset}`}</code>,
              },
            ]}
            rows={factor.events.slice(0, 50)}
            rowKey={(row) => row.event_id}
          />
        </>
      )}
    </details>
  );
}

function Opposite({ alert }: { alert: Alert }) {
  const words = text();
  const detailed = alert.factors.flatMap((factor) => factor.opposite ?? []);
  const plain = language.value === "ja" ? alert.opposite_ja : alert.opposite_en;
  const seen = new Set<string>();
  const readings = detailed.length
    ? detailed.map((one) => ({ reading: either(one), check: either({ ja: one.check_ja, en: one.check_en }) }))
    : plain.map((reading) => ({ reading, check: "" }));
  const distinct = readings.filter(({ reading }) => !seen.has(reading) && seen.add(reading));
  return (
    <Panel title={words.opposite} className="opposite">
      <p class="faint">{words.oppositeLead}</p>
      {distinct.length === 0 && <p>{words.noOpposite}</p>}
      <ul class="readings">
        {distinct.map(({ reading, check }) => (
          <li key={reading}>
            {reading}
            {check && (
              <small>
                {words.check}: {check}
              </small>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Secrets({ alert }: { alert: Alert }) {
  const words = text();
  return (
    <Panel title={words.secrets}>
      {alert.secrets.length === 0 ? (
        <p class="faint">{words.noSecrets}</p>
      ) : (
        <Table
          label={words.secrets}
          fixed
          columns={[
            { id: "number", title: words.secretNumber, cell: (row) => row.number },
            { id: "level", title: words.secretLevel, narrow: true, cell: (row) => <LevelMark level={row.level} /> },
            { id: "events", title: words.secretEvents, narrow: true, align: "end", cell: (row) => row.events },
          ]}
          rows={alert.secrets}
          rowKey={(row) => row.secret_id}
          href={(row) => `/secrets/${encodeURIComponent(row.number)}`}
        />
      )}
    </Panel>
  );
}

function Where({ alert }: { alert: Alert }) {
  const words = text();
  const rows: [string, string[]][] = [
    [words.device, alert.device ? [alert.device] : []],
    [words.peripherals, alert.peripherals ?? []],
    [words.destinations, alert.destinations ?? []],
    [words.basis, alert.baseline ? [alert.baseline] : []],
  ];
  return (
    <Panel title={words.where}>
      <dl class="facts">
        {rows
          .filter(([, values]) => values.length > 0)
          .map(([name, values]) => (
            <div key={name}>
              <dt>{name}</dt>
              {values.map((value) => (
                <dd key={value}>{value}</dd>
              ))}
            </div>
          ))}
      </dl>
      <p class="faint">{whoOf(alert) === alert.device ? words.noPerson : ""}</p>
    </Panel>
  );
}
