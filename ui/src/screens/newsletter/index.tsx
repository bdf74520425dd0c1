// The newsletter: issues on their way, organisations that read it, what was sent.
import { may } from "../../api/session";
import { objectId } from "../../app/router";
import { chosenView, Views } from "../../components/views";
import "../shared.css";
import { Archive } from "./archive";
import { Board } from "./board";
import { IssuePage } from "./issue_page";
import { Readers } from "./readers";
import { text } from "./words";

const views = { board: Board, readers: Readers, archive: Archive };
type View = keyof typeof views;

export default function Newsletter() {
  const say = text();
  const names = (Object.keys(views) as View[]).filter((name) => name !== "readers" || may("subscriber", "list"));
  const View = views[chosenView(names)];
  if (objectId.value) return <IssuePage key={objectId.value} number={objectId.value} />;
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
