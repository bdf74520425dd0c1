// Begins to take stock in a department; what will be asked stands below before it begins.
import { useState } from "preact/hooks";
import { addStockLine, listStarterLines, type Nature, natures, type StockTake, startStockTake } from "../../api/protection";
import { me } from "../../api/session";
import { setQuery } from "../../app/router";
import { ActDialog } from "../../components/act_dialog";
import { SelectField, TextField } from "../../components/field";
import { Filled } from "../../components/panel";
import { either, t } from "../../i18n";
import { useResource } from "../../state/resource";
import { text } from "./words";

const needed = (value: string) => (value.trim() ? undefined : t().form.needed);

export function StartStockTake({
  department,
  departments,
  onClose,
  onDone,
}: {
  department?: string;
  departments: readonly string[];
  onClose: () => void;
  onDone: () => void;
}) {
  const say = text().stock;
  const [name, setName] = useState(department ?? "");
  const [leader, setLeader] = useState(me.value?.login ?? "");
  const [nature, setNature] = useState<Nature | "">("");
  const [due, setDue] = useState("");
  const lines = useResource((signal) => listStarterLines(nature, signal), [nature]);
  const body = {
    department: name.trim(),
    leader: leader.trim(),
    ...(nature && { nature }),
    ...(due && { due }),
  };
  return (
    <ActDialog
      kind="sheet"
      title={say.start}
      text={say.startText}
      action={say.start}
      done={say.started}
      check={() => ({ department: needed(name), leader: needed(leader) })}
      send={async () => {
        await startStockTake(body);
        onClose();
        onDone();
        setQuery({ department: body.department });
      }}
      onDone={() => undefined}
      onClose={onClose}
      command={[
        "stocktake",
        "start",
        body.department || "DEPARTMENT",
        "--by",
        body.leader || "STAFF",
        ...(nature ? ["--nature", nature] : []),
        ...(due ? ["--due", due] : []),
      ]}
      call={{ method: "POST", path: "/api/v1/stock-takes", body }}
    >
      {(errors) => (
        <>
          <TextField
            label={say.department}
            required
            choices={departments}
            value={name}
            onValue={setName}
            error={errors.department}
          />
          <TextField label={say.leader} required value={leader} onValue={setLeader} error={errors.leader} />
          <SelectField
            label={say.nature}
            value={nature}
            onValue={(value) => setNature(value as Nature | "")}
            options={[{ value: "", label: say.everyNature }, ...natures.map((value) => ({ value, label: say.natures[value] }))]}
          />
          <TextField kind="date" label={say.due} value={due} onValue={setDue} error={errors.due} />
          <Filled of={lines}>
            {({ items }) => (
              <details class="space">
                <summary>{say.asked(items.length)}</summary>
                <ul class="bullets">
                  {items.map((line) => (
                    <li key={line.code}>
                      {either(line.name)} <span class="faint">{either(line.hint)}</span>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </Filled>
        </>
      )}
    </ActDialog>
  );
}

export function AddStockLine({
  department,
  onClose,
  onDone,
}: {
  department: string;
  onClose: () => void;
  onDone: (next: StockTake) => void;
}) {
  const say = text().stock;
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const body = { code: code.trim(), name_ja: name.trim() };
  return (
    <ActDialog
      title={say.addLine}
      text={say.addLineText}
      action={say.addLine}
      done={say.lineAdded}
      check={() => ({ code: needed(code), name_ja: needed(name) })}
      send={async () => onDone(await addStockLine(department, body))}
      onDone={onClose}
      onClose={onClose}
      command={["stocktake", "add", department, body.code || "CODE", "--name-ja", body.name_ja]}
      call={{ method: "POST", path: `/api/v1/stock-takes/${encodeURIComponent(department)}/lines`, body }}
    >
      {(errors) => (
        <>
          <TextField label={say.lineCode} required value={code} onValue={setCode} error={errors.code} />
          <TextField label={say.lineName} required value={name} onValue={setName} error={errors.name_ja} />
        </>
      )}
    </ActDialog>
  );
}
