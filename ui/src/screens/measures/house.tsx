// Circulations, duties across departments, the tree of attestations, devices against exploited weaknesses.
import { useState } from "preact/hooks";
import {
  acknowledge,
  attestUnit,
  type Circulation,
  type DeviceExposure,
  type DutyPart,
  type DutyRow,
  dutyParts,
  importDevices,
  importWeaknesses,
  listCirculations,
  putUnit,
  sendCirculation,
  setDuty,
  showDevices,
  showDuties,
  showUnits,
  type UnitRow,
  unitAnswers,
} from "../../api/govern";
import { refusal } from "../../api/problem";
import { may, now } from "../../api/session";
import { query, setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { TextField } from "../../components/field";
import { FieldsDialog, listIn } from "../../components/fields_dialog";
import { FileField } from "../../components/file_field";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { count, day, time } from "../../i18n/format";
import { either } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function Circulations() {
  const say = text();
  const found = useResource((signal) => listCirculations(signal), []);
  const [sending, setSending] = useState(false);
  const [reading, setReading] = useState<Circulation>();
  const send = may("circulation", "create") && (
    <button type="button" class="button button-main" onClick={() => setSending(true)}>
      {say.send}
    </button>
  );
  return (
    <>
      <Filled of={found}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState
              title={say.noCirculations}
              text={say.noCirculationsText}
              picture={<RowsPicture />}
              action={send || undefined}
              command={["measure", "circulate", "A-0001", "--title", "TEXT", "--text", "TEXT"]}
            />
          ) : (
            <>
              <p class="row no-print">{send}</p>
              <div class="panels panels-two">
                {page.items.map((one) => (
                  <Panel
                    key={one.number}
                    title={one.title}
                    aside={
                      <Mark kind={one.read === one.sent_to ? "good" : "warn"}>
                        {say.read} {count(one.read)} / {count(one.sent_to)}
                      </Mark>
                    }
                  >
                    <p>{one.text}</p>
                    <p class="faint">{time(one.at)}</p>
                    {one.missing.length > 0 && (
                      <p>
                        {say.missing}: {one.missing.join(", ")}
                      </p>
                    )}
                    <p class="no-print">
                      <button type="button" class="button" onClick={() => setReading(one)}>
                        {say.acknowledge}
                      </button>
                    </p>
                  </Panel>
                ))}
              </div>
            </>
          )
        }
      </Filled>
      {sending && (
        <FieldsDialog
          kind="sheet"
          title={say.send}
          done={say.sent}
          fields={[
            { name: "title", label: say.heading, required: true },
            { name: "text", label: say.text, required: true, rows: 5 },
            { name: "recipients", label: say.recipients, required: true, rows: 3 },
          ]}
          send={(value) => sendCirculation({ title: value.title, text: value.text, recipients: listIn(value.recipients) })}
          onDone={found.again}
          onClose={() => setSending(false)}
          command={(value) => ["measure", "circulate", ...listIn(value.recipients), "--title", value.title, "--text", value.text]}
        />
      )}
      {reading && (
        <FieldsDialog
          title={say.acknowledge}
          done={say.acknowledged}
          fields={may("circulation", "create") ? [{ name: "staff", label: say.staffFor }] : []}
          send={(value) => acknowledge(reading.number, value.staff?.trim() ?? "")}
          onDone={found.again}
          onClose={() => setReading(undefined)}
          command={(value) => ["measure", "acknowledge", reading.number, ...(value.staff ? ["--staff", value.staff] : [])]}
        />
      )}
    </>
  );
}

