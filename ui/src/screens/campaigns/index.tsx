// Attacks that belong together; what analysts said of them; and what ties nobody to anybody.
import { may } from "../../api/session";
import { objectId } from "../../app/router";
import { chosenView, Views } from "../../components/views";
import "../shared.css";
import { Board } from "./board";
import { CampaignPage } from "./campaign_page";
import { Said } from "./said";
import { StopLists } from "./stop_lists";
import { text } from "./words";

// What campaigns rest on is for the hub's people; the row is theirs alone.
const ofTheHub = () => may("report_traits", "list");
const names = () => (ofTheHub() ? (["board", "said", "lists"] as const) : (["board"] as const));

export default function Campaigns() {
  const say = text();
  if (objectId.value) return <CampaignPage key={objectId.value} id={objectId.value} />;
  const view = chosenView<"board" | "said" | "lists">(names());
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{say.title}</h1>
          <p>{say.lead}</p>
        </div>
      </header>
      <Views label={say.viewLabel} names={names()} words={say.views} />
      {view === "board" ? <Board /> : view === "said" ? <Said /> : <StopLists />}
    </>
  );
}
