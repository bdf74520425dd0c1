import type { Words } from "../../i18n/language";
import type { ja } from "./ja";

export const en: Words<typeof ja> = { title: "Home" };
