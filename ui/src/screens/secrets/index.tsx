import { objectId } from "../../app/router";
import { SecretList } from "./secret_list";
import { SecretPage } from "./secret_page";

export default function Secrets() {
  return objectId.value ? <SecretPage key={objectId.value} number={objectId.value} /> : <SecretList />;
}
