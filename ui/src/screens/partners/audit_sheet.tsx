// How well a partner keeps what it gets: the questionnaire as it was answered, or a visit with what was found.
import { useState } from "preact/hooks";
import { type Partner, recordAudit } from "../../api/partners";
import { type CheckStep, showChecklist } from "../../api/people";
import { ActDialog } from "../../components/act_dialog";
import { ChoiceField, SelectField, TextField } from "../../components/field";
import { Filled } from "../../components/panel";
import { either, t } from "../../i18n";
import { useResource } from "../../state/resource";
import { text } from "./words";

type Kind = "questionnaire" | "audit";
const weights = ["minor", "major"] as const;

export function AuditSheet({ of, onClose, onDone }: { of: Partner; onClose: () => void; onDone: () => void }) {
  const say = text();
  const [kind, setKind] = useState<Kind>("questionnaire");
  const [on, setOn] = useState("");
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [found, setFound] = useState("");
  const [weight, setWeight] = useState<(typeof weights)[number]>("minor");
  const [due, setDue] = useState("");
  const list = useResource((signal) => showChecklist("partner-questionnaire", "", signal), []);
  const findings = found
    .split("\n")
    .map((one) => one.trim())
    .filter(Boolean);
  const given = kind === "questionnaire" ? Object.entries(answers).filter(([, answer]) => answer) : [];
  const body = {
    kind,
    on: on || undefined,
    answers: given.map(([step, answer]) => ({ step, answer })),
    findings: findings.map((one) => ({ text: one, weight, due: due || undefined })),
  };
  return (
    <ActDialog
      kind="sheet"
      title={say.recordAudit}
      text={say.recordAuditText}
      action={say.recordAudit}
      done={say.auditRecorded}
      check={() => {
        if (kind === "audit") return { findings: findings.length > 0 ? undefined : t().form.needed };
        const open = (list.data?.steps ?? []).filter((step) => step.needed && !answers[step.id]);
        return Object.fromEntries(open.map((step) => [step.id, t().form.needed]));
      }}
      send={() => recordAudit(of.id, body)}
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={[
        "partner",
        "audit",
        of.name,
        ...(kind === "audit" ? ["--visit"] : []),
        ...given.flatMap(([step, answer]) => ["--answer", `${step}=${answer}`]),
        ...findings.flatMap((one) => ["--finding", one]),
        ...(findings.length > 0 ? ["--weight", weight, ...(due ? ["--due", due] : [])] : []),
        ...(on ? ["--on", on] : []),
      ]}
      call={{ method: "POST", path: `/api/v1/partners/${of.id}/audits`, body }}
    >
      {(errors) => (
        <>
          <ChoiceField
            label={say.auditKind}
            value={kind}
            onValue={(value) => setKind(value as Kind)}
            options={(["questionnaire", "audit"] as const).map((value) => ({ value, label: say.auditKinds[value] }))}
          />
          <TextField kind="date" label={say.auditOn} value={on} onValue={setOn} error={errors.on} />
          {kind === "questionnaire" && (
            <Filled of={list}>
              {({ steps }) =>
                steps.map((step) => (
                  <Answer
                    key={step.id}
                    step={step}
                    value={answers[step.id] ?? ""}
                    onValue={(value) => setAnswers({ ...answers, [step.id]: value })}
                    error={errors[step.id]}
                  />
                ))
              }
            </Filled>
          )}
          <TextField
            label={say.findingsField}
            help={say.findingsHelp}
            required={kind === "audit"}
            rows={3}
            value={found}
            onValue={setFound}
            error={errors.findings}
          />
          {findings.length > 0 && (
            <>
              <SelectField
                label={say.weight}
                value={weight}
                onValue={(value) => setWeight(value as (typeof weights)[number])}
                options={weights.map((value) => ({ value, label: say.weights[value] }))}
              />
              <TextField kind="date" label={say.findingDue} help={say.findingDueHelp} value={due} onValue={setDue} />
            </>
          )}
        </>
      )}
    </ActDialog>
  );
}

function Answer({
  step,
  value,
  onValue,
  error,
}: {
  step: CheckStep;
  value: string;
  onValue: (value: string) => void;
  error?: string;
}) {
  const words = t().steps;
  const frame = {
    label: either({ ja: step.text_ja, en: step.text_en }),
    help: either({ ja: step.help_ja, en: step.help_en }) || undefined,
    required: step.needed,
    value,
    onValue,
    error,
  };
  if (step.answer === "text") return <TextField {...frame} rows={2} />;
  if (step.answer === "day") return <TextField {...frame} kind="date" />;
  const choices =
    step.answer === "done"
      ? [{ value: "done", label: words.done }]
      : [
          { value: "yes", label: words.yes },
          ...(step.answer === "degree" ? [{ value: "partly", label: words.partly }] : []),
          { value: "no", label: words.no },
        ];
  return (
    <SelectField
      {...frame}
      options={[{ value: "", label: "–" }, ...choices, { value: "not_applicable", label: words.notApplicable }]}
    />
  );
}
