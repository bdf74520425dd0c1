// What is disclosed to whom and on what terms; what was entrusted to us; the links by which partners acknowledge.
import { may } from "../../api/session";
import { addressWith, objectId, query } from "../../app/router";
import "../shared.css";
import { DisclosureSheet } from "./disclosure";
import { Disclosures } from "./disclosures";
import { Links } from "./links";
import { PartnerPage } from "./partner_page";
import { Partners } from "./partners";
import { Received } from "./received";
import { text } from "./words";

const views = { disclosures: Disclosures, partners: Partners, received: Received, links: Links };
type View = keyof typeof views;
const names = Object.keys(views) as View[];

function seen(view: View): boolean {
  switch (view) {
    case "disclosures":
      return may("disclosure", "list");
    case "partners":
      return may("partner", "list");
    case "received":
      return may("received_secret", "list");
    case "links":
      return may("partner_link", "list");
  }
}

export default function PartnersRoom() {
  const say = text();
  const wanted = query("view");
  const view = names.find((name) => name === wanted) ?? "disclosures";
  const View = views[view];
  return (
    <>
      {objectId.value ? (
        <PartnerPage key={objectId.value} id={objectId.value} />
      ) : (
        <>
          <header class="screen-head">
            <div>
              <h1>{say.title}</h1>
              <p>{say.lead}</p>
            </div>
          </header>
          <nav class="tabs" aria-label={say.viewLabel}>
            {names.filter(seen).map((name) => (
              <a
                key={name}
                href={addressWith({ view: name === "disclosures" ? null : name })}
                aria-current={name === view ? "page" : undefined}
              >
                {say.views[name]}
              </a>
            ))}
          </nav>
          <View />
        </>
      )}
      {query("disclosure") && <DisclosureSheet key={query("disclosure")} number={query("disclosure")} />}
    </>
  );
}
