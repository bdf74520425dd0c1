// Who takes part in the hub, in which groups, and whom exploited weaknesses concern.
import { may } from "../../api/session";
import { query } from "../../app/router";
import { chosenView, Views } from "../../components/views";
import "../shared.css";
import { Exposures } from "./exposures";
import { MemberList } from "./member_list";
import { MemberSheet } from "./member_sheet";
import { Sigs } from "./sigs";
import { text } from "./words";

export default function Members() {
  const say = text();
  const names = (["members", "sigs", "exposures"] as const).filter(
    (name) => name === "members" || may(name === "sigs" ? "sig" : "hub_campaign", "list"),
  );
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
      {view === "members" ? <MemberList /> : view === "sigs" ? <Sigs /> : <Exposures />}
      {query("member") && <MemberSheet key={query("member")} number={query("member")} />}
    </>
  );
}
