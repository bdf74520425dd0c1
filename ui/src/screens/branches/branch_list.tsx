// The 47 branches, and how far each was taught.
import { useState } from "preact/hooks";
import { type DeskBranch, giveBranchAccount, listBranches, setBranchStaff, trainBranch } from "../../api/desk";
import { may } from "../../api/session";
import { Bars } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { count, day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { told } from "../consultations/shown";
import { text } from "./words";

type Act = "staff" | "train" | "account";
const tones = { current: "good", due: "warn", none: "plain" } as const;
const taught = ["secret_management", "leak", "open_close"] as const;

export function BranchList() {
  const words = text();
  const say = words.branch;
  const list = useResource((signal) => listBranches(signal), []);
  const [open, setOpen] = useState<{ act: Act; of: DeskBranch }>();
  const close = () => setOpen(undefined);
  const button = (act: Act, of: DeskBranch, label: string) => (
    <button type="button" class="button button-small" onClick={() => setOpen({ act, of })}>
      {label}
    </button>
  );
  const code = open ? String(open.of.code).padStart(2, "0") : "";
  const common = { done: words.saved, onDone: list.again, onClose: close };
  return (
    <>
      <Filled of={list}>
        {({ items }) => (
          <>
            <Panel title={say.picture}>
              <Bars
                name={say.picture}
                hideName
                valueName={say.name}
                bars={(["current", "due", "none"] as const).map((state) => ({
                  label: say.bars[state],
                  value: items.filter((one) => one.training === state).length,
                }))}
              />
            </Panel>
            <Table
              label={words.views.branches}
              rows={items}
              rowKey={(row) => String(row.code)}
              columns={[
                { id: "name", title: say.name, cell: (row) => told(row.name), narrow: true, always: true },
                {
                  id: "training",
                  title: say.training,
                  cell: (row) => <Mark kind={tones[row.training]}>{say.trainings[row.training]}</Mark>,
                  narrow: true,
                },
                {
                  id: "missing",
                  title: say.missing,
                  cell: (row) => row.missing.map((one) => words.content[one as keyof typeof words.content]).join(", ") || "-",
                },
                { id: "last", title: say.last, cell: (row) => (row.last_trained ? day(row.last_trained) : "-"), narrow: true },
                { id: "staff", title: say.staff, cell: (row) => count(row.staff), align: "end", narrow: true },
                { id: "open", title: say.open, cell: (row) => count(row.open_cases), align: "end", narrow: true },
                {
                  id: "acts",
                  title: say.train,
                  cell: (row) =>
                    may("desk_branch", "update") && (
                      <span class="row">
                        {button("train", row, say.train)}
                        {button("staff", row, say.setStaff)}
                        {may("desk_branch", "create") && button("account", row, say.account)}
                      </span>
                    ),
                  narrow: true,
                },
              ]}
            />
          </>
        )}
      </Filled>
      <CopyAs command={["branch", "list"]} call={{ method: "GET", path: "/api/v1/desk-branches" }} />
      {open?.act === "staff" && (
        <FieldsDialog
          title={say.setStaff}
          {...common}
          fields={[
            { name: "staff", label: say.people, kind: "number", required: true },
            { name: "note", label: say.note },
          ]}
          start={{ staff: String(open.of.staff), note: open.of.note }}
          send={({ staff, note }) => setBranchStaff(code, { staff: Number(staff), note })}
          command={({ staff }) => ["branch", "staff", code, "--people", staff]}
        />
      )}
      {open?.act === "train" && (
        <FieldsDialog
          title={say.train}
          {...common}
          fields={[
            { name: "day", label: say.day, help: say.dayHelp, required: true },
            { name: "topic", label: say.topic, options: taught.map((value) => ({ value, label: words.content[value] })) },
            { name: "attended", label: say.attended, kind: "number", required: true },
          ]}
          start={{ topic: "secret_management", attended: String(open.of.staff || 1) }}
          send={({ day: on, topic, attended }) =>
            trainBranch(code, { day: on, topic: topic as "leak", attended: Number(attended) })
          }
          command={({ day: on, topic, attended }) => [
            "branch",
            "train",
            code,
            "--day",
            on,
            "--topic",
            topic,
            "--attended",
            attended,
          ]}
        />
      )}
      {open?.act === "account" && (
        <FieldsDialog
          title={say.account}
          {...common}
          fields={[{ name: "login", label: say.login, help: say.loginHelp, required: true }]}
          send={({ login }) => giveBranchAccount(code, login.trim())}
          command={({ login }) => ["branch", "account", code, login]}
        />
      )}
    </>
  );
}
