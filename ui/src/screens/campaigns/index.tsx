// Attacks that belong together.
import { objectId } from "../../app/router";
import "../shared.css";
import { Board } from "./board";
import { CampaignPage } from "./campaign_page";

export default function Campaigns() {
  return objectId.value ? <CampaignPage key={objectId.value} id={objectId.value} /> : <Board />;
}
