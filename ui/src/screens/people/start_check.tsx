import { useState } from "preact/hooks";
import { type ExitKind, exitKinds, startExitCheck, startHiringCheck } from "../../api/people";
import { setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { ChoiceField, TextField } from "../../components/field";
import { t } from "../../i18n";
import { text } from "./words";

export function StartCheck({ staffNumber, onClose }: { staffNumber?: string; onClose: () => void }) {
  const say = text();
  const [number, setNumber] = useState(staffNumber ?? "");
  const [kind, setKind] = useState<ExitKind>("leaving");
  const [reason, setReason] = useState("");
  const body = { staff_number: number.trim(), exit_kind: kind, reason };
  const needed = (value: string) => (value.trim() ? undefined : t().form.needed);
  return (
    <ActDialog
      title={say.startCheck}
      text={say.startCheckText}
      action={say.startCheck}
      done={say.checkStarted}
      check={() => ({ staff_number: needed(number), reason: needed(reason) })}
      send={async () => {
        const made = await startExitCheck(body);
        onClose();
        setQuery({ check: made.id });
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={["exit", "start", number || "STAFF_NUMBER", "--kind", kind, "--reason", reason]}
      call={{ method: "POST", path: "/api/v1/exits", body }}
    >
      {(errors) => (
        <>
          {staffNumber === undefined && (
            <TextField label={say.columns.staff} required value={number} onValue={setNumber} error={errors.staff_number} />
          )}
          <ChoiceField
            label={say.exitKind}
            value={kind}
            onValue={(value) => setKind(value as ExitKind)}
            options={exitKinds.map((value) => ({ value, label: say.exitKinds[value] }))}
            error={errors.exit_kind}
          />
          <TextField
            label={t().form.reason}
            help={t().form.reasonHelp}
            required
            rows={2}
            value={reason}
            onValue={setReason}
            error={errors.reason}
          />
        </>
      )}
    </ActDialog>
  );
}

export function StartHiring({ onClose }: { onClose: () => void }) {
  const say = text();
  const [name, setName] = useState("");
  const [former, setFormer] = useState("");
  const [due, setDue] = useState("");
  const body = { name: name.trim(), former_employer: former || undefined, due: due || undefined };
  return (
    <ActDialog
      title={say.startHiring}
      text={say.startHiringText}
      action={say.startHiring}
      done={say.checkStarted}
      check={() => ({ name: name.trim() ? undefined : t().form.needed })}
      send={async () => {
        const made = await startHiringCheck(body);
        onClose();
        setQuery({ hiring: made.id });
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={[
        "hiring",
        "start",
        name || "NAME",
        ...(former ? ["--former-employer", former] : []),
        ...(due ? ["--due", due] : []),
      ]}
      call={{ method: "POST", path: "/api/v1/hirings", body }}
    >
      {(errors) => (
        <>
          <TextField label={say.columns.who} required value={name} onValue={setName} error={errors.name} />
          <TextField label={say.formerEmployer} value={former} onValue={setFormer} error={errors.former_employer} />
          <TextField kind="date" label={say.joins} value={due} onValue={setDue} error={errors.due} />
        </>
      )}
    </ActDialog>
  );
}
