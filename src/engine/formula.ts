import { create, type FactoryFunctionMap, type MathNode, parseDependencies } from 'mathjs/number';
import {
  type Arithmetic,
  type Comparison,
  compile,
  type Expression,
  type FunctionName,
  type Values,
} from './expression.ts';

/*
 * The formula language: mathjs syntax over named numbers, of which only what is listed here is
 * allowed. The checked tree belongs to us: one back end makes a closure of it (below), another may
 * make SQL of it, and neither can reach anything that the tree cannot say.
 */

export const FORMULA_LENGTH_MAX = 1000;
export const FORMULA_DEPTH_MAX = 32;

export type Formula = {
  readonly text: string;
  readonly tree: Expression;
  /** The names that it reads, each once, in order of appearance. */
  readonly names: readonly string[];
  /** Its number, or null if something that it needs is not known. */
  readonly evaluate: (values: Values) => number | null;
};

/** A formula that the language does not allow, with the place where it goes wrong (from 1). */
export class FormulaError extends Error {
  override readonly name = 'FormulaError';

  constructor(
    message: string,
    readonly text: string,
    readonly position: number,
  ) {
    super(`${message} at position ${position} of "${text}"`);
  }
}

type ValueType = 'number' | 'truth';
type Typed = { readonly expression: Expression; readonly type: ValueType };
type Reader = {
  readonly text: string;
  readonly known: (name: string) => boolean;
  readonly names: Set<string>;
};

// The parser alone: without the functions of mathjs a Worker carries a third of it.
const { parse } = create(parseDependencies as FactoryFunctionMap);
const ARITHMETIC = ['+', '-', '*', '/'];
const COMPARISONS = ['<', '<=', '>', '>=', '==', '!='];
const FUNCTIONS = ['min', 'max', 'abs', 'average'];
const TOO_DEEP = 'a formula is nested too deeply';

/**
 * Formula parsing: reads and checks a formula and compiles it to a closure.
 * Source of the syntax: mathjs expressions; of the whitelist: DESIGN of this project, section 6.
 *
 * @param text the formula, at most 1,000 characters and 32 levels deep
 * @param known tells which names may be used
 * @param type 'number' for a value, 'truth' for a condition, which evaluates to 1 or 0
 * @returns the formula with its tree, its names and its evaluator
 * @throws {FormulaError} for anything but numbers, known names, + − × ÷, comparisons, conditionals,
 *   min, max, abs and average
 * @example
 * parseFormula('a / (a + b)', () => true).evaluate({ a: 1, b: 3 }); // => 0.25
 */
export function parseFormula(
  text: string,
  known: (name: string) => boolean,
  type: ValueType = 'number',
): Formula {
  if (text.length > FORMULA_LENGTH_MAX) {
    throw new FormulaError('a formula is too long', `${text.slice(0, 40)}…`, FORMULA_LENGTH_MAX);
  }
  const reader: Reader = { text, known, names: new Set() };
  const { expression } = expectType(read(parseText(text), reader, 0), type, reader, '');
  return { text, tree: expression, names: [...reader.names], evaluate: compile(expression) };
}

function parseText(text: string): MathNode {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof RangeError) throw new FormulaError(TOO_DEEP, text, text.indexOf('(') + 1);
    const position = (error as { char?: unknown }).char;
    const message = error instanceof Error ? error.message.replace(/ \(char \d+\)$/, '') : '';
    throw new FormulaError(message, text, typeof position === 'number' ? position : 1);
  }
}

/** mathjs keeps no places in its tree, so the first occurrence of the offending token is named. */
function refuse(message: string, token: string | RegExp, { text }: Reader): FormulaError {
  return new FormulaError(message, text, Math.max(0, placeOf(token, text)) + 1);
}

function placeOf(token: string | RegExp, text: string): number {
  if (token instanceof RegExp) return text.search(token);
  const word = /^\w+$/.test(token) ? text.search(new RegExp(`\\b${token}\\b`)) : -1;
  return word === -1 ? text.indexOf(token) : word;
}

type AnyNode = MathNode & {
  readonly name?: string;
  readonly value?: unknown;
  readonly op?: string;
  readonly implicit?: boolean;
  readonly content?: MathNode;
  readonly args?: MathNode[];
  readonly fn?: MathNode & { readonly name?: string };
  readonly condition?: MathNode;
  readonly trueExpr?: MathNode;
  readonly falseExpr?: MathNode;
};

