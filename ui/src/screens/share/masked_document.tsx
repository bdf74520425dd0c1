// A masked report as people read it (docs/format/share.md), and the very bytes of it.
import type { Exact, MaskedShare } from "../../api/hub";
import { Mark } from "../../components/marks";
import { either } from "../../i18n";
import { bytes } from "../../i18n/format";
import "../shared.css";
import "./share.css";
import { shared } from "./words";

interface Mail {
  messages?: Message[];
  attachments?: Attachment[];
}
interface Message {
  role: "attack" | "carrier" | "reply";
  headers?: { name: string; value: string }[];
  other_headers?: number;
  authentication?: Record<string, string>;
  received?: { side: string; hop?: string; from?: Record<string, string>; by?: string; time?: string }[];
  date?: string;
  subject?: string;
  body?: string;
  hidden?: string;
  links?: string[];
}
interface Attachment {
  media_type: string;
  bytes: number;
  name?: string;
  sha256?: string;
}

const told = (value: string) => (value === "*" ? shared().nothing : value);

export function Attributes({ of }: { of: MaskedShare["attributes"] }) {
  const say = shared();
  const industry = of.industry_ja && of.industry_en ? either({ ja: of.industry_ja, en: of.industry_en }) : told(of.industry);
  return (
    <dl class="facts">
      <dt>{say.industry}</dt>
      <dd>{industry}</dd>
      <dt>{say.size}</dt>
      <dd>{told(of.size)}</dd>
      <dt>{say.region}</dt>
      <dd>{told(of.region)}</dd>
      <dt>{say.month}</dt>
      <dd>{of.month}</dd>
    </dl>
  );
}

export function MaskedDocument({ of }: { of: MaskedShare }) {
  const say = shared();
  const mail = of.format === "mail" ? (of.content as unknown as Mail) : undefined;
  return (
    <div class="masked stack">
      <h3>{say.said}</h3>
      <Attributes of={of.attributes} />
      {of.victim && (
        <p>
          {say.victim}: <code>{of.victim}</code>
        </p>
      )}
      <h3>{say.content}</h3>
      {mail ? (
        <>
          {mail.messages?.map((one, index) => (
            <MessageView key={index} of={one} number={index + 1} />
          ))}
          {mail.attachments && mail.attachments.length > 0 && <Attachments of={mail.attachments} />}
        </>
      ) : (
        <pre class="masked-text">{typeof of.content === "string" ? of.content : JSON.stringify(of.content, null, 2)}</pre>
      )}
    </div>
  );
}

function MessageView({ of, number }: { of: Message; number: number }) {
  const say = shared();
  const verdicts = Object.entries(of.authentication ?? {}).map(([method, word]) => `${method}=${word}`);
  return (
    <section class="masked-message">
      <h4>
        {say.message(number)} <span class="faint">{say.roles[of.role]}</span>
      </h4>
      <dl class="facts">
        {of.headers?.map((line, index) => [
          <dt key={`name ${index}`}>{line.name}</dt>,
          <dd key={index} class="path">
            {line.value}
          </dd>,
        ])}
        {of.received && of.received.length > 0 && (
          <>
            <dt>{say.received}</dt>
            <dd class="path">
              {of.received.map((hop, index) => (
                <span key={index} class="masked-hop">
                  {[hop.hop, ...Object.values(hop.from ?? {}), hop.by && `→ ${hop.by}`, hop.time].filter(Boolean).join(" ")}
                </span>
              ))}
            </dd>
          </>
        )}
        {verdicts.length > 0 && (
          <>
            <dt>{say.authentication}</dt>
            <dd>{verdicts.join(" ")}</dd>
          </>
        )}
        {of.date && (
          <>
            <dt>{say.date}</dt>
            <dd>{of.date}</dd>
          </>
        )}
        {of.subject && (
          <>
            <dt>{say.subject}</dt>
            <dd>{of.subject}</dd>
          </>
        )}
      </dl>
      {of.other_headers ? <p class="faint">{say.otherHeaders(of.other_headers)}</p> : null}
      {of.body && <pre class="masked-text">{of.body}</pre>}
      {of.hidden && (
        <>
          <h5>{say.hidden}</h5>
          <pre class="masked-text">{of.hidden}</pre>
        </>
      )}
      {of.links && of.links.length > 0 && (
        <>
          <h5>{say.links}</h5>
          <ul class="plain-list">
            {of.links.map((link, index) => (
              <li key={index} class="path">
                {link}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Attachments({ of }: { of: Attachment[] }) {
  const say = shared();
  return (
    <section>
      <h4>{say.attachments}</h4>
      <ul class="plain-list">
        {of.map((one, index) => (
          <li key={index}>
            {one.name ?? say.none} · {one.media_type} · {bytes(one.bytes)}
            {one.sha256 && <code class="path masked-hash">{one.sha256}</code>}
          </li>
        ))}
      </ul>
    </section>
  );
}

// The hash that a consent is bound to, checked here, and the bytes behind it.
export function ExactBytes({ of, sha256 }: { of: Exact; sha256: string }) {
  const say = shared();
  const right = of.sha256 === sha256;
  return (
    <>
      <p>
        {say.hash}: <code class="path">{sha256}</code>{" "}
        {of.sha256 && <Mark kind={right ? "good" : "bad"}>{right ? say.hashChecked : say.hashWrong}</Mark>}
      </p>
      <details>
        <summary>{say.exact}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <section class="masked-bytes" tabIndex={0} aria-label={say.bytesOf}>
          <pre class="masked-text">{of.text}</pre>
        </section>
      </details>
    </>
  );
}
