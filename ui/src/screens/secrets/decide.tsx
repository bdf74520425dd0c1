// To patent, keep secret or open a technology: the questions, which way their answers point, and the decision with its grounds.
import { useState } from "preact/hooks";
import { choices, decideOpenClose, listCriteria, type OpenCloseDecision } from "../../api/technology";
import { setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { SelectField, TextField } from "../../components/field";
import { flags, listIn } from "../../components/fields_dialog";
import { Filled } from "../../components/panel";
import { either, t } from "../../i18n";
import { useResource } from "../../state/resource";
import { text } from "./words";

type Choice = OpenCloseDecision["choice"];

export function DecideSheet({
  of,
  number,
  onClose,
  onDone,
}: {
  of?: OpenCloseDecision;
  number?: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const say = text().technology;
  const criteria = useResource((signal) => listCriteria(signal), []);
  const [value, setValue] = useState({
    number: of?.number ?? number ?? "",
    technology: of?.technology ?? "",
    options: of?.options.join("\n") ?? "",
    grounds: of?.grounds ?? "",
    decided_by: of?.decided_by ?? "",
    decided_on: of?.decided_on ?? "",
    review_day: of?.review_day ?? "",
    secrets: of?.secrets.join(", ") ?? "",
    patents: of?.patents.join(", ") ?? "",
  });
  const [choice, setChoice] = useState<Choice>(of?.choice ?? "undecided");
  const [answers, setAnswers] = useState<Record<string, string>>(
    Object.fromEntries((of?.answers ?? []).map((one) => [one.criterion, one.yes ? "yes" : "no"])),
  );
  const put = (name: keyof typeof value) => (written: string) => setValue({ ...value, [name]: written });
  const given = Object.entries(answers).filter(([, answer]) => answer);
  const tally = { secret: 0, patent: 0, open: 0 };
  for (const one of criteria.data?.items ?? []) {
    const leans = answers[one.id] === "yes" ? one.yes : answers[one.id] === "no" ? one.no : "";
    if (leans) tally[leans]++;
  }
  const decided = choice !== "undecided";
  const body = {
    number: value.number.trim(),
    technology: value.technology,
    options: listIn(value.options),
    answers: given.map(([criterion, answer]) => ({ criterion, yes: answer === "yes" })),
    choice,
    grounds: value.grounds,
    decided_by: value.decided_by,
    decided_on: value.decided_on || undefined,
    review_day: value.review_day || undefined,
    secrets: listIn(value.secrets),
    patents: listIn(value.patents),
  };
  const needed = (written: string) => (written.trim() ? undefined : t().form.needed);
  return (
    <ActDialog
      kind="sheet"
      title={say.decide}
      text={say.decideText}
      action={say.keep}
      done={say.decided}
      check={() => ({
        number: needed(value.number),
        technology: needed(value.technology),
        ...(decided && {
          grounds: needed(value.grounds),
          decided_by: needed(value.decided_by),
          review_day: needed(value.review_day),
        }),
      })}
      send={async () => {
        await decideOpenClose(body);
        onClose();
        setQuery({ technology: body.number });
      }}
      onDone={onDone}
      onClose={onClose}
      command={[
        "open-close",
        "decide",
        body.number || "NUMBER",
        ...flags({
          technology: body.technology,
          option: body.options,
          yes: given.filter(([, answer]) => answer === "yes").map(([criterion]) => criterion),
          no: given.filter(([, answer]) => answer === "no").map(([criterion]) => criterion),
          choice,
          grounds: body.grounds,
          by: body.decided_by,
          on: value.decided_on,
          review: value.review_day,
          secret: body.secrets,
          patent: body.patents,
        }),
      ]}
      call={{ method: "POST", path: "/api/v1/open-close-decisions", body }}
    >
      {(errors) => (
        <>
          <TextField
            label={say.number}
            help={say.numberHelp}
            required
            value={value.number}
            onValue={put("number")}
            error={errors.number}
          />
          <TextField
            label={say.technology}
            required
            value={value.technology}
            onValue={put("technology")}
            error={errors.technology}
          />
          <TextField label={say.options} help={say.optionsHelp} rows={2} value={value.options} onValue={put("options")} />
          <Filled of={criteria}>
            {({ items }) => (
              <>
                {items.map((one) => (
                  <SelectField
                    key={one.id}
                    label={either(one.text)}
                    value={answers[one.id] ?? ""}
                    onValue={(answer) => setAnswers({ ...answers, [one.id]: answer })}
                    options={[
                      { value: "", label: "–" },
                      { value: "yes", label: t().steps.yes },
                      { value: "no", label: t().steps.no },
                    ]}
                  />
                ))}
                <p class="note" role="status">
                  {say.pointsTo}: {say.tally(tally.secret, tally.patent, tally.open)}
                </p>
              </>
            )}
          </Filled>
          <SelectField
            label={say.choice}
            value={choice}
            onValue={(next) => setChoice(next as Choice)}
            options={choices.map((one) => ({ value: one, label: say.choices[one] }))}
          />
          <TextField
            label={say.grounds}
            required={decided}
            rows={3}
            value={value.grounds}
            onValue={put("grounds")}
            error={errors.grounds}
          />
          <TextField
            label={say.decidedBy}
            required={decided}
            value={value.decided_by}
            onValue={put("decided_by")}
            error={errors.decided_by}
          />
          <TextField
            kind="date"
            label={say.decidedOn}
            value={value.decided_on}
            onValue={put("decided_on")}
            error={errors.decided_on}
          />
          <TextField
            kind="date"
            label={say.review}
            required={decided}
            value={value.review_day}
            onValue={put("review_day")}
            error={errors.review_day}
          />
          <TextField
            label={say.secrets}
            help={say.secretsHelp}
            value={value.secrets}
            onValue={put("secrets")}
            error={errors.secrets}
          />
          <TextField label={say.patents} value={value.patents} onValue={put("patents")} error={errors.patents} />
        </>
      )}
    </ActDialog>
  );
}
