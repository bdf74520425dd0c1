// What a member has that attackers look for: seen by the member alone, listed by it or, on its word, by the hub.
import { useState } from "preact/hooks";
import { type HubMember, setMemberDevices } from "../../api/hub";
import { may } from "../../api/session";
import { ActDialog } from "../../components/act_dialog";
import { TextField } from "../../components/field";
import { FileField } from "../../components/file_field";
import { t } from "../../i18n";
import { count } from "../../i18n/format";
import { text } from "./words";

type Device = NonNullable<HubMember["devices"]>[number];

// "Fortinet, FortiOS" or "Fortinet\tFortiOS", one a line; a line of titles and quotes of a table are stepped over.
export const devicesIn = (written: string): Device[] =>
  written
    .split("\n")
    .map((line) => line.split(/[,、\t]/).map((part) => part.trim().replace(/^"|"$/g, "")))
    .filter(([vendor, product]) => vendor && !(vendor.toLowerCase() === "vendor" && product?.toLowerCase() === "product"))
    .map(([vendor = "", product = ""]) => ({ vendor, product }));

interface Props {
  of: HubMember;
  onDone: (after: HubMember) => void;
}

export function Devices({ of, onDone }: Props) {
  const say = text();
  const [listing, setListing] = useState(false);
  const { devices } = of;
  return (
    <>
      <h3>{say.devices}</h3>
      {devices && devices.length > 0 ? (
        <ul class="plain-list">
          {devices.map((one) => (
            <li key={`${one.vendor} ${one.product}`}>
              {one.vendor} {one.product}
            </li>
          ))}
        </ul>
      ) : (
        <p class="note">{of.devices_listed ? say.devicesHidden(count(of.devices_listed)) : say.devicesNone}</p>
      )}
      {(devices || may("member", "update")) && (
        <p class="row no-print">
          <button type="button" class="button button-small" onClick={() => setListing(true)}>
            {say.setDevices}
          </button>
        </p>
      )}
      {listing && <DevicesDialog of={of} onClose={() => setListing(false)} onDone={onDone} />}
    </>
  );
}

function DevicesDialog({ of, onClose, onDone }: Props & { onClose: () => void }) {
  const say = text();
  const [written, setWritten] = useState((of.devices ?? []).map((one) => `${one.vendor}, ${one.product}`).join("\n"));
  const [reason, setReason] = useState("");
  const body = () => ({ devices: devicesIn(written), reason });
  return (
    <ActDialog
      title={say.setDevices}
      text={say.devicesText}
      action={say.setDevices}
      done={say.devicesDone}
      check={() => ({ reason: reason.trim() ? undefined : t().form.needed })}
      send={async () => onDone(await setMemberDevices(of.number, body()))}
      onDone={onClose}
      onClose={onClose}
      command={["member", "devices", of.number, "FILE.csv", "--reason", reason]}
      call={{ method: "PUT", path: `/api/v1/hub-members/${of.number}/devices`, body: body() }}
    >
      {(errors) => (
        <>
          <FileField
            label={say.devicesFile}
            accept=".csv,.txt"
            optional
            onFile={async (file) => file && setWritten(await file.text())}
          />
          <TextField label={say.devices} rows={8} value={written} onValue={setWritten} error={errors.devices} />
          <TextField label={say.reason} required value={reason} onValue={setReason} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}