export function Duties() {
  const say = text();
  const found = useResource((signal) => showDuties(signal), []);
  const [at, setAt] = useState<{ duty: string; department: string; part: DutyPart; name: string }>();
  return (
    <>
      <Filled of={found}>
        {(table) => {
          const columns: Column<DutyRow>[] = [
            { id: "duty", title: say.duty, cell: (row) => either(row), always: true },
            ...table.departments.map((department, index) => ({
              id: department.id,
              title: either(department),
              narrow: true,
              cell: (row: DutyRow) => {
                const part = row.cells[index]?.part ?? "none";
                const word = say.parts[part];
                return may("duty", "update") ? (
                  <button
                    type="button"
                    class="button button-quiet"
                    aria-label={`${either(row)} ${either(department)}: ${word}`}
                    onClick={() =>
                      setAt({ duty: row.id, department: department.id, part, name: `${either(row)} · ${either(department)}` })
                    }
                  >
                    {word}
                  </button>
                ) : (
                  word
                );
              },
            })),
            {
              id: "gaps",
              title: say.gap,
              cell: (row) =>
                row.gaps.map((gap) => (
                  <Mark key={gap} kind="warn">
                    {say.gaps[gap as keyof typeof say.gaps] ?? gap}
                  </Mark>
                )),
            },
          ];
          return (
            <>
              <p>{say.complete(count(table.complete), count(table.duties_total))}</p>
              <Table label={say.views.duties} columns={columns} rows={table.duties} rowKey={(row) => row.id} fixed />
              <CopyAs command={["measure", "duties"]} />
            </>
          );
        }}
      </Filled>
      {at && (
        <FieldsDialog
          title={say.assign}
          text={at.name}
          done={say.assigned}
          fields={[{ name: "part", label: say.duty, options: dutyParts.map((one) => ({ value: one, label: say.parts[one] })) }]}
          start={{ part: at.part }}
          send={(value) => setDuty(at.duty, at.department, value.part as DutyPart)}
          onDone={found.again}
          onClose={() => setAt(undefined)}
          command={(value) => ["measure", "duty", at.duty, at.department, value.part]}
        />
      )}
    </>
  );
}

const answerTones = { done: "good", with_exceptions: "warn", not_done: "bad" } as const;

export function Units() {
  const say = text();
  const round = query("round") || String(now.value.getFullYear());
  const found = useResource((signal) => showUnits(round, signal), [round]);
  const [putting, setPutting] = useState(false);
  const [attesting, setAttesting] = useState<UnitRow>();
  const columns: Column<UnitRow>[] = [
    {
      id: "unit",
      title: say.unit,
      always: true,
      cell: (row) => (
        <>
          {"　".repeat(row.depth)}
          {row.name} <span class="code">{row.code}</span>
        </>
      ),
    },
    { id: "head", title: say.head, cell: (row) => row.head || "–", narrow: true },
    {
      id: "answer",
      title: say.answer,
      cell: (row) =>
        row.attestation ? (
          <>
            <Mark kind={answerTones[row.attestation.answer]}>{say.answers[row.attestation.answer]}</Mark> {row.attestation.note}
          </>
        ) : (
          <span class="faint">{say.open}</span>
        ),
    },
    {
      id: "below",
      title: say.below,
      cell: (row) =>
        row.below.units > 0 ? say.belowText(count(row.below.done + row.below.with_exceptions), count(row.below.units)) : "–",
    },
    {
      id: "act",
      title: say.attest,
      narrow: true,
      cell: (row) =>
        may("unit_attestation", "create") ? (
          <button
            type="button"
            class="button button-quiet"
            aria-label={`${say.attest}: ${row.name}`}
            onClick={() => setAttesting(row)}
          >
            {say.attest}
          </button>
        ) : (
          ""
        ),
    },
  ];
  const put = may("house_unit", "update") && (
    <button type="button" class="button button-main" onClick={() => setPutting(true)}>
      {say.putUnit}
    </button>
  );
  return (
    <>
      <div class="row fields-row no-print">
        <TextField label={say.round} value={round} onValue={(value) => setQuery({ round: value || null }, "replace")} />
      </div>
      <Filled of={found}>
        {(tree) =>
          tree.units.length === 0 ? (
            <EmptyState
              title={say.noUnits}
              text={say.noUnitsText}
              picture={<RowsPicture />}
              action={put || undefined}
              command={["measure", "unit", "mfg", "--name", "TEXT"]}
            />
          ) : (
            <Table
              label={say.views.units}
              columns={columns}
              rows={tree.units}
              rowKey={(row) => row.code}
              aside={put || undefined}
              fixed
            />
          )
        }
      </Filled>
      {putting && (
        <FieldsDialog
          title={say.putUnit}
          done={say.unitPut}
          fields={[
            { name: "code", label: say.code, required: true },
            { name: "name", label: say.name, required: true },
            { name: "parent", label: say.parent },
            { name: "head", label: say.head },
          ]}
          send={(value) => putUnit(value.code.trim(), { name: value.name, parent: value.parent.trim(), head: value.head.trim() })}
          onDone={found.again}
          onClose={() => setPutting(false)}
          command={(value) => ["measure", "unit", value.code, "--name", value.name]}
        />
      )}
      {attesting && (
        <FieldsDialog
          title={`${say.attest}: ${attesting.name}`}
          done={say.attestedNow}
          fields={[
            { name: "answer", label: say.answer, options: unitAnswers.map((one) => ({ value: one, label: say.answers[one] })) },
            { name: "note", label: say.note, rows: 2 },
          ]}
          start={{ answer: "done" }}
          send={(value) =>
            attestUnit(attesting.code, {
              round,
              answer: value.answer as (typeof unitAnswers)[number],
              note: value.note || undefined,
            })
          }
          onDone={found.again}
          onClose={() => setAttesting(undefined)}
          command={(value) => ["measure", "attest-unit", round, attesting.code, "--answer", value.answer]}
        />
      )}
    </>
  );
}

