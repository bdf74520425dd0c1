// One seminar: its facts, who registered, who came, what is left to read.
import { useState } from "preact/hooks";
import { addMaterial, followUp, listRegistrations, setSeminarState, showSeminar, takeAttendance } from "../../api/seminars";
import { may } from "../../api/session";
import { addressOf } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { FieldsDialog } from "../../components/fields_dialog";
import { FileField } from "../../components/file_field";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { say as tell } from "../../components/toast";
import { time } from "../../i18n/format";
import { language } from "../../i18n/language";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { SeminarState } from "./seminar_list";
import { text } from "./words";

type Wish = "open" | "closed" | "cancelled";

function AttendanceDialog({ number, onDone, onClose }: { number: string; onDone: () => void; onClose: () => void }) {
  const say = text();
  const [file, setFile] = useState<File>();
  return (
    <ActDialog
      title={say.attendance}
      action={say.attendance}
      done={say.attendance}
      check={() => ({ file: file ? undefined : say.fileNeeded })}
      send={async () => {
        if (!file) return;
        const done = await takeAttendance(number, file);
        tell(say.attendanceDone(done.attended, done.absent, done.walk_ins));
        onClose();
      }}
      onDone={onDone}
      onClose={onClose}
      command={["seminar", "attendance", number, file?.name ?? "FILE"]}
    >
      {(errors) => <FileField label={say.file} help={say.attendanceHelp} error={errors.file} onFile={setFile} />}
    </ActDialog>
  );
}

function Registrations({ number, turn }: { number: string; turn: unknown }) {
  const say = text();
  const list = useResource((signal) => listRegistrations(number, signal), [number, turn]);
  return (
    <Panel title={say.registrations}>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <p class="note">{say.noRegistrations}</p>
          ) : (
            <Table
              label={say.registrations}
              rows={items}
              rowKey={(row) => row.id}
              fixed
              columns={[
                { id: "name", title: say.person, cell: (row) => row.name, always: true },
                { id: "organisation", title: say.organisation, cell: (row) => row.organisation },
                { id: "way", title: say.way, cell: (row) => say.ways[row.way], narrow: true },
                { id: "state", title: say.state, cell: (row) => say.registrationStates[row.state], narrow: true },
                { id: "queue", title: say.queue, cell: (row) => row.queue || "", narrow: true, align: "end" },
              ]}
            />
          )
        }
      </Filled>
    </Panel>
  );
}

export function SeminarPage({ number }: { number: string }) {
  const say = text();
  const found = useResource((signal) => showSeminar(number, signal), [number]);
  const [asking, setAsking] = useState<Wish | "material" | "attendance">();
  const follow = useAction(async () => {
    const done = await followUp(number);
    tell(say.followedUp(done.letters));
  });
  const seminar = found.data;
  const wishes = { open: say.open, closed: say.close, cancelled: say.callOff };
  const able = may("seminar", "update") && seminar !== undefined;
  const running = seminar?.state === "planned" || seminar?.state === "open" || seminar?.state === "closed";
  const button = (label: string, act: NonNullable<typeof asking>) => (
    <button type="button" class="button" onClick={() => setAsking(act)}>
      {label}
    </button>
  );
  return (
    <>
      <header class="screen-head">
        <div>
          <p>
            <a href={addressOf("seminars")}>{say.back}</a>
          </p>
          <h1>{seminar ? seminar.title[language.value] : number}</h1>
          {seminar && (
            <p>
              <SeminarState of={seminar} /> {time(seminar.starts_at)} {seminar.prefecture} {seminar.place} (
              {say.modes[seminar.mode]})
            </p>
          )}
        </div>
        {able && (
          <p class="row no-print">
            {running && seminar.state !== "open" && button(say.open, "open")}
            {seminar.state === "open" && button(say.close, "closed")}
            {running && button(say.callOff, "cancelled")}
            {seminar.state !== "cancelled" && button(say.attendance, "attendance")}
            {button(say.material, "material")}
            {seminar.material.length > 0 && (
              <button type="button" class="button" disabled={follow.busy} onClick={() => void follow.run()}>
                {say.followUp}
              </button>
            )}
          </p>
        )}
      </header>
      {follow.problem && <ErrorPanel problem={follow.problem} />}
      <Filled of={found}>
        {(data) => (
          <>
            <p>
              {say.seats}: {data.seats} · {say.onlineSeats}: {data.online_seats} · {say.participants}: {data.participants}
            </p>
            <p>{data.hosts.join(", ")}</p>
            {data.material.length > 0 && (
              <ul>
                {data.material.map((one) => (
                  <li key={one.address}>
                    <a href={one.address} rel="noopener noreferrer">
                      {one.title}
                    </a>
                  </li>
                ))}
              </ul>
            )}
            {data.state !== "planned" && (
              <p class="no-print">
                <a href={`/public/seminars/${data.number}`} target="_blank" rel="noreferrer">
                  {say.publicPage}
                </a>
              </p>
            )}
          </>
        )}
      </Filled>
      {may("seminar_registration", "list") && <Registrations number={number} turn={seminar} />}
      <CopyAs command={["seminar", "show", number]} call={{ method: "GET", path: `/api/v1/seminars/${number}` }} />
      {(asking === "open" || asking === "closed" || asking === "cancelled") && (
        <FieldsDialog
          title={wishes[asking]}
          done={say.changed}
          fields={[{ name: "reason", label: say.reason }]}
          send={({ reason }) => setSeminarState(number, { state: asking, reason: reason || undefined })}
          onDone={found.again}
          onClose={() => setAsking(undefined)}
          command={() => ["seminar", "state", number, asking]}
        />
      )}
      {asking === "material" && (
        <FieldsDialog
          title={say.material}
          done={say.materialAdded}
          fields={[
            { name: "title", label: say.materialTitle, required: true },
            { name: "address", label: say.address, required: true },
          ]}
          send={({ title, address }) => addMaterial(number, { title, address })}
          onDone={found.again}
          onClose={() => setAsking(undefined)}
          command={({ title, address }) => ["seminar", "material", number, "--title", title, "--address", address]}
        />
      )}
      {asking === "attendance" && <AttendanceDialog number={number} onDone={found.again} onClose={() => setAsking(undefined)} />}
    </>
  );
}
