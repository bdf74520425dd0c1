import { useState } from "preact/hooks";
import { startExitCheck } from "../../api/people";
import { setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { ChoiceField, TextField } from "../../components/field";
import { t } from "../../i18n";
import { text } from "./words";

export function StartCheck({ staffNumber, onClose }: { staffNumber: string; onClose: () => void }) {
  const say = text();
  const [kind, setKind] = useState("leaving");
  const [reason, setReason] = useState("");
  const body = { staff_number: staffNumber, exit_kind: kind, reason };
  return (
    <ActDialog
      title={say.startCheck}
      text={say.startCheckText}
      action={say.startCheck}
      done={say.checkStarted}
      check={() => ({ reason: reason.trim() ? undefined : t().form.needed })}
      send={async () => {
        const made = await startExitCheck(body);
        onClose();
        setQuery({ check: made.id });
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={["exit", "start", staffNumber, "--kind", kind, "--reason", reason]}
      call={{ method: "POST", path: "/api/v1/exit-checks", body }}
    >
      {(errors) => (
        <>
          <ChoiceField
            label={say.exitKind}
            value={kind}
            onValue={setKind}
            options={(["leaving", "dismissal", "contract_end", "transfer"] as const).map((value) => ({
              value,
              label: say.exitKinds[value],
            }))}
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
