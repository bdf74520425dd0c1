// The guided stock-take: one department, one card a line, answered on a phone while walking through the rooms.
import { useState } from "preact/hooks";
import { answerStockLine, listStockTakes, type StockLine, type StockTake, showStockTake } from "../../api/protection";
import { may, me } from "../../api/session";
import { addressWith, query } from "../../app/router";
import { Bars } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { ErrorPanel } from "../../components/error_panel";
import { TextField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { Table } from "../../components/table";
import { either } from "../../i18n";
import { day } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { AddStockLine, StartStockTake } from "./start_stock_take";
import { text } from "./words";

export function StockTakes() {
  const department = query("department");
  return department ? <Department key={department} name={department} /> : <Coverage />;
}

function Coverage() {
  const say = text().stock;
  const list = useResource((signal) => listStockTakes(signal), []);
  const [starting, setStarting] = useState(false);
  return (
    <>
      <p class="faint">{say.lead}</p>
      <StartButton onStart={() => setStarting(true)} />
      {starting && (
        <StartStockTake
          departments={list.data?.items.map((one) => one.department) ?? []}
          onClose={() => setStarting(false)}
          onDone={list.again}
        />
      )}
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.emptyTitle}
              text={say.emptyText}
              picture={<RowsPicture />}
              command={["stocktake", "start", "DEPARTMENT", "--by", "STAFF"]}
            />
          ) : (
            <div class="panels">
              <Panel title={say.coverage}>
                <Bars
                  name={say.coverage}
                  hideName
                  most={100}
                  valueName={say.percent}
                  bars={items.map((one) => ({
                    label: one.department,
                    value: one.percent,
                    tone: one.overdue ? "bad" : one.percent === 100 ? "good" : "calm",
                    href: addressWith({ department: one.department }),
                  }))}
                />
              </Panel>
              <Table
                label={say.coverage}
                rows={items}
                rowKey={(row) => row.department}
                href={(row) => addressWith({ department: row.department })}
                columns={[
                  { id: "department", title: say.department, always: true, cell: (row) => row.department },
                  {
                    id: "answered",
                    title: say.answered,
                    narrow: true,
                    align: "end",
                    cell: (row) => (row.lines ? `${row.answered} / ${row.lines}` : say.notStarted),
                  },
                  { id: "held", title: say.held, narrow: true, align: "end", cell: (row) => row.held },
                  { id: "without", title: say.without, narrow: true, align: "end", cell: (row) => row.without_secret },
                  { id: "last", title: say.last, narrow: true, cell: (row) => (row.last_review ? day(row.last_review) : "–") },
                  {
                    id: "due",
                    title: say.due,
                    narrow: true,
                    cell: (row) => (row.due ? <Mark kind={row.overdue ? "bad" : "plain"}>{day(row.due)}</Mark> : "–"),
                  },
                ]}
              />
            </div>
          )
        }
      </Filled>
      <CopyAs command={["stocktake", "show"]} call={{ method: "GET", path: "/api/v1/stock-takes" }} />
    </>
  );
}

function StartButton({ onStart }: { onStart: () => void }) {
  if (!may("stock_take", "create")) return null;
  return (
    <p class="row no-print">
      <button type="button" class="button button-main" onClick={onStart}>
        {text().stock.start}
      </button>
    </p>
  );
}

const isComplete = (of: StockTake) => of.lines.every((line) => line.answer === "held" || line.answer === "not_held");

function Department({ name }: { name: string }) {
  const say = text().stock;
  const take = useResource((signal) => showStockTake(name, signal), [name]);
  const [starting, setStarting] = useState(false);
  const [adding, setAdding] = useState(false);
  const begin = <StartButton onStart={() => setStarting(true)} />;
  return (
    <>
      <p class="no-print">
        <a href={addressWith({ department: null })}>{say.all}</a>
      </p>
      <h2>{name}</h2>
      {take.problem?.status === 404 ? (
        <EmptyState
          title={say.notStarted}
          text={say.startText}
          picture={<RowsPicture />}
          action={begin}
          command={["stocktake", "start", name, "--by", "STAFF"]}
        />
      ) : (
        <Filled of={take}>
          {(found) =>
            found.lines.length === 0 ? (
              <EmptyState
                title={say.notStarted}
                text={say.startText}
                picture={<RowsPicture />}
                action={begin}
                command={["stocktake", "start", name, "--by", "STAFF"]}
              />
            ) : (
              <>
                <Lines of={found} put={take.put} />
                {isComplete(found) && begin}
                {may("stock_take", "update") && (
                  <p class="no-print">
                    <button type="button" class="button" onClick={() => setAdding(true)}>
                      {say.addLine}
                    </button>
                  </p>
                )}
              </>
            )
          }
        </Filled>
      )}
      {starting && (
        <StartStockTake department={name} departments={[name]} onClose={() => setStarting(false)} onDone={take.again} />
      )}
      {adding && <AddStockLine department={name} onClose={() => setAdding(false)} onDone={take.put} />}
      <CopyAs
        command={["stocktake", "show", name]}
        call={{ method: "GET", path: `/api/v1/stock-takes/${encodeURIComponent(name)}` }}
      />
    </>
  );
}

function Lines({ of, put }: { of: StockTake; put: (next: StockTake) => void }) {
  const say = text().stock;
  const [by, setBy] = useState(of.leader || me.value?.login || "");
  const done = of.lines.filter((line) => line.answer !== "open").length;
  return (
    <div class="panels">
      <p>{say.progress(done, of.lines.length)}</p>
      <progress max={of.lines.length} value={done} aria-label={say.progress(done, of.lines.length)} />
      {may("stock_take", "update") && <TextField label={say.by} required value={by} onValue={setBy} />}
      <ol class="stock-lines">
        {of.lines.map((line) => (
          <li key={line.code}>
            <Line department={of.department} line={line} by={by} put={put} />
          </li>
        ))}
      </ol>
    </div>
  );
}

const answers = ["held", "not_held", "unsure"] as const;

function Line({
  department,
  line,
  by,
  put,
}: {
  department: string;
  line: StockLine;
  by: string;
  put: (next: StockTake) => void;
}) {
  const say = text().stock;
  const [secrets, setSecrets] = useState(line.secrets.join(" "));
  const saving = useAction(async (answer: (typeof answers)[number]) => {
    put(
      await answerStockLine(department, line.code, {
        answer,
        by,
        secrets: secrets.split(/[\s,、]+/).filter(Boolean),
        note: line.note || undefined,
      }),
    );
  });
  return (
    <section class="panel" aria-label={either(line.name)}>
      <h3>
        {either(line.name)}{" "}
        {line.answer !== "open" && <Mark kind={line.answer === "held" ? "info" : "plain"}>{say.answers[line.answer]}</Mark>}
      </h3>
      <p class="faint">{either(line.hint)}</p>
      {may("stock_take", "update") && (
        <>
          <p class="row">
            {answers.map((answer) => (
              <button
                key={answer}
                type="button"
                class={`button${line.answer === answer ? " button-on" : ""}`}
                aria-pressed={line.answer === answer}
                disabled={saving.busy || !by.trim()}
                onClick={() => void saving.run(answer)}
              >
                {say.answers[answer]}
              </button>
            ))}
          </p>
          <TextField label={say.secrets} value={secrets} onValue={setSecrets} />
          {saving.problem && <ErrorPanel problem={saving.problem} />}
        </>
      )}
    </section>
  );
}
