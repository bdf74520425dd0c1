import { objectId } from "../../app/router";
import { SourceList } from "./source_list";
import { SourcePage } from "./source_page";

export default function Sources() {
  return objectId.value ? <SourcePage key={objectId.value} name={objectId.value} /> : <SourceList />;
}
