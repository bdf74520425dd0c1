// One record beside the list: every field, the place in the original, and what else is like it.
import type { SeenEvent } from "../../api/events";
import { addressWith, setQuery } from "../../app/router";
import { SideSheet } from "../../components/dialog";
import { LevelMark } from "../../components/marks";
import { bytes, count, time } from "../../i18n/format";
import { actionName, text } from "./words";

export function EventSheet({ event }: { event: SeenEvent }) {
  const say = text();
  const like = (key: string, value: string) => (value ? addressWith({ event: null, [key]: value }, "/activity") : undefined);
  const rows: [name: string, value: string, similar?: string][] = [
    [say.columns.time, time(event.time)],
    [say.columns.who, event.user ?? (event.pseudonym || say.noPerson), like("person", event.pseudonym)],
    [say.columns.action, actionName(event.activity), like("activity", event.activity)],
    [say.class, event.event_class],
    [say.columns.object, event.object],
    [say.columns.target, event.target || event.peripheral],
    [say.columns.device, event.device, like("device", event.device)],
    [say.columns.address, event.address ?? ""],
    [say.columns.process, event.process ?? ""],
    [say.columns.bytes, event.bytes ? bytes(event.bytes) : ""],
    [say.columns.count, event.count > 1 ? count(event.count) : ""],
    [say.columns.source, event.source, like("source", event.source_id)],
    [say.original, event.block ? say.originalAt(event.block, event.block_offset ?? 0) : ""],
  ];
  return (
    <SideSheet title={say.eventTitle} onClose={() => setQuery({ event: null })}>
      <dl class="facts">
        {rows
          .filter(([, value]) => value)
          .map(([name, value, similar]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd class="event-value">
                <span>{value}</span>
                {similar && (
                  <a class="faint" href={similar}>
                    {say.similar}
                  </a>
                )}
              </dd>
            </div>
          ))}
        {event.secrets.length > 0 && (
          <div>
            <dt>{say.columns.level}</dt>
            {event.secrets.map((secret) => (
              <dd key={secret.number} class="row">
                <LevelMark level={secret.level} />
                <a href={`/secrets/${encodeURIComponent(secret.number)}`}>{secret.number}</a>
              </dd>
            ))}
          </div>
        )}
      </dl>
    </SideSheet>
  );
}
