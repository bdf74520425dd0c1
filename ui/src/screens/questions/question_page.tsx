// One question: what was said, how far the desk is, and what is added to it.
import { useState } from "preact/hooks";
import { addToQuestion, eraseQuestion, followQuestion, showQuestion } from "../../api/questions";
import { may } from "../../api/session";
import { addressOf } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { ErrorPanel } from "../../components/error_panel";
import { FieldsDialog } from "../../components/fields_dialog";
import { Mark } from "../../components/marks";
import { Filled, Panel } from "../../components/panel";
import { say as tell } from "../../components/toast";
import { time } from "../../i18n/format";
import { useAction } from "../../state/action";
import { useResource } from "../../state/resource";
import { tones } from "./list";
import { text } from "./words";

export function QuestionPage({ number }: { number: string }) {
  const words = text();
  const say = words.page;
  const found = useResource((signal) => showQuestion(number, signal), [number]);
  const [doing, setDoing] = useState<"add" | "erase">();
  const follow = useAction(async () => {
    const { fresh } = await followQuestion(number);
    tell(say.fresh(fresh));
    found.again();
  });
  return (
    <>
      <p class="no-print">
        <a href={addressOf("questions")}>{say.back}</a>
      </p>
      <header class="screen-head">
        <div>
          <h1>
            <span class="code">{number}</span> {found.data?.title}
          </h1>
        </div>
      </header>
      <Filled of={found}>
        {(one) => {
          const settled = one.state === "refused" || one.state === "gone" || (one.state === "closed" && !one.erased_at);
          const about = one.about.replace(/^case /, "");
          return (
            <>
              <p class="row">
                <Mark kind={tones[one.state]}>{words.states[one.state]}</Mark> {one.desk} · {time(one.sent_at)}
              </p>
              {one.erased_at && (
                <p class="note">
                  {say.erasedOn(time(one.erased_at))}{" "}
                  {one.state === "gone" ? say.deskErased : one.desk_keeps_it ? say.deskKeeps : settled ? "" : say.deskNotTold}
                </p>
              )}
              {one.state === "sending" && !one.erased_at && <p class="note note-warn">{say.sendingNote}</p>}
              {one.state === "refused" && (
                <p class="note note-bad">
                  {say.refused}: {one.refused_why}
                </p>
              )}
              <p class="row no-print">
                {!settled && (
                  <button type="button" class="button button-main" disabled={follow.busy} onClick={() => void follow.run()}>
                    {say.follow}
                  </button>
                )}
                {!settled && !one.erased_at && one.state !== "sending" && may("desk_question", "update") && (
                  <button type="button" class="button" onClick={() => setDoing("add")}>
                    {say.add}
                  </button>
                )}
                {!one.erased_at && may("desk_question", "delete") && (
                  <button type="button" class="button" onClick={() => setDoing("erase")}>
                    {say.erase}
                  </button>
                )}
              </p>
              {follow.problem && <ErrorPanel problem={follow.problem} />}
              <div class="panels panels-two">
                <Panel title={say.said}>
                  <dl>
                    {one.words.map((entry) => (
                      <div key={`${entry.at} ${entry.side} ${entry.text}`}>
                        <dt>
                          {say.sides[entry.side]} <span class="faint">{time(entry.at)}</span>
                        </dt>
                        <dd class="prose">{entry.text}</dd>
                      </div>
                    ))}
                  </dl>
                </Panel>
                <Panel title={say.facts}>
                  <dl class="facts">
                    <div>
                      <dt>{words.about}</dt>
                      <dd>{about ? <a href={addressOf("cases", about)}>{about}</a> : "-"}</dd>
                    </div>
                    <div>
                      <dt>{say.sha256}</dt>
                      <dd>
                        <code class="path">{one.sha256}</code>
                      </dd>
                    </div>
                  </dl>
                  {!one.erased_at && <p class="faint">{say.code}</p>}
                </Panel>
              </div>
              {doing === "erase" && (
                <FieldsDialog
                  title={say.erase}
                  text={say.eraseText}
                  done={say.erased}
                  fields={[{ name: "reason", label: say.reason, required: true, rows: 2 }]}
                  send={(value) => eraseQuestion(number, value.reason)}
                  command={(value) => ["question", "erase", number, "--reason", value.reason || "…"]}
                  onDone={found.again}
                  onClose={() => setDoing(undefined)}
                />
              )}
              {doing === "add" && (
                <FieldsDialog
                  title={say.add}
                  text={say.addText}
                  done={say.added}
                  fields={[{ name: "text", label: say.words, required: true, rows: 6 }]}
                  send={(value) => addToQuestion(number, value.text)}
                  command={(value) => ["question", "add", number, "--text", value.text || "…"]}
                  onDone={found.again}
                  onClose={() => setDoing(undefined)}
                />
              )}
            </>
          );
        }}
      </Filled>
      <CopyAs
        command={["question", "follow", number]}
        call={{ method: "POST", path: `/api/v1/desk-questions/${number}/follow` }}
      />
    </>
  );
}
