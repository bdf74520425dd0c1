// The first run: six cards in any order. Which card is open stands in the address, so one can leave and come back.
import { type CardName, cardNames, readSetUp, type SetUpState } from "../../api/set_up";
import { addressWith, query } from "../../app/router";
import { Icon } from "../../components/icon";
import { Filled } from "../../components/panel";
import { useResource } from "../../state/resource";
import { CardForm } from "./card_form";
import "./welcome.css";
import { text } from "./words";

export default function Welcome() {
  const say = text();
  const state = useResource(readSetUp, []);
  return (
    <>
      <div class="screen-head">
        <h1>{say.title}</h1>
        <p>{say.lead}</p>
      </div>
      <Filled of={state}>{(data) => <Cards state={data} put={state.put} again={state.again} />}</Filled>
    </>
  );
}

function Cards({ state, put, again }: { state: SetUpState; put: (state: SetUpState) => void; again: () => void }) {
  const say = text();
  const known = new Map(state.cards.map((card) => [card.card, card]));
  const done = state.cards.filter((card) => card.done).length;
  const asked = query("card") as CardName;
  const firstOpen = cardNames.find((name) => !known.get(name)?.done);
  const open = cardNames.includes(asked) ? asked : firstOpen;
  return (
    <div class="welcome">
      <nav aria-label={say.title}>
        <p class="faint">{say.progress(done)}</p>
        <progress max={6} value={done} aria-label={say.progress(done)} />
        <ol class="welcome-cards">
          {cardNames.map((name, index) => (
            <li key={name}>
              <a href={addressWith({ card: name })} aria-current={name === open ? "step" : undefined}>
                <span class="welcome-number">{known.get(name)?.done ? <Icon name="check" /> : index + 1}</span>
                <span class="grow">{say.cards[name]}</span>
                <span class="faint">{known.get(name)?.done ? say.done : say.open}</span>
              </a>
            </li>
          ))}
        </ol>
      </nav>
      {open ? (
        <CardForm key={open} name={open} card={known.get(open)} put={put} again={again} />
      ) : (
        <section class="panel stack">
          <h2>{say.finished}</h2>
          <p>{say.finishedText}</p>
          <a class="button button-main" href="/">
            {say.toHome}
          </a>
        </section>
      )}
    </div>
  );
}
