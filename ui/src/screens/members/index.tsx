// Who takes part in the hub and in which groups.
import { may } from "../../api/session";
import { query } from "../../app/router";
import { chosenView, Views } from "../../components/views";
import "../shared.css";
import { MemberList } from "./member_list";
import { MemberSheet } from "./member_sheet";
import { Sigs } from "./sigs";
import { text } from "./words";

export default function Members() {
  const say = text();
  const names = (["members", "sigs"] as const).filter((name) => name === "members" || may("sig", "list"));
  const view = chosenView(names);
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{say.title}</h1>
          <p>{say.lead}</p>
        </div>
      </header>
      <Views label={say.viewLabel} names={names} words={say.views} />
      {view === "members" ? <MemberList /> : <Sigs />}
      {query("member") && <MemberSheet key={query("member")} number={query("member")} />}
    </>
  );
}
