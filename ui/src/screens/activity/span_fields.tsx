// The span of time by key: two fields in the node's zone and the usual spans.
import { useState } from "preact/hooks";
import { now } from "../../api/session";
import { query, setQuery } from "../../app/router";
import { text } from "./words";

const local = (instant: string) => (instant ? new Date(Date.parse(instant) + 9 * 3_600_000).toISOString().slice(0, 16) : "");
const instant = (field: string) => (field ? new Date(`${field}:00+09:00`).toISOString().replace(".000Z", "Z") : "");

export function SpanFields() {
  const say = text();
  const [from, setFrom] = useState(local(query("from")));
  const [to, setTo] = useState(local(query("to")));
  const last = (days: number) =>
    setQuery({
      from: new Date(now.value.getTime() - days * 86_400_000).toISOString().replace(/\.\d+Z$/, "Z"),
      to: null,
      cursor: null,
    });
  return (
    <form
      class="span-fields"
      onSubmit={(event) => {
        event.preventDefault();
        setQuery({ from: instant(from), to: instant(to), cursor: null });
      }}
    >
      <label>
        {say.from}
        <input type="datetime-local" class="inline-field" value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
      </label>
      <label>
        {say.to}
        <input type="datetime-local" class="inline-field" value={to} onInput={(event) => setTo(event.currentTarget.value)} />
      </label>
      <button type="submit" class="button button-small">
        {say.apply}
      </button>
      {[1, 7, 30].map((days) => (
        <button key={days} type="button" class="button button-quiet button-small" onClick={() => last(days)}>
          {say.lastDays(days)}
        </button>
      ))}
      <button
        type="button"
        class="button button-quiet button-small"
        onClick={() => setQuery({ from: null, to: null, cursor: null })}
      >
        {say.allTime}
      </button>
    </form>
  );
}
