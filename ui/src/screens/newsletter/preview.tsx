// An issue as it would be sent, in either language: the text at its 70 columns, and beside it the page that a mail program shows. The page
// is the very bytes of the edition in a frame where nothing can act.
import { useState } from "preact/hooks";
import { previewIssue } from "../../api/newsletter";
import { InertPage } from "../../components/inert_page";
import { Filled, Panel } from "../../components/panel";
import { language } from "../../i18n/language";
import { useResource } from "../../state/resource";
import { text } from "./words";

const languages = ["ja", "en"] as const;

export function Preview({ number, of }: { number: string; of: unknown }) {
  const say = text();
  const found = useResource((signal) => previewIssue(number, signal), [number, of]);
  const [shown, setShown] = useState<"ja" | "en">(language.value);
  return (
    <Panel title={say.preview}>
      <Filled of={found}>
        {(data) => (
          <>
            <p>
              {say.hash}: <code class="path">{data.sha256}</code>
            </p>
            <p class="row no-print">
              {languages.map((one) => (
                <button
                  key={one}
                  type="button"
                  class="button button-small"
                  aria-pressed={shown === one}
                  onClick={() => setShown(one)}
                >
                  {say.previewLanguages[one]}
                </button>
              ))}
            </p>
            <div class="letter-pair">
              <div>
                <h3>{say.previewText}</h3>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls must be reached by keyboard */}
                <section class="letter" tabIndex={0} aria-label={say.previewText} lang={shown}>
                  <pre>{data[shown].text}</pre>
                </section>
              </div>
              <div>
                <h3>{say.previewPage}</h3>
                <InertPage html={data[shown].html} title={say.previewPage} />
              </div>
            </div>
          </>
        )}
      </Filled>
    </Panel>
  );
}
