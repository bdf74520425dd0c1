// What a press asks for is drawn after the press itself has been seen: the next frame first, then the work.
//
//   const cancel = afterPaint(() => { place.value = read(); });
export function afterPaint(then: () => void): () => void {
  let frame = 0;
  let timer = 0;
  const run = () => {
    window.cancelAnimationFrame(frame);
    window.clearTimeout(timer);
    then();
  };
  // A page nobody sees is given no frames; it goes on by the clock.
  timer = window.setTimeout(run, 100);
  frame = window.requestAnimationFrame(() => {
    window.clearTimeout(timer);
    timer = window.setTimeout(run);
  });
  return () => {
    window.cancelAnimationFrame(frame);
    window.clearTimeout(timer);
  };
}
