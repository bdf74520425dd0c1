// One partner's secret in our house: its limits, who has seen it, and when it went back.
import { useState } from "preact/hooks";
import { endExposure, exposeReceived, type ReceivedSecret, returnReceived } from "../../api/partners";
import { may } from "../../api/session";
import { setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { day } from "../../i18n/format";
import { text } from "./words";

type Act = { name: "expose" } | { name: "end"; who: string } | { name: "return" };

export function ReceivedSheet({ of, onChange }: { of: ReceivedSecret; onChange: () => void }) {
  const say = text();
  const [act, setAct] = useState<Act>();
  const close = () => setAct(undefined);
  const allowed = may("received_secret", "update");
  return (
    <SideSheet title={`${of.number} ${of.partner}`} onClose={() => setQuery({ received: null })}>
      <div class="stack">
        <p>{of.what}</p>
        <dl class="facts">
          <dt>{say.limits}</dt>
          <dd>{of.limits}</dd>
          <dt>{say.purpose}</dt>
          <dd>{of.purpose || say.none}</dd>
          <dt>{say.theirLevel}</dt>
          <dd>{of.level || say.none}</dd>
          <dt>{say.nda}</dt>
          <dd>{of.nda || say.none}</dd>
          <dt>{say.columns.received}</dt>
          <dd>{of.received_on ? day(of.received_on) : say.none}</dd>
          <dt>{say.columns.ends}</dt>
          <dd>{of.ends_on ? day(of.ends_on) : say.none}</dd>
          <dt>{say.givenBack}</dt>
          <dd>{of.returned_on ? <Mark kind="good">{day(of.returned_on)}</Mark> : say.none}</dd>
          <dt>{say.places}</dt>
          <dd>{of.places.join(", ") || say.none}</dd>
          <dt>{say.conflicts}</dt>
          <dd>{of.conflicts.join(", ") || say.none}</dd>
        </dl>
        <h3>{say.columns.exposed}</h3>
        {of.exposed.length === 0 && <p class="faint">{say.nobodyExposed}</p>}
        <ul class="plain-list">
          {of.exposed.map((one) => (
            <li key={`${one.staff_number} ${one.since}`} class="row">
              {one.staff_number} · {one.since ? day(one.since) : say.none} – {one.until ? day(one.until) : say.stillSees}
              {allowed && !one.until && (
                <button
                  type="button"
                  class="button button-small no-print"
                  aria-label={`${say.endExposure} ${one.staff_number}`}
                  onClick={() => setAct({ name: "end", who: one.staff_number })}
                >
                  {say.endExposure}
                </button>
              )}
            </li>
          ))}
        </ul>
        {allowed && (
          <p class="row no-print space">
            <button type="button" class="button button-main" onClick={() => setAct({ name: "expose" })}>
              {say.expose}
            </button>
            {!of.returned_on && (
              <button type="button" class="button" onClick={() => setAct({ name: "return" })}>
                {say.giveBack}
              </button>
            )}
          </p>
        )}
        {act?.name === "expose" && (
          <FieldsDialog
            title={say.expose}
            text={say.exposeText}
            done={say.exposed}
            fields={[
              { name: "staff_number", label: say.staffNumber, required: true },
              { name: "on", label: say.since, kind: "date" },
            ]}
            send={(value) => exposeReceived(of.number, { staff_number: value.staff_number.trim(), on: value.on || undefined })}
            onDone={onChange}
            onClose={close}
            command={(value) => [
              "received",
              "expose",
              of.number,
              value.staff_number || "STAFF_NUMBER",
              ...(value.on ? ["--on", value.on] : []),
            ]}
            call={(value) => ({
              method: "POST",
              path: `/api/v1/received-secrets/${of.number}/exposures`,
              body: { ...value, on: value.on || undefined },
            })}
          />
        )}
        {act?.name === "end" && (
          <FieldsDialog
            title={say.endExposure}
            text={say.endExposureText(act.who)}
            done={say.exposureEnded}
            fields={[{ name: "on", label: say.until, kind: "date" }]}
            send={(value) => endExposure(of.number, act.who, value.on || undefined)}
            onDone={onChange}
            onClose={close}
            command={(value) => ["received", "expose", of.number, act.who, "--end", ...(value.on ? ["--on", value.on] : [])]}
          />
        )}
        {act?.name === "return" && (
          <FieldsDialog
            title={say.giveBack}
            text={say.giveBackText}
            done={say.gaveBack}
            fields={[{ name: "on", label: say.givenBack, kind: "date" }]}
            send={(value) => returnReceived(of.number, value.on || undefined)}
            onDone={onChange}
            onClose={close}
            command={(value) => ["received", "return", of.number, ...(value.on ? ["--on", value.on] : [])]}
            call={(value) => ({
              method: "POST",
              path: `/api/v1/received-secrets/${of.number}/returned`,
              body: { on: value.on || undefined },
            })}
          />
        )}
        <CopyAs command={["received", "list"]} call={{ method: "GET", path: "/api/v1/received-secrets" }} />
      </div>
    </SideSheet>
  );
}
