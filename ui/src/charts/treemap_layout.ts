// Squarified treemap (Bruls, Huizing and van Wijk 2000): rectangles as near to squares as their areas allow.
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

const worst = (row: number[], side: number): number => {
  const sum = row.reduce((total, area) => total + area, 0);
  const most = Math.max(...row);
  const least = Math.min(...row);
  return Math.max((side * side * most) / (sum * sum), (sum * sum) / (side * side * least));
};

// One rectangle per value, in the order of the values, which must be positive and sorted from large to small.
export function squarify(values: number[], place: Rectangle): Rectangle[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (total <= 0 || place.width <= 0 || place.height <= 0)
    return values.map(() => ({ x: place.x, y: place.y, width: 0, height: 0 }));
  const scale = (place.width * place.height) / total;
  const areas = values.map((value) => value * scale);
  const result: Rectangle[] = [];
  let rest = { ...place };
  let from = 0;
  while (from < areas.length) {
    const side = Math.min(rest.width, rest.height);
    let to = from + 1;
    while (to < areas.length && worst(areas.slice(from, to + 1), side) <= worst(areas.slice(from, to), side)) ++to;
    const row = areas.slice(from, to);
    const sum = row.reduce((add, area) => add + area, 0);
    const thick = side > 0 ? sum / side : 0;
    let along = 0;
    const upright = rest.width >= rest.height;
    for (const area of row) {
      const long = thick > 0 ? area / thick : 0;
      result.push(
        upright
          ? { x: rest.x, y: rest.y + along, width: thick, height: long }
          : { x: rest.x + along, y: rest.y, width: long, height: thick },
      );
      along += long;
    }
    rest = upright
      ? { x: rest.x + thick, y: rest.y, width: rest.width - thick, height: rest.height }
      : { x: rest.x, y: rest.y + thick, width: rest.width, height: rest.height - thick };
    from = to;
  }
  return result;
}
