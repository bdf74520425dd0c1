// Views of one screen, each an address: the first is where one is without a choice.
import { addressWith, query } from "../app/router";

export function chosenView<View extends string>(names: readonly View[]): View {
  return names.find((name) => name === query("view")) ?? (names[0] as View);
}

export function Views<View extends string>({
  label,
  names,
  words,
}: {
  label: string;
  names: readonly View[];
  words: Record<View, string>;
}) {
  const at = chosenView(names);
  if (names.length < 2) return null;
  return (
    <nav class="tabs" aria-label={label}>
      {names.map((name, index) => (
        <a
          key={name}
          href={addressWith({
            view: index === 0 ? null : name,
            cursor: null,
            sort: null,
            columns: null,
            state: null,
            kind: null,
          })}
          aria-current={name === at ? "page" : undefined}
        >
          {words[name]}
        </a>
      ))}
    </nav>
  );
}
