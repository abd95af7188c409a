import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { modelDigests, modelFiles, modelTexts } from '../../models/catalog.ts';
import {
  catalogText,
  digestOf,
  findings,
  modelFiles as listedFiles,
  publishedDigests,
} from '../../models/publish.ts';
import { parseFormula } from '../../src/engine/formula.ts';
import { LEVELS } from '../../src/engine/levels.ts';
import { modelFileSchema, statusSchema } from '../../src/engine/model-schema.ts';
import { rulePack, statementForm, statementFormIds } from '../../src/engine/models.ts';
import type { Rule } from '../../src/engine/rule-pack-schema.ts';
import { evaluateRule, mayBlock } from '../../src/engine/rules.ts';
import { defaultModel } from '../../src/engine/scoring-model.ts';
import {
  applicationFacts,
  cooperativeFacts,
  formulaNames,
  OPENING,
} from '../../src/engine/vocabulary.ts';
import { CURVES, GREEN_CHANNEL, JUDGMENTS, MUTUAL_AID, SHELL_SCREEN } from './expected-rules.ts';

const FOLDER = join(import.meta.dirname, '../../models');
const register = JSON.parse(readFileSync(join(FOLDER, 'sources.json'), 'utf8')) as {
  sources: Record<string, { title: string; address: string; read: string }>;
};
const green = rulePack('green-channel').file;
const PACKS = ['green-channel', 'mutual-aid', 'shell-screen'] as const;
const allRules = PACKS.flatMap((id) => rulePack(id).file.rules);

/** Every object in a tree of JSON, with its place. */
function* objectsIn(tree: unknown, place = ''): Generator<[string, Record<string, unknown>]> {
  if (typeof tree !== 'object' || tree === null) return;
  if (!Array.isArray(tree)) yield [place, tree as Record<string, unknown>];
  for (const [key, value] of Object.entries(tree)) yield* objectsIn(value, `${place}/${key}`);
}

