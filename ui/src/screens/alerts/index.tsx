// The triage queue, and one alert in full.
import { objectId } from "../../app/router";
import { AlertDetail } from "./detail";
import { AlertList } from "./list";
import "./alerts.css";

export default function Alerts() {
  return objectId.value ? <AlertDetail key={objectId.value} id={objectId.value} /> : <AlertList />;
}
