import { objectId } from "../../app/router";
import { CaseList } from "./case_list";
import { CasePage } from "./case_page";

export default function Cases() {
  return objectId.value ? <CasePage key={objectId.value} number={objectId.value} /> : <CaseList />;
}
