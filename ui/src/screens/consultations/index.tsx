// The consultation desk: the register, one case, figures, answers.
import { useState } from "preact/hooks";
import { showDeskTexts } from "../../api/desk";
import { may } from "../../api/session";
import { objectId } from "../../app/router";
import { Filled } from "../../components/panel";
import { chosenView, Views } from "../../components/views";
import { useResource } from "../../state/resource";
import "../shared.css";
import { Answers } from "./answers";
import { Detail } from "./detail";
import { Figures } from "./figures";
import { Intake } from "./intake";
import { Register } from "./list";
import { text } from "./words";

const views = ["desk", "figures", "answers"] as const;

function seen(view: (typeof views)[number]): boolean {
  if (view === "desk") return may("consultation", "list");
  return view === "figures" ? may("desk_statistics", "list") : may("desk_faq", "list");
}

export default function Consultations() {
  const say = text();
  const [taking, setTaking] = useState(false);
  const texts = useResource((signal) => showDeskTexts(signal), []);
  const names = views.filter(seen);
  const view = chosenView(names);
  return (
    <>
      {objectId.value ? (
        <Filled of={texts}>{(found) => <Detail key={objectId.value} number={objectId.value} texts={found} />}</Filled>
      ) : (
        <>
          <header class="screen-head">
            <div>
              <h1>{say.title}</h1>
              <p>{say.lead}</p>
            </div>
            <p class="row no-print">
              {may("consultation", "create") && (
                <button type="button" class="button button-main" onClick={() => setTaking(true)}>
                  {say.take}
                </button>
              )}
            </p>
          </header>
          <Views label={say.viewLabel} names={names} words={say.views} />
          {view === "desk" && <Register onTake={() => setTaking(true)} />}
          {view === "figures" && <Figures />}
          {view === "answers" && <Answers />}
        </>
      )}
      {taking && texts.data && <Intake texts={texts.data} onClose={() => setTaking(false)} />}
    </>
  );
}
