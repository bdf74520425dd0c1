// The result of a self-check: a radar beside last time and the others' median, and what to do next.
import { useState } from "preact/hooks";
import { adoptStep, type CheckRadar, importAnswers, type SelfCheck, showCheck } from "../../api/govern";
import { refusal } from "../../api/problem";
import { may } from "../../api/session";
import { addressOf, addressWith } from "../../app/router";
import { Radar, type RadarShape } from "../../charts";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { FieldsDialog } from "../../components/fields_dialog";
import { FileField } from "../../components/file_field";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { count, day } from "../../i18n/format";
import { either, language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { text } from "./words";

function Shape({ of }: { of: CheckRadar }) {
  const say = text();
  const scored = of.areas.filter((one) => one.score !== null).sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
  const first = scored[0];
  const last = scored[scored.length - 1];
  const shapes: RadarShape[] = [{ name: say.own, tone: "own", values: of.areas.map((one) => one.score) }];
  if (of.before)
    shapes.push({
      name: say.before(of.before.closed ? day(of.before.closed) : of.before.number),
      tone: "before",
      values: of.areas.map((one) => one.before),
    });
  if (of.median)
    shapes.push({ name: say.others(count(of.median.members ?? 0)), tone: "others", values: of.areas.map((one) => one.median) });
  return (
    <Panel title={say.radar}>
      <Radar
        name={say.radar}
        hideName
        axes={of.areas.map((one) => either(one))}
        shapes={shapes}
        sentence={first && last ? say.radarSentence(count(of.total ?? 0), either(first), either(last)) : say.noScore}
      />
      {!of.median && <p class="faint">{say.noMedian}</p>}
    </Panel>
  );
}

function Import({ number, onDone, onClose }: { number: string; onDone: () => void; onClose: () => void }) {
  const say = text();
  const [file, setFile] = useState<File>();
  const [refused, setRefused] = useState<string[]>([]);
  return (
    <ActDialog
      title={say.importFile}
      action={say.importFile}
      done={say.importFile}
      check={() => ({ file: file ? undefined : say.file })}
      send={async () => {
        if (!file) return;
        const answer = await importAnswers(number, file);
        setRefused(answer.refused.map((one) => say.refused(count(one.row), one.column, either(one.reason))));
        if (answer.refused.length > 0) throw refusal(say.refused("", "", String(answer.refused.length)));
        tell(say.imported(count(answer.taken)));
      }}
      onDone={() => {
        onClose();
        onDone();
      }}
      onClose={onClose}
      command={["check", "import", number, "FILE"]}
    >
      {(errors) => (
        <>
          <FileField label={say.file} accept=".xlsx,.csv" error={errors.file} onFile={setFile} />
          {refused.length > 0 && (
            <ul class="bullets">
              {refused.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </ActDialog>
  );
}

function Page({ of, again }: { of: SelfCheck; again: () => void }) {
  const say = text();
  const [adopting, setAdopting] = useState("");
  const [importing, setImporting] = useState(false);
  const table = (form: string) => `/api/v1/self-checks/${of.number}/table?form=${form}&language=${language.value}`;
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{of.title || of.number}</h1>
          <p>
            {of.closed ? say.closed(day(of.closed)) : say.open} · {say.of(count(of.radar.answered), count(of.radar.questions))}
          </p>
        </div>
        <p class="row no-print">
          {may("self_check", "update") && !of.closed && (
            <>
              <a class="button button-main" href={addressWith({ step: "cards" })}>
                {say.go}
              </a>
              <button type="button" class="button" onClick={() => setImporting(true)}>
                {say.importFile}
              </button>
            </>
          )}
          <a class="button" href={table("xlsx")} download={`${of.number}.xlsx`}>
            {say.exportBook}
          </a>
          <a class="button" href={table("csv")} download={`${of.number}.csv`}>
            {say.exportCsv}
          </a>
        </p>
      </header>
      <div class="panels panels-two">
        <Shape of={of.radar} />
        <Panel title={say.steps}>
          {of.steps.length === 0 ? (
            <p class="faint">{say.stepsNone}</p>
          ) : (
            <ul class="plain-list">
              {of.steps.map((step) => (
                <li key={step.id} class="row">
                  {step.basic && <Mark kind="bad">{say.basic}</Mark>}
                  <Mark kind={step.grade === "no" ? "warn" : "plain"}>{say.grades[step.grade]}</Mark>
                  <span>{either(step.text)}</span>
                  {may("measure", "create") && (
                    <button type="button" class="button button-quiet no-print" onClick={() => setAdopting(step.id)}>
                      {say.adopt}
                    </button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </div>
      <CopyAs command={["check", "show", of.number]} call={{ method: "GET", path: `/api/v1/self-checks/${of.number}` }} />
      {adopting && (
        <FieldsDialog
          title={say.adopt}
          done={say.adopted}
          fields={[
            { name: "owner", label: say.owner },
            { name: "due", label: say.due, kind: "date" },
          ]}
          send={(value) =>
            adoptStep(of.number, { question: adopting, owner: value.owner.trim() || undefined, due: value.due || undefined })
          }
          onDone={again}
          onClose={() => setAdopting("")}
          command={() => ["check", "adopt", of.number, adopting]}
        />
      )}
      {importing && <Import number={of.number} onDone={again} onClose={() => setImporting(false)} />}
    </>
  );
}

export function CheckPage({ number }: { number: string }) {
  const say = text();
  const found = useResource((signal) => showCheck(number, signal), [number]);
  return (
    <>
      <p class="no-print">
        <a href={addressOf("checks")}>{say.all}</a>
      </p>
      <Filled of={found}>{(one) => <Page of={one} again={found.again} />}</Filled>
    </>
  );
}
