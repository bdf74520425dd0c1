// What firms apply for: places left, applications, decisions.
import { useState } from "preact/hooks";
import {
  applyFor,
  type DeskApplication,
  type DeskProgramme,
  decideApplication,
  listApplications,
  listProgrammes,
  setProgramme,
} from "../../api/desk";
import { may } from "../../api/session";
import { CopyAs } from "../../components/copy_as";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { count, day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { told } from "../consultations/shown";
import { text } from "./words";

export function Programmes() {
  const words = text();
  const say = words.programme;
  const list = useResource((signal) => listProgrammes(signal), []);
  const applications = useResource(
    (signal) => (may("programme_application", "list") ? listApplications(signal) : Promise.resolve({ items: [], next: null })),
    [],
  );
  const [terms, setTerms] = useState<DeskProgramme>();
  const [applying, setApplying] = useState<DeskProgramme>();
  const [deciding, setDeciding] = useState<DeskApplication>();
  const again = () => {
    list.again();
    applications.again();
  };
  return (
    <>
      <Filled of={list}>
        {({ items }) => (
          <div class="panels panels-two">
            {items.map((one) => (
              <Panel
                key={one.id}
                title={told(one.name)}
                aside={<Mark kind={one.open ? "good" : "plain"}>{one.open ? say.openNow : say.closedNow}</Mark>}
              >
                <p>{told(one.about)}</p>
                <p class="row">
                  {say.places}: {one.quota === 0 ? say.unlimited : count(one.quota)}
                  {one.places_left !== null && <span class="faint">{say.left(count(one.places_left))}</span>}
                  {(one.opens || one.closes) && (
                    <span class="faint">
                      {one.opens ? day(one.opens) : ""} - {one.closes ? day(one.closes) : ""}
                    </span>
                  )}
                </p>
                <p class="row no-print">
                  {may("programme_application", "create") && one.open && (
                    <button type="button" class="button" onClick={() => setApplying(one)}>
                      {say.apply}
                    </button>
                  )}
                  {may("desk_programme", "update") && (
                    <button type="button" class="button" onClick={() => setTerms(one)}>
                      {say.terms}
                    </button>
                  )}
                </p>
              </Panel>
            ))}
          </div>
        )}
      </Filled>
      <Filled of={applications}>
        {({ items }) => (
          <Panel title={say.applications}>
            <Table
              label={say.applications}
              fixed
              rows={items}
              rowKey={(row) => row.number}
              empty={<p class="faint">{say.none}</p>}
              columns={[
                { id: "number", title: say.applicationNumber, cell: (row) => row.number, narrow: true, always: true },
                { id: "programme", title: say.name, cell: (row) => row.programme, narrow: true },
                { id: "organisation", title: say.organisation, cell: (row) => row.organisation },
                { id: "state", title: say.state, cell: (row) => say.states[row.state], narrow: true },
                {
                  id: "act",
                  title: say.decide,
                  cell: (row) =>
                    (row.state === "received" || row.state === "accepted") &&
                    may("programme_application", "update") && (
                      <button type="button" class="button button-small" onClick={() => setDeciding(row)}>
                        {say.decide}
                      </button>
                    ),
                  narrow: true,
                },
              ]}
            />
          </Panel>
        )}
      </Filled>
      <CopyAs command={["programme-offer", "list"]} call={{ method: "GET", path: "/api/v1/desk-programmes" }} />
      {terms && (
        <FieldsDialog
          title={say.terms}
          done={words.saved}
          fields={[
            { name: "quota", label: say.quota, kind: "number", required: true },
            { name: "opens", label: say.opens, kind: "date" },
            { name: "closes", label: say.closes, kind: "date" },
            { name: "reason", label: words.reason, required: true },
          ]}
          start={{ quota: String(terms.quota), opens: terms.opens ?? "", closes: terms.closes ?? "" }}
          send={({ quota, opens, closes, reason }) =>
            setProgramme(terms.id, { quota: Number(quota), opens: opens || null, closes: closes || null, reason })
          }
          command={({ quota, reason }) => ["programme-offer", "set", terms.id, "--quota", quota, "--reason", reason]}
          onDone={again}
          onClose={() => setTerms(undefined)}
        />
      )}
      {applying && (
        <FieldsDialog
          title={say.apply}
          done={say.applied}
          fields={[
            { name: "organisation", label: say.organisation, required: true },
            { name: "contact", label: say.contact, required: true },
            ...applying.fields.map((field) => ({
              name: field.id,
              label: told(field.name),
              required: field.required && field.kind !== "choice",
              kind: field.kind === "number" ? ("number" as const) : ("text" as const),
              options: field.kind === "choice" ? field.choices.map((value) => ({ value, label: value })) : undefined,
            })),
          ]}
          start={Object.fromEntries(applying.fields.map((field) => [field.id, field.choices[0] ?? ""]))}
          send={(value) =>
            applyFor({
              programme: applying.id,
              organisation: value.organisation ?? "",
              contact: value.contact ?? "",
              answers: Object.fromEntries(applying.fields.map((field) => [field.id, value[field.id] ?? ""])),
            })
          }
          onDone={again}
          onClose={() => setApplying(undefined)}
        />
      )}
      {deciding && (
        <FieldsDialog
          title={say.decide}
          done={words.saved}
          fields={[
            {
              name: "state",
              label: say.decision,
              options: (deciding.state === "received"
                ? (["accepted", "refused", "withdrawn"] as const)
                : (["done", "withdrawn"] as const)
              ).map((value) => ({ value, label: say.states[value] })),
            },
            { name: "reason", label: words.reason, required: true },
          ]}
          start={{ state: deciding.state === "received" ? "accepted" : "done" }}
          send={({ state, reason }) => decideApplication(deciding.number, { state: state as "accepted", reason })}
          command={({ state, reason }) => ["programme-offer", "decide", deciding.number, "--state", state, "--reason", reason]}
          onDone={again}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </>
  );
}
