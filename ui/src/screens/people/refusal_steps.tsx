// After a refused signature: what the firm does next, question by question, until the person at least knows what is secret.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import { answerTaskStep, finishTask, listTasks, type Task } from "../../api/tasks";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { FieldsDialog } from "../../components/fields_dialog";
import { Filled } from "../../components/panel";
import { Steps } from "../../components/steps";
import { t } from "../../i18n";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { type AgreementKey, identityOf } from "./agreement_act";
import { text } from "./words";

export function RefusalSteps({ of, onClose }: { of: AgreementKey; onClose: () => void }) {
  const say = text().agreement;
  const identity = identityOf(of);
  const task = useResource<Task | null>(
    async (signal) => {
      const { items } = await listTasks({ kind: "refused_agreement", ended: true, limit: 500 }, signal);
      const own = items.filter((one) => one.object_id === identity);
      return own.find((one) => one.state === "open") ?? own.at(-1) ?? null;
    },
    [identity],
  );
  const [ending, setEnding] = useState(false);
  return (
    <SideSheet title={say.steps(of.staff_number)} onClose={onClose}>
      <Filled of={task}>
        {(found) =>
          found === null ? (
            <p class="note">{say.noSteps}</p>
          ) : (
            <>
              <p class="faint">{say.stepsLead(day(found.due))}</p>
              <Steps
                checklist={found.checklist}
                when=""
                answers={found.steps}
                label={say.steps(of.staff_number)}
                locked={found.state !== "open"}
                onAnswer={async (step, answer, note) =>
                  task.put(await answerTaskStep(found.id, step, { answer, note: note || undefined }))
                }
              >
                <h3>{t().steps.conclude}</h3>
                {found.state === "open" ? (
                  may("task", "update") && (
                    <button type="button" class="button button-main" onClick={() => setEnding(true)}>
                      {say.finish}
                    </button>
                  )
                ) : (
                  <p>{found.note}</p>
                )}
              </Steps>
              <CopyAs command={["task", "show", found.id]} call={{ method: "GET", path: `/api/v1/tasks/${found.id}` }} />
              {ending && (
                <FieldsDialog
                  title={say.finish}
                  done={say.finished}
                  fields={[{ name: "note", label: say.note, rows: 2 }]}
                  send={(value) => finishTask(found.id, value.note)}
                  onDone={task.again}
                  onClose={() => setEnding(false)}
                  command={(value) => ["task", "done", found.id, ...(value.note ? ["--note", value.note] : [])]}
                  call={(value) => ({ method: "POST", path: `/api/v1/tasks/${found.id}/done`, body: value })}
                />
              )}
            </>
          )
        }
      </Filled>
    </SideSheet>
  );
}
