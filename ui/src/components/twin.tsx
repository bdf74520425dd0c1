// A chart with its name, a sentence that says what it shows, and the same figures as a table. Which of the two is in sight stands in
// the address.
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { queryAll, setQuery } from "../app/router";
import { t } from "../i18n";

interface Props {
  name: string; // key of the address: ?table=name
  title: string;
  sentence: string;
  chart: ComponentChildren;
  table: ComponentChildren;
}

export function Twin({ name, title, sentence, chart, table }: Props) {
  const id = useId();
  const asTable = queryAll("table").includes(name);
  const flip = () =>
    setQuery({ table: asTable ? queryAll("table").filter((one) => one !== name) : [...queryAll("table"), name] }, "replace");
  return (
    <figure class="twin" aria-labelledby={id}>
      <figcaption id={id} class="twin-head">
        <span class="heard">{title}: </span>
        <span class="twin-sentence">{sentence}</span>
        <button type="button" class="button button-quiet button-small no-print" onClick={flip} aria-pressed={asTable}>
          {asTable ? t().chart.asChart : t().chart.asTable}
        </button>
      </figcaption>
      {asTable ? table : chart}
    </figure>
  );
}
