// One item of the forum: what it says, how many took it over, our own answer, and what is said under it.
import { useState } from "preact/hooks";
import { answerItem, type ForumContent, type ForumItemView, showItem, stances, withdrawItem } from "../../api/forum";
import { listSigs } from "../../api/hub";
import { may } from "../../api/session";
import { setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { ErrorPanel } from "../../components/error_panel";
import { CheckField, ChoiceField } from "../../components/field";
import { FieldsDialog } from "../../components/fields_dialog";
import { Filled } from "../../components/panel";
import { Table } from "../../components/table";
import { say as tell } from "../../components/toast";
import { either } from "../../i18n";
import { count, day, time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { groupName, TlpMark } from "./marks";
import { Thread } from "./thread";
import { shared } from "./words";

export function ForumWords({ of }: { of: ForumContent }) {
  const say = shared().forum;
  const meeting = of.meeting?.title ? of.meeting : undefined;
  return (
    <>
      <h3>{either(of.title)}</h3>
      <p class="as-written">{either(of.body)}</p>
      <p class="faint">
        {say.kinds[of.kind]}
        {of.source && ` · ${say.sources[of.source]}`}
        {of.direction && ` · ${say.directions[of.direction]}`}
      </p>
      {meeting && (
        <p>
          {say.meeting}: {meeting.title} {meeting.day && day(meeting.day)}{" "}
          {meeting.address?.startsWith("https://") && (
            <a href={meeting.address} rel="noreferrer noopener" target="_blank">
              {meeting.address}
            </a>
          )}
        </p>
      )}
    </>
  );
}

export function ForumItemSheet({ number, onChange }: { number: string; onChange: () => void }) {
  const words = shared();
  const say = words.forum;
  const found = useResource((signal) => showItem(number, signal), [number]);
  const sigs = useResource((signal) => listSigs(signal), []);
  const [taking, setTaking] = useState(false);
  return (
    <SideSheet title={number} onClose={() => setQuery({ item: null })}>
      <Filled of={found}>
        {(one) => (
          <div class="stack">
            <p class="row">
              <TlpMark label={one.tlp} /> {groupName(one.audience, sigs.data?.items)} · {time(one.published_at)}
              {one.author && ` · ${one.author}`}
            </p>
            {one.content ? (
              <ForumWords of={one.content} />
            ) : (
              <p class="note note-bad">{say.withdrawnLine(one.withdraw_reason)}</p>
            )}
            {one.content && <Answers of={one} again={found.again} />}
            <Thread subject={number} open={Boolean(one.content)} />
            {one.content && may("forum_item", "update") && (
              <p class="row no-print">
                <button type="button" class="button" onClick={() => setTaking(true)}>
                  {say.withdraw}
                </button>
              </p>
            )}
            <CopyAs command={["forum", "show", number]} call={{ method: "GET", path: `/api/v1/forum-items/${number}` }} />
          </div>
        )}
      </Filled>
      {taking && (
        <FieldsDialog
          title={say.withdraw}
          text={say.withdrawText}
          done={say.withdrawn}
          fields={[{ name: "reason", label: words.reason, required: true, rows: 2 }]}
          send={({ reason }) => withdrawItem(number, reason)}
          onDone={() => {
            found.again();
            onChange();
          }}
          onClose={() => setTaking(false)}
          command={({ reason }) => ["forum", "withdraw", number, "--reason", reason]}
          call={(body) => ({ method: "POST", path: `/api/v1/forum-items/${number}/withdraw`, body })}
        />
      )}
    </SideSheet>
  );
}

const told = (value: number | null | undefined, floor: number) =>
  value === null || value === undefined ? shared().forum.few(count(floor)) : count(value);

function Answers({ of, again }: { of: ForumItemView; again: () => void }) {
  const say = shared().forum;
  const measure = of.content?.kind === "measure";
  const { floor, parts } = of.counts.stances;
  return (
    <>
      <h3>{say.answers}</h3>
      <p class="faint">{say.answersText(count(floor))}</p>
      {measure && (
        <Table
          label={say.answers}
          rows={stances.filter((one) => one !== "none").map((one) => ({ stance: one, value: parts[one] }))}
          rowKey={(row) => row.stance}
          fixed
          columns={[
            { id: "stance", title: say.stance, cell: (row) => say.stances[row.stance], always: true },
            { id: "value", title: say.members, cell: (row) => told(row.value, floor), align: "end", narrow: true },
          ]}
        />
      )}
      <p>
        {say.helpful}: {told(of.counts.helpful, floor)}
      </p>
      {may("forum_answer", "create") && <OwnAnswer of={of} measure={measure} again={again} />}
    </>
  );
}

function OwnAnswer({ of, measure, again }: { of: ForumItemView; measure: boolean; again: () => void }) {
  const say = shared().forum;
  const [stance, setStance] = useState(of.own_answer?.stance ?? "none");
  const [helpful, setHelpful] = useState(of.own_answer?.helpful ?? false);
  const answer = useAction(async () => {
    await answerItem(of.number, { stance: measure ? stance : "none", helpful });
    tell(say.answered);
    again();
  });
  return (
    <div class="no-print">
      {measure && (
        <ChoiceField
          label={say.ours}
          value={stance}
          onValue={(value) => setStance(value as typeof stance)}
          options={stances.map((one) => ({ value: one, label: say.stances[one] }))}
        />
      )}
      <CheckField label={say.helped} checked={helpful} onValue={setHelpful} />
      {answer.problem && <ErrorPanel problem={answer.problem} />}
      <p class="row">
        <button type="button" class="button" disabled={answer.busy} onClick={() => void answer.run()}>
          {say.answer}
        </button>
      </p>
      <CopyAs
        command={[
          "forum",
          "answer",
          of.number,
          ...(measure && stance !== "none" ? ["--stance", stance] : []),
          ...(helpful ? ["--helpful"] : []),
        ]}
        call={{ method: "PUT", path: `/api/v1/forum-items/${of.number}/answer`, body: { stance, helpful } }}
      />
    </div>
  );
}
