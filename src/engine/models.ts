import { modelDigests, modelFiles, modelTexts } from '../../models/catalog.ts';
import type { DualControlFile } from './dual-control/schema.ts';
import type { WarningHistoryFile } from './history/schema.ts';
import {
  type FactVocabularyFile,
  type IndicatorModelFile,
  modelFileSchema,
  type RetentionScheduleFile,
  type StatementFormFile,
  type WarningLevelsFile,
} from './model-schema.ts';
import type { RulePackFile } from './rule-pack-schema.ts';
import type { SelfCheckFile } from './self-check.ts';

/** A published file, checked, with its digest. */
export type Published<File> = { readonly file: File; readonly digest: string };

type FileByKind = {
  'indicator-model': IndicatorModelFile;
  'warning-levels': WarningLevelsFile;
  'statement-form': StatementFormFile;
  'fact-vocabulary': FactVocabularyFile;
  'rule-pack': RulePackFile;
  'retention-schedule': RetentionScheduleFile;
  'dual-control': DualControlFile;
  'warning-history': WarningHistoryFile;
  'self-check': SelfCheckFile;
};

const checked = new Map<string, Published<FileByKind[keyof FileByKind]>>();

/**
 * Published model file by its path, checked against the schema of its kind the first time.
 *
 * @param path below models/, such as "levels/warning-2026/1.0.0.json"
 * @param kind the kind that it must be
 * @returns the file and its digest, or undefined if there is none
 * @throws {Error} if the file does not have the shape of its kind
 * @example
 * publishedFile('forms/2007/1.0.0.json', 'statement-form').file.instrument; // => "财会〔2007〕15号"
 */
export function publishedFile<Kind extends keyof FileByKind>(
  path: string,
  kind: Kind,
): Published<FileByKind[Kind]> | undefined {
  if (!Object.hasOwn(modelFiles, path)) return undefined;
  const known = checked.get(path) ?? {
    file: modelFileSchema.parse(modelFiles[path]),
    digest: modelDigests[path] ?? '',
  };
  if (known.file.kind !== kind) throw new Error(`models/${path} is not a file of kind ${kind}`);
  checked.set(path, known);
  return known as Published<FileByKind[Kind]>;
}

/**
 * Newest version: the path of the newest published version of a file.
 *
 * @param folder "indicators", "levels", "history", "forms", "facts", "rules" or "retention"
 * @param id the folder below it
 * @returns `folder/id/x.y.z.json`, or undefined if there is none
 * @example
 * newestVersion('forms', '2007'); // => "forms/2007/1.0.0.json"
 */
export function newestVersion(folder: string, id: string): string | undefined {
  return versionPaths(folder, id).at(-1);
}

