// Seminars and meetings of the forum, for those who run them.
import { may } from "../../api/session";
import { objectId } from "../../app/router";
import { chosenView, Views } from "../../components/views";
import "../shared.css";
import { Briefings } from "./briefings";
import { Figures } from "./figures";
import { MeetingPage } from "./meeting_page";
import { Meetings } from "./meetings";
import { SeminarList } from "./seminar_list";
import { SeminarPage } from "./seminar_page";
import { text } from "./words";

const views = { seminars: SeminarList, meetings: Meetings, briefings: Briefings, statistics: Figures };
const kindOf = { meetings: "meeting", briefings: "briefing_request" } as const;
type View = keyof typeof views;

export default function Seminars() {
  const say = text();
  const names = (Object.keys(views) as View[]).filter(
    (name) => (name !== "meetings" && name !== "briefings") || may(kindOf[name], "list"),
  );
  const View = views[chosenView(names)];
  const number = objectId.value;
  if (number.startsWith("MT-")) return <MeetingPage key={number} number={number} />;
  if (number) return <SeminarPage key={number} number={number} />;
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{say.title}</h1>
          <p>{say.lead}</p>
        </div>
      </header>
      <Views label={say.viewLabel} names={names} words={say.views} />
      <View />
    </>
  );
}
