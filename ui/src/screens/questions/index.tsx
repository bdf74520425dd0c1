// A firm asks a consultation desk: what was asked and answered, and the desks that are known.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import { objectId, query, setQuery } from "../../app/router";
import { chosenView, Views } from "../../components/views";
import "../shared.css";
import { AskSheet } from "./ask_sheet";
import { Desks } from "./desks";
import { QuestionList } from "./list";
import { QuestionPage } from "./question_page";
import { text } from "./words";

const views = ["asked", "desks"] as const;

export default function Questions() {
  const say = text();
  const [changes, setChanges] = useState(0);
  const names = views.filter((view) => view === "asked" || may("desk_link", "list"));
  if (objectId.value) return <QuestionPage key={objectId.value} number={objectId.value} />;
  const ask = () => setQuery({ ask: "yes" });
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{say.title}</h1>
          <p>{say.lead}</p>
        </div>
        <p class="row no-print">
          {may("desk_question", "create") && (
            <button type="button" class="button button-main" onClick={ask}>
              {say.ask}
            </button>
          )}
        </p>
      </header>
      <Views label={say.viewLabel} names={names} words={say.views} />
      {chosenView(names) === "asked" ? <QuestionList key={changes} onAsk={ask} /> : <Desks />}
      {query("ask") === "yes" && may("desk_question", "create") && (
        <AskSheet onDone={() => setChanges(changes + 1)} onClose={() => setQuery({ ask: null, case: null })} />
      )}
    </>
  );
}
