// What was chosen on this machine, else what the browser asks for.
export const languageKey = "sekimori.language";

export function firstLanguage(): "ja" | "en" {
  const kept = window.localStorage.getItem(languageKey);
  if (kept === "ja" || kept === "en") return kept;
  for (const wanted of navigator.languages) {
    if (wanted.startsWith("ja")) return "ja";
    if (wanted.startsWith("en")) return "en";
  }
  return "ja";
}
