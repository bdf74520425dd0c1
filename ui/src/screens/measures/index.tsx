// What a house does about it.
import { may } from "../../api/session";
import { chosenView, Views } from "../../components/views";
import "../shared.css";
import { Circulations, Devices, Duties, Units } from "./house";
import { Measures } from "./measures";
import { Products } from "./products";
import { text } from "./words";

const views = {
  measures: Measures,
  circulations: Circulations,
  duties: Duties,
  units: Units,
  devices: Devices,
  products: Products,
};
type View = keyof typeof views;

function seen(view: View): boolean {
  switch (view) {
    case "measures":
      return may("measure", "list");
    case "circulations":
      return may("circulation", "list");
    case "duties":
      return may("duty", "list");
    case "units":
      return may("house_unit", "list");
    case "products":
      return may("product_catalogue", "list");
    case "devices":
      return may("device_list", "list");
  }
}

export default function MeasuresRoom() {
  const say = text();
  const names = (Object.keys(views) as View[]).filter(seen);
  const View = views[chosenView(names)] ?? Circulations;
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
    </>
  );
}