function versionPaths(folder: string, id: string): string[] {
  const prefix = `${folder}/${id}/`;
  return Object.keys(modelFiles)
    .filter((path) => path.startsWith(prefix))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/**
 * Referred file: the file that another file was made with. Its digest must be the one that was
 * noted then.
 *
 * @param reference the path below models/ and the digest
 * @param kind the kind that it must be
 * @returns the file
 * @throws {Error} if there is none, or it has another digest
 * @example
 * referredFile(
 *   indicatorModelFile('gaoqing-2026').file.levels,
 *   'warning-levels',
 * ).id; // => "warning-2026"
 */
export function referredFile<Kind extends keyof FileByKind>(
  { file, digest }: { readonly file: string; readonly digest: string },
  kind: Kind,
): FileByKind[Kind] {
  const published = publishedFile(file, kind);
  if (published?.digest === digest) return published.file;
  throw new Error(`models/${file} is not the file that the model was made with`);
}

function newest<Kind extends keyof FileByKind>(
  folder: string,
  id: string,
  kind: Kind,
): Published<FileByKind[Kind]> | undefined {
  const path = newestVersion(folder, id);
  return path === undefined ? undefined : publishedFile(path, kind);
}

function required<File>(published: Published<File> | undefined, name: string): Published<File> {
  if (published === undefined) throw new Error(`models/ has no ${name}`);
  return published;
}

/**
 * Indicator model: a version of one, as published.
 *
 * @param id such as "gaoqing-2026"
 * @param version such as "1.0.0"; the newest by default
 * @returns the file and its digest, or undefined if there is none
 * @example
 * indicatorModelFile('gaoqing-2026', '1.0.0').file.criteria.length; // => 6
 */
export const indicatorModelFile = (id: string, version?: string) =>
  version === undefined
    ? newest('indicators', id, 'indicator-model')
    : publishedFile(`indicators/${id}/${version}.json`, 'indicator-model');

/**
 * Indicator-model versions: those of one model that every build contains.
 *
 * @param id such as "gaoqing-2026"
 * @returns the versions, newest first; none if there is no such model
 * @example
 * indicatorModelVersions('gaoqing-2026'); // => ["1.0.0"]
 */
export const indicatorModelVersions = (id: string) =>
  versionPaths('indicators', id)
    .map((path) => path.slice(`indicators/${id}/`.length, -'.json'.length))
    .reverse();

/**
 * Indicator-model text: the file of a version, to the byte as it was published.
 *
 * @param id such as "gaoqing-2026"
 * @param version such as "1.0.0"; the newest by default
 * @returns its text and digest, or undefined if there is none
 * @example
 * indicatorModelText('gaoqing-2026', '1.0.0').text.startsWith('{'); // => true
 */
export function indicatorModelText(
  id: string,
  version?: string,
): { readonly text: string; readonly digest: string } | undefined {
  const file =
    version === undefined ? newestVersion('indicators', id) : `indicators/${id}/${version}.json`;
  const path = file ?? '';
  if (!Object.hasOwn(modelTexts, path)) return undefined;
  return { text: modelTexts[path] as string, digest: modelDigests[path] as string };
}

/**
 * Statement form: the newest version of one.
 *
 * @param id "2007" or "2023"
 * @returns the form, or undefined if there is none of that id
 * @example
 * statementForm('2023').instrument; // => "财会〔2021〕37号"
 */
export const statementForm = (id: string) => newest('forms', id, 'statement-form')?.file;

/**
 * Statement-form ids: the forms that statements may have.
 *
 * @returns each id once, in order
 * @example
 * statementFormIds(); // => ["2007","2023"]
 */
export const statementFormIds = () => [
  ...new Set(
    Object.keys(modelFiles)
      .filter((path) => path.startsWith('forms/'))
      .map((path) => path.split('/')[1] as string),
  ),
];

/**
 * Fact vocabulary: the newest list of facts that may be stated about a subject.
 *
 * @param id "cooperative" or "application"
 * @returns the file
 * @throws {Error} if there is none of that id
 * @example
 * factVocabulary('application').facts[0].id; // => "amountYuan"
 */
export const factVocabulary = (id: string) =>
  required(newest('facts', id, 'fact-vocabulary'), `facts/${id}`).file;

/**
 * Rule pack: the newest version of one, as published.
 *
 * @param id "green-channel", "mutual-aid" or "shell-screen"
 * @returns the file and its digest
 * @throws {Error} if there is none of that id
 * @example
 * rulePack('shell-screen').file.rules.length; // => 6
 */
export const rulePack = (id: string) => required(newest('rules', id, 'rule-pack'), `rules/${id}`);

/**
 * Retention schedule: the newest version of how long which data are kept.
 *
 * @returns the file and its digest
 * @throws {Error} if there is none
 * @example
 * retentionSchedule().file.periods[0].unit; // => "hours"
 */
export const retentionSchedule = () =>
  required(newest('retention', 'default', 'retention-schedule'), 'retention/default');

/**
 * Dual control: the newest version of what each state asks of both sides, as published.
 *
 * @returns the file and its digest
 * @throws {Error} if there is none
 * @example
 * dualControl().file.states.length; // => 8
 */
export const dualControl = () =>
  required(newest('control', 'dual-control', 'dual-control'), 'control/dual-control');

/**
 * Dual control of a case: the version that it is bound to.
 *
 * @param version such as "1.0.0"
 * @param digest that was noted with it
 * @returns the file
 * @throws {Error} if there is none, or it has another digest
 * @example
 * dualControlOf('1.1.0', dualControl().digest).states[0].code; // => "S0"
 */
export const dualControlOf = (version: string, digest: string) =>
  referredFile({ file: `control/dual-control/${version}.json`, digest }, 'dual-control');

/**
 * Warning history: the newest version of what former ratings and broken rules ask for.
 *
 * @returns the file and its digest
 * @throws {Error} if there is none
 * @example
 * warningHistory().file.quarter.value; // => 3
 */
export const warningHistory = () =>
  required(newest('history', 'warning-2026', 'warning-history'), 'history/warning-2026');

/**
 * Self-check: the newest version of what a cooperative asks itself, as published.
 *
 * @returns the file and its digest
 * @throws {Error} if there is none
 * @example
 * selfCheck().file.lists[0].indicator; // => "F1"
 */
export const selfCheck = () =>
  required(newest('prevention', 'self-check', 'self-check'), 'prevention/self-check');
