import { may } from "../../api/session";
import { objectId } from "../../app/router";
import { chosenView, Views } from "../../components/views";
import { Approvals } from "./approvals";
import { Mappings } from "./mappings";
import { Reviews } from "./reviews";
import { SourceList } from "./source_list";
import { SourcePage } from "./source_page";
import { text } from "./words";

const viewNames = ["list", "reviews", "approvals", "mappings"] as const;

export default function Sources() {
  if (objectId.value) return <SourcePage key={objectId.value} name={objectId.value} />;
  const words = text();
  const allowed = {
    list: true,
    reviews: may("log_review", "list"),
    approvals: may("approval", "list"),
    mappings: may("source_mapping", "list"),
  };
  const views = viewNames.filter((view) => allowed[view]);
  const view = chosenView(views);
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
        </div>
      </header>
      <Views label={words.viewLabel} names={views} words={words.views} />
      {view === "list" && <SourceList />}
      {view === "reviews" && <Reviews />}
      {view === "approvals" && <Approvals />}
      {view === "mappings" && <Mappings />}
    </>
  );
}
