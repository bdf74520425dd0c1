// What has to be done in this case, each with its clock: by the playbooks of what happened, with the law behind it.
import { useState } from "preact/hooks";
import { addCasePlaybook, addCaseTask, type CaseTask, listCasePlaybooks, listCaseTasks, setCaseTask } from "../../api/cases";
import { may, now } from "../../api/session";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs, option } from "../../components/copy_as";
import { ChoiceField, SelectField, TextField } from "../../components/field";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { type Column, Table } from "../../components/table";
import { either, t } from "../../i18n";
import { day, daysUntil, time } from "../../i18n/format";
import { useFields } from "../../state/fields";
import { useResource } from "../../state/resource";
import { text } from "./words";

const states = ["done", "not_needed", "open"] as const;

function Clock({ of }: { of: CaseTask }) {
  const words = text().tasks;
  if (of.state !== "open")
    return <span class="faint">{of.settled_at ? `${time(of.settled_at)} ${of.settled_by}` : words.states[of.state]}</span>;
  const left = daysUntil(of.due, now.value);
  if (of.overdue) return <Mark kind="bad">{words.late(Math.max(0, -left))}</Mark>;
  return <Mark kind={left <= 1 ? "warn" : "plain"}>{words.left(left)}</Mark>;
}

export function CaseTasks({ number }: { number: string }) {
  const words = text().tasks;
  const tasks = useResource((signal) => listCaseTasks(number, signal), [number]);
  const [chosen, setChosen] = useState<CaseTask>();
  const [adding, setAdding] = useState(false);
  const playbooks = useResource((signal) => listCasePlaybooks(number, signal), [number]);
  const open = playbooks.data?.items.filter((one) => !one.added) ?? [];
  const [choosing, setChoosing] = useState(false);
  const roles: Record<string, string> = t().roles;
  const columns: Column<CaseTask>[] = [
    {
      id: "task",
      title: words.task,
      cell: (row) => (
        <span class="title-cell">
          {either({ ja: row.title_ja, en: row.title_en })}
          <small class="faint"> {either({ ja: row.why_ja, en: row.why_en })}</small>
        </span>
      ),
    },
    { id: "law", title: words.law, cell: (row) => either({ ja: row.law_ja, en: row.law_en }) || "–" },
    { id: "role", title: words.who, narrow: true, cell: (row) => row.owner || roles[row.role] || row.role },
    {
      id: "due",
      title: words.due,
      narrow: true,
      cell: (row) => (
        <span title={day(row.due)}>
          <Clock of={row} />
        </span>
      ),
    },
    {
      id: "state",
      title: words.state,
      narrow: true,
      cell: (row) =>
        may("case_task", "update") ? (
          <button type="button" class="button button-small" onClick={() => setChosen(row)}>
            {words.states[row.state]}
          </button>
        ) : (
          words.states[row.state]
        ),
    },
  ];
  return (
    <Panel
      title={words.title}
      aside={
        <p class="row">
          {tasks.data && (
            <span class="faint">
              {words.done(tasks.data.items.filter((one) => one.state !== "open").length, tasks.data.items.length)}
            </span>
          )}
          {may("case_task", "create") && (
            <button type="button" class="button button-small no-print" onClick={() => setAdding(true)}>
              {words.add}
            </button>
          )}{" "}
          {may("case_task", "create") && open.length > 0 && (
            <button type="button" class="button button-small no-print" onClick={() => setChoosing(true)}>
              {words.addPlaybook}
            </button>
          )}
        </p>
      }
    >
      <Filled of={tasks}>
        {({ items }) => (
          <Table
            label={words.title}
            fixed
            columns={columns}
            rows={items}
            rowKey={(row) => `${row.playbook} ${row.id}`}
            empty={<p class="faint">{words.none}</p>}
          />
        )}
      </Filled>
      <CopyAs
        command={["case", "task", "list", number]}
        call={{ method: "GET", path: `/api/v1/cases/${encodeURIComponent(number)}/tasks` }}
      />
      {choosing && (
        <FieldsDialog
          title={words.addPlaybook}
          text={words.playbookText}
          done={words.added}
          fields={[
            {
              name: "playbook",
              label: words.playbook,
              options: open.map((one) => ({ value: one.playbook, label: either({ ja: one.title_ja, en: one.title_en }) })),
            },
            { name: "reason", label: t().form.reason },
          ]}
          start={{ playbook: open[0]?.playbook }}
          send={(value) => addCasePlaybook(number, { playbook: value.playbook, reason: value.reason || undefined })}
          command={(value) => ["case", "playbook", "add", number, value.playbook, ...option("reason", value.reason)]}
          call={(body) => ({ method: "POST", path: `/api/v1/cases/${encodeURIComponent(number)}/playbooks`, body })}
          onDone={() => {
            playbooks.again();
            tasks.again();
          }}
          onClose={() => setChoosing(false)}
        />
      )}
      {adding && <AddTask number={number} onClose={() => setAdding(false)} onDone={tasks.again} />}
      {chosen && <SetTask number={number} task={chosen} onClose={() => setChosen(undefined)} onDone={tasks.again} />}
    </Panel>
  );
}

