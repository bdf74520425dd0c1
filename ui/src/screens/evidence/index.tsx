import { objectId, query } from "../../app/router";
import { ExhibitList } from "./exhibit_list";
import { ExhibitPage } from "./exhibit_page";

// /evidence, and /evidence/2026-001?exhibit=甲1
export default function Evidence() {
  const exhibit = query("exhibit");
  return objectId.value && exhibit ? (
    <ExhibitPage key={`${objectId.value} ${exhibit}`} number={objectId.value} exhibit={exhibit} />
  ) : (
    <ExhibitList />
  );
}
