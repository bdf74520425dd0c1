// What is taught, who learned it, and who was approached from outside.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import { objectId, query } from "../../app/router";
import { chosenView, Views } from "../../components/views";
import "../shared.css";
import { ContactForm } from "./contact_form";
import { ContactSheet } from "./contact_sheet";
import { Contacts } from "./contacts";
import { Courses } from "./courses";
import { Mine } from "./mine";
import { Player } from "./player";
import { Standing } from "./standing";
import { text } from "./words";

const views = { courses: Courses, mine: Mine, standing: Standing, contacts: Contacts };
type View = keyof typeof views;

const seen = (view: View) =>
  view === "standing" ? may("course_assignment", "list") : view === "contacts" ? may("contact_report", "list") : true;

export default function Learn() {
  const say = text();
  const [reporting, setReporting] = useState(false);
  const [turn, setTurn] = useState(0);
  if (objectId.value) return <Player key={objectId.value} id={objectId.value} />;
  const names = (Object.keys(views) as View[]).filter(seen);
  const View = views[chosenView(names)];
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{say.title}</h1>
          <p>{say.lead}</p>
        </div>
        {may("contact_report", "create") && (
          <p class="row no-print">
            <button type="button" class="button button-main" onClick={() => setReporting(true)}>
              {say.report}
            </button>
          </p>
        )}
      </header>
      <Views label={say.viewLabel} names={names} words={say.views} />
      <View key={turn} />
      {query("contact") && <ContactSheet key={query("contact")} number={query("contact")} onChange={() => setTurn(turn + 1)} />}
      {reporting && <ContactForm onClose={() => setReporting(false)} onDone={() => setTurn(turn + 1)} />}
    </>
  );
}
