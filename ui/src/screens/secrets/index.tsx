// The register, the technologies behind it, and data that is shared with few: three views; one secret is a page of its own.
import { may } from "../../api/session";
import { objectId } from "../../app/router";
import { chosenView, Views } from "../../components/views";
import { LimitedDataView } from "./limited_data";
import { SecretList } from "./secret_list";
import { SecretPage } from "./secret_page";
import { Technologies } from "./technology";
import { text } from "./words";

const viewNames = ["register", "technology", "limited"] as const;

export default function Secrets() {
  if (objectId.value) return <SecretPage key={objectId.value} number={objectId.value} />;
  const words = text();
  const names = viewNames.filter(
    (name) => name === "register" || may(name === "technology" ? "open_close_decision" : "limited_data", "list"),
  );
  const view = chosenView(names);
  const tabs = <Views label={words.viewLabel} names={names} words={words.views} />;
  if (view === "register") return <SecretList views={tabs} />;
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </header>
      {tabs}
      {view === "technology" ? <Technologies /> : <LimitedDataView />}
    </>
  );
}
