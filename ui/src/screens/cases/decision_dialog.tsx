// What was decided, on which grounds, and what it does to the evidence: cutting a connection or telling somebody changes what can be proved.
import { type CaseLog, decide } from "../../api/case_log";
import { ActDialog } from "../../components/act_dialog";
import { option } from "../../components/copy_as";
import { TextField } from "../../components/field";
import { useFields } from "../../state/fields";
import { text } from "./words";

export function DecisionDialog({
  number,
  onClose,
  onDone,
}: {
  number: string;
  onClose: () => void;
  onDone: (log: CaseLog) => void;
}) {
  const words = text().log;
  const { value, put, needed } = useFields({ what: "", grounds: "", scope: "", effect: "", by: "" });
  const body = {
    what: value.what.trim(),
    grounds: value.grounds.trim(),
    scope: value.scope || undefined,
    effect_on_evidence: value.effect || undefined,
    decided_by: value.by || undefined,
  };
  return (
    <ActDialog
      kind="sheet"
      title={words.decide}
      text={words.decideText}
      action={words.decide}
      done={words.decided}
      check={() => ({ what: needed("what"), grounds: needed("grounds") })}
      send={async () => onDone(await decide(number, body))}
      onDone={onClose}
      onClose={onClose}
      command={[
        "case",
        "decide",
        number,
        value.what || "…",
        "--reason",
        value.grounds || "…",
        ...option("scope", value.scope),
        ...option("effect", value.effect),
        ...option("by", value.by),
      ]}
      call={{ method: "POST", path: `/api/v1/cases/${encodeURIComponent(number)}/decisions`, body }}
    >
      {(errors) => (
        <>
          <TextField label={words.what} required value={value.what} onValue={put("what")} error={errors.what} />
          <TextField
            label={words.grounds}
            required
            rows={3}
            value={value.grounds}
            onValue={put("grounds")}
            error={errors.grounds}
          />
          <TextField label={words.scope} value={value.scope} onValue={put("scope")} error={errors.scope} />
          <TextField
            label={words.effect}
            help={words.effectHelp}
            rows={2}
            value={value.effect}
            onValue={put("effect")}
            error={errors.effect_on_evidence}
          />
          <TextField label={words.by} help={words.byHelp} value={value.by} onValue={put("by")} error={errors.decided_by} />
        </>
      )}
    </ActDialog>
  );
}
