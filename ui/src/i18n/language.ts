// The two languages. Japanese is the source; English must satisfy its shape, so that a missing text fails the compiler.
//
//   ja.ts:  export const ja = { title: "検知", found: (n: number) => `${count(n)} 件` };
//   en.ts:  export const en: Words<typeof ja> = { title: "Alerts", found: (n) => `${count(n)} alerts` };
//   index.tsx:  const text = words(ja, en);   …   <h1>{text().title}</h1>
//
// A component that reads a text is drawn anew when the language changes.
import { signal } from "@preact/signals";
import { firstLanguage, languageKey } from "./first_language";

export type Language = "ja" | "en";
export type Words<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : T[K] extends readonly string[]
        ? readonly string[]
        : Words<T[K]>;
};

export const language = signal<Language>(firstLanguage());

export function setLanguage(next: Language): void {
  window.localStorage.setItem(languageKey, next);
  // The pages without a script (log-in, papers) follow the same choice.
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser we support
  document.cookie = `sekimori_language=${next};path=/;max-age=31536000;samesite=lax`;
  language.value = next;
}

export function words<T>(ja: T, en: Words<T>): () => T {
  return () => (language.value === "ja" ? ja : (en as unknown as T));
}

// A text that a record carries in both languages.
export function either(texts: { ja: string; en: string }): string {
  return language.value === "ja" ? texts.ja : texts.en;
}
