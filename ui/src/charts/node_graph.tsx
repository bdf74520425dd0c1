// What is tied to what: nodes at the places the server gave them, lines between those that were seen together. The same as a table; a node
// that is pressed says what it is and what it is tied to.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { count } from "../i18n/format";
import { type ChartProps, Figure, fitText, Surface } from "./figure";
import { chartWords } from "./words";

export interface GraphNode {
  type: string; // as people read it
  value: string;
  weight: number;
  x: number; // 0 to 1
  y: number;
  shape: "round" | "square" | "pointed";
}

export interface GraphEdge {
  a: number; // places in nodes
  b: number;
  weight: number;
}

interface NodeGraphProps extends ChartProps {
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
  weightName: string;
}

const EDGE = 22;
// Zero: how many is not told.
const told = (node: GraphNode) => (node.weight > 0 ? ` (${count(node.weight)})` : "");

export function NodeGraph({ nodes, edges, weightName, ...chart }: NodeGraphProps): JSX.Element {
  const words = chartWords();
  const [chosen, setChosen] = useState<number>();
  const most = Math.max(1, ...nodes.map((node) => node.weight));
  const heaviest = [...nodes].sort((a, b) => b.weight - a.weight)[0];
  const tied = (at: number) =>
    edges.flatMap((edge) => (edge.a === at ? [edge.b] : edge.b === at ? [edge.a] : [])).map((other) => nodes[other]?.value ?? "");
  const size = (node: GraphNode) => 4 + 8 * Math.sqrt(node.weight / most);
  const at = chosen === undefined ? undefined : nodes[chosen];
  return (
    <Figure
      {...chart}
      sentence={
        heaviest ? words.graph(count(nodes.length), count(edges.length), `${heaviest.value}${told(heaviest)}`) : words.none
      }
      twin={{
        columns: [words.columns.label, words.columns.group, weightName, words.columns.tied],
        rows: nodes.map((node, index) => [node.value, node.type, node.weight > 0 ? node.weight : "–", tied(index).join(", ")]),
      }}
    >
      {(ids) => (
        <>
          <Surface height={(width) => Math.min(460, Math.max(240, width * 0.6))} labelledBy={`${ids.name} ${ids.sentence}`}>
            {(width) => {
              const tall = Math.min(460, Math.max(240, width * 0.6));
              const x = (node: GraphNode) => EDGE + node.x * (width - 2 * EDGE);
              const y = (node: GraphNode) => EDGE + node.y * (tall - 2 * EDGE);
              return (
                <>
                  {edges.map((edge) => {
                    const a = nodes[edge.a];
                    const b = nodes[edge.b];
                    const lit = chosen !== undefined && (edge.a === chosen || edge.b === chosen);
                    return a && b ? (
                      <line
                        key={`${edge.a} ${edge.b}`}
                        class={lit ? "sk-edge sk-edge-lit" : "sk-edge"}
                        x1={x(a)}
                        y1={y(a)}
                        x2={x(b)}
                        y2={y(b)}
                      />
                    ) : null;
                  })}
                  {nodes.map((node, index) => (
                    // biome-ignore lint/a11y/noStaticElementInteractions: a press in the picture; the table says the same to everybody
                    <g key={`${node.type} ${node.value}`} class="sk-node" onClick={() => setChosen(index)}>
                      <title>{`${node.type} ${node.value}${told(node)}`}</title>
                      <Shape of={node} x={x(node)} y={y(node)} size={size(node)} lit={index === chosen} />
                      {(nodes.length <= 24 || node.weight > most / 2) && (
                        <text class="sk-axis" x={x(node) + size(node) + 3} y={y(node) + 4}>
                          {fitText(node.value, Math.max(0, width - x(node) - size(node) - 6))}
                        </text>
                      )}
                    </g>
                  ))}
                </>
              );
            }}
          </Surface>
          {at && chosen !== undefined && (
            <p class="sk-chart-sentence" role="status">
              {at.type} {at.value}
              {told(at)}: {tied(chosen).join(", ") || words.none}
            </p>
          )}
        </>
      )}
    </Figure>
  );
}

interface ShapeProps {
  of: GraphNode;
  x: number;
  y: number;
  size: number;
  lit: boolean;
}

function Shape({ of, x, y, size, lit }: ShapeProps): JSX.Element {
  const look = lit ? "sk-node-mark sk-node-lit" : "sk-node-mark";
  switch (of.shape) {
    case "round":
      return <circle class={look} cx={x} cy={y} r={size} />;
    case "square":
      return <rect class={look} x={x - size} y={y - size} width={2 * size} height={2 * size} rx="2" />;
    case "pointed":
      return <path class={look} d={`M${x} ${y - size * 1.2}L${x + size * 1.2} ${y + size}H${x - size * 1.2}Z`} />;
  }
}
