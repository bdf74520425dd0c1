// The desk of a hub: from a report that came in to a warning that names nobody, and what members and hub tell one another beside it.
import { may } from "../../api/session";
import { objectId } from "../../app/router";
import { chosenView, Views } from "../../components/views";
import { Forum } from "../share/forum";
import { Polls } from "../share/polls";
import { Referrals } from "../share/referrals";
import { Rescues } from "../share/rescues";
import "../shared.css";
import { Inbox } from "./inbox";
import { Mails } from "./mails";
import { Receiveds } from "./received";
import { ReportPage } from "./report_page";
import { text } from "./words";

const views = {
  inbox: Inbox,
  mails: Mails,
  received: Receiveds,
  forum: Forum,
  polls: Polls,
  rescues: Rescues,
  referrals: Referrals,
};
type View = keyof typeof views;
const kinds = {
  inbox: "hub_report",
  mails: "hub_mail",
  received: "hub_received",
  forum: "forum_item",
  polls: "poll",
  rescues: "rescue",
  referrals: "hub_referral",
} as const;

export default function HubDesk() {
  const say = text();
  if (objectId.value) return <ReportPage key={objectId.value} number={objectId.value} />;
  const names = (Object.keys(views) as View[]).filter((view) => may(kinds[view], "list"));
  const chosen = chosenView(names);
  const View = views[chosen];
  return (
    <>
      <header class="screen-head">
        <div>
          <h1>{say.title}</h1>
          <p>{say.lead}</p>
        </div>
      </header>
      <Views label={say.viewLabel} names={names} words={say.views} />
      <View key={chosen} />
    </>
  );
}