describe.each(Object.keys(modelFiles))('models/%s', (path) => {
  const file = modelFileSchema.parse(modelFiles[path]);

  it('has the shape of its kind, and an id and version that agree with its path', () => {
    expect(path).toMatch(new RegExp(`^[a-z]+/${file.id}/${file.version}\\.json$`));
  });

  it('has the digest of its bytes in the list of digests', () => {
    expect(modelDigests[path]).toBe(digestOf(path));
  });

  it('leaves the product to the byte as it was published', () => {
    const bytes = Buffer.from(modelTexts[path] ?? '');
    expect(bytes.equals(readFileSync(join(FOLDER, path)))).toBe(true);
  });

  it('says for every number where it comes from and how far it may be trusted', () => {
    for (const [place, value] of objectsIn(file)) {
      const isNumbered = ['value', 'scoreMin', 'below', 'points', 'rows'].some(
        (key) => key in value,
      );
      // A term has the status of the duty or rule that it belongs to.
      if (isNumbered && !isTerm(place))
        expect(value, place).toMatchObject({ status: expect.any(String) });
      if (!('status' in value || 'source' in value)) continue;
      expect(statusSchema.options, place).toContain(value.status);
      expect(value.source, place).not.toEqual([]);
    }
  });

  it('cites only sources that the register knows', () => {
    for (const [place, { source }] of objectsIn(file)) {
      for (const citation of Array.isArray(source) ? source : []) {
        const [key = ''] = String(citation).split(' ');
        expect(Object.hasOwn(register.sources, key), `${place}: ${citation}`).toBe(true);
      }
    }
  });

  it('marks as PROP or OWN whatever has no other source', () => {
    for (const [place, { source, status }] of objectsIn(file)) {
      if (!Array.isArray(source)) continue;
      const keys = source.map((citation) => String(citation).split(' ')[0]);
      if (keys.every((key) => key === 'PROP')) expect(status, place).toBe('PROP');
      if (keys.every((key) => key === 'OWN')) expect(status, place).toBe('OWN');
      if (status === 'SEEN' || status === 'REPORTED' || status === 'ANALOG') {
        expect(
          keys.some((key) => /^S\d\d$|^PLAN$/.test(key ?? '')),
          place,
        ).toBe(true);
      }
    }
  });

  it('speaks Chinese where it says "zh" and no Chinese where it says "en"', () => {
    for (const [place, { zh, en }] of objectsIn(file)) {
      if (typeof zh === 'string') expect(zh, place).toMatch(/\p{Script=Han}/u);
      if (typeof en === 'string') expect(en, place).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

const isTerm = (place: string): boolean =>
  /\/(within|after|before|notBefore|cleanFor|objectWithin|involvingOthers)$/.test(place);

describe('publication', () => {
  it('finds nothing wrong with what is published', () => {
    expect(findings(publishedDigests())).toEqual([]);
    expect(Object.keys(publishedDigests()).sort()).toEqual(listedFiles());
  });

  it('refuses a published file that was edited', () => {
    const path = 'levels/warning-2026/1.0.0.json';
    const edited = { ...publishedDigests(), [path]: `sha256:${'0'.repeat(64)}` };
    expect(findings(edited)).toEqual([
      `${path} was published and must not be edited: add a new version`,
    ]);
  });

  it('refuses the removal of a published file', () => {
    const removed = { ...publishedDigests(), 'levels/warning-2025/1.0.0.json': 'sha256:0' };
    expect(findings(removed)).toEqual([
      'levels/warning-2025/1.0.0.json was published and must not be removed',
    ]);
  });

  it('has a catalog that lists every file', () => {
    expect(readFileSync(join(FOLDER, 'catalog.ts'), 'utf8')).toBe(catalogText());
    expect(Object.keys(modelFiles)).toEqual(listedFiles());
  });

  it('leaves no JSON file lying about that is neither published nor a list of the folder', () => {
    const json = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.json'));
    expect(json.sort()).toEqual([...listedFiles(), 'digests.json', 'sources.json'].sort());
  });
});

describe('the register of sources', () => {
  it('says of each what it is, where it is and how much of it was read', () => {
    for (const [key, { title, address, read }] of Object.entries(register.sources)) {
      expect(key).toMatch(/^(S\d\d|PROP|PANEL|OWN|PLAN)$/);
      for (const text of [title, address, read]) expect(text.length, key).toBeGreaterThan(3);
    }
  });
});

describe('the formulas of rules', () => {
  const known = new Set([...formulaNames(), ...applicationFacts().keys()]);

  it.each(allRules.filter(({ holds }) => holds !== undefined))(
    'of $id are conditions over known names',
    (rule) => {
      const parameters = new Set(rule.parameters?.map(({ id }) => id));
      const used = (rule.holds ?? []).flatMap(
        (text) =>
          parseFormula(text, (name) => known.has(name) || parameters.has(name), 'truth').names,
      );
      for (const id of parameters) {
        expect(used, 'a threshold that no condition uses').toContain(id);
        expect(known.has(id), 'a threshold that hides a fact').toBe(false);
      }
    },
  );

  it('are there, or the records that people read instead', () => {
    for (const { id, holds, records } of allRules) {
      expect(holds !== undefined || records !== undefined, id).toBe(true);
    }
  });
});

describe('a rule that blocks', () => {
  it('was seen or reported, and so were all its numbers', () => {
    const blocking = allRules.filter(({ effect }) => effect === 'block' || effect === 'veto');
    expect(blocking.length).toBeGreaterThan(20);
    for (const rule of blocking)
      expect(mayBlock(evaluateRule(rule, {}).status), rule.id).toBe(true);
  });

  it('has a remedy in plain words, like every other that asks for something', () => {
    for (const { id, effect, remedy } of allRules) {
      if (effect !== 'notice') expect(remedy, id).toBeDefined();
    }
  });
});

describe.each([
  ['mutual-aid', MUTUAL_AID],
  ['green-channel', GREEN_CHANNEL],
  ['shell-screen', SHELL_SCREEN],
] as const)('the rules of %s', (id, expected) => {
  const line = ({ id: ruleId, effect, status, parameters = [] }: Rule) =>
    [ruleId, effect, status, ...parameters.map((it_) => `${it_.value}:${it_.status}`)].join(' ');

  it('are those of the county’s tables, with their effect, status and numbers', () => {
    expect(rulePack(id).file.rules.map(line)).toEqual(expected.trim().split('\n'));
  });
});

describe('the green channel', () => {
  it('has a lane for every level, DATA_GAP and REVIEW included, and only one', () => {
    const levels = green.lanes?.flatMap((lane) => lane.levels) ?? [];
    expect([...levels].sort()).toEqual([...LEVELS].sort());
  });

  it('has the lanes of the county’s tables', () => {
    const lanes = Object.fromEntries(green.lanes?.map(({ id, levels }) => [id, levels]) ?? []);
    expect(lanes).toMatchObject({
      green: ['NORMAL', 'BLUE'],
      'green-with-plan': ['YELLOW'],
      guidance: ['ORANGE', 'RED'],
    });
  });

  it.each(green.programmes ?? [])(
    'has every gate of $id, and each number that it sets',
    (programme) => {
      const gates = programme.gates.map((id) => green.rules.find((rule) => rule.id === id));
      expect(programme.gates.length).toBeGreaterThan(0);
      for (const gate of gates) expect(['gate', 'route']).toContain(gate?.effect);
      if (programme.subject === 'household') return;
      const settable = gates.flatMap((gate) => gate?.parameters?.map(({ id }) => id) ?? []);
      for (const { id } of programme.parameters ?? []) expect(settable).toContain(id);
    },
  );

  it.each(green.programmes ?? [])(
    'has every document of $id, and each step that one waits for',
    (it_) => {
      const documents = green.documents?.map(({ id }) => id);
      for (const document of it_.documents ?? []) expect(documents).toContain(document);
      const before: string[] = [];
      for (const { id, after } of it_.steps ?? []) {
        for (const step of after) expect(before).toContain(step);
        before.push(id);
      }
      expect(before.length > 0).toBe(it_.subject === 'cooperative');
    },
  );

  it('lets the guarantor and the bank work at the same time', () => {
    const guaranteed = green.programmes?.filter(({ steps }) =>
      steps?.some(({ body }) => body === 'guarantor'),
    );
    expect(guaranteed).toHaveLength(3);
    for (const { steps = [] } of guaranteed ?? []) {
      const [guarantor, bank] = ['guarantor', 'bank'].map((body) =>
        steps.find((step) => step.body === body),
      );
      expect(guarantor?.after).toEqual(bank?.after);
    }
  });

  it('asks for a valid registration and a productive purpose in every programme', () => {
    for (const { id, subject, gates } of green.programmes ?? []) {
      if (subject === 'cooperative')
        expect(gates, id).toEqual(expect.arrayContaining(['GC-01', 'GC-03', 'GC-04', 'GC-08']));
      else expect(gates, id).toContain('GC-10');
    }
  });

  it('asks for no subsidy ban only where there is a subsidy', () => {
    const asking = green.programmes?.filter(({ gates }) => gates.includes('GC-06'));
    expect(asking?.map(({ id }) => id)).toEqual(['facility-interest-subsidy', 'development-fund']);
  });
});

describe('the indicator model', () => {
  const model = defaultModel();

  it('has the curves of the county’s tables', () => {
    const lines = model.file.criteria.flatMap(({ indicators }) =>
      indicators.map(({ id, direction, anchors }) =>
        [id, direction, ...anchors.points.map(([value, score]) => `${value}→${score}`)].join(' '),
      ),
    );
    expect(lines).toEqual(CURVES.trim().split('\n'));
  });

  it('has curves that go the way that they say', () => {
    for (const { indicators } of model.file.criteria) {
      for (const { id, direction, anchors } of indicators) {
        const scores = anchors.points.map(([, score]) => score);
        const sorted = [...scores].sort((a, b) => (direction === 'higher' ? a - b : b - a));
        expect(scores, id).toEqual(sorted);
      }
    }
  });

  it('has the judgments of the county’s tables', () => {
    const upper = (rows: readonly (readonly string[])[]) =>
      rows
        .slice(0, -1)
        .map((row, i) => row.slice(i + 1).join(' '))
        .join(' | ');
    const judged = Object.fromEntries(
      model.file.criteria.map(({ id, judgments }) => [id, upper(judgments.rows)]),
    );
    expect({ top: upper(model.file.judgments.rows), ...judged }).toEqual(JUDGMENTS);
  });

  it('names every number of its formulas, but for codes, the ends of the scale and the year', () => {
    for (const { indicators } of model.file.criteria) {
      for (const { id, formula, impossibleWhen = [], notApplicableWhen = [] } of indicators) {
        const texts = [
          formula,
          ...[...impossibleWhen, ...notApplicableWhen].map((it) => it.formula),
        ];
        const bare = texts.join(' ').replace(/ == \d/g, '');
        const numbers = bare.match(/(?<![\w.])\d+(\.\d+)?/g) ?? [];
        expect([id, numbers.filter((it) => !['0', '100', '365'].includes(it))]).toEqual([id, []]);
      }
    }
  });

  it('uses the eigenvector, Saaty’s table of 1980 and the limit 0.10', () => {
    expect(model.file.weighting).toMatchObject({
      method: 'eigenvector',
      randomIndex: 'saaty-1980',
      consistencyRatioLimit: 0.1,
    });
    expect(model.file.missingWeightLimit.value).toBe(0.2);
  });

  it('does not use what must not count: age, sex, family, income or property of persons', () => {
    const forbidden = /age|gender|family|spouse|deposit|realEstate|personalIncome/i;
    const facts = [...cooperativeFacts().keys(), ...applicationFacts().keys()];
    expect(
      facts.filter((id) => forbidden.test(id.replace(/coverage|average|damage|manage/gi, ''))),
    ).toEqual([]);
  });
});

describe('the warning levels', () => {
  const { levels } = defaultModel();

  it('have the thresholds of the county’s tables', () => {
    expect(levels.levels.map(({ id, scoreMin }) => `${id} ${scoreMin}`)).toEqual([
      'NORMAL 80',
      'BLUE 70',
      'YELLOW 60',
      'ORANGE 45',
      'RED 0',
    ]);
    expect(levels.criterionTriggers.map(({ below, level }) => `${below} ${level}`)).toEqual([
      '40 YELLOW',
      '60 BLUE',
    ]);
  });

  it('have triggers over indicators that the model has', () => {
    const ids = defaultModel().criteria.flatMap(({ indicators }) => indicators.map(({ id }) => id));
    for (const { indicator, code } of levels.indicatorTriggers)
      expect(ids, code).toContain(indicator);
  });
});

describe.each(statementFormIds())('the statement form %s', (id) => {
  const form = statementForm(id);
  if (form === undefined) throw new Error(`no form ${id}`);

  it.each([
    ['balance sheet', form.balanceSheet],
    ['surplus statement', form.surplusStatement],
  ])('has a %s whose lines are unique and whose sums add lines above them', (_, lines) => {
    const seen = new Set<string>();
    for (const { id: line, sum } of lines) {
      for (const term of sum ?? [])
        expect(seen, `${line} adds ${term}`).toContain(term.replace('-', ''));
      expect(seen).not.toContain(line);
      expect(line.endsWith(OPENING)).toBe(false);
      seen.add(line);
    }
    const names = lines.flatMap(({ zh, aliases = [] }) => [zh, ...aliases]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('has the lines that checks and ratios need', () => {
    const ids = form.balanceSheet.map(({ id: line }) => line);
    expect(ids).toEqual(
      expect.arrayContaining([
        'cash',
        'currentAssets',
        'fixedAssetsCost',
        'accumulatedDepreciation',
        'totalAssets',
        'currentLiabilities',
        'totalLiabilities',
        'shareCapital',
        'undistributedSurplus',
        'totalEquity',
      ]),
    );
  });
});

describe('the statement forms', () => {
  it('are seen for 2007 and marked OWN for 2023, whose official form is to be compared', () => {
    expect(statementForm('2007')?.status).toBe('SEEN');
    expect(statementForm('2023')).toMatchObject({
      status: 'OWN',
      source: expect.arrayContaining(['OWN']),
    });
  });
});
