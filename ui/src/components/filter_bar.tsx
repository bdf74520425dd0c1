// Filters live in the address: facets are links, the words are a form, and each active condition can be taken off by itself.
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { addressWith, go, place, query, queryAll, setQuery } from "../app/router";
import { t } from "../i18n";
import { count } from "../i18n/format";
import { Icon } from "./icon";

export interface FacetValue {
  value: string;
  label: ComponentChildren;
  name?: string; // when the label is not plain text
  count?: number;
}

export interface Facet {
  key: string; // of the address
  title: string;
  values: readonly FacetValue[];
  single?: boolean;
}

const nameOf = (one: FacetValue) => one.name ?? (typeof one.label === "string" ? one.label : one.value);

function toggled(facet: Facet, value: string): string[] {
  const chosen = queryAll(facet.key);
  if (chosen.includes(value)) return chosen.filter((one) => one !== value);
  return facet.single ? [value] : [...chosen, value];
}

export function Facets({ facets }: { facets: readonly Facet[] }) {
  return (
    <nav class="facets" aria-label={t().filter.title}>
      {facets
        .filter((facet) => facet.values.length > 0)
        .map((facet) => (
          <section key={facet.key}>
            <h2>{facet.title}</h2>
            <ul>
              {facet.values.map((one) => {
                const on = queryAll(facet.key).includes(one.value);
                return (
                  <li key={one.value}>
                    <a
                      href={addressWith({ [facet.key]: toggled(facet, one.value), cursor: null })}
                      class="facet"
                      aria-current={on ? "true" : undefined}
                    >
                      <span class="facet-box">{on && <Icon name="check" />}</span>
                      <span class="facet-name">{one.label}</span>
                      {one.count !== undefined && <span class="facet-count">{count(one.count)}</span>}
                    </a>
                  </li>
                );
              })}
            </ul>
          </section>
        ))}
    </nav>
  );
}

interface BarProps {
  words?: string; // key of the address for free words; none: no field
  facets?: readonly Facet[];
  keep?: readonly string[]; // keys that are not conditions: columns, view
  chips?: readonly { key: string; label: string }[]; // conditions that are not facets: a span of time
  children?: ComponentChildren;
}

export function FilterBar({ words, facets = [], keep = [], chips = [], children }: BarProps) {
  const field = useRef<HTMLInputElement>(null);
  const text = t().filter;
  const active = [
    ...facets.flatMap((facet) =>
      queryAll(facet.key).map((value) => {
        const known = facet.values.find((one) => one.value === value);
        return {
          key: `${facet.key}=${value}`,
          label: `${facet.title}: ${known ? nameOf(known) : value}`,
          address: addressWith({ [facet.key]: queryAll(facet.key).filter((one) => one !== value) }),
        };
      }),
    ),
    ...chips.map((one) => ({
      key: one.key,
      label: one.label,
      address: addressWith(Object.fromEntries(one.key.split(",").map((key) => [key, null]))),
    })),
  ];
  if (words && query(words)) active.push({ key: words, label: `“${query(words)}”`, address: addressWith({ [words]: null }) });
  const reset = () => {
    const change: Record<string, null> = {};
    for (const key of place.value.query.keys())
      if (!keep.includes(key) && key !== "columns" && key !== "view") change[key] = null;
    go(addressWith(change));
  };
  return (
    <div class="filter-bar">
      {words && (
        <form
          role="search"
          class="filter-words"
          onSubmit={(event) => {
            event.preventDefault();
            setQuery({ [words]: field.current?.value.trim() ?? "" });
          }}
        >
          <Icon name="search" />
          <input
            ref={field}
            key={query(words)}
            type="search"
            data-filter=""
            defaultValue={query(words)}
            aria-label={text.search}
            placeholder={text.search}
          />
        </form>
      )}
      {children}
      {active.length > 0 && (
        <ul class="chips">
          {active.map((one) => (
            <li key={one.key}>
              <a class="chip" href={one.address} aria-label={text.remove(one.label)}>
                {one.label}
                <Icon name="close" />
              </a>
            </li>
          ))}
          <li>
            <button type="button" class="button button-quiet button-small" onClick={reset}>
              {text.reset}
            </button>
          </li>
        </ul>
      )}
    </div>
  );
}
