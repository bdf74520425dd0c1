// One contact report: how grave and why, how the exchange can go on, whom to tell.
import { useState } from "preact/hooks";
import { answerContact, type ContactReport, type Desk, showContact, tellDesk } from "../../api/learn";
import { may } from "../../api/session";
import { setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { Dialog } from "../../components/dialog";
import { ErrorPanel } from "../../components/error_panel";
import { FieldsDialog } from "../../components/fields_dialog";
import { Filled } from "../../components/panel";
import { say as announce } from "../../components/toast";
import { either } from "../../i18n";
import { day } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { LevelMark } from "./contacts";
import { text } from "./words";

export function ContactSheet({ number, onChange }: { number: string; onChange: () => void }) {
  const found = useResource((signal) => showContact(number, signal), [number]);
  return (
    <Dialog title={number} kind="sheet" onClose={() => setQuery({ contact: null })}>
      <Filled of={found}>
        {(report) => (
          <Told
            of={report}
            onDone={(after) => {
              found.put(after);
              onChange();
            }}
          />
        )}
      </Filled>
      <CopyAs command={["contact", "show", number]} call={{ method: "GET", path: `/api/v1/contact-reports/${number}` }} />
    </Dialog>
  );
}

function Told({ of, onDone }: { of: ContactReport; onDone: (after: ContactReport) => void }) {
  const say = text();
  const [answering, setAnswering] = useState(false);
  const tell = useAction(async (desk: Desk) => {
    onDone(await tellDesk(of.number, desk, ""));
    announce(say.told);
  });
  const facts: [string, string][] = [
    [say.on, day(of.on)],
    [say.contact.topic, either(of.topic_name)],
    [say.contact.who, of.contact],
    [say.contact.organisation, of.organisation],
    [say.contact.channel, say.contact.channels[of.channel]],
    [say.contact.asked, say.contact.askeds[of.asked]],
    [say.contact.received, say.contact.receiveds[of.received]],
    [say.contact.what, of.text],
    [say.state, say.states[of.state]],
    [say.adviceGiven, of.answer],
  ];
  return (
    <div class="stack">
      <p>
        <LevelMark of={of.level} />
      </p>
      <dl class="facts">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <h3>{say.goOn}</h3>
      <ul>
        {of.advice.map((one, index) => (
          <li key={index}>{either(one)}</li>
        ))}
      </ul>
      <h3>{say.why}</h3>
      <ul>
        {of.reasons.map((one) => (
          <li key={one.id}>
            +{one.points} {either(one.text)}
          </li>
        ))}
      </ul>
      {of.steps.length > 0 && (
        <>
          <h3>{say.toldBefore}</h3>
          <ul>
            {of.steps.map((one) => (
              <li key={one.to}>
                {say.desks[one.to]} {day(one.on)} {one.note}
              </li>
            ))}
          </ul>
        </>
      )}
      {of.state !== "closed" && of.routes.length > 0 && (
        <>
          <h3>{say.tellWhom}</h3>
          <ul class="plain-list stack">
            {of.routes.map((one) => (
              <li key={one.to} class="row">
                <button type="button" class="button" disabled={tell.busy} onClick={() => void tell.run(one.to)}>
                  {say.tell(say.desks[one.to])}
                </button>
                <span class="faint">{either(one.why)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {tell.problem && <ErrorPanel problem={tell.problem} />}
      <p class="row">
        <a
          class="button"
          href={`/api/v1/contact-reports/${encodeURIComponent(of.number)}/paper`}
          target="_blank"
          rel="noreferrer"
        >
          {say.paper}
        </a>
        {of.state !== "closed" && (may("training", "update") || may("case", "create")) && may("contact_report", "update") && (
          <button type="button" class="button" onClick={() => setAnswering(true)}>
            {say.answerTitle}
          </button>
        )}
      </p>
      {answering && (
        <FieldsDialog
          title={say.answerTitle}
          text={say.answerText}
          done={say.answered}
          start={{ close: "no" }}
          fields={[
            { name: "text", label: say.adviceText, required: true, rows: 4 },
            {
              name: "close",
              label: say.close,
              options: [
                { value: "no", label: say.no },
                { value: "yes", label: say.yes },
              ],
            },
          ]}
          send={async (value) => onDone(await answerContact(of.number, value.text, value.close === "yes"))}
          onDone={() => undefined}
          onClose={() => setAnswering(false)}
          command={(value) => [
            "contact",
            "answer",
            of.number,
            "--text",
            value.text,
            ...(value.close === "yes" ? ["--close"] : []),
          ]}
          call={(value) => ({
            method: "POST",
            path: `/api/v1/contact-reports/${of.number}/answer`,
            body: { text: value.text, close: value.close === "yes" },
          })}
        />
      )}
    </div>
  );
}
