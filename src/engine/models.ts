import { modelDigests, modelFiles } from '../../models/catalog.ts';
import {
  type FactVocabularyFile,
  type IndicatorModelFile,
  modelFileSchema,
  type RulePackFile,
  type StatementFormFile,
  type WarningLevelsFile,
} from './model-schema.ts';

/** A published file, checked, with its digest. */
export type Published<File> = { readonly file: File; readonly digest: string };

type FileByKind = {
  'indicator-model': IndicatorModelFile;
  'warning-levels': WarningLevelsFile;
  'statement-form': StatementFormFile;
  'fact-vocabulary': FactVocabularyFile;
  'rule-pack': RulePackFile;
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

/** The newest published version of a file, as `folder/id/x.y.z.json`. */
export function newestVersion(folder: string, id: string): string | undefined {
  const prefix = `${folder}/${id}/`;
  return Object.keys(modelFiles)
    .filter((path) => path.startsWith(prefix))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);
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

/** The newest version of an indicator model, or undefined if there is none of that id. */
export const indicatorModelFile = (id: string) => newest('indicators', id, 'indicator-model');

/** A statement form by its id ("2007", "2023"), or undefined. */
export const statementForm = (id: string) => newest('forms', id, 'statement-form')?.file;

/** The ids of all statement forms. */
export const statementFormIds = () => [
  ...new Set(
    Object.keys(modelFiles)
      .filter((path) => path.startsWith('forms/'))
      .map((path) => path.split('/')[1] as string),
  ),
];

/** A vocabulary of facts: "cooperative" or "application". */
export const factVocabulary = (id: string) =>
  required(newest('facts', id, 'fact-vocabulary'), `facts/${id}`).file;

/** A rule pack: "green-channel", "mutual-aid" or "shell-screen". */
export const rulePack = (id: string) => required(newest('rules', id, 'rule-pack'), `rules/${id}`);
