// The triage queue, one alert in full, and what lowers scores.
import { may } from "../../api/session";
import { objectId } from "../../app/router";
import { chosenView, Views } from "../../components/views";
import "./alerts.css";
import { AlertDetail } from "./detail";
import { AlertList } from "./list";
import { AlertRules } from "./rules";
import { text } from "./words";

export default function Alerts() {
  const words = text();
  if (objectId.value) return <AlertDetail key={objectId.value} id={objectId.value} />;
  const views = (["queue", "rules"] as const).filter((name) => name === "queue" || may("suppression", "list"));
  return (
    <>
      <div class="screen-head">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </div>
      <Views label={words.viewLabel} names={views} words={words.views} />
      {chosenView(views) === "rules" ? <AlertRules /> : <AlertList />}
    </>
  );
}
