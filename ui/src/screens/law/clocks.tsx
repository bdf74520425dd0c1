// By when one has to act, from the days of an act.
import { type LawClock, showClocks } from "../../api/govern";
import { query, setQuery } from "../../app/router";
import { CopyAs, option } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { count, day } from "../../i18n/format";
import { either } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { Source } from "./source";
import { text } from "./words";

const names = ["act", "ended", "known"] as const;

export function ClockTable({ clocks }: { clocks: readonly LawClock[] }) {
  const say = text();
  const columns: Column<LawClock>[] = [
    { id: "text", title: say.clock, cell: (one) => either(one.text), always: true },
    { id: "article", title: say.article, cell: (one) => one.article, narrow: true },
    { id: "last", title: say.lastDay, cell: (one) => (one.last_day ? day(one.last_day) : say.open), narrow: true },
    {
      id: "left",
      title: say.left,
      cell: (one) =>
        one.days_left === null ? (
          "–"
        ) : one.days_left < 0 ? (
          <Mark kind="bad">{say.over}</Mark>
        ) : (
          <Mark kind={one.days_left < 180 ? "warn" : "good"}>{say.days(count(one.days_left))}</Mark>
        ),
      narrow: true,
    },
    { id: "source", title: say.source, cell: (one) => <Source of={one.source} /> },
  ];
  return <Table label={say.clock} columns={columns} rows={clocks} rowKey={(one) => one.id} fixed />;
}

export function ClocksView() {
  const say = text();
  const wanted = { act: query("act"), ended: query("ended"), known: query("known") };
  const found = useResource((signal) => showClocks(wanted, signal), Object.values(wanted));
  const command = ["law", "clock", ...names.flatMap((one) => option(one, wanted[one]))];
  return (
    <>
      <div class="row fields-row no-print">
        {names.map((one) => (
          <TextField
            key={one}
            label={say[one]}
            kind="date"
            value={wanted[one]}
            onValue={(value) => setQuery({ [one]: value || null })}
          />
        ))}
      </div>
      <Filled of={found}>
        {(one) =>
          wanted.act || wanted.known || wanted.ended ? (
            <>
              <ClockTable clocks={one.clocks} />
              <CopyAs command={command} />
            </>
          ) : (
            <EmptyState title={say.noEntries} text={say.noEntriesText} picture={<RowsPicture />} command={command} />
          )
        }
      </Filled>
    </>
  );
}
