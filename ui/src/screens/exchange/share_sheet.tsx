// One warning: what it says, how far it may go, and its very bytes.
import { listSigs, shareBytes, showShare } from "../../api/hub";
import { setQuery } from "../../app/router";
import { CopyAs } from "../../components/copy_as";
import { SideSheet } from "../../components/dialog";
import { Filled } from "../../components/panel";
import { time } from "../../i18n/format";
import { useResource } from "../../state/resource";
import { groupName, TlpMark } from "../share/marks";
import { ExactBytes, MaskedDocument } from "../share/masked_document";
import { PlaybookLine, PolicyFacts } from "../share/policy";
import { Thread } from "../share/thread";
import { shared } from "../share/words";
import { Sightings } from "./sightings";
import { text } from "./words";

export function ShareSheet({ number }: { number: string }) {
  const say = text();
  const words = shared();
  const found = useResource((signal) => showShare(number, signal), [number]);
  const sigs = useResource((signal) => listSigs(signal), []);
  return (
    <SideSheet title={number} onClose={() => setQuery({ share: null })}>
      <Filled of={found}>
        {(one) => (
          <div class="stack">
            <dl class="facts">
              <dt>{words.tlp}</dt>
              <dd>
                <TlpMark label={one.tlp} /> {words.tlps[one.tlp]}
              </dd>
              <dt>{words.kind}</dt>
              <dd>{words.kinds[one.kind]}</dd>
              <dt>{words.audience}</dt>
              <dd>{groupName(one.audience, sigs.data?.items)}</dd>
              <dt>{say.released}</dt>
              <dd>{time(one.released_at)}</dd>
              <PolicyFacts of={one.policy} />
            </dl>
            {one.recalled_at ? (
              <p class="note note-bad">
                {say.recalledLine(one.recall_reason)} {say.shareSheet.missing}
              </p>
            ) : (
              <>
                <Content number={number} sha256={one.sha256} />
                <PlaybookLine of={one} />
                <Sightings number={number} />
              </>
            )}
            <Thread subject={number} open={!one.recalled_at} />
            <CopyAs command={["share", "show", number]} call={{ method: "GET", path: `/api/v1/hub-shares/${number}/bytes` }} />
          </div>
        )}
      </Filled>
    </SideSheet>
  );
}

function Content({ number, sha256 }: { number: string; sha256: string }) {
  const found = useResource((signal) => shareBytes(number, signal), [number]);
  return (
    <Filled of={found}>
      {(exact) => (
        <>
          <MaskedDocument of={exact.document} />
          <ExactBytes of={exact} sha256={sha256} />
        </>
      )}
    </Filled>
  );
}