interface SetProps {
  number: string;
  task: CaseTask;
  onClose: () => void;
  onDone: () => void;
}

function SetTask({ number, task, onClose, onDone }: SetProps) {
  const words = text().tasks;
  const [state, setState] = useState<CaseTask["state"]>(task.state === "open" ? "done" : task.state);
  const [note, setNote] = useState(task.note);
  const [owner, setOwner] = useState(task.owner);
  const body = { state, note: note || undefined, owner: owner || undefined };
  return (
    <ActDialog
      title={either({ ja: task.title_ja, en: task.title_en })}
      action={t().form.save}
      done={words.saved}
      check={() => ({ note: state === "not_needed" && !note.trim() ? t().form.needed : undefined })}
      send={() => setCaseTask(number, task.id, body)}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={["case", "task", "set", number, task.id, "--state", state, "--reason", note]}
      call={{ method: "POST", path: `/api/v1/cases/${encodeURIComponent(number)}/tasks/${task.id}`, body }}
    >
      {(errors) => (
        <>
          <ChoiceField
            label={words.state}
            value={state}
            onValue={(value) => setState(value as CaseTask["state"])}
            options={states.map((value) => ({ value, label: words.states[value] }))}
          />
          <TextField label={words.who} value={owner} onValue={setOwner} error={errors.owner} />
          <TextField label={words.note} rows={2} value={note} onValue={setNote} error={errors.note} />
        </>
      )}
    </ActDialog>
  );
}

function AddTask({ number, onClose, onDone }: { number: string; onClose: () => void; onDone: () => void }) {
  const words = text().tasks;
  const { value, put, needed } = useFields({ title: "", due: "", role: "", reason: "" });
  // A day is due when it is over where the firm is.
  const due = value.due && `${value.due}T23:59:59+09:00`;
  const roles: Record<string, string> = t().roles;
  const body = {
    title: value.title.trim(),
    due,
    role: (value.role || undefined) as Parameters<typeof addCaseTask>[1]["role"],
    reason: value.reason || undefined,
  };
  return (
    <ActDialog
      title={words.add}
      action={words.add}
      done={words.added}
      check={() => ({ title: needed("title"), due: needed("due") })}
      send={() => addCaseTask(number, body)}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={[
        "case",
        "task",
        "add",
        number,
        value.title || "TITLE",
        "--due",
        due || "TIME",
        ...option("role", value.role),
        ...option("reason", value.reason),
      ]}
      call={{ method: "POST", path: `/api/v1/cases/${encodeURIComponent(number)}/tasks`, body }}
    >
      {(errors) => (
        <>
          <TextField label={words.task} required value={value.title} onValue={put("title")} error={errors.title} />
          <TextField kind="date" label={words.due} required value={value.due} onValue={put("due")} error={errors.due} />
          <SelectField
            label={words.who}
            value={value.role}
            onValue={put("role")}
            options={[{ value: "", label: "–" }, ...Object.entries(roles).map(([role, label]) => ({ value: role, label }))]}
            error={errors.role}
          />
          <TextField label={t().form.reason} value={value.reason} onValue={put("reason")} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}
