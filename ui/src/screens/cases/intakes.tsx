// What somebody told us before there is a case: a complaint, a found item, an anonymous report.
import { useState } from "preact/hooks";
import { listIntakes, receiveIntake, triggers } from "../../api/cases";
import { may } from "../../api/session";
import { addressWith, query, setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { Dialog } from "../../components/dialog";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { SelectField, TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { t } from "../../i18n";
import { time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { IntakeSheet } from "./intake_sheet";
import { text } from "./words";

export function Intakes() {
  const words = text();
  const list = useResource((signal) => listIntakes(signal), []);
  const [adding, setAdding] = useState(false);
  const add = may("intake", "create") && (
    <button type="button" class="button button-main" onClick={() => setAdding(true)}>
      {words.intakes.receive}
    </button>
  );
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={words.intakes.emptyTitle}
              text={words.intakes.emptyText}
              picture={<RowsPicture />}
              action={add}
              command={["intake", "receive", "--trigger", "customer_complaint", "--text", "…"]}
            />
          ) : (
            <>
              <p class="row no-print">{add}</p>
              <Table
                label={words.intakes.title}
                rows={items}
                rowKey={(row) => row.number}
                href={(row) => addressWith({ intake: row.number })}
                selected={query("intake")}
                columns={[
                  { id: "number", title: words.columns.number, narrow: true, always: true, cell: (row) => row.number },
                  {
                    id: "trigger",
                    title: words.columns.trigger,
                    narrow: true,
                    cell: (row) => words.triggers[row.trigger as keyof typeof words.triggers] ?? row.trigger,
                  },
                  {
                    id: "text",
                    title: words.intakes.text,
                    cell: (row) => <span class="title-cell">{row.text.slice(0, 160)}</span>,
                  },
                  { id: "from", title: words.intakes.from, cell: (row) => row.from || words.intakes.anonymous },
                  { id: "received", title: words.intakes.received, narrow: true, cell: (row) => time(row.received_at) },
                  {
                    id: "state",
                    title: words.columns.state,
                    narrow: true,
                    cell: (row) => (
                      <Mark kind={row.state === "received" ? "warn" : "plain"}>
                        {row.case_number || words.intakes.states[row.state]}
                      </Mark>
                    ),
                  },
                ]}
              />
            </>
          )
        }
      </Filled>
      <CopyAs command={["intake", "list"]} call={{ method: "GET", path: "/api/v1/intakes" }} />
      {query("intake") && (
        <IntakeSheet
          key={query("intake")}
          number={query("intake")}
          onClose={() => setQuery({ intake: null })}
          onChange={list.again}
        />
      )}
      {adding && <Receive onClose={() => setAdding(false)} onDone={list.again} />}
    </>
  );
}

const told = triggers.filter((one) => one !== "alert" && one !== "exit_check");
type Told = Exclude<(typeof triggers)[number], "alert" | "exit_check">;

function Receive({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const words = text();
  const say = words.intakes;
  const [value, setValue] = useState({ trigger: "customer_complaint", text: "", from: "", channel: "" });
  const [token, setToken] = useState("");
  const put = (name: keyof typeof value) => (written: string) => setValue({ ...value, [name]: written });
  const anonymous = value.trigger === "anonymous_report";
  const body = {
    trigger: value.trigger as Told,
    text: value.text,
    from: (!anonymous && value.from) || undefined,
    channel: value.channel || undefined,
  };
  if (token)
    return (
      <Dialog title={say.received} onClose={onClose}>
        <p>{say.token}</p>
        <p class="path">
          <code>{token}</code>
        </p>
        <p>
          {say.where} <code>{`${window.location.origin}/report`}</code>
        </p>
      </Dialog>
    );
  return (
    <ActDialog
      kind="sheet"
      title={say.receive}
      action={say.receive}
      done={say.done}
      check={() => ({ text: value.text.trim() ? undefined : t().form.needed })}
      send={async () => {
        const made = await receiveIntake(body);
        onDone();
        if (made.token) setToken(made.token);
        else onClose();
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={[
        "intake",
        "receive",
        "--trigger",
        value.trigger,
        "--text",
        value.text,
        ...(body.from ? ["--from", body.from] : []),
      ]}
      call={{ method: "POST", path: "/api/v1/intakes", body }}
    >
      {(errors) => (
        <>
          <SelectField
            label={words.columns.trigger}
            value={value.trigger}
            onValue={put("trigger")}
            options={told.map((one) => ({ value: one, label: words.triggers[one] }))}
          />
          <TextField label={say.text} required rows={6} value={value.text} onValue={put("text")} error={errors.text} />
          {!anonymous && <TextField label={say.from} value={value.from} onValue={put("from")} error={errors.from} />}
          <TextField label={say.channel} value={value.channel} onValue={put("channel")} error={errors.channel} />
        </>
      )}
    </ActDialog>
  );
}
