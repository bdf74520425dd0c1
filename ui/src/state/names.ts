import { useEffect, useState } from "preact/hooks";
import { accountNames } from "../api/names";

// nameOf("019d…") is "main-a" once that is known, and the id until then.
export function useAccountNames(): (id: string) => string {
  const [names, setNames] = useState<Map<string, string>>();
  useEffect(() => {
    void accountNames().then(setNames);
  }, []);
  return (id) => names?.get(id) ?? id;
}
