// What of each requirement is done and by what it is shown, what is missing; who can really open it; whether another level is proposed.
import { useState } from "preact/hooks";
import { listRightHolders } from "../../api/protection";
import {
  decideLevel,
  type Level,
  levelNames,
  listLevelProposals,
  proposeLevel,
  requirementNames,
  type Secret,
  showReadiness,
} from "../../api/secrets";
import { may } from "../../api/session";
import { ActDialog } from "../../components/act_dialog";
import { CopyAs } from "../../components/copy_as";
import { SelectField, TextField } from "../../components/field";
import { LevelMark, Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { either, t } from "../../i18n";
import { day } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { toneOf } from "./requirement_marks";
import { text } from "./words";

export function Readiness({ number }: { number: string }) {
  const words = text();
  const say = words.readiness;
  const found = useResource((signal) => showReadiness(number, signal), [number]);
  return (
    <Panel title={say.title} aside={<p class="faint">{say.lead}</p>}>
      <Filled of={found}>
        {(one) => (
          <div class="requirements">
            {requirementNames.map((name) => {
              const part = one.requirements[name];
              return (
                <section key={name} class={`requirement requirement-${toneOf[part.assessed]}`}>
                  <h3>
                    {words.requirements[name]} <Mark kind={toneOf[part.assessed]}>{words.statuses[part.assessed]}</Mark>
                  </h3>
                  {part.done.length > 0 && <h4>{say.done}</h4>}
                  <ul class="evidence">
                    {part.done.map((item) => (
                      <li key={item.id}>
                        {either(item.text)} <span class="faint">{item.shown_by}</span>
                      </li>
                    ))}
                  </ul>
                  {part.missing.length > 0 && <h4>{say.missing}</h4>}
                  <ul class="evidence">
                    {part.missing.map((item) => (
                      <li key={item.id}>
                        {item.basic && <Mark kind="bad">{say.basic}</Mark>} {either(item.text)}
                      </li>
                    ))}
                  </ul>
                </section>
              );
            })}
          </div>
        )}
      </Filled>
      <CopyAs
        command={["readiness", "show", number]}
        call={{ method: "GET", path: `/api/v1/readiness/${encodeURIComponent(number)}` }}
      />
    </Panel>
  );
}

export function RealRights({ number }: { number: string }) {
  const say = text().readiness;
  const found = useResource((signal) => listRightHolders(number, signal), [number]);
  return (
    <Panel title={say.rights} aside={<a href="/protection?view=rights">{say.allFindings}</a>}>
      {found.data === null ? (
        <p class="faint">{say.noImport}</p>
      ) : (
        <Filled of={found}>
          {(real) => (
            <Table
              label={say.rights}
              fixed
              rows={real?.items ?? []}
              rowKey={(row) => `${row.account} ${row.place} ${row.line}`}
              columns={[
                { id: "who", title: say.who, cell: (row) => row.staff_number || row.account },
                { id: "right", title: say.right, cell: (row) => row.right },
                {
                  id: "state",
                  title: say.state,
                  narrow: true,
                  cell: (row) => (
                    <Mark kind={row.permitted ? "good" : row.left ? "bad" : "warn"}>
                      {row.permitted ? say.permitted : row.left ? say.left : say.notPermitted}
                    </Mark>
                  ),
                },
                { id: "day", title: say.asOf, narrow: true, cell: (row) => day(row.import_day) },
              ]}
              empty={<p class="faint">{say.nobody}</p>}
            />
          )}
        </Filled>
      )}
      <CopyAs
        command={["rights", "show", number]}
        call={{ method: "GET", path: `/api/v1/secrets/${encodeURIComponent(number)}/rights` }}
      />
    </Panel>
  );
}

export function LevelPanel({ secret, onChange }: { secret: Secret; onChange: () => void }) {
  const say = text().readiness;
  const proposals = useResource((signal) => listLevelProposals("proposed", signal), [secret.number]);
  const [act, setAct] = useState<"propose" | "approve" | "refuse">();
  const waiting = proposals.data?.items.find((one) => one.number === secret.number);
  const again = () => {
    proposals.again();
    onChange();
  };
  const button = (name: "propose" | "approve" | "refuse", label: string) => (
    <button type="button" class="button" onClick={() => setAct(name)}>
      {label}
    </button>
  );
  return (
    <Panel title={say.level}>
      <p class="row">
        <LevelMark level={secret.level} />
        {waiting && (
          <>
            → <LevelMark level={waiting.level} /> <span>{`${waiting.proposer}: ${waiting.reason}`}</span>
          </>
        )}
      </p>
      <p class="row no-print space">
        {!waiting && may("level_proposal", "create") && button("propose", say.propose)}
        {waiting && may("level_proposal", "approve") && (
          <>
            {button("approve", say.approve)}
            {button("refuse", say.refuse)}
          </>
        )}
      </p>
      {act === "propose" && <Propose secret={secret} onClose={() => setAct(undefined)} onDone={again} />}
      {(act === "approve" || act === "refuse") && (
        <Decide secret={secret} approve={act === "approve"} onClose={() => setAct(undefined)} onDone={again} />
      )}
    </Panel>
  );
}

interface ActProps {
  secret: Secret;
  onClose: () => void;
  onDone: () => void;
}

function Propose({ secret, onClose, onDone }: ActProps) {
  const say = text().readiness;
  const levels: Record<string, string> = t().levels;
  const [value, setValue] = useState<{ level: Level; proposer: string; reason: string }>({
    level: secret.level,
    proposer: "",
    reason: "",
  });
  return (
    <ActDialog
      title={say.propose}
      action={say.propose}
      done={say.proposed}
      check={() => ({ proposer: value.proposer.trim() ? undefined : t().form.needed })}
      send={() => proposeLevel(secret.number, value)}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={["secret", "propose", secret.number, "--level", value.level, "--by", value.proposer, "--reason", value.reason]}
      call={{ method: "POST", path: `/api/v1/secrets/${encodeURIComponent(secret.number)}/level-proposals`, body: value }}
    >
      {(errors) => (
        <>
          <SelectField
            label={say.level}
            value={value.level}
            onValue={(level) => setValue({ ...value, level: level as Level })}
            options={levelNames.map((one) => ({ value: one, label: levels[one] ?? one }))}
          />
          <TextField
            label={say.proposer}
            required
            value={value.proposer}
            onValue={(proposer) => setValue({ ...value, proposer })}
            error={errors.proposer}
          />
          <TextField
            label={t().form.reason}
            rows={2}
            value={value.reason}
            onValue={(reason) => setValue({ ...value, reason })}
            error={errors.reason}
          />
        </>
      )}
    </ActDialog>
  );
}

function Decide({ secret, approve, onClose, onDone }: ActProps & { approve: boolean }) {
  const say = text().readiness;
  const [approver, setApprover] = useState("");
  const [reason, setReason] = useState("");
  const body = { approve, approver, reason };
  const needed = (value: string) => (value.trim() ? undefined : t().form.needed);
  return (
    <ActDialog
      title={approve ? say.approve : say.refuse}
      action={approve ? say.approve : say.refuse}
      done={say.decided}
      check={() => ({ approver: needed(approver), reason: needed(reason) })}
      send={() => decideLevel(secret.number, body)}
      onDone={() => {
        onDone();
        onClose();
      }}
      onClose={onClose}
      command={["secret", "approve", secret.number, "--by", approver, ...(approve ? [] : ["--refuse"]), "--reason", reason]}
      call={{ method: "POST", path: `/api/v1/secrets/${encodeURIComponent(secret.number)}/level-decision`, body }}
    >
      {(errors) => (
        <>
          <TextField label={say.approver} required value={approver} onValue={setApprover} error={errors.approver} />
          <TextField label={t().form.reason} required rows={2} value={reason} onValue={setReason} error={errors.reason} />
        </>
      )}
    </ActDialog>
  );
}
