// The text fields of one form.
//
//   const { value, put } = useFields({ title: "", reason: "" });
//   <TextField value={value.title} onValue={put("title")} … />
import { useState } from "preact/hooks";
import { t } from "../i18n";

export function useFields<T extends Record<string, string>>(empty: T) {
  const [value, setValue] = useState<T>(empty);
  const put = (name: keyof T) => (written: string) => setValue((before) => ({ ...before, [name]: written }));
  const needed = (name: keyof T) => (value[name]?.trim() ? undefined : t().form.needed);
  return { value, put, needed };
}
