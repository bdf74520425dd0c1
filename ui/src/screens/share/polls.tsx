// Polls of the members: asked, voted in, counted once. What a member voted is kept nowhere.
import { useState } from "preact/hooks";
import { askPoll, letOutPoll, listPolls, type Poll, showPoll, vote, withdrawPoll } from "../../api/forum";
import { listSigs, type Tlp, tlps } from "../../api/hub";
import { may } from "../../api/session";
import { addressWith, query, setQuery } from "../../app/router";
import { Bars } from "../../charts";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { EmptyState, RowsPicture } from "../../components/empty_state";
import { ErrorPanel } from "../../components/error_panel";
import { ChoiceField } from "../../components/field";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { say as tell } from "../../components/toast";
import { either } from "../../i18n";
import { count, day } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { groupName, TlpMark } from "./marks";
import { shared } from "./words";

const tones = { open: "info", counted: "good", withdrawn: "plain" } as const;

export function Polls() {
  const words = shared();
  const say = words.poll;
  const list = useResource((signal) => listPolls(signal), []);
  const sigs = useResource((signal) => listSigs(signal), []);
  const [asking, setAsking] = useState(false);
  const groups = sigs.data?.items ?? [];
  const add = may("poll", "create") && (
    <button type="button" class="button button-main" onClick={() => setAsking(true)}>
      {say.ask}
    </button>
  );
  return (
    <>
      <Filled of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={say.emptyTitle}
              text={say.emptyText}
              picture={<RowsPicture />}
              action={add}
              command={["poll", "list"]}
            />
          ) : (
            <>
              <p class="row no-print">{add}</p>
              <Table
                label={say.polls}
                rows={items}
                rowKey={(row) => row.number}
                href={(row) => addressWith({ poll: row.number })}
                selected={query("poll")}
                columns={[
                  { id: "number", title: words.number, cell: (row) => row.number, narrow: true, always: true },
                  { id: "question", title: say.question, cell: (row) => <span class="title-cell">{either(row.question)}</span> },
                  { id: "group", title: words.group, cell: (row) => groupName(row.audience, groups), narrow: true },
                  { id: "ends", title: say.ends, cell: (row) => day(row.ends), narrow: true },
                  {
                    id: "state",
                    title: words.state,
                    cell: (row) => (
                      <>
                        <Mark kind={tones[row.state]}>{say.states[row.state]}</Mark>{" "}
                        {row.held && <Mark kind="warn">{say.held}</Mark>}
                        {row.voted && say.voted}
                      </>
                    ),
                    narrow: true,
                  },
                ]}
              />
            </>
          )
        }
      </Filled>
      <CopyAs command={["poll", "list"]} call={{ method: "GET", path: "/api/v1/polls" }} />
      {query("poll") && <PollSheet key={query("poll")} number={query("poll")} onChange={list.again} />}
      {asking && sigs.data && (
        <FieldsDialog
          kind="sheet"
          title={say.ask}
          text={say.askText}
          done={say.asked}
          fields={[
            { name: "question_ja", label: say.questionJa, required: true, rows: 2 },
            { name: "question_en", label: say.questionEn, required: true, rows: 2 },
            { name: "options", label: say.options, help: say.optionsHelp, required: true, rows: 4 },
            {
              name: "audience",
              label: words.audience,
              options: [...groups.map((one) => one.sig), "across"].map((one) => ({ value: one, label: groupName(one, groups) })),
            },
            {
              name: "tlp",
              label: words.tlp,
              options: tlps.map((one) => ({ value: one, label: `TLP:${one} – ${words.tlps[one]}` })),
            },
            { name: "ends", label: say.ends, kind: "date", required: true },
          ]}
          start={{ audience: groups[0]?.sig ?? "across", tlp: "AMBER" }}
          send={(value) =>
            askPoll({
              question: { ja: value.question_ja, en: value.question_en },
              options: optionsIn(value.options),
              audience: value.audience,
              tlp: value.tlp as Tlp,
              ends: value.ends,
            })
          }
          onDone={list.again}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

// "採用する / Adopt", one a line; a line in one language stands for both.
function optionsIn(written: string): { ja: string; en: string }[] {
  return written
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [ja, en] = line.split(" / ");
      return { ja: (ja ?? line).trim(), en: (en ?? ja ?? line).trim() };
    });
}

