// The desk of a hub: from a report that came in to a warning that names nobody.
import { objectId } from "../../app/router";
import "../shared.css";
import { Inbox } from "./inbox";
import { ReportPage } from "./report_page";

export default function HubDesk() {
  return objectId.value ? <ReportPage key={objectId.value} number={objectId.value} /> : <Inbox />;
}
