// Bookings from today on, and a new one: expert and day show which times are free.
import { useState } from "preact/hooks";
import { cancelBooking, type DeskBooking, freeStarts, holdBooking, listBookings, listExperts, makeBooking } from "../../api/desk";
import { may, now } from "../../api/session";
import { addressOf } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { SelectField, TextField } from "../../components/field";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { t } from "../../i18n";
import { dayKey, minute, time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

const tones = { booked: "info", held: "good", cancelled: "plain" } as const;

export function Bookings() {
  const words = text();
  const say = words.booking;
  const list = useResource((signal) => listBookings({ limit: 500 }, signal), []);
  const [making, setMaking] = useState(false);
  const [open, setOpen] = useState<{ act: "cancel" | "hold"; of: DeskBooking }>();
  const make = may("desk_booking", "create") && may("desk_expert", "list") && (
    <button type="button" class="button button-main" onClick={() => setMaking(true)}>
      {say.make}
    </button>
  );
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.emptyTitle}
              text={say.emptyText}
              picture={<RowsPicture />}
              action={make}
              command={["booking", "list"]}
            />
          ) : (
            <>
              <p class="row no-print">{make}</p>
              <Table
                label={words.views.bookings}
                rows={items}
                rowKey={(row) => row.number}
                columns={[
                  { id: "number", title: say.number, cell: (row) => row.number, narrow: true, always: true },
                  { id: "starts", title: say.starts, cell: (row) => time(row.starts), narrow: true },
                  { id: "minutes", title: say.minutes, cell: (row) => row.minutes, align: "end", narrow: true },
                  { id: "expert", title: say.expert, cell: (row) => row.expert, narrow: true },
                  {
                    id: "subject",
                    title: say.subject,
                    cell: (row) =>
                      row.subject.startsWith("C-") ? (
                        <a href={addressOf("consultations", row.subject)}>{row.subject}</a>
                      ) : (
                        row.subject
                      ),
                    narrow: true,
                  },
                  { id: "manner", title: say.manner, cell: (row) => say.manners[row.manner], narrow: true },
                  { id: "place", title: say.place, cell: (row) => <span class="path">{row.place}</span> },
                  {
                    id: "state",
                    title: say.state,
                    cell: (row) => <Mark kind={tones[row.state]}>{say.states[row.state]}</Mark>,
                    narrow: true,
                  },
                  {
                    id: "acts",
                    title: say.hold,
                    cell: (row) =>
                      row.state === "booked" &&
                      may("desk_booking", "update") && (
                        <span class="row">
                          <button type="button" class="button button-small" onClick={() => setOpen({ act: "hold", of: row })}>
                            {say.hold}
                          </button>
                          <button type="button" class="button button-small" onClick={() => setOpen({ act: "cancel", of: row })}>
                            {say.cancel}
                          </button>
                        </span>
                      ),
                    narrow: true,
                  },
                ]}
              />
            </>
          )
        }
      </Filled>
      <CopyAs command={["booking", "list"]} call={{ method: "GET", path: "/api/v1/desk-bookings" }} />
      {making && <MakeDialog onDone={list.again} onClose={() => setMaking(false)} />}
      {open && (
        <FieldsDialog
          title={open.act === "hold" ? say.hold : say.cancel}
          done={words.saved}
          fields={[{ name: "words", label: open.act === "hold" ? say.outcome : words.reason, required: true, rows: 3 }]}
          send={(value) => (open.act === "hold" ? holdBooking : cancelBooking)(open.of.number, value.words)}
          command={(value) => ["booking", open.act, open.of.number, open.act === "hold" ? "--outcome" : "--reason", value.words]}
          onDone={list.again}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

function MakeDialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const say = text().booking;
  const experts = useResource((signal) => listExperts(signal), []);
  const [value, setValue] = useState({
    expert: "",
    subject: "",
    day: dayKey(new Date(now.value.getTime() + 86_400_000)),
    starts: "",
    manner: "video",
    place: "https://",
  });
  const put = (name: keyof typeof value) => (written: string) => setValue({ ...value, [name]: written });
  const expert = value.expert || experts.data?.items[0]?.number || "";
  const free = useResource(
    (signal) => (expert && value.day ? freeStarts(expert, value.day, signal) : Promise.resolve({ items: [], next: null })),
    [expert, value.day],
  );
  const starts = value.starts || free.data?.items[0]?.starts || "";
  return (
    <ActDialog
      title={say.make}
      action={say.make}
      done={say.made}
      check={() => ({
        subject: value.subject.trim() ? undefined : t().form.needed,
        starts: starts ? undefined : t().form.needed,
      })}
      send={() =>
        makeBooking({
          expert,
          subject: value.subject.trim(),
          starts,
          minutes: 60,
          manner: value.manner as DeskBooking["manner"],
          place: value.place,
        })
      }
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={["booking", "make", value.subject, "--expert", expert, "--starts", starts, "--place", value.place]}
    >
      {(errors) => (
        <>
          <TextField label={say.subject} required value={value.subject} onValue={put("subject")} error={errors.subject} />
          <SelectField
            label={say.expert}
            value={expert}
            onValue={put("expert")}
            options={(experts.data?.items ?? []).map((one) => ({ value: one.number, label: `${one.number} ${one.name}` }))}
          />
          <TextField label={say.day} kind="date" value={value.day} onValue={put("day")} />
          {free.data && free.data.items.length === 0 ? (
            <p class="faint">{say.noFree}</p>
          ) : (
            <SelectField
              label={say.free}
              value={starts}
              onValue={put("starts")}
              error={errors.starts}
              options={(free.data?.items ?? []).map((one) => ({ value: one.starts, label: minute(one.starts) }))}
            />
          )}
          <SelectField
            label={say.manner}
            value={value.manner}
            onValue={put("manner")}
            options={Object.entries(say.manners).map(([one, label]) => ({ value: one, label }))}
          />
          <TextField label={say.place} help={say.placeHelp} value={value.place} onValue={put("place")} error={errors.place} />
        </>
      )}
    </ActDialog>
  );
}
