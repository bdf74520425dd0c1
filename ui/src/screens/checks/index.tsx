// Self-checks and the frameworks they rest on.
import { objectId, query } from "../../app/router";
import { chosenView, Views } from "../../components/views";
import "../shared.css";
import "./checks.css";
import { Cards } from "./cards";
import { CheckList } from "./check_list";
import { CheckPage } from "./check_page";
import { FrameworkPage, Frameworks } from "./frameworks";
import { text } from "./words";

const views = { checks: CheckList, frameworks: Frameworks };
const names = Object.keys(views) as (keyof typeof views)[];

export default function ChecksRoom() {
  const say = text();
  const at = objectId.value;
  const framework = query("framework");
  if (at) return query("step") === "cards" ? <Cards key={at} number={at} /> : <CheckPage key={at} number={at} />;
  if (framework) return <FrameworkPage key={framework} id={framework} />;
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
