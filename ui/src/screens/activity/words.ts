import { words } from "../../i18n/language";
import { en } from "./en";
import { ja } from "./ja";

export const text = words(ja, en);

export function actionName(activity: string): string {
  const names: Record<string, string> = text().actions;
  return names[activity] ?? activity;
}
