// Answers to what is asked again and again, with version and sources.
import { listFaq } from "../../api/desk";
import { query, setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { SelectField } from "../../components/field";
import { Mark } from "../../components/marks";
import { Filled } from "../../components/panel";
import { useResource } from "../../state/resource";
import { told } from "./shown";
import { text } from "./words";

export function Answers() {
  const words = text();
  const say = words.answers;
  const content = query("content");
  const list = useResource((signal) => listFaq({ content }, signal), [content]);
  return (
    <>
      <p>{say.lead}</p>
      <div class="row fields-row no-print">
        <SelectField
          label={say.content}
          value={content}
          onValue={(one) => setQuery({ content: one })}
          options={[
            { value: "", label: words.all },
            ...Object.entries(words.lists.content).map(([value, label]) => ({ value, label })),
          ]}
        />
      </div>
      <Filled of={list}>
        {({ items }) => (
          <>
            {items.map((one) => (
              <details key={one.id} class="panel">
                <summary>
                  {told(one.question)}{" "}
                  <Mark kind={one.verified ? "good" : "warn"}>{one.verified ? say.verified : say.unverified}</Mark>{" "}
                  <span class="faint">{say.version(one.version)}</span>
                </summary>
                <p class="prose">{told(one.answer)}</p>
                <p class="faint">
                  {say.sources}: {one.sources.join(" / ")}
                </p>
              </details>
            ))}
          </>
        )}
      </Filled>
      <CopyAs command={["faq", "list"]} call={{ method: "GET", path: "/api/v1/desk-faq" }} />
    </>
  );
}
