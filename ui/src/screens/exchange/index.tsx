// Sharing as a member sees it. At the hub: warnings of its groups and its own reports. At a firm's own node: warnings that its hubs sent,
// met here or not, what it reported, and the ways to its hubs.
import { useState } from "preact/hooks";
import { may } from "../../api/session";
import { objectId, query } from "../../app/router";
import { chosenView, Views } from "../../components/views";
import { Forum } from "../share/forum";
import { Polls } from "../share/polls";
import { Referrals } from "../share/referrals";
import { Rescues } from "../share/rescues";
import "../shared.css";
import { Incoming } from "./incoming";
import { Links } from "./links";
import { OwnReport } from "./own_report";
import { OwnReports } from "./own_reports";
import { ReportSheet } from "./report_sheet";
import { Rules } from "./rules";
import { Sent } from "./sent";
import { SentSheet } from "./sent_sheet";
import { ShareSheet } from "./share_sheet";
import { WarningSheet } from "./warning_sheet";
import { Warnings } from "./warnings";
import { text } from "./words";

const views = {
  incoming: Incoming,
  own: OwnReports,
  forum: Forum,
  polls: Polls,
  rescues: Rescues,
  referrals: Referrals,
  warnings: Warnings,
  rules: Rules,
  sent: Sent,
  links: Links,
};
type View = keyof typeof views;

function seen(view: View): boolean {
  switch (view) {
    case "warnings":
    case "rules":
      return may("warning", "list");
    case "sent":
      return may("sent_report", "list");
    case "links":
      return may("hub_link", "list");
    case "forum":
      return may("forum_item", "list") && !may("hub_funnel", "read");
    case "polls":
      return may("poll", "list") && !may("hub_funnel", "read");
    case "rescues":
      return may("rescue", "list") && !may("hub_funnel", "read");
    case "referrals":
      return may("hub_referral", "list") && !may("hub_funnel", "read");
    case "incoming":
      return may("share", "list");
    case "own":
      return may("hub_report", "list") && !may("hub_funnel", "read"); // the hub's people have their desk
  }
}

export default function Exchange() {
  const say = text();
  const [reporting, setReporting] = useState(false);
  const names = (Object.keys(views) as View[]).filter(seen);
  const chosen = chosenView(names);
  const View = views[chosen];
  return (
    <>
      {objectId.value ? (
        <OwnReport key={objectId.value} number={objectId.value} />
      ) : (
        <>
          <header class="screen-head">
            <div>
              <h1>{say.title}</h1>
              <p>{say.lead}</p>
            </div>
            <p class="row no-print">
              {may("hub_report", "create") && (
                <button type="button" class="button button-main" onClick={() => setReporting(true)}>
                  {say.report}
                </button>
              )}
            </p>
          </header>
          <Views label={say.viewLabel} names={names} words={say.views} />
          <View key={chosen} />
        </>
      )}
      {query("share") && <ShareSheet key={query("share")} number={query("share")} />}
      {query("warning") && <WarningSheet key={query("warning")} number={query("warning")} />}
      {query("sent") && <SentSheet key={query("sent")} number={query("sent")} />}
      {reporting && <ReportSheet onClose={() => setReporting(false)} />}
    </>
  );
}
