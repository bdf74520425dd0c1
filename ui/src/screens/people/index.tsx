// Leavers in two views that are kept apart on purpose (acts without dates, dates without acts), one person's lanes, the checks of people
// who leave and come, agreements that are missing, the register.
import { objectId, query } from "../../app/router";
import { LeaverActivity } from "./activity_list";
import { MissingAgreements } from "./agreements";
import { LeaverCalendar } from "./calendar";
import { Check } from "./check";
import { Checks } from "./checks";
import "./people.css";
import { PersonDetail } from "./person";
import { Register } from "./register_list";

const views = {
  activity: LeaverActivity,
  calendar: LeaverCalendar,
  checks: Checks,
  agreements: MissingAgreements,
  register: Register,
};

export default function People() {
  const view = query("view");
  const View = (Object.hasOwn(views, view) && views[view as keyof typeof views]) || LeaverActivity;
  return (
    <>
      {objectId.value ? <PersonDetail key={objectId.value} pseudonym={objectId.value} /> : <View />}
      {query("check") && <Check key={query("check")} kind="exit" id={query("check")} />}
      {query("hiring") && <Check key={query("hiring")} kind="hiring" id={query("hiring")} />}
    </>
  );
}
