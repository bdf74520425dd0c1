// Branches and experts of the consultation desk.
import { may } from "../../api/session";
import { chosenView, Views } from "../../components/views";
import "../shared.css";
import { Bookings } from "./bookings";
import { BranchList } from "./branch_list";
import { ExpertList } from "./expert_list";
import { Programmes } from "./programmes";
import { text } from "./words";

const views = { branches: BranchList, experts: ExpertList, bookings: Bookings, programmes: Programmes };
type View = keyof typeof views;

function seen(view: View): boolean {
  switch (view) {
    case "branches":
      return may("desk_branch", "list");
    case "experts":
      return may("desk_expert", "list");
    case "bookings":
      return may("desk_booking", "list");
    case "programmes":
      return may("desk_programme", "list");
  }
}

export default function Branches() {
  const say = text();
  const names = (Object.keys(views) as View[]).filter(seen);
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
