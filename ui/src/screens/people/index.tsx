// Leavers in two views that are kept apart on purpose (acts without dates, dates without acts), and one person's lanes.
import { objectId, query } from "../../app/router";
import { LeaverActivity } from "./activity_list";
import { LeaverCalendar } from "./calendar";
import { ExitCheck } from "./exit_check";
import "./people.css";
import { PersonDetail } from "./person";

export default function People() {
  const check = query("check");
  return (
    <>
      {objectId.value ? (
        <PersonDetail key={objectId.value} pseudonym={objectId.value} />
      ) : query("view") === "calendar" ? (
        <LeaverCalendar />
      ) : (
        <LeaverActivity />
      )}
      {check && <ExitCheck key={check} id={check} />}
    </>
  );
}
