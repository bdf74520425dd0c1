// One source: its health, the ground on which it may speak about people, and the notice that staff get.

import { may } from "../../api/session";
import { listSources, type MonitoringBasis, showSourceDays } from "../../api/sources";
import { addressOf } from "../../app/router";
import { StackedStrip } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { t } from "../../i18n";
import { count, day, time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import "../shared.css";
import { EventFiles } from "../imports/event_files";
import { NoticeLinks } from "./notice_link";
import { StateMark } from "./source_list";
import { text } from "./words";

const members = [
  "purpose",
  "work_rule_clause",
  "work_rule_version",
  "told_to_staff",
  "responsible_person",
  "notice_to_union",
  "last_audit",
] as const;
const isDay = (value: string) => /^\d{4}-\d\d-\d\d$/.test(value);

function valueIn(basis: MonitoringBasis, name: (typeof members)[number]): string {
  const value = basis[name] ?? "";
  return isDay(value) ? day(value) : value;
}

export function SourcePage({ name }: { name: string }) {
  const words = text();
  const sources = useResource((signal) => listSources(signal), []);
  const one = sources.data?.items.find((source) => source.name === name || source.id === name);
  return (
    <>
      <p class="no-print">
        <a href={addressOf("sources")}>{words.all}</a>
      </p>
      <header class="screen-head">
        <div>
          <h1>{one?.name ?? name}</h1>
          {one && (
            <p class="row">
              <StateMark of={one} /> {one.kind} · {count(one.events)}
            </p>
          )}
        </div>
      </header>
      <Filled of={sources}>
        {() =>
          one === undefined ? (
            <p class="note">{t().error.missing}</p>
          ) : (
            <div class="panels panels-two">
              <Panel title={words.basis}>
                {!one.may_score && <p class="note note-warn">{words.noScore}</p>}
                <dl class="facts space">
                  {members.map((member) => [
                    <dt key={`${member} name`}>{words.fields[member]}</dt>,
                    <dd key={member}>
                      {one.basis_missing.includes(member) || !one.basis[member] ? (
                        <Mark kind="warn">{words.missing}</Mark>
                      ) : (
                        valueIn(one.basis, member)
                      )}
                    </dd>,
                  ])}
                </dl>
              </Panel>
              <Panel title={words.columns.state}>
                <dl class="facts">
                  <dt>{words.columns.last}</dt>
                  <dd>{one.last_event ? time(one.last_event) : words.never}</dd>
                  <dt>{words.columns.silent}</dt>
                  <dd>{one.last_event ? words.hours(one.silent_hours) : "–"}</dd>
                  <dt>{words.alarm}</dt>
                  <dd>{words.hours(one.gap_alarm_hours)}</dd>
                  <dt>{words.retention}</dt>
                  <dd>{words.days(one.retention_days)}</dd>
                  <dt>{words.columns.mapping}</dt>
                  <dd>{one.mapping || "–"}</dd>
                  {one.rate_per_day !== undefined && (
                    <>
                      <dt>{words.rate}</dt>
                      <dd>{words.perDay(count(Math.round(one.rate_per_day)), count(one.events_today ?? 0))}</dd>
                      <dt>{words.lag}</dt>
                      <dd>{words.hours(one.lag_hours ?? 0)}</dd>
                      <dt>{words.gaps}</dt>
                      <dd>{one.gaps?.map((gap) => `${day(gap.from)} – ${day(gap.to)}`).join(", ") || words.noGaps}</dd>
                      <dt>{words.kept}</dt>
                      <dd>{one.kept_until ? day(one.kept_until) : "–"}</dd>
                    </>
                  )}
                </dl>
              </Panel>
              {may("event", "create") && (
                <Panel title={words.bringIn} className="panel-wide">
                  <EventFiles source={one.id} name={one.name} onDone={sources.again} />
                </Panel>
              )}
              <Panel title={words.notice} className="panel-wide">
                <p>{words.noticeText(one.name, one.basis.purpose || words.missing)}</p>
                {one.basis_missing.length > 0 && <p class="note note-warn space">{words.noticeBlank}</p>}
                <NoticeLinks source={one.name} />
              </Panel>
              <Panel title={words.days_} className="panel-wide">
                <Days id={one.id} />
                <p class="faint space">
                  {words.assistText} <a href="/sources?view=mappings">{words.views.mappings}</a>
                </p>
              </Panel>
            </div>
          )
        }
      </Filled>
      <CopyAs command={["source", "list"]} call={{ method: "GET", path: `/api/v1/sources/${encodeURIComponent(name)}` }} />
    </>
  );
}

function Days({ id }: { id: string }) {
  const words = text();
  const found = useResource((signal) => showSourceDays(id, {}, signal), [id]);
  return (
    <Filled of={found}>
      {({ days }) => (
        <StackedStrip
          name={words.days_}
          hideName
          unit={words.events}
          series={[{ label: words.events, tone: "calm" }]}
          days={days.slice(-90).map((one) => ({ day: one.day, values: [one.events] }))}
        />
      )}
    </Filled>
  );
}
