// Cases, films, clauses, material: what one can read up and hand out.
import { may } from "../../api/session";
import { query } from "../../app/router";
import { chosenView, Views } from "../../components/views";
import "../shared.css";
import { Clauses } from "./clauses";
import { Entries } from "./entries";
import { EntrySheet } from "./entry_sheet";
import { Links } from "./links";
import { Materials } from "./materials";
import { text } from "./words";

const views = { entries: Entries, clauses: Clauses, materials: Materials, links: Links };
type View = keyof typeof views;

export default function Library() {
  const say = text();
  const names = (Object.keys(views) as View[]).filter((view) => view !== "materials" || may("material", "list"));
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
      {query("entry") && <EntrySheet key={query("entry")} id={query("entry")} />}
    </>
  );
}
