import { en } from "./en";
import { ja } from "./ja";
import { words } from "./language";

export { either, language, setLanguage, type Words, words } from "./language";

// The shared words: t().table.more
export const t = words(ja, en);
