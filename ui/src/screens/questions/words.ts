import { words } from "../../i18n/language";
import { en } from "./en";
import { ja } from "./ja";

export const text = words(ja, en);
