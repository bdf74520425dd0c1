// A device that is neither started nor wiped nor handed out again: a hold that nobody is told of, and its end.
import { useState } from "preact/hooks";
import { type CaseLog, holdDevice, releaseDevice } from "../../api/case_log";
import { ActDialog } from "../../components/act_dialog";
import { option } from "../../components/copy_as";
import { CheckField, TextField } from "../../components/field";
import { t } from "../../i18n";
import { useFields } from "../../state/fields";
import { text } from "./words";

interface Props {
  number: string;
  onClose: () => void;
  onDone: (log: CaseLog) => void;
}

export function HoldDeviceDialog({ number, onClose, onDone }: Props) {
  const words = text().log;
  const { value, put, needed } = useFields({ device: "", place: "", seal: "", until: "", reason: "" });
  const [told, setTold] = useState(false);
  const body = {
    device: value.device.trim(),
    place: value.place || undefined,
    seal: value.seal || undefined,
    until: value.until || undefined,
    silent: !told,
    reason: value.reason || undefined,
  };
  return (
    <ActDialog
      kind="sheet"
      title={words.holdDevice}
      text={words.holdDeviceText}
      action={words.holdDevice}
      done={words.deviceHeld}
      check={() => ({ device: needed("device") })}
      send={async () => onDone(await holdDevice(number, body))}
      onDone={onClose}
      onClose={onClose}
      command={[
        "case",
        "device",
        "hold",
        number,
        value.device || "DEVICE",
        ...option("until", value.until),
        ...option("seal", value.seal),
        ...option("place", value.place),
        ...(told ? ["--told"] : []),
        ...option("reason", value.reason),
      ]}
      call={{ method: "POST", path: `/api/v1/cases/${encodeURIComponent(number)}/devices`, body }}
    >
      {(errors) => (
        <>
          <TextField
            label={words.device}
            help={words.deviceHelp}
            required
            value={value.device}
            onValue={put("device")}
            error={errors.device}
          />
          <TextField label={words.place} value={value.place} onValue={put("place")} error={errors.place} />
          <TextField label={words.seal} value={value.seal} onValue={put("seal")} error={errors.seal} />
          <TextField kind="date" label={words.until} value={value.until} onValue={put("until")} error={errors.until} />
          <CheckField label={words.toldYes} help={words.toldHelp} checked={told} onValue={setTold} />
          <TextField label={t().form.reason} value={value.reason} onValue={put("reason")} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}

export function ReleaseDeviceDialog({ number, device, onClose, onDone }: Props & { device: string }) {
  const words = text().log;
  const { value, put, needed } = useFields({ reason: "" });
  const body = { device, reason: value.reason.trim() };
  return (
    <ActDialog
      title={`${words.releaseDevice}: ${device}`}
      text={words.releaseDeviceText}
      action={words.releaseDevice}
      done={words.deviceReleased}
      check={() => ({ reason: needed("reason") })}
      send={async () => onDone(await releaseDevice(number, body))}
      onDone={onClose}
      onClose={onClose}
      command={["case", "device", "release", number, device, "--reason", value.reason || "…"]}
      call={{ method: "POST", path: `/api/v1/cases/${encodeURIComponent(number)}/device-releases`, body }}
    >
      {(errors) => (
        <TextField
          label={t().form.reason}
          help={t().form.reasonHelp}
          required
          rows={2}
          value={value.reason}
          onValue={put("reason")}
          error={errors.reason}
        />
      )}
    </ActDialog>
  );
}