function read(mathNode: MathNode, reader: Reader, depth: number): Typed {
  if (depth > FORMULA_DEPTH_MAX) throw refuse(TOO_DEEP, '(', reader);
  const node = mathNode as AnyNode;
  const below = (child: MathNode | undefined) => read(child as MathNode, reader, depth + 1);
  switch (node.type) {
    case 'ConstantNode':
      return readNumber(node, reader);
    case 'SymbolNode':
      return readName(node.name as string, reader);
    case 'ParenthesisNode':
      return below(node.content);
    case 'OperatorNode':
      return readOperator(node, (node.args ?? []).map(below), reader);
    case 'ConditionalNode':
      return readConditional(
        below(node.condition),
        below(node.trueExpr),
        below(node.falseExpr),
        reader,
      );
    case 'FunctionNode':
      return readCall(node, () => (node.args ?? []).map(below), reader);
    default:
      throw refuse(`${node.type} is not allowed`, FORBIDDEN_TOKENS[node.type] ?? '', reader);
  }
}

const FORBIDDEN_TOKENS: Readonly<Record<string, string | RegExp>> = {
  AccessorNode: /\.(?!\d)|\[/,
  ArrayNode: '[',
  AssignmentNode: '=',
  BlockNode: ';',
  FunctionAssignmentNode: '=',
  IndexNode: '[',
  ObjectNode: '{',
  RangeNode: ':',
};

function readNumber(node: AnyNode, reader: Reader): Typed {
  if (typeof node.value !== 'number' || !Number.isFinite(node.value)) {
    throw refuse('only finite numbers are allowed', String(node.value), reader);
  }
  return { expression: { kind: 'number', value: node.value }, type: 'number' };
}

function readName(name: string, reader: Reader): Typed {
  if (!reader.known(name)) throw refuse(`unknown name ${name}`, name, reader);
  reader.names.add(name);
  return { expression: { kind: 'name', name }, type: 'number' };
}

function readOperator(node: AnyNode, operands: readonly Typed[], reader: Reader): Typed {
  const operator = node.op as string;
  const numbers = operands.map((operand) => expectType(operand, 'number', reader, operator));
  const [left, right] = numbers.map(({ expression }) => expression);
  if (left && !right && operator === '-') {
    return { expression: { kind: 'negation', operand: left }, type: 'number' };
  }
  if (left && right && node.implicit !== true && ARITHMETIC.includes(operator)) {
    const kind = 'arithmetic';
    return { expression: { kind, operator: operator as Arithmetic, left, right }, type: 'number' };
  }
  if (left && right && COMPARISONS.includes(operator)) {
    const kind = 'comparison';
    return { expression: { kind, operator: operator as Comparison, left, right }, type: 'truth' };
  }
  throw refuse(`the operator ${operator} is not allowed here`, operator, reader);
}

function readConditional(test: Typed, whenTrue: Typed, whenFalse: Typed, reader: Reader): Typed {
  const expression: Expression = {
    kind: 'conditional',
    test: expectType(test, 'truth', reader, '?').expression,
    whenTrue: whenTrue.expression,
    whenFalse: expectType(whenFalse, whenTrue.type, reader, ':').expression,
  };
  return { expression, type: whenTrue.type };
}

function readCall(node: AnyNode, readOperands: () => readonly Typed[], reader: Reader): Typed {
  // mathjs gives the function of "a.min(1)" the name "min" too.
  if (node.fn?.type !== 'SymbolNode') {
    throw refuse('a function must be called by its plain name', /[.[(]/, reader);
  }
  const name = node.fn.name ?? '';
  if (!FUNCTIONS.includes(name)) throw refuse(`the function ${name} is not allowed`, name, reader);
  const operands = readOperands().map((operand) => expectType(operand, 'number', reader, name));
  if (operands.length === 0 || (name === 'abs' && operands.length > 1)) {
    throw refuse(`${name} has the wrong number of arguments`, name, reader);
  }
  return {
    expression: {
      kind: 'call',
      name: name as FunctionName,
      operands: operands.map(({ expression }) => expression),
    },
    type: 'number',
  };
}

function expectType(typed: Typed, type: ValueType, reader: Reader, token: string): Typed {
  if (typed.type === type) return typed;
  const message = type === 'truth' ? 'a condition is needed' : 'a number is needed';
  throw refuse(message, token, reader);
}