export function Devices() {
  const say = text();
  const found = useResource((signal) => showDevices(signal), []);
  const [taking, setTaking] = useState<"devices" | "weaknesses">();
  const [file, setFile] = useState<File>();
  const columns: Column<DeviceExposure>[] = [
    { id: "days", title: say.daysOpen, cell: (row) => count(row.days_open), align: "end", always: true },
    { id: "device", title: say.devices, cell: (row) => `${row.device} (${row.vendor} ${row.product} ${row.version})` },
    {
      id: "weakness",
      title: say.weakness,
      cell: (row) => (
        <>
          {row.weakness} {row.weakness_name} {row.ransomware && <Mark kind="bad">{say.ransomware}</Mark>}
        </>
      ),
    },
    { id: "owner", title: say.owner, cell: (row) => row.owner || "–", narrow: true },
    { id: "due", title: say.due, cell: (row) => (row.due ? day(row.due) : "–"), narrow: true },
  ];
  const acts = may("device_list", "create") && (
    <>
      <button type="button" class="button" onClick={() => setTaking("devices")}>
        {say.importDevices}
      </button>
      <button type="button" class="button" onClick={() => setTaking("weaknesses")}>
        {say.importWeaknesses}
      </button>
    </>
  );
  return (
    <>
      <Filled of={found}>
        {(report) => (
          <>
            <dl class="facts">
              <dt>{say.devices}</dt>
              <dd>{count(report.devices)}</dd>
              <dt>{say.weaknesses}</dt>
              <dd>
                {count(report.weaknesses)} {report.weaknesses_version}
              </dd>
              <dt>{say.exposed}</dt>
              <dd>{count(report.exposed_devices)}</dd>
            </dl>
            {report.exposures.length === 0 ? (
              <EmptyState
                title={say.noDevices}
                text={say.noDevicesText}
                picture={<RowsPicture />}
                action={acts || undefined}
                command={["measure", "devices", "FILE"]}
              />
            ) : (
              <Table
                label={say.exposed}
                columns={columns}
                rows={report.exposures}
                rowKey={(row) => `${row.device}/${row.weakness}`}
                aside={acts || undefined}
              />
            )}
          </>
        )}
      </Filled>
      {taking && (
        <ActDialog
          title={taking === "devices" ? say.importDevices : say.importWeaknesses}
          action={taking === "devices" ? say.importDevices : say.importWeaknesses}
          done={say.imported}
          check={() => ({ file: file ? undefined : say.file })}
          send={async () => {
            if (!file) return;
            if (taking === "weaknesses") return void (await importWeaknesses(file));
            const answer = await importDevices(file);
            const first = answer.refused[0];
            if (first) throw refusal(`${first.row} [${first.column}] ${either(first.reason)}`);
          }}
          onDone={() => {
            setTaking(undefined);
            found.again();
          }}
          onClose={() => setTaking(undefined)}
          command={["measure", taking, "FILE"]}
        >
          {(errors) => (
            <FileField
              label={say.file}
              accept={taking === "devices" ? ".xlsx,.csv" : ".json"}
              error={errors.file}
              onFile={setFile}
            />
          )}
        </ActDialog>
      )}
    </>
  );
}