function PollSheet({ number, onChange }: { number: string; onChange: () => void }) {
  const words = shared();
  const say = words.poll;
  const found = useResource((signal) => showPoll(number, signal), [number]);
  const sigs = useResource((signal) => listSigs(signal), []);
  const [taking, setTaking] = useState(false);
  const [letting, setLetting] = useState(false);
  const again = () => {
    found.again();
    onChange();
  };
  return (
    <SideSheet title={number} onClose={() => setQuery({ poll: null })}>
      <Filled of={found}>
        {(one) => (
          <div class="stack">
            <p class="row">
              <Mark kind={tones[one.state]}>{say.states[one.state]}</Mark>
              {one.held && <Mark kind="warn">{say.held}</Mark>}
              <TlpMark label={one.tlp} /> {groupName(one.audience, sigs.data?.items)} · {say.until(day(one.ends))}
            </p>
            <h3>{either(one.question)}</h3>
            {one.note && <p class="note">{one.note}</p>}
            {one.state === "open" && (one.may_vote && !one.voted ? <Ballot of={one} onDone={again} /> : <Options of={one} />)}
            {one.state === "open" && one.voted && <p>{say.voted}</p>}
            {one.result && <Result of={one} />}
            {one.state === "open" && may("poll", "update") && (
              <p class="row no-print">
                {one.held && (
                  <button type="button" class="button button-main" onClick={() => setLetting(true)}>
                    {say.letOut}
                  </button>
                )}
                <button type="button" class="button" onClick={() => setTaking(true)}>
                  {say.withdraw}
                </button>
              </p>
            )}
            <CopyAs command={["poll", "show", number]} call={{ method: "GET", path: `/api/v1/polls/${number}` }} />
          </div>
        )}
      </Filled>
      {letting && (
        <FieldsDialog
          title={say.letOut}
          text={say.letOutText}
          done={say.letOutDone}
          fields={[{ name: "reason", label: words.reason, required: true, rows: 2 }]}
          send={({ reason }) => letOutPoll(number, reason)}
          onDone={again}
          onClose={() => setLetting(false)}
          command={({ reason }) => ["poll", "let-out", number, "--reason", reason]}
          call={(body) => ({ method: "POST", path: `/api/v1/polls/${number}/let-out`, body })}
        />
      )}
      {taking && (
        <FieldsDialog
          title={say.withdraw}
          text={say.withdrawText}
          done={say.withdrawn}
          fields={[{ name: "reason", label: words.reason, required: true, rows: 2 }]}
          send={({ reason }) => withdrawPoll(number, reason)}
          onDone={again}
          onClose={() => setTaking(false)}
          command={({ reason }) => ["poll", "withdraw", number, "--reason", reason]}
          call={(body) => ({ method: "POST", path: `/api/v1/polls/${number}/withdraw`, body })}
        />
      )}
    </SideSheet>
  );
}

function Options({ of }: { of: Poll }) {
  return (
    <ul class="bullets">
      {of.options.map((one, index) => (
        <li key={index}>{either(one)}</li>
      ))}
    </ul>
  );
}

function Ballot({ of, onDone }: { of: Poll; onDone: () => void }) {
  const say = shared().poll;
  const [option, setOption] = useState("");
  const cast = useAction(async () => {
    await vote(of.number, Number(option));
    tell(say.voteDone);
    onDone();
  });
  return (
    <div class="no-print">
      <ChoiceField
        label={say.choose}
        help={say.chooseHelp}
        value={option}
        onValue={setOption}
        options={of.options.map((one, index) => ({ value: String(index + 1), label: either(one) }))}
      />
      {cast.problem && <ErrorPanel problem={cast.problem} />}
      <p class="row">
        <button type="button" class="button button-main" disabled={cast.busy || !option} onClick={() => void cast.run()}>
          {say.vote}
        </button>
      </p>
      <CopyAs
        command={["poll", "vote", of.number, "--option", option || "N"]}
        call={{ method: "POST", path: `/api/v1/polls/${of.number}/ballot`, body: { option: Number(option) || 1 } }}
      />
    </div>
  );
}

function Result({ of }: { of: Poll }) {
  const say = shared().poll;
  const result = of.result;
  if (!result) return null;
  if (result.votes.length === 0) return <p class="note">{say.few(count(result.floor))}</p>;
  return (
    <>
      {result.ballots !== null && <p>{say.ballots(count(result.ballots))}</p>}
      <Bars
        name={say.result}
        valueName={say.votes}
        bars={of.options.map((one, index) => ({
          label: either(one),
          value: result.votes[index] ?? 0,
          said: result.votes[index] === null ? "–" : undefined,
        }))}
      />
    </>
  );
}
