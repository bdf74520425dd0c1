// The duty to report a leak of personal data: what was answered, by when which report is due, and who was told.
import { useState } from "preact/hooks";
import { answerDuty, type PersonalDataChange, type PersonalDataDuty, showDuty } from "../../api/case_log";
import { may, now } from "../../api/session";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs, option } from "../../components/copy_as";
import { CheckField, TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { t } from "../../i18n";
import { count, day, daysUntil } from "../../i18n/format";
import { useFields } from "../../state/fields";
import { useResource } from "../../state/resource";
import { text } from "./words";

const questions = [
  ["holds_personal_data", "holds"],
  ["sensitive", "sensitive"],
  ["financial_harm", "financial"],
  ["wrongful_purpose", "wrongful"],
  ["protected_data", "protected"],
  ["entrusted", "entrusted"],
] as const;
const texts = [
  ["items", "items"],
  ["cause", "cause"],
  ["secondary_harm", "harm"],
  ["to_persons", "to-persons"],
  ["publication", "publication"],
  ["prevention", "prevention"],
] as const;
const days = [
  ["preliminary_sent", "preliminary-sent"],
  ["final_sent", "final-sent"],
  ["persons_told", "persons-told"],
  ["principal_told", "principal-told"],
] as const;

// How far away a day is, or when it was done.
function Clock({ by, sent }: { by: string; sent: string | null }) {
  const words = text();
  if (sent) return <Mark kind="good">{words.duty.sent(day(sent))}</Mark>;
  const left = daysUntil(by, now.value);
  return (
    <>
      {day(by)}{" "}
      <Mark kind={left < 0 ? "bad" : left <= 2 ? "warn" : "plain"}>
        {left < 0 ? words.tasks.late(-left) : words.tasks.left(left)}
      </Mark>
    </>
  );
}

export function Duty({ number }: { number: string }) {
  const words = text().duty;
  const duty = useResource((signal) => showDuty(number, signal), [number]);
  const [answering, setAnswering] = useState(false);
  return (
    <Panel
      title={words.title}
      className="panel-wide"
      aside={
        may("personal_data_duty", "create") && (
          <button type="button" class="button button-small no-print" onClick={() => setAnswering(true)}>
            {words.answer}
          </button>
        )
      }
    >
      <Filled of={duty}>
        {(known) =>
          !known.answered ? (
            <p class="note note-warn">{words.unanswered}</p>
          ) : (
            <dl class="facts">
              <dt>{words.verdict}</dt>
              <dd>
                <Mark kind={known.reportable ? "warn" : "plain"}>
                  {known.reportable ? words.reportable : words.notReportable}
                </Mark>{" "}
                {questions
                  .filter(([name]) => known[name])
                  .map(([name]) => words.questions[name])
                  .join(words.between)}
              </dd>
              <dt>{words.persons}</dt>
              <dd>{known.persons_known ? words.people(known.persons) : words.unknown}</dd>
              {known.reportable && (
                <>
                  <dt>{words.preliminary}</dt>
                  <dd>
                    <Clock by={known.preliminary_by} sent={known.preliminary_sent} />
                  </dd>
                  <dt>{words.final(known.final_days)}</dt>
                  <dd>
                    <Clock by={known.final_by} sent={known.final_sent} />
                  </dd>
                  <dt>{words.days.persons_told}</dt>
                  <dd>{known.persons_told ? day(known.persons_told) : <Mark kind="warn">{words.notYet}</Mark>}</dd>
                </>
              )}
              {known.entrusted && (
                <>
                  <dt>{words.days.principal_told}</dt>
                  <dd>{known.principal_told ? day(known.principal_told) : <Mark kind="warn">{words.notYet}</Mark>}</dd>
                </>
              )}
            </dl>
          )
        }
      </Filled>
      <CopyAs
        command={["case", "personal-data", "set", number]}
        call={{ method: "GET", path: `/api/v1/cases/${encodeURIComponent(number)}/personal-data` }}
      />
      {answering && duty.data && (
        <Answers number={number} known={duty.data} onClose={() => setAnswering(false)} onDone={duty.put} />
      )}
    </Panel>
  );
}

interface Props {
  number: string;
  known: PersonalDataDuty;
  onClose: () => void;
  onDone: (duty: PersonalDataDuty) => void;
}

type Flags = Record<(typeof questions)[number][0], boolean>;

function Answers({ number, known, onClose, onDone }: Props) {
  const words = text().duty;
  const [flags, setFlags] = useState<Flags>(() => Object.fromEntries(questions.map(([name]) => [name, known[name]])) as Flags);
  const { value, put } = useFields({
    persons: known.persons_known ? String(known.persons) : "",
    reason: "",
    ...(Object.fromEntries(texts.map(([name]) => [name, known[name]])) as Record<(typeof texts)[number][0], string>),
    ...(Object.fromEntries(days.map(([name]) => [name, known[name] ?? ""])) as Record<(typeof days)[number][0], string>),
  });
  const persons = Number(value.persons);
  const badPersons = value.persons.trim() !== "" && !(Number.isSafeInteger(persons) && persons >= 0);
  const body: PersonalDataChange = {
    ...flags,
    persons: value.persons.trim() === "" ? null : persons,
    ...Object.fromEntries(texts.map(([name]) => [name, value[name]])),
    ...Object.fromEntries(days.map(([name]) => [name, value[name] || null])),
    reason: value.reason || undefined,
  };
  return (
    <ActDialog
      kind="sheet"
      title={words.answer}
      text={words.text}
      action={t().form.save}
      done={words.answered}
      check={() => ({ persons: badPersons ? words.wholePersons : undefined })}
      send={async () => onDone(await answerDuty(number, body))}
      onDone={onClose}
      onClose={onClose}
      command={[
        "case",
        "personal-data",
        "set",
        number,
        ...questions.flatMap(([name, flag]) => [`--${flag}`, flags[name] ? "yes" : "no"]),
        ...option("persons", value.persons),
        ...texts.flatMap(([name, flag]) => option(flag, value[name])),
        ...days.flatMap(([name, flag]) => option(flag, value[name])),
        ...option("reason", value.reason),
      ]}
      call={{ method: "POST", path: `/api/v1/cases/${encodeURIComponent(number)}/personal-data`, body }}
    >
      {(errors) => (
        <>
          <fieldset class="field">
            <legend>{words.about}</legend>
            {questions.map(([name]) => (
              <CheckField
                key={name}
                label={words.questions[name]}
                help={words.help[name]}
                checked={flags[name]}
                onValue={(on) => setFlags({ ...flags, [name]: on })}
              />
            ))}
          </fieldset>
          <TextField
            kind="number"
            label={words.persons}
            help={words.personsHelp(count(1000))}
            value={value.persons}
            onValue={put("persons")}
            error={errors.persons}
          />
          {texts.map(([name]) => (
            <TextField
              key={name}
              label={words.texts[name]}
              rows={2}
              value={value[name]}
              onValue={put(name)}
              error={errors[name]}
            />
          ))}
          <div class="row fields-row">
            {days
              .filter(([name]) => name !== "principal_told" || flags.entrusted)
              .map(([name]) => (
                <TextField
                  key={name}
                  kind="date"
                  label={words.days[name]}
                  value={value[name]}
                  onValue={put(name)}
                  error={errors[name]}
                />
              ))}
          </div>
          <TextField label={t().form.reason} value={value.reason} onValue={put("reason")} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}
