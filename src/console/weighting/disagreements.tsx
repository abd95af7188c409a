import type { Bilingual } from '../../domain/schemas.ts';
import type { Progress } from '../../domain/weighting/judgment-schemas.ts';
import { ScrollRegion } from '../parts/figure.tsx';
import type { TextKey, Words } from '../texts.ts';
import { elementName, intensityText, nodeTitle } from './words.ts';

type Node = Bilingual &
  Pick<Progress['nodes'][number], 'nodeId' | 'disagreements'> & {
    readonly elements: readonly (Bilingual & { readonly id: string })[];
  };
type Props = { readonly words: Words; readonly node: Node };

/** Disagreements that are worth talking about, of each node. */
const SHOWN = 2;

/** How far somebody is from the mean; below this nobody would talk about it. */
const FACTOR_MIN = 1.05;

/** Pairs that experts see differently, the widest first, with who is furthest away. */
export function Disagreements({ words, node }: Props) {
  const { t } = words;
  const wide = node.disagreements.filter(({ factor }) => factor > FACTOR_MIN);
  if (wide.length === 0) return null;
  return (
    <ul class="sentences">
      {wide.slice(0, SHOWN).map(({ row, column, mean, furthest, factor }) => (
        <li>
          {`${elementName(words, node, row)} – ${elementName(words, node, column)} `}
          <b>{t('disagreementFactor', { n: factor.toFixed(1) })}</b>{' '}
          <span class="soft">
            {t('disagreementLine', { mean: intensityText(mean), name: furthest.name })}
          </span>
        </li>
      ))}
    </ul>
  );
}

const HEATS = [
  { below: FACTOR_MIN, name: 'd1', key: 'heatSame' },
  { below: 2 + 1e-9, name: 'd2', key: 'heatTwice' },
  { below: 4 + 1e-9, name: 'd3', key: 'heatFourfold' },
  { below: Number.POSITIVE_INFINITY, name: 'd4', key: 'heatWide' },
] as const satisfies readonly { below: number; name: string; key: TextKey }[];

/** Every pair of a node by how far the furthest expert is from the mean. */
export function DisagreementHeat({ words, node }: Props) {
  const { t, say } = words;
  const { elements, disagreements } = node;
  if (disagreements.length === 0) return null;
  const title = t('heatTitle', { node: nodeTitle(words, node) });
  const factorOf = (a: string, b: string) =>
    disagreements.find(
      ({ row, column }) => (row === a && column === b) || (row === b && column === a),
    )?.factor;
  return (
    <details class="more">
      <summary>
        {t('heatOpen')}
        <span class="hidden"> {nodeTitle(words, node)}</span>
      </summary>
      <p class="heat-legend">
        {HEATS.map(({ name, key }) => (
          <span>
            <i class={name} />
            {t(key)}
          </span>
        ))}
      </p>
      <ScrollRegion words={words} title={title}>
        <table class="matrix">
          <caption class="hidden">{title}</caption>
          <thead>
            <tr>
              <td class="corner" />
              {elements.slice(1).map((element) => (
                <th scope="col">{say(element)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {elements.slice(0, -1).map((row, i) => (
              <tr>
                <th scope="row">{say(row)}</th>
                {elements.slice(1).map((column, j) => (
                  <HeatCell factor={j < i ? undefined : (factorOf(row.id, column.id) ?? 1)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}

function HeatCell({ factor }: { factor: number | undefined }) {
  if (factor === undefined) return <td />;
  const heat = HEATS.find(({ below }) => factor < below)?.name;
  return <td class={heat}>{`×${factor.toFixed(1)}`}</td>;
}
