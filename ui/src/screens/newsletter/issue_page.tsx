// One issue: its sections, the words as they would be sent, and the steps to the readers.
import { useState } from "preact/hooks";
import {
  approveIssue,
  moveIssue,
  type NewsletterIssue,
  sendIssueBack,
  showIssue,
  showPlan,
  showSending,
  submitIssue,
} from "../../api/newsletter";
import { may, me } from "../../api/session";
import { addressOf } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { FieldsDialog } from "../../components/fields_dialog";
import { Filled, Panel } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { count, day } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { IssueState } from "./board";
import { Preview } from "./preview";
import { Sections } from "./sections";
import { text } from "./words";

function Sending({ issue }: { issue: NewsletterIssue }) {
  const say = text();
  const found = useResource((signal) => showSending(issue.number, signal), [issue.number, issue.state]);
  return (
    <Panel title={say.sending}>
      <Filled of={found}>
        {(counts) => (
          <dl class="facts">
            {(["total", "accepted", "waiting", "refused", "unknown"] as const).map((name) => (
              <div key={name}>
                <dt>{say[name]}</dt>
                <dd>{count(counts[name])}</dd>
              </div>
            ))}
          </dl>
        )}
      </Filled>
    </Panel>
  );
}

export function IssuePage({ number }: { number: string }) {
  const say = text();
  const found = useResource((signal) => showIssue(number, signal), [number]);
  const plan = useResource((signal) => showPlan(signal), []);
  const issue = found.data;
  const [asking, setAsking] = useState<"back" | "move" | "approve">();
  const submit = useAction(async () => {
    await submitIssue(number);
    tell(say.submitted);
    found.again();
  });
  return (
    <>
      <header class="screen-head">
        <div>
          <p>
            <a href={addressOf("newsletter")}>{say.back}</a>
          </p>
          <h1>
            {say.title} {number}
          </h1>
          {issue && (
            <p>
              <IssueState of={issue} /> {say.day}: {day(issue.day)}
            </p>
          )}
        </div>
        {issue && (
          <p class="row no-print">
            {issue.state === "open" && may("newsletter_issue", "create") && (
              <>
                <button type="button" class="button" onClick={() => setAsking("move")}>
                  {say.move}
                </button>
                <button type="button" class="button button-main" disabled={submit.busy} onClick={() => void submit.run()}>
                  {say.submit}
                </button>
              </>
            )}
            {issue.state === "submitted" && may("newsletter_issue", "approve") && issue.submitted_by !== me.value?.account && (
              <button type="button" class="button button-main" onClick={() => setAsking("approve")}>
                {say.approve}
              </button>
            )}
            {(issue.state === "submitted" || issue.state === "approved") && may("newsletter_issue", "update") && (
              <button type="button" class="button" onClick={() => setAsking("back")}>
                {say.sendBack}
              </button>
            )}
          </p>
        )}
      </header>
      {submit.problem && <ErrorPanel problem={submit.problem} />}
      <Filled of={found}>
        {(data) => (
          <>
            {(data.state === "sending" || data.state === "sent") && <Sending issue={data} />}
            <Panel title={say.sections}>{plan.data && <Sections issue={data} plan={plan.data} onChange={found.again} />}</Panel>
          </>
        )}
      </Filled>
      <Preview number={number} of={issue} />
      <CopyAs
        command={["newsletter", "preview", number]}
        call={{ method: "GET", path: `/api/v1/newsletter-issues/${number}/preview` }}
      />
      {asking === "back" && (
        <FieldsDialog
          title={say.sendBack}
          done={say.sentBack}
          fields={[{ name: "reason", label: say.reason, required: true, rows: 3 }]}
          send={({ reason }) => sendIssueBack(number, reason)}
          onDone={found.again}
          onClose={() => setAsking(undefined)}
          command={({ reason }) => ["newsletter", "send-back", number, "--reason", reason]}
        />
      )}
      {asking === "move" && (
        <FieldsDialog
          title={say.move}
          done={say.moved}
          fields={[{ name: "day", label: say.day, required: true, kind: "date" }]}
          start={{ day: issue?.day }}
          send={(value) => moveIssue(number, value.day)}
          onDone={found.again}
          onClose={() => setAsking(undefined)}
          command={(value) => ["newsletter", "move", number, "--day", value.day]}
        />
      )}
      {asking === "approve" && issue && (
        <FieldsDialog
          title={say.approve}
          text={say.approveText}
          done={say.approved}
          fields={[]}
          send={() => approveIssue(number, issue.sha256)}
          onDone={found.again}
          onClose={() => setAsking(undefined)}
          command={() => ["newsletter", "approve", number, "--sha256", issue.sha256]}
        />
      )}
    </>
  );
}
