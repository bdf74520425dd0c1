import { may } from "../../api/session";
import { objectId } from "../../app/router";
import { chosenView, Views } from "../../components/views";
import { Mappings } from "./mappings";
import { SourceList } from "./source_list";
import { SourcePage } from "./source_page";
import { text } from "./words";

const viewNames = ["list", "mappings"] as const;

export default function Sources() {
  if (objectId.value) return <SourcePage key={objectId.value} name={objectId.value} />;
  const words = text();
  const views = viewNames.filter((view) => view === "list" || may("source_mapping", "list"));
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </header>
      <Views label={words.viewLabel} names={views} words={words.views} />
      {chosenView(views) === "mappings" ? <Mappings /> : <SourceList />}
    </>
  );
}
