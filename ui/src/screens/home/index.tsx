import { words } from "../../i18n/language";
import { en } from "./en";
import { ja } from "./ja";

const text = words(ja, en);

export default function Home() {
  return <h1>{text().title}</h1>;
}
