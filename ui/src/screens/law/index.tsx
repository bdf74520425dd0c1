// The law by date.
import { chosenView, Views } from "../../components/views";
import "../shared.css";
import { ClocksView } from "./clocks";
import { ComparisonView } from "./comparison";
import { DayView } from "./day";
import { ReplaysView } from "./replays";
import { text } from "./words";

const views = { day: DayView, clocks: ClocksView, comparison: ComparisonView, replays: ReplaysView };
const names = Object.keys(views) as (keyof typeof views)[];

export default function LawRoom() {
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
