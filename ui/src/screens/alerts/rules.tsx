// What lowers scores: what is known beforehand, for a while and with a reason; and what people's answers said about each rule.
import { useState } from "preact/hooks";
import { createSuppression, endSuppression, listFeedback, listSuppressions, type Suppression } from "../../api/alerts";
import { may } from "../../api/session";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { t } from "../../i18n";
import { count, day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { text } from "./words";

export function AlertRules() {
  const say = text().rules;
  const list = useResource((signal) => listSuppressions(signal), []);
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Suppression>();
  const add = may("suppression", "create") && (
    <button type="button" class="button button-main" onClick={() => setAdding(true)}>
      {say.add}
    </button>
  );
  return (
    <div class="panels">
      <Panel title={say.title} aside={<p class="faint">{say.lead}</p>}>
        <Filled of={list}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState
                title={say.emptyTitle}
                text={say.emptyText}
                picture={<RowsPicture />}
                action={add}
                command={[
                  "suppression",
                  "create",
                  "--factor",
                  "deviation:pages_printed",
                  "--until",
                  "2026-12-31",
                  "--reason",
                  "…",
                ]}
              />
            ) : (
              <>
                <p class="row no-print">{add}</p>
                <Table
                  label={say.title}
                  rows={items}
                  rowKey={(row) => row.id}
                  columns={[
                    { id: "factor", title: say.factor, always: true, cell: (row) => row.factor || say.any },
                    { id: "who", title: say.who, cell: (row) => row.staff_number || row.account || say.any },
                    { id: "thing", title: say.thing, cell: (row) => row.thing || say.any },
                    { id: "until", title: say.until, narrow: true, cell: (row) => `${day(row.from)} – ${day(row.to)}` },
                    { id: "reason", title: t().form.reason, cell: (row) => row.reason },
                    { id: "alerts", title: say.lowered, narrow: true, align: "end", cell: (row) => count(row.alerts) },
                    {
                      id: "end",
                      title: say.end,
                      narrow: true,
                      cell: (row) =>
                        row.ended ? (
                          <Mark kind="plain">{say.ended}</Mark>
                        ) : (
                          may("suppression", "update") && (
                            <button type="button" class="button button-small" onClick={() => setEnding(row)}>
                              {say.end}
                            </button>
                          )
                        ),
                    },
                  ]}
                />
              </>
            )
          }
        </Filled>
        <CopyAs command={["suppression", "list"]} call={{ method: "GET", path: "/api/v1/suppressions" }} />
      </Panel>
      <Answers />
      {adding && <Add onClose={() => setAdding(false)} onDone={list.again} />}
      {ending && <End of={ending} onClose={() => setEnding(undefined)} onDone={list.again} />}
    </div>
  );
}

function Answers() {
  const say = text().rules;
  const verdicts = text().verdicts;
  const list = useResource((signal) => listFeedback(signal), []);
  return (
    <Panel title={say.answers} aside={<p class="faint">{say.answersLead}</p>}>
      <Filled of={list}>
        {({ items }) => (
          <Table
            label={say.answers}
            fixed
            rows={items}
            rowKey={(row) => row.factor}
            columns={[
              { id: "factor", title: say.factor, cell: (row) => row.factor },
              { id: "right", title: verdicts.right, narrow: true, align: "end", cell: (row) => count(row.right) },
              { id: "wrong", title: verdicts.wrong, narrow: true, align: "end", cell: (row) => count(row.wrong) },
              { id: "known", title: verdicts.known, narrow: true, align: "end", cell: (row) => count(row.known) },
              { id: "weight", title: say.weight, narrow: true, align: "end", cell: (row) => row.weight.toFixed(2) },
            ]}
            empty={<p class="faint">{say.noAnswers}</p>}
          />
        )}
      </Filled>
      <CopyAs command={["alert", "feedback"]} call={{ method: "GET", path: "/api/v1/alert-feedback" }} />
    </Panel>
  );
}

function Add({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const say = text().rules;
  const [value, setValue] = useState({ factor: "", staff: "", thing: "", to: "", reason: "" });
  const put = (name: keyof typeof value) => (written: string) => setValue({ ...value, [name]: written });
  const body = {
    factor: value.factor || undefined,
    staff_number: value.staff || undefined,
    thing: value.thing || undefined,
    to: value.to,
    reason: value.reason,
  };
  const needed = (name: "to" | "reason") => (value[name].trim() ? undefined : t().form.needed);
  return (
    <ActDialog
      kind="sheet"
      title={say.add}
      text={say.addText}
      action={say.add}
      done={say.added}
      check={() => ({ to: needed("to"), reason: needed("reason") })}
      send={() => createSuppression(body)}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={[
        "suppression",
        "create",
        ...(value.factor ? ["--factor", value.factor] : []),
        ...(value.staff ? ["--person", value.staff] : []),
        ...(value.thing ? ["--thing", value.thing] : []),
        "--until",
        value.to,
        "--reason",
        value.reason,
      ]}
      call={{ method: "POST", path: "/api/v1/suppressions", body }}
    >
      {(errors) => (
        <>
          <TextField
            label={say.factor}
            help={say.factorHelp}
            value={value.factor}
            onValue={put("factor")}
            error={errors.factor}
          />
          <TextField label={say.staff} value={value.staff} onValue={put("staff")} error={errors.staff_number} />
          <TextField label={say.thing} value={value.thing} onValue={put("thing")} error={errors.thing} />
          <TextField kind="date" label={say.until} required value={value.to} onValue={put("to")} error={errors.to} />
          <TextField
            label={t().form.reason}
            help={t().form.reasonHelp}
            required
            rows={2}
            value={value.reason}
            onValue={put("reason")}
            error={errors.reason}
          />
        </>
      )}
    </ActDialog>
  );
}

function End({ of, onClose, onDone }: { of: Suppression; onClose: () => void; onDone: () => void }) {
  const say = text().rules;
  const [reason, setReason] = useState("");
  return (
    <ActDialog
      title={say.end}
      action={say.end}
      done={say.endedNow}
      check={() => ({ reason: reason.trim() ? undefined : t().form.needed })}
      send={() => endSuppression(of.id, reason)}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={["suppression", "end", of.id, "--reason", reason]}
      call={{ method: "POST", path: `/api/v1/suppressions/${of.id}/end`, body: { reason } }}
    >
      {(errors) => <TextField label={t().form.reason} required value={reason} onValue={setReason} error={errors.reason} />}
    </ActDialog>
  );
}
