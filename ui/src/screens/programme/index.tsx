// The programme of the forum.
import { chosenView, Views } from "../../components/views";
import "../shared.css";
import { Board } from "./board";
import { Figures } from "./figures";
import { Members } from "./members";
import { Opinions } from "./opinions";
import { text } from "./words";

const views = { board: Board, members: Members, opinions: Opinions, figures: Figures };
const names = Object.keys(views) as (keyof typeof views)[];

export default function ProgrammeRoom() {
  const say = text();
  const View = views[chosenView(names)];
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
